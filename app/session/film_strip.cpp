#include "app/session/film_strip.h"

#include <algorithm>
#include <cmath>
#include <utility>

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

void FilmStrip::start(const Shown& shown, const ViewRequest& view, double temperature) {
  abandon();
  temperature_ = temperature;
  given_ = shown.given();
  if (view.film_side <= 0) {
    film_.reset();
    return;
  }
  // A square around the middle of what the density view shows.
  const Box& box = view.box;
  const double half = 0.5 * std::max(box.right - box.left, box.top - box.bottom);
  const double x = 0.5 * (box.left + box.right), y = 0.5 * (box.bottom + box.top);
  grid_ = {.box = {x - half, x + half, y - half, y + half}, .columns = view.film_side, .rows = view.film_side};
  const int layers = static_cast<int>(shown.stack->layers.size());
  const int frames = std::min(layers + 1, most_frames);
  for (int i = 0; i < frames; ++i)
    depths_.push_back(frames == 1 ? 0 : static_cast<int>(std::lround(1.0 * i * layers / (frames - 1))));
}

void FilmStrip::begin_slice(Engine& engine, double budget_seconds, int table_cells) {
  const auto start = Clock::now();
  double expected = 0.0;
  std::vector<EvaluationRequest> requests;
  for (std::size_t place = made_.size(); place < depths_.size(); ++place) {
    expected += seconds_per_layer_ * cost_in_layers(depths_[place]);
    if (!requests.empty() && expected > budget_seconds) break;
    requests.push_back({.direction = Direction::inverse,
                        .range = {0, depths_[place]},
                        .source = grid_,
                        .want_points = false,
                        .want_log_det = false,
                        .want_log_prob = true,
                        .temperature = temperature_,
                        .stack = given_,
                        .table_cells = table_cells});
  }
  pending_ = engine.begin_all(requests);
  seconds_ = std::chrono::duration<double>(Clock::now() - start).count();
}

bool FilmStrip::finish_slice(Engine& engine) {
  const auto start = Clock::now();
  double layers = 0.0;
  for (const EvaluationTicket ticket : pending_) {
    layers += cost_in_layers(depths_[made_.size()]);
    Evaluation evaluation = engine.finish(ticket);
    made_.push_back({.depth = depths_[made_.size()], .grid = grid_, .log_prob = std::move(evaluation.log_prob)});
  }
  seconds_ += std::chrono::duration<double>(Clock::now() - start).count();
  if (layers > 0.0) seconds_per_layer_ = std::max(1e-7, 0.5 * (seconds_per_layer_ + seconds_ / layers));
  pending_.clear();
  if (made_.size() < depths_.size()) return false;
  film_ = std::make_shared<const std::vector<FilmFrame>>(std::exchange(made_, {}));
  depths_.clear();
  return true;
}

}  // namespace pushforward::app
