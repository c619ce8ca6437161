#include "core/flow/flow.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "core/random/counter.h"

namespace pushforward {

namespace {

void check_range(const Stack& stack, LayerRange range) {
  if (range.first < 0 || range.first > range.last || range.last > static_cast<int>(stack.layers.size()))
    throw std::out_of_range("layers " + std::to_string(range.first) + " to " + std::to_string(range.last) +
                            " are not a part of a stack of " + std::to_string(stack.layers.size()));
}

void check_points(const Stack& stack, const Matrix& points) {
  if (points.rows() != stack.dim)
    throw std::invalid_argument("points of " + std::to_string(points.rows()) + " dimensions in a stack of " +
                                std::to_string(stack.dim));
}

// The indices of a range in the order in which a direction meets them.
std::vector<int> visiting_order(LayerRange range, Direction direction) {
  std::vector<int> order;
  if (direction == Direction::forward)
    for (int index = range.first; index < range.last; ++index) order.push_back(index);
  else
    for (int index = range.last; index-- > range.first;) order.push_back(index);
  return order;
}

// The direction in which the layer's own mathematics is used: an inverted entry swaps them.
bool runs_forward(const LayerEntry& entry, Direction direction) {
  return (direction == Direction::forward) != entry.inverted;
}

void run_layer(const LayerEntry& entry, const LayerView& view, Direction direction, const Matrix& in, Matrix& out,
               Vector& log_det) {
  if (runs_forward(entry, direction))
    entry.layer().forward(view, in, out, log_det);
  else
    entry.layer().inverse(view, in, out, log_det);
}

}  // namespace

Pass run(const Stack& stack, Direction direction, const Matrix& points, LayerRange range, bool by_layer) {
  check_range(stack, range);
  check_points(stack, points);
  Pass pass{points, Vector::Zero(points.cols()), {}};
  if (by_layer) pass.log_det_by_layer = Matrix::Zero(range.last - range.first, points.cols());
  Matrix out;
  Vector log_det;
  for (const int index : visiting_order(range, direction)) {
    const LayerEntry& entry = stack.layers[static_cast<std::size_t>(index)];
    if (entry.bypassed) continue;
    const std::vector<double> values = entry.values(stack.dim);
    run_layer(entry, {entry.hyper, stack.dim, values}, direction, pass.points, out, log_det);
    std::swap(pass.points, out);
    pass.log_det += log_det;
    if (by_layer) pass.log_det_by_layer.row(index - range.first) = log_det.transpose();
  }
  return pass;
}

Pass run(const Stack& stack, Direction direction, const Matrix& points) {
  return run(stack, direction, points, whole(stack));
}

Vector base_log_density(const Matrix& z, double temperature) {
  const double log_normaliser =
      static_cast<double>(z.rows()) * (0.5 * std::log(2.0 * std::numbers::pi) + std::log(temperature));
  return (-0.5 / (temperature * temperature) * z.colwise().squaredNorm().array() - log_normaliser).transpose();
}

Vector log_prob(const Stack& stack, const Matrix& x, double temperature) {
  const Pass pass = run(stack, Direction::inverse, x);
  return base_log_density(pass.points, temperature) + pass.log_det;
}

Matrix sample(const Stack& stack, int count, std::uint64_t seed, double temperature) {
  Matrix z(stack.dim, count);
  for (int i = 0; i < count; ++i)
    for (int component = 0; component < stack.dim; ++component)
      z(component, i) = temperature * standard_normal(seed, Stream::sampling, 0, static_cast<std::uint32_t>(i),
                                                      static_cast<std::uint32_t>(component));
  return run(stack, Direction::forward, z).points;
}

Gradient run_gradient(const Stack& stack, Direction direction, const Matrix& points, const Matrix& seed_points,
                      const Vector& seed_log_det) {
  check_points(stack, points);
  struct Visit {
    const LayerEntry* entry;
    std::size_t index;
    std::vector<double> values;
    Matrix input;
  };
  std::vector<Visit> visits;
  Matrix current = points;
  Matrix output;
  Vector log_det;
  for (const int index : visiting_order(whole(stack), direction)) {
    const LayerEntry& entry = stack.layers[static_cast<std::size_t>(index)];
    if (entry.bypassed) continue;
    visits.push_back({&entry, static_cast<std::size_t>(index), entry.values(stack.dim), current});
    run_layer(entry, {entry.hyper, stack.dim, visits.back().values}, direction, visits.back().input, output, log_det);
    std::swap(current, output);
  }

  Gradient gradient;
  gradient.points = seed_points;
  for (const LayerEntry& entry : stack.layers) gradient.parameters.emplace_back(entry.parameters.size(), 0.0);
  for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) {
    const LayerEntry& entry = *visit->entry;
    const LayerView view{entry.hyper, stack.dim, visit->values};
    std::vector<double> grad_values(visit->values.size(), 0.0);
    Matrix grad_input;
    // `current` is this layer's output.
    if (runs_forward(entry, direction))
      entry.layer().forward_gradient(view, visit->input, current, gradient.points, seed_log_det, grad_input,
                                     grad_values);
    else
      entry.layer().inverse_gradient(view, visit->input, current, gradient.points, seed_log_det, grad_input,
                                     grad_values);
    entry.layer().constrain_gradient(entry.hyper, stack.dim, entry.parameters, grad_values,
                                     gradient.parameters[visit->index]);
    gradient.points = std::move(grad_input);
    current = std::move(visit->input);
  }
  return gradient;
}

}  // namespace pushforward
