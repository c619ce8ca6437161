// The worker's training: chunks, losses, snapshots, the way back from NaN.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "app/session/stack_merge.h"
#include "app/session/worker.h"
#include "core/train/data_initialisation.h"

namespace pushforward::app {

void Worker::train(int steps) {
  const auto start = Clock::now();
  engine_->train(steps);
  account(steps, start, 0.0);
}

void Worker::account(int steps, Clock::time_point start, double elsewhere) {
  const TrainingReport report = engine_->collect();
  const auto now = Clock::now();
  chunk_.measured(steps, std::max(1e-7, std::chrono::duration<double>(now - start).count() - elsewhere));
  step_rate_.add(steps, now);
  losses_.add(report.first_step, report.losses);
  if (past_)
    news_ = true;  // its picture stays true while the training goes on
  else
    something_changed();
  if (report.finite) {
    gradient_norm_ = report.gradient_norm;
    gradient_error_ = report.gradient_error;
    return;
  }
  const auto bad = std::ranges::find_if(report.losses, [](float loss) { return !std::isfinite(loss); });
  recover_from_not_finite(bad == report.losses.end() ? engine_->step() - 1
                                                     : report.first_step + (bad - report.losses.begin()));
}

void Worker::recover_from_not_finite(std::int64_t failed_step) {
  // What was kept between is too near to the failure: the parameters may be about to overflow already.
  while (snapshots_.all().size() > 1 && snapshots_.newest().step > safe_step_) snapshots_.drop_newest();
  // Going back to the same place twice would fail twice.
  if (snapshots_.all().size() > 1 && snapshots_.newest().step == last_rollback_) snapshots_.drop_newest();
  snapshot_steps_.reset();
  const Stack broken = engine_->stack();
  Stack stack = *last_good_.stack;
  std::int64_t step = last_good_.step;
  if (!snapshots_.is_empty()) {
    take_parameters(stack, *snapshots_.newest().stack, [](std::uint64_t) { return false; });
    step = snapshots_.newest().step;
  }
  last_rollback_ = step;
  engine_->set_stack(stack);
  engine_->restart(step);
  last_good_ = {step, std::make_shared<const Stack>(stack)};
  losses_.cut_after(step - 1);
  give_up_slow_pictures();
  stop_playing();
  something_changed();
  const Blame blame = layer_to_blame(broken, failed_step);
  rollback_ = Rollback{.failed_step = failed_step, .step = step, .layer = blame.layer};
  listener_.notice("Step " + std::to_string(failed_step) + " gave a number that is not finite" + blame.words +
                       ". Training is paused and has gone back to step " + std::to_string(step) +
                       "; a lower learning rate or a bound on the gradient helps.",
                   true);
}

Worker::Blame Worker::layer_to_blame(const Stack& broken, std::int64_t failed_step) {
  const auto name = [&broken](int index) {
    return "layer " + std::to_string(index + 1) + " (" +
           broken.layers[static_cast<std::size_t>(index)].layer().spec().title + ")";
  };
  if (const int index = first_layer_not_finite(broken); index >= 0)
    return {index, "; the first parameter that is none belongs to " + name(index)};
  // The parameters are still good, so the step itself overflowed: the layer that it pulled at most.
  const BatchGradient gradient = engine_->batch_gradient(failed_step);
  int worst = -1;
  double worst_norm = -1.0;
  for (std::size_t i = 0; i < gradient.parameters.size(); ++i) {
    double squares = 0.0;
    for (const double g : gradient.parameters[i]) squares += g * g;
    if (!std::isfinite(squares)) squares = std::numeric_limits<double>::infinity();
    if (squares > worst_norm) {
      worst_norm = squares;
      worst = static_cast<int>(i);
    }
  }
  return {worst, worst < 0 ? std::string() : "; the largest gradient is that of " + name(worst)};
}

void Worker::stop_playing() {
  if (!std::exchange(playing_, false)) return;
  step_rate_.clear();
  listener_.stopped(run_);
}

void Worker::draw_parameters_anew() {
  Stack stack = engine_->stack();
  initialise_for_training(stack, training_.seed);
  initialise_from_data(stack, *target_->compiled, training_);
  engine_->restart(0);
  set_stack(stack);
  start_history_anew();
}

void Worker::start_history_anew() {
  losses_.clear();
  rollback_.reset();
  metrics_.reset();
  forget_measurement();
  gradient_norm_ = 0.0;
  gradient_error_.reset();
}

void Worker::forget_measurement() {
  ++metrics_request_;
  quadrature_in_background_ = false;
  give_up_slow_pictures();
  metrics_version_ = 0;
}

void Worker::change_course(const CourseChange& change) {
  courses_.keep(change.from, {losses_, metrics_, snapshots_});
  if (auto course = courses_.take(change.to)) {
    losses_ = std::move(course->losses);
    metrics_ = std::move(course->metrics);
    snapshots_ = std::move(course->snapshots);
  }
  snapshot_steps_.reset();
  newest_is_edit_ = false;
}

void Worker::set_stack(const Stack& stack) {
  const bool same_layers = last_good_.stack && std::ranges::equal(stack.layers, last_good_.stack->layers, {},
                                                                  &LayerEntry::id, &LayerEntry::id);
  if (!same_layers) film_.abandon();  // its frames would be of two stacks
  engine_->set_stack(stack);
  last_good_ = {engine_->step(), std::make_shared<const Stack>(stack)};
  keep_edited_snapshot(last_good_.stack, last_good_.step);
  snapshot_steps_.reset();
  if (past_ && !has_structure_of(*past_->stack, stack)) past_.reset();
  something_changed();
}

void Worker::keep_snapshot(std::shared_ptr<const Stack> stack, std::int64_t step) {
  if (first_layer_not_finite(*stack) >= 0) return;
  // Many edits between two steps are one state to go back to, the last one.
  if (!snapshots_.is_empty() && snapshots_.newest().step >= step) snapshots_.drop_newest();
  snapshots_.add({step, std::move(stack)});
  snapshot_steps_.reset();
  last_snapshot_ = Clock::now();
  safe_step_ = step;
  newest_is_edit_ = false;
}

void Worker::keep_snapshot_when_due(const std::shared_ptr<const Stack>& stack, std::int64_t step) {
  if (snapshots_.is_empty() || Clock::now() - last_snapshot_ >= snapshot_period) return keep_snapshot(stack, step);
  // At the beginning a model changes from frame to frame.
  constexpr std::int64_t share = 16;
  const std::int64_t newest = snapshots_.newest().step;
  if (step <= newest + newest / share || first_layer_not_finite(*stack) >= 0) return;
  snapshots_.add({step, stack});
  snapshot_steps_.reset();
  newest_is_edit_ = false;
}

void Worker::keep_edited_snapshot(std::shared_ptr<const Stack> stack, std::int64_t step) {
  // A drag is many edits a second: it must not crowd the ring, and yet the last of them must be there to go back to.
  const auto last = last_snapshot_;
  const bool soon = !snapshots_.is_empty() && Clock::now() - last < snapshot_period;
  if (soon && newest_is_edit_) snapshots_.drop_newest();
  keep_snapshot(std::move(stack), step);
  if (soon) last_snapshot_ = last;
  newest_is_edit_ = soon;
}

}  // namespace pushforward::app
