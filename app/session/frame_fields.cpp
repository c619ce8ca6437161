#include "app/session/frame_fields.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "app/session/pace.h"
#include "core/random/counter.h"

namespace pushforward::app {
namespace {

constexpr int sparing_warp_side = 41;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Square cells that cover the box, `longest_side` along its longer side.
Grid grid_over(const Box& box, int longest_side) {
  const double width = box.right - box.left, height = box.top - box.bottom;
  const double cell = std::max(width, height) / longest_side;
  return {.box = box,
          .columns = std::max(1, static_cast<int>(std::lround(width / cell))),
          .rows = std::max(1, static_cast<int>(std::lround(height / cell)))};
}

}  // namespace

std::vector<float> log_prob_of(const std::vector<float>& latent_points, const std::vector<float>& log_det,
                               double temperature) {
  const auto constant = static_cast<float>(-std::log(2.0 * std::numbers::pi) - 2.0 * std::log(temperature));
  const auto scale = static_cast<float>(-0.5 / (temperature * temperature));
  std::vector<float> log_prob(log_det.size());
  for (std::size_t i = 0; i < log_prob.size(); ++i) {
    const float z1 = latent_points[2 * i], z2 = latent_points[2 * i + 1];
    log_prob[i] = constant + scale * (z1 * z1 + z2 * z2) + log_det[i];
  }
  return log_prob;
}

int shown_depth(const ViewRequest& view, const Stack& stack) {
  const int layers = static_cast<int>(stack.layers.size());
  return view.depth < 0 ? layers : std::min(view.depth, layers);
}

const std::vector<float>& FrameFields::warp_vertices(const ViewRequest& view) {
  if (vertices_side_ == view.warp_side && vertices_box_ == view.warp_box) return vertices_;
  vertices_side_ = view.warp_side;
  vertices_box_ = view.warp_box;
  vertices_.clear();
  const int last = std::max(1, view.warp_side - 1);
  for (int row = 0; row < view.warp_side; ++row) {
    for (int column = 0; column < view.warp_side; ++column) {
      vertices_.push_back(static_cast<float>(std::lerp(view.warp_box.left, view.warp_box.right, 1.0 * column / last)));
      vertices_.push_back(static_cast<float>(std::lerp(view.warp_box.bottom, view.warp_box.top, 1.0 * row / last)));
    }
  }
  return vertices_;
}

const std::vector<float>& FrameFields::base_points(int count, double temperature) {
  const auto size = static_cast<std::size_t>(2) * static_cast<std::size_t>(count);
  if (base_points_.size() == size && base_temperature_ == temperature) return base_points_;
  base_temperature_ = temperature;
  base_points_.resize(size);
  constexpr std::uint64_t dots_seed = 1;  // always the same dots, whatever the training's seed
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i)
    for (std::uint32_t component = 0; component < 2; ++component)
      base_points_[2 * i + component] =
          static_cast<float>(temperature * standard_normal(dots_seed, Stream::sampling, 0, i, component));
  return base_points_;
}

void FrameFields::begin(Engine& engine, const Stack& stack, const CompiledTarget& target, const ViewRequest& view,
                        int longest_side, bool sparing, double temperature) {
  const auto start = Clock::now();
  const LayerRange shown{0, shown_depth(view, stack)};
  const Grid grid = grid_over(view.box, longest_side);
  Pending pending{.density = 0,
                  .warp = 0,
                  .latent = std::nullopt,
                  .samples = std::nullopt,
                  .grid = grid,
                  .view = view,
                  .temperature = temperature,
                  .layers = static_cast<int>(stack.layers.size()),
                  .latent_cloud = nullptr};
  if (sparing) pending.view.warp_side = std::min(view.warp_side, sparing_warp_side);
  pending.density = engine.begin({.direction = Direction::inverse, .range = shown, .source = grid});
  pending.warp = engine.begin({.direction = Direction::forward, .range = shown, .source = warp_vertices(pending.view)});
  ++turn_;
  // Another stack or another target needs both at once.
  const bool both = !sparing || !latent_ || !samples_ || mean_log_det_.size() != stack.layers.size();
  if (both || turn_ % 2 == 0) begin_latent(engine, stack, target, pending);
  if (both || turn_ % 2 == 1)
    pending.samples = engine.begin(
        {.direction = Direction::forward, .range = shown, .source = base_points(view.sample_count, temperature)});
  pending_ = std::move(pending);
  seconds_ = seconds_since(start);
}

void FrameFields::begin_latent(Engine& engine, const Stack& stack, const CompiledTarget& target, Pending& pending) {
  const auto count =
      std::min(static_cast<std::size_t>(std::max(0, pending.view.latent_count)), target.pool_points.size() / 2);
  std::vector<float> data(target.pool_points.begin(),
                          target.pool_points.begin() + static_cast<std::ptrdiff_t>(2 * count));
  const auto& components = target.pool.components;
  pending.latent_cloud = std::make_shared<PointCloud>();
  pending.latent_cloud->components.assign(
      components.begin(), components.begin() + static_cast<std::ptrdiff_t>(std::min(count, components.size())));
  pending.latent = engine.begin({.direction = Direction::inverse,
                                 .range = whole(stack),
                                 .source = std::move(data),
                                 .want_log_det_by_layer = true});
}

void FrameFields::finish_latent(Engine& engine, Pending& pending) {
  Evaluation latent = engine.finish(*pending.latent);
  mean_log_det_.assign(static_cast<std::size_t>(pending.layers), 0.0);
  const auto count = static_cast<std::size_t>(latent.count);
  for (std::size_t layer = 0; count > 0 && layer < mean_log_det_.size(); ++layer) {
    double sum = 0.0;
    for (std::size_t i = 0; i < count; ++i) sum += latent.log_det_by_layer[layer * count + i];
    mean_log_det_[layer] = sum / static_cast<double>(count);
  }
  pending.latent_cloud->points = std::move(latent.points);
  latent_ = std::move(pending.latent_cloud);
}

void FrameFields::finish(Engine& engine) {
  if (!pending_) return;
  const auto start = Clock::now();
  Pending pending = std::move(*pending_);
  pending_.reset();

  Evaluation field = engine.finish(pending.density);
  auto density = std::make_shared<DensityField>();
  density->grid = pending.grid;
  density->log_prob = log_prob_of(field.points, field.log_det, pending.temperature);
  density->log_det = std::move(field.log_det);
  density_ = std::move(density);

  Evaluation mesh = engine.finish(pending.warp);
  auto warp = std::make_shared<WarpMesh>();
  warp->side = pending.view.warp_side;
  warp->base_box = pending.view.warp_box;
  warp->points = std::move(mesh.points);
  warp->log_det = std::move(mesh.log_det);
  for (float& value : warp->log_det) value = -value;  // of f^-1 at the image
  warp_ = std::move(warp);

  if (pending.latent) finish_latent(engine, pending);
  if (pending.samples) {
    auto samples = std::make_shared<PointCloud>();
    samples->points = engine.finish(*pending.samples).points;
    samples_ = std::move(samples);
  }
  seconds_ += seconds_since(start);
}

void FrameFields::write_to(Frame& frame) const {
  frame.density = density_;
  frame.warp = warp_;
  frame.latent = latent_;
  frame.samples = samples_;
}

}  // namespace pushforward::app
