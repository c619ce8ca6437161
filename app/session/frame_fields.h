// The pictures of one frame: density and log-det on a grid, the warped mesh, the latent points, the samples. begin()
// only enqueues, so that training can be enqueued behind it before finish() waits.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/session/frame.h"
#include "app/session/pace.h"
#include "app/session/view_request.h"

namespace pushforward::app {

// All layers, or as many as the request says.
[[nodiscard]] double shown_depth(const ViewRequest& view, const Stack& stack);

// What pictures are made of: the stack that trains, or one that the engine is given instead, an earlier state.
struct Shown {
  std::shared_ptr<const Stack> stack;
  bool is_given = false;
  // For EvaluationRequest::stack.
  [[nodiscard]] std::shared_ptr<const Stack> given() const { return is_given ? stack : nullptr; }
};

class FrameFields {
 public:
  struct Quality {
    int longest_side;  // in cells: what the worker can afford of ViewRequest::longest_side_pixels
    bool sparing;      // a coarser mesh, and either latent points or samples, in turn
    bool in_turn;      // latent points or samples, while somebody waits for the fields
    bool exact;        // otherwise conditioners may be looked up in tables, TableDetail says how fine
  };
  void begin(Engine& engine, const Shown& shown, const CompiledTarget& target, const ViewRequest& view,
             const Quality& quality, double temperature);
  void finish(Engine& engine);
  void write_to(Frame& frame) const;
  // Of the last finish(): no tables were used.
  [[nodiscard]] bool is_exact() const { return exact_; }
  // For other pictures of this moment.
  [[nodiscard]] int table_cells() const { return tables_.table_cells(); }
  // Of the inverse direction, by layer, over the latent view's points: from the last finish().
  [[nodiscard]] const std::vector<double>& mean_log_det() const { return mean_log_det_; }
  // Seconds that the last begin() and finish() took: what the training lost by them.
  [[nodiscard]] double seconds() const { return seconds_; }

 private:
  // What was asked for together; the numbers say which of the tickets is which.
  struct Pending {
    std::vector<EvaluationRequest> requests;
    std::vector<EvaluationTicket> tickets;
    std::optional<std::size_t> latent, samples;
    Grid grid;
    ViewRequest view;
    int layers;
    std::shared_ptr<const Stack> given;  // Shown::given
    std::shared_ptr<PointCloud> latent_cloud;
  };
  const std::vector<float>& warp_vertices(const ViewRequest& view);
  const std::vector<float>& base_points(int count, double temperature);

  static void begin_in_part(Engine& engine, std::shared_ptr<const Stack> stack, Pending& pending);
  void ask_latent(const Stack& stack, const CompiledTarget& target, Pending& pending);
  void take_density(Evaluation field, const Pending& pending);
  void take_latent(Evaluation latent, Pending& pending);

  std::optional<Pending> pending_;
  TableDetail tables_;
  bool exact_ = true;
  std::shared_ptr<const Stack> given_;  // of the last finish()
  std::uint64_t turn_ = 0;              // of the points that share frames when sparing
  double seconds_ = 0.0;
  std::shared_ptr<const DensityField> density_;
  std::shared_ptr<const WarpMesh> warp_;
  std::shared_ptr<const PointCloud> latent_, samples_;
  std::vector<double> mean_log_det_;

  // Inputs that stay the same from frame to frame, so that every dot can be followed.
  Box vertices_box_;
  int vertices_side_ = 0;
  std::vector<float> vertices_;
  double base_temperature_ = 0.0;
  std::vector<float> base_points_;
};

}  // namespace pushforward::app
