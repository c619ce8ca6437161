#include "app/session/frame_fields.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/flow/depth.h"
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

double shown_depth(const ViewRequest& view, const Stack& stack) {
  const auto layers = static_cast<double>(stack.layers.size());
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

void FrameFields::begin(Engine& engine, const Shown& shown, const CompiledTarget& target, const ViewRequest& view,
                        const Quality& quality, double temperature) {
  const auto start = Clock::now();
  const Stack& stack = *shown.stack;
  const double depth = shown_depth(view, stack);
  const LayerRange range{0, layers_at(depth)};
  Pending pending{.requests = {},
                  .tickets = {},
                  .latent = std::nullopt,
                  .samples = std::nullopt,
                  .grid = grid_over(view.box, quality.longest_side),
                  .view = view,
                  .layers = static_cast<int>(stack.layers.size()),
                  .given = shown.given(),
                  .latent_cloud = nullptr};
  if (quality.sparing) pending.view.warp_side = std::min(view.warp_side, sparing_warp_side);
  pending.requests.push_back({.direction = Direction::inverse,
                              .range = range,
                              .source = pending.grid,
                              .want_points = false,
                              .want_log_prob = true,
                              .temperature = temperature});
  pending.requests.push_back({.direction = Direction::forward, .range = range, .source = warp_vertices(pending.view)});
  ++turn_;
  // Another stack, another step or another target needs both at once.
  const bool both = !(quality.sparing || quality.in_turn) || !latent_ || !samples_ ||
                    mean_log_det_.size() != stack.layers.size() || given_ != pending.given;
  if (both || turn_ % 2 == 0) ask_latent(stack, target, pending);
  if (both || turn_ % 2 == 1) {
    pending.samples = pending.requests.size();
    pending.requests.push_back({.direction = Direction::forward,
                                .range = range,
                                .source = base_points(view.sample_count, temperature),
                                .want_log_det = false});
  }
  for (EvaluationRequest& request : pending.requests) {
    request.table_cells = quality.exact ? 0 : tables_.table_cells();
    request.stack = pending.given;
  }
  if (is_in_part(depth))
    begin_in_part(engine, std::make_shared<const Stack>(stack_at(stack, depth)), pending);
  else
    pending.tickets = engine.begin_all(pending.requests);
  pending_ = std::move(pending);
  seconds_ = seconds_since(start);
}

// The latent view shows the whole stack; everything else goes through the layers up to the depth. The data points are
// so few that they need no tables.
void FrameFields::begin_in_part(Engine& engine, std::shared_ptr<const Stack> stack, Pending& pending) {
  std::vector<EvaluationRequest> in_part;
  for (std::size_t i = 0; i < pending.requests.size(); ++i) {
    if (pending.latent == i) continue;
    in_part.push_back(pending.requests[i]);
    in_part.back().stack = stack;
  }
  pending.tickets = engine.begin_all(in_part);
  if (!pending.latent) return;
  EvaluationRequest latent = pending.requests[*pending.latent];
  latent.table_cells = 0;
  pending.tickets.insert(pending.tickets.begin() + static_cast<std::ptrdiff_t>(*pending.latent), engine.begin(latent));
}

void FrameFields::ask_latent(const Stack& stack, const CompiledTarget& target, Pending& pending) {
  const auto count =
      std::min(static_cast<std::size_t>(std::max(0, pending.view.latent_count)), target.pool_points.size() / 2);
  std::vector<float> data(target.pool_points.begin(),
                          target.pool_points.begin() + static_cast<std::ptrdiff_t>(2 * count));
  const auto& components = target.pool.components;
  pending.latent_cloud = std::make_shared<PointCloud>();
  pending.latent_cloud->components.assign(
      components.begin(), components.begin() + static_cast<std::ptrdiff_t>(std::min(count, components.size())));
  pending.latent = pending.requests.size();
  pending.requests.push_back({.direction = Direction::inverse,
                              .range = whole(stack),
                              .source = std::move(data),
                              .want_log_det_by_layer = true});
}

void FrameFields::take_density(Evaluation field, const Pending& pending) {
  exact_ = !field.tabulated;
  if (field.tabulated)
    tables_.measured(field.density_error);
  else
    tables_.measured_exact();
  // The next one will be closer; until then the last one stays, if it is of the same course of training.
  const bool follows = density_ && given_ == pending.given;
  if (field.density_error > TableDetail::accepted_error && follows) return;
  auto density = std::make_shared<DensityField>();
  density->grid = pending.grid;
  density->log_prob = std::move(field.log_prob);
  density->log_det = std::move(field.log_det);
  density->exact = exact_;
  density->error = field.density_error;
  density_ = std::move(density);
}

void FrameFields::take_latent(Evaluation latent, Pending& pending) {
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

  take_density(engine.finish(pending.tickets[0]), pending);

  Evaluation mesh = engine.finish(pending.tickets[1]);
  auto warp = std::make_shared<WarpMesh>();
  warp->side = pending.view.warp_side;
  warp->base_box = pending.view.warp_box;
  warp->points = std::move(mesh.points);
  warp->log_det = std::move(mesh.log_det);
  for (float& value : warp->log_det) value = -value;  // of f^-1 at the image
  warp_ = std::move(warp);

  given_ = pending.given;
  if (pending.latent) take_latent(engine.finish(pending.tickets[*pending.latent]), pending);
  if (pending.samples) {
    auto samples = std::make_shared<PointCloud>();
    samples->points = engine.finish(pending.tickets[*pending.samples]).points;
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
