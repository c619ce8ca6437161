// The densities after 0, 1, ..., K layers, a few frames of the film at a time so that no single frame of the window is
// delayed by them.
#pragma once

#include <memory>
#include <vector>

#include "app/session/frame.h"
#include "app/session/frame_fields.h"
#include "app/session/view_request.h"

namespace pushforward::app {

class FilmStrip {
 public:
  // Longer stacks are shown at this many depths, evenly spread.
  static constexpr int most_frames = 65;

  void start(const Shown& shown, const ViewRequest& view, double temperature);
  void abandon();
  [[nodiscard]] bool is_running() const { return !depths_.empty(); }
  // `table_cells`: see EvaluationRequest.
  void begin_slice(Engine& engine, double budget_seconds, int table_cells);
  // True when the film is complete.
  [[nodiscard]] bool finish_slice(Engine& engine);
  [[nodiscard]] std::shared_ptr<const std::vector<FilmFrame>> film() const { return film_; }
  [[nodiscard]] double seconds() const { return seconds_; }  // of the last slice

 private:
  std::vector<int> depths_;             // of the film in the making; empty when none is
  std::shared_ptr<const Stack> given_;  // Shown::given
  Grid grid_;
  double temperature_ = 1.0;
  std::vector<FilmFrame> made_;
  std::vector<EvaluationTicket> pending_;
  double seconds_ = 0.0;
  // A film frame passes as many layers as it is deep, and there is what every evaluation costs: as much as one layer,
  // say. A guess before the first slice.
  double seconds_per_layer_ = 2e-4;
  std::shared_ptr<const std::vector<FilmFrame>> film_;
};

}  // namespace pushforward::app
