#include "app/cli/bench_frames.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/cli/stopwatch.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr Box warp_box{-3.0, 3.0, -3.0, 3.0};

// Enough for the networks to bend: about a second of couplings at most.
constexpr int steps_before_frame = 300;
// The whole stack.
constexpr LayerRange all_layers_range{0, -1};

EvaluationRequest fields_request(const CompiledTarget& target) {
  EvaluationRequest request;
  request.direction = Direction::inverse;
  request.range = all_layers_range;
  request.source = Grid{target.target->box(), field_side, field_side};
  request.want_points = false;
  request.want_log_prob = true;
  return request;
}

EvaluationRequest warp_request() {
  std::vector<float> points;
  for (const bool upright : {false, true}) {
    for (int line = 0; line < warp_lines; ++line) {
      for (int i = 0; i < warp_line_points; ++i) {
        const double across = std::lerp(warp_box.left, warp_box.right, line / (warp_lines - 1.0));
        const double along = std::lerp(warp_box.bottom, warp_box.top, i / (warp_line_points - 1.0));
        points.push_back(static_cast<float>(upright ? across : along));
        points.push_back(static_cast<float>(upright ? along : across));
      }
    }
  }
  EvaluationRequest request;
  request.direction = Direction::forward;
  request.range = all_layers_range;
  request.source = std::move(points);
  return request;
}

EvaluationRequest latent_request(const CompiledTarget& target) {
  const auto end = std::min<std::size_t>(2 * latent_points, target.pool_points.size());
  EvaluationRequest request;
  request.direction = Direction::inverse;
  request.range = all_layers_range;
  request.source =
      std::vector<float>(target.pool_points.begin(), target.pool_points.begin() + static_cast<std::ptrdiff_t>(end));
  request.want_log_det_by_layer = true;
  return request;
}

struct Drawn {
  double milliseconds = 0.0;
  double density_error = 0.0;
};

Drawn draw(Engine& engine, const std::vector<EvaluationRequest>& requests) {
  Drawn drawn;
  const Stopwatch stopwatch;
  for (const EvaluationTicket ticket : engine.begin_all(requests)) {
    const Evaluation evaluation = engine.finish(ticket);
    if (evaluation.count == 0 || !std::isfinite(evaluation.log_det.front()))
      throw DeviceError("An evaluation of the benchmark came back empty or not finite. Run `pushforward check`.");
    drawn.density_error = std::max(drawn.density_error, evaluation.density_error);
  }
  drawn.milliseconds = 1e3 * stopwatch.seconds();
  return drawn;
}

}  // namespace

void measure_frame(TrainingBench& bench, Engine& engine, const TrainingCase& bench_case, FrameTimes& times) {
  bench.load(bench_case);
  // From the start every conditioner is constant: a table of it would be no test.
  engine.train(steps_before_frame);
  static_cast<void>(engine.collect());
  const CompiledTarget& target = bench.target_of(bench_case);
  std::vector<EvaluationRequest> requests = {fields_request(target), warp_request(), latent_request(target)};
  draw(engine, requests);  // buffers are made
  times.exact.values.push_back(draw(engine, requests).milliseconds);
  for (EvaluationRequest& request : requests) request.table_cells = live_table_cells;
  draw(engine, requests);
  const Drawn live = draw(engine, requests);
  times.live.values.push_back(live.milliseconds);
  times.density_error = std::max(times.density_error, live.density_error);
}

double measure_edit(TrainingBench& bench, Engine& engine, const TrainingCase& bench_case) {
  bench.load(bench_case);
  engine.train(16);
  static_cast<void>(engine.collect());
  const auto middle = static_cast<std::ptrdiff_t>(bench_case.stack.layers.size() / 2);
  std::vector<double> milliseconds;
  for (const bool insert : {true, false, true, false}) {
    LayerEntry layer = make_layer(bench_case.stack.layers.front().type, bench_case.stack.layers.front().hyper);
    const Stopwatch stopwatch;
    Stack stack = engine.stack();
    if (insert)
      stack.layers.insert(stack.layers.begin() + middle, std::move(layer));
    else
      stack.layers.erase(stack.layers.begin() + middle);
    engine.set_stack(stack);
    engine.train(1);
    if (!engine.collect().finite) throw DeviceError("A step after an edit was not finite. Run `pushforward check`.");
    milliseconds.push_back(1e3 * stopwatch.seconds());
    engine.train(16);
    static_cast<void>(engine.collect());
  }
  return median(milliseconds);
}

}  // namespace pushforward::app
