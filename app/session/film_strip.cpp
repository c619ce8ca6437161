#include "app/session/film_strip.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/session/frame_fields.h"
#include "app/session/pace.h"

namespace pushforward::app {
namespace {

double cost_in_layers(int depth) { return 1.0 + depth; }

}  // namespace

void FilmStrip::abandon() {
  depths_.clear();
  made_.clear();
  pending_.clear();
}

void FilmStrip::start(const Stack& stack, const ViewRequest& view, double temperature) {
  abandon();
  temperature_ = temperature;
  if (view.film_side <= 0) {
    film_.reset();
    return;
  }
  // A square around the middle of what the density view shows.
  const Box& box = view.box;
  const double half = 0.5 * std::max(box.right - box.left, box.top - box.bottom);
  const double x = 0.5 * (box.left + box.right), y = 0.5 * (box.bottom + box.top);
  grid_ = {.box = {x - half, x + half, y - half, y + half}, .columns = view.film_side, .rows = view.film_side};
  const int layers = static_cast<int>(stack.layers.size());
  const int frames = std::min(layers + 1, most_frames);
  for (int i = 0; i < frames; ++i)
    depths_.push_back(frames == 1 ? 0 : static_cast<int>(std::lround(1.0 * i * layers / (frames - 1))));
}

void FilmStrip::begin_slice(Engine& engine, double budget_seconds) {
  const auto start = Clock::now();
  double expected = 0.0;
  for (std::size_t place = made_.size(); place < depths_.size(); ++place) {
    expected += seconds_per_layer_ * cost_in_layers(depths_[place]);
    if (!pending_.empty() && expected > budget_seconds) break;
    pending_.push_back(engine.begin({.direction = Direction::inverse, .range = {0, depths_[place]}, .source = grid_}));
  }
  seconds_ = std::chrono::duration<double>(Clock::now() - start).count();
}

bool FilmStrip::finish_slice(Engine& engine) {
  const auto start = Clock::now();
  double layers = 0.0;
  for (const EvaluationTicket ticket : pending_) {
    layers += cost_in_layers(depths_[made_.size()]);
    const Evaluation evaluation = engine.finish(ticket);
    made_.push_back({.depth = depths_[made_.size()],
                     .grid = grid_,
                     .log_prob = log_prob_of(evaluation.points, evaluation.log_det, temperature_)});
  }
  seconds_ += std::chrono::duration<double>(Clock::now() - start).count();
  if (layers > 0.0) seconds_per_layer_ = std::max(1e-7, 0.5 * (seconds_per_layer_ + seconds_ / layers));
  pending_.clear();
  if (made_.size() < depths_.size()) return false;
  film_ = std::make_shared<const std::vector<FilmFrame>>(std::exchange(made_, {}));
  depths_.clear();
  return true;
}

std::vector<LayerSummary> layer_thumbnails(const Stack& stack, int side) {
  constexpr double half = 3.0;
  Matrix vertices(2, side * side);
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      vertices.col(row * side + column) << half * (2.0 * column / std::max(1, side - 1) - 1.0),
          half * (2.0 * row / std::max(1, side - 1) - 1.0);
  std::vector<LayerSummary> summaries;
  for (const LayerEntry& entry : stack.layers) {
    Stack alone{.dim = stack.dim, .layers = {entry}};
    alone.layers.front().bypassed = false;
    const Matrix image = run(alone, Direction::forward, vertices).points;
    LayerSummary summary;
    summary.id = entry.id;
    summary.thumbnail_side = side;
    summary.thumbnail.resize(static_cast<std::size_t>(image.size()));
    std::transform(image.data(), image.data() + image.size(), summary.thumbnail.begin(),
                   [](double value) { return static_cast<float>(value); });
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

}  // namespace pushforward::app
