#include "tests/app/views/frame_maker.h"

#include <cmath>

namespace pushforward::test {
namespace {

std::vector<float> interleaved(const Matrix& points) {
  std::vector<float> result;
  result.reserve(static_cast<std::size_t>(points.size()));
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    result.push_back(static_cast<float>(points(0, i)));
    result.push_back(static_cast<float>(points(1, i)));
  }
  return result;
}

std::vector<float> narrowed(const Vector& values) {
  std::vector<float> result;
  result.reserve(static_cast<std::size_t>(values.size()));
  for (const double value : values) result.push_back(static_cast<float>(value));
  return result;
}

std::vector<float> log_density(const Stack& stack, const Grid& grid, int depth, std::vector<float>* log_det) {
  const Pass pass = run(stack, Direction::inverse, grid_points(grid), {0, depth});
  if (log_det != nullptr) *log_det = narrowed(pass.log_det);
  return narrowed(base_log_density(pass.points) + pass.log_det);
}

std::shared_ptr<app::WarpMesh> make_warp(const Stack& stack, int side) {
  auto mesh = std::make_shared<app::WarpMesh>();
  mesh->side = side;
  mesh->base_box = {-3, 3, -3, 3};
  Matrix vertices(2, side * side);
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      vertices.col(row * side + column) << -3 + 6.0 * column / (side - 1), -3 + 6.0 * row / (side - 1);
    }
  }
  const Pass pass = run(stack, Direction::forward, vertices);
  mesh->points = interleaved(pass.points);
  mesh->log_det = narrowed(-pass.log_det);
  return mesh;
}

}  // namespace

std::shared_ptr<app::Frame> make_frame(const Stack& stack, std::shared_ptr<const CompiledTarget> target,
                                       const FrameParts& parts) {
  auto frame = std::make_shared<app::Frame>();
  const int layers = static_cast<int>(stack.layers.size());
  frame->number = 1;
  frame->stack = std::make_shared<const Stack>(stack);
  frame->target = target;
  frame->depth = layers;
  auto density = std::make_shared<app::DensityField>();
  density->grid = parts.grid;
  density->log_prob = log_density(stack, parts.grid, layers, &density->log_det);
  frame->density = density;
  frame->warp = make_warp(stack, parts.warp_side);
  if (target != nullptr) {
    const Samples data = target->target->sample(parts.latent_count, 7);
    auto latent = std::make_shared<app::PointCloud>();
    latent->points = interleaved(run(stack, Direction::inverse, data.points).points);
    latent->components = data.components;
    frame->latent = latent;
  }
  auto samples = std::make_shared<app::PointCloud>();
  samples->points = interleaved(sample(stack, parts.sample_count, 11));
  frame->samples = samples;
  auto film = std::make_shared<std::vector<app::FilmFrame>>();
  for (int depth = 0; depth <= layers; ++depth) {
    const Grid grid{{-3.3, 3.3, -3.3, 3.3}, parts.film_side, parts.film_side};
    film->push_back({depth, grid, log_density(stack, grid, depth, nullptr)});
  }
  frame->film = film;
  return frame;
}

std::shared_ptr<app::Frame> bare_frame(const Stack& stack) {
  auto frame = make_frame(stack, nullptr);
  frame->samples = nullptr;
  return frame;
}

std::shared_ptr<const CompiledTarget> two_moons() {
  static const std::shared_ptr<const CompiledTarget> target = compile_target(TargetChoice{}, 1 << 10);
  return target;
}

Stack scaling_stack(double factor) {
  Stack stack;
  stack.layers.push_back(make_layer("actnorm"));
  stack.layers.back().set_values({factor, factor, 0.0, 0.0}, 2);
  return stack;
}

Stack mixed_stack() {
  Stack stack;
  for (const char* type : {"linear", "coupling", "radial", "rotation", "planar"}) {
    stack.layers.push_back(make_layer(type, {}, 2, Initialisation::training, 3));
  }
  stack.layers[2].bypassed = true;
  return stack;
}

std::shared_ptr<app::LossHistory> falling_loss(double start, double floor, int steps) {
  auto history = std::make_shared<app::LossHistory>();
  std::uint32_t state = 12345;
  for (int step = 0; step < steps; ++step) {
    state = state * 1664525U + 1013904223U;
    const double noise = 0.06 * (static_cast<double>(state >> 8) / (1 << 24) - 0.5);
    const double mean = floor + 0.1 + (start - floor) * std::exp(-step / (0.05 * steps)) + noise;
    const auto value = static_cast<float>(step == steps / 3 ? mean + 50 : mean);
    history->points.push_back({step, value, value, value});
  }
  return history;
}

}  // namespace pushforward::test
