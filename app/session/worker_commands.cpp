// What the worker does on each message.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "app/session/stack_merge.h"
#include "app/session/value_change.h"
#include "app/session/worker.h"
#include "core/errors.h"

namespace pushforward::app {

void Worker::apply(EditStack& command) {
  Stack stack = command.structure;
  take_parameters(stack, engine_->stack(), [&command](std::uint64_t id) {
    return std::ranges::find(command.written, id) != command.written.end();
  });
  set_stack(stack);
  chunk_.forget();
  edit_ = command.edit;
}

void Worker::apply(SetValues& command) {
  edit_ = command.edit;
  Stack stack = engine_->stack();
  const int index = stack.index_of(command.layer);
  if (index < 0) return;
  LayerEntry& entry = stack.layers[static_cast<std::size_t>(index)];
  try {
    write_values(entry, command.changes, stack.dim);
  } catch (const InputError& error) {
    // The window has checked it against its newest frame; training has moved on since.
    if (!command.otherwise) {
      listener_.notice(error.what(), true);
      return;
    }
    entry.hyper = command.otherwise->hyper;
    entry.parameters = command.otherwise->parameters;
  }
  set_stack(stack);
  answer_soon();
}

void Worker::apply(SetTarget& command) {
  edit_ = command.edit;
  request_target(command.choice);
}

void Worker::apply(SetTraining& command) {
  edit_ = command.edit;
  if (command.settings.batch != training_.batch) chunk_.forget();
  training_ = command.settings;
  engine_->set_training(training_);
  news_ = true;
}

void Worker::apply(SetTemperature& command) {
  edit_ = command.edit;
  temperature_ = command.temperature;
  something_changed();
}

void Worker::apply(SetDevice& command) {
  edit_ = command.edit;
  lost_devices_.clear();
  request_engine(command.device);
}

void Worker::apply(Load& command) {
  edit_ = command.edit;
  const Project& project = command.project;
  training_ = project.training;
  temperature_ = project.base.temperature;
  draw_when_target_comes_ = project.fresh;
  target_is_of_this_project_ = false;
  engine_->set_training(training_);
  engine_->restart(project.steps);
  snapshots_.clear();
  snapshot_steps_.reset();
  courses_.clear();
  newest_is_edit_ = false;
  last_rollback_ = -1;
  set_stack(project.stack);
  start_history_anew();
  chunk_.forget();
  single_steps_ = 0;
  request_target(project.target);
}

void Worker::apply(Restart& command) {
  edit_ = command.edit;
  change_course(command.course);
  snapshots_.clear();
  snapshot_steps_.reset();
  if (target_is_of_this_project_)
    draw_parameters_anew();
  else
    draw_when_target_comes_ = true;
}

void Worker::apply(Resume& command) {
  edit_ = command.edit;
  draw_when_target_comes_ = false;
  engine_->restart(command.step);
  change_course(command.course);
  Course course{std::move(losses_), std::move(metrics_), std::move(snapshots_)};
  course.cut_from(command.step);
  losses_ = std::move(course.losses);
  metrics_ = std::move(course.metrics);
  snapshots_ = std::move(course.snapshots);
  last_rollback_ = -1;
  rollback_.reset();
  set_stack(command.stack);
  forget_measurement();
  answer_soon();
}

void Worker::apply(SetView& command) {
  const bool other_film = command.request.box != view_.box || command.request.film_side != view_.film_side;
  view_ = command.request;
  if (other_film) film_.abandon();
  something_changed();
}

void Worker::apply(ShowStep& command) {
  const std::optional<Snapshot> before = std::exchange(past_, std::nullopt);
  if (command.step) {
    const Stack stack = engine_->stack();
    for (const Snapshot& snapshot : snapshots_.all()) {
      if (!has_structure_of(*snapshot.stack, stack)) continue;
      const auto distance = [&command](const Snapshot& one) { return std::abs(one.step - *command.step); };
      if (!past_ || distance(snapshot) < distance(*past_)) past_ = snapshot;
    }
  }
  if (past_ == before) return;
  film_.abandon();
  something_changed();
  answer_soon();
}

void Worker::answer_soon() {
  answers_ = true;
  last_answer_ = Clock::now();
  next_frame_ = std::min(next_frame_, earliest_answer_);
}

void Worker::apply(KeepStep& command) {
  if (pact_) pact_->leave(side_);
  pact_ = std::move(command.pact);
  side_ = command.side;
  if (pact_) pact_->join(side_, [queue = queue_] { queue->wake(); });
}

void Worker::apply(Play& command) {
  run_ = command.run;
  playing_ = true;
  rollback_.reset();
  single_steps_ = 0;
  step_rate_.clear();
  news_ = true;
}

void Worker::apply(Pause& command) {
  run_ = command.run;
  playing_ = false;
  step_rate_.clear();
  something_changed();  // what was affordable while training is refined now
}

void Worker::apply(StepOnce&) {
  playing_ = false;
  rollback_.reset();
  // Somebody looks closely: the state before can be shown again.
  if (single_steps_ == 0) keep_snapshot(std::make_shared<const Stack>(engine_->stack()), engine_->step());
  ++single_steps_;
}

void Worker::apply(Stop&) { stopping_ = true; }

void Worker::apply(MetricsMeasured& command) {
  if (command.request != metrics_request_) return;
  quadrature_in_background_ = false;
  auto points = metrics_ ? *metrics_ : std::vector<MetricsPoint>();
  constexpr std::size_t most_points = 2000;
  if (points.size() >= most_points) {
    // Every second one of the older half goes.
    std::size_t index = 0;
    std::erase_if(points, [&index](const MetricsPoint&) { return index++ < most_points / 2 && index % 2 == 0; });
  }
  // A pause gives the same step twice: the newer one counts.
  std::erase_if(points, [&command](const MetricsPoint& point) { return point.step >= command.step; });
  points.push_back({.step = command.step, .metrics = command.metrics, .round_trip = command.round_trip});
  metrics_ = std::make_shared<const std::vector<MetricsPoint>>(std::move(points));
  news_ = true;
}

}  // namespace pushforward::app
