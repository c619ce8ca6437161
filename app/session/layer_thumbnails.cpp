#include "app/session/layer_thumbnails.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushforward::app {
namespace {

// Interleaved vertices of a side x side grid over [-3, 3]^2.
std::vector<float> vertices_of(int side) {
  constexpr double half = 3.0;
  std::vector<float> vertices;
  const int last = std::max(1, side - 1);
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      for (const int place : {column, row})
        vertices.push_back(static_cast<float>(std::lerp(-half, half, 1.0 * place / last)));
  return vertices;
}

// On this thread, in double precision.
LayerSummary made_here(const LayerEntry& entry, int side) {
  Stack alone{.dim = 2, .layers = {entry}};
  alone.layers.front().bypassed = false;
  const std::vector<float> vertices = vertices_of(side);
  const Eigen::Map<const Eigen::MatrixXf> points(vertices.data(), 2, side * side);
  const Eigen::MatrixXf image = run(alone, Direction::forward, points.cast<double>()).points.cast<float>();
  return {.id = entry.id,
          .thumbnail_side = side,
          .thumbnail = std::vector<float>(image.data(), image.data() + image.size())};
}

}  // namespace

void LayerThumbnails::begin(Engine& engine, const Shown& shown, int side) {
  const Stack& stack = *shown.stack;
  pending_.clear();
  std::vector<EvaluationRequest> requests;
  const std::vector<float> vertices = vertices_of(side);
  for (int layer = 0; layer < static_cast<int>(stack.layers.size()); ++layer) {
    const LayerEntry& entry = stack.layers[static_cast<std::size_t>(layer)];
    if (entry.bypassed) {  // the engine would pass it over
      keep(made_here(entry, side));
      continue;
    }
    pending_.push_back({{.id = entry.id, .thumbnail_side = side, .thumbnail = {}}, 0});
    requests.push_back({.direction = Direction::forward,
                        .range = {layer, layer + 1},
                        .source = vertices,
                        .want_log_det = false,
                        .stack = shown.given()});
  }
  const auto tickets = engine.begin_all(requests);
  for (std::size_t i = 0; i < tickets.size(); ++i) pending_[i].ticket = tickets[i];
}

void LayerThumbnails::finish(Engine& engine) {
  for (Pending& pending : std::exchange(pending_, {})) {
    pending.summary.thumbnail = engine.finish(pending.ticket).points;
    keep(std::move(pending.summary));
  }
}

void LayerThumbnails::keep(LayerSummary summary) {
  const auto place = std::ranges::find(summaries_, summary.id, &LayerSummary::id);
  if (place != summaries_.end())
    *place = std::move(summary);
  else
    summaries_.push_back(std::move(summary));
}

const std::vector<LayerSummary>& LayerThumbnails::of(const Stack& stack, int side) {
  if (std::ranges::equal(summaries_, stack.layers, {}, &LayerSummary::id, &LayerEntry::id)) return summaries_;
  std::vector<LayerSummary> before = std::exchange(summaries_, {});
  for (const LayerEntry& entry : stack.layers) {
    const auto place = std::ranges::find(before, entry.id, &LayerSummary::id);
    summaries_.push_back(place != before.end() ? std::move(*place) : made_here(entry, side));
  }
  return summaries_;
}

}  // namespace pushforward::app
