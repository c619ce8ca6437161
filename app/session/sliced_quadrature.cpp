#include "app/session/sliced_quadrature.h"

#include <algorithm>
#include <utility>

#include "app/session/frame_fields.h"
#include "app/session/pace.h"

namespace pushforward::app {

void SlicedQuadrature::start(Engine& engine, std::shared_ptr<const PreparedTarget> target, double patience_seconds,
                             double share) {
  target_ = std::move(target);
  const Grid& fine = target_->fine.grid();
  const double expected = seconds_per_node_ * fine.columns * fine.rows / share;
  quadrature_ = expected > patience_seconds ? &target_->coarse : &target_->fine;
  log_q_.clear();
  log_q_.reserve(quadrature_->target_log_density().size());
  rows_done_ = 0;
  step_ = engine.step();
  engine.hold();
  constexpr std::ptrdiff_t round_trip_points = 256;
  const auto& pool = target_->compiled->pool_points;
  const auto end = std::min<std::ptrdiff_t>(std::ssize(pool), 2 * round_trip_points);
  round_trip_ = round_trip_error(engine, {pool.begin(), pool.begin() + end}, 2);
}

void SlicedQuadrature::abandon() {
  quadrature_ = nullptr;
  target_.reset();
}

void SlicedQuadrature::begin_slice(Engine& engine, double budget_seconds) {
  const auto start_time = Clock::now();
  const Grid& grid = quadrature_->grid();
  rows_pending_ =
      std::clamp(static_cast<int>(budget_seconds / (seconds_per_node_ * grid.columns)), 1, grid.rows - rows_done_);
  const double row_height = (grid.box.top - grid.box.bottom) / grid.rows;
  Grid slice = grid;
  slice.rows = rows_pending_;
  slice.box.bottom = grid.box.bottom + rows_done_ * row_height;
  slice.box.top = grid.box.bottom + (rows_done_ + rows_pending_) * row_height;
  ticket_ = engine.begin({.direction = Direction::inverse,
                          .range = {0, -1},
                          .source = slice,
                          .want_points = false,
                          .want_log_det = false,
                          .want_log_prob = true,
                          .held = true});
  seconds_ = std::chrono::duration<double>(Clock::now() - start_time).count();
}

bool SlicedQuadrature::finish_slice(Engine& engine) {
  const auto start_time = Clock::now();
  const Evaluation evaluation = engine.finish(ticket_);
  log_q_.insert(log_q_.end(), evaluation.log_prob.begin(), evaluation.log_prob.end());
  seconds_ += std::chrono::duration<double>(Clock::now() - start_time).count();
  seconds_per_node_ = std::max(1e-10, seconds_ / (1.0 * rows_pending_ * quadrature_->grid().columns));
  rows_done_ += rows_pending_;
  return rows_done_ >= quadrature_->grid().rows;
}

SlicedQuadrature::Result SlicedQuadrature::take() {
  Result result{.target = target_,
                .quadrature = quadrature_,
                .log_q = std::move(log_q_),
                .step = step_,
                .round_trip = round_trip_};
  abandon();
  return result;
}

}  // namespace pushforward::app
