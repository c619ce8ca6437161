#include "app/cli/evaluation.h"

#include <algorithm>

namespace pushforward::app {
namespace {

// Points per request: enough to keep a device busy, few enough for any device's memory.
constexpr Eigen::Index chunk_size = 1 << 16;

bool is_double(const Engine& engine) { return engine.description().precision == "float64"; }

EvaluatedPoints evaluate_chunk(Engine& engine, const Stack& stack, Direction direction, const Matrix& points) {
  if (is_double(engine)) {
    // An Evaluation is in float; the reference mathematics itself is not.
    Pass pass = run(stack, direction, points);
    return {std::move(pass.points), std::move(pass.log_det)};
  }
  std::vector<float> source(static_cast<std::size_t>(points.size()));
  Eigen::Map<Eigen::MatrixXf>(source.data(), points.rows(), points.cols()) = points.cast<float>();
  EvaluationRequest request;
  request.direction = direction;
  request.range = {0, -1};
  request.source = std::move(source);
  const Evaluation evaluation = engine.evaluate(request);
  return {Eigen::Map<const Eigen::MatrixXf>(evaluation.points.data(), points.rows(), points.cols()).cast<double>(),
          Eigen::Map<const Eigen::VectorXf>(evaluation.log_det.data(), points.cols()).cast<double>()};
}

}  // namespace

EvaluatedPoints evaluate_points(Engine& engine, const Stack& stack, Direction direction, const Matrix& points) {
  engine.set_stack(stack);
  EvaluatedPoints result{Matrix(points.rows(), points.cols()), Vector(points.cols())};
  for (Eigen::Index first = 0; first < points.cols(); first += chunk_size) {
    const Eigen::Index count = std::min(chunk_size, points.cols() - first);
    const EvaluatedPoints chunk = evaluate_chunk(engine, stack, direction, points.middleCols(first, count));
    result.points.middleCols(first, count) = chunk.points;
    result.log_det.segment(first, count) = chunk.log_det;
  }
  return result;
}

int significant_digits(const Engine& engine) { return is_double(engine) ? 17 : 9; }

}  // namespace pushforward::app
