// The metrics by quadrature while training goes on: the engine keeps a copy of the parameters, and a few rows of the
// grid are evaluated behind every frame.
#pragma once

#include <memory>
#include <vector>

#include "app/session/prepared_target.h"

namespace pushforward::app {

class SlicedQuadrature {
 public:
  // Holds the engine's parameters as they are now. `patience_seconds`: a fine grid that would take longer (at
  // `share` of the time) is replaced by the coarse one.
  void start(Engine& engine, std::shared_ptr<const PreparedTarget> target, double patience_seconds, double share);
  void abandon();
  [[nodiscard]] bool is_running() const { return quadrature_ != nullptr; }
  void begin_slice(Engine& engine, double budget_seconds);
  // True when log q is known on all nodes.
  [[nodiscard]] bool finish_slice(Engine& engine);
  [[nodiscard]] double seconds() const { return seconds_; }  // of the last slice

  struct Result {
    std::shared_ptr<const PreparedTarget> target;  // owns the quadrature
    const Quadrature* quadrature = nullptr;
    std::vector<float> log_q;
    std::int64_t step = 0;
    double round_trip = 0.0;
  };
  // After finish_slice() was true; ends the run. Result.quadrature->measure(log_q) may run on any thread.
  [[nodiscard]] Result take();

 private:
  std::shared_ptr<const PreparedTarget> target_;
  const Quadrature* quadrature_ = nullptr;
  std::vector<float> log_q_;
  std::int64_t step_ = 0;
  double round_trip_ = 0.0;
  int rows_done_ = 0;
  int rows_pending_ = 0;
  EvaluationTicket ticket_ = 0;
  double seconds_ = 0.0;
  double seconds_per_node_ = 1e-7;  // a guess before the first slice
};

}  // namespace pushforward::app
