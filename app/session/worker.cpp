#include "app/session/worker.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "app/session/thread_priority.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

// A chunk of steps between two looks at the commands.
constexpr double chunk_seconds = 0.008;
// The same while somebody drags.
constexpr double answering_chunk_seconds = 0.004;

}  // namespace

Worker::Worker(Project project, std::string device, EngineSource engines, ViewRequest view, WorkerListener listener)
    : listener_(std::move(listener)), engines_(std::move(engines)), view_(std::move(view)) {
  queue_->push(Load{.edit = 0, .project = std::move(project)});
  queue_->push(SetDevice{.edit = 0, .device = std::move(device)});
  thread_ = std::thread([this] { run(); });
}

Worker::~Worker() { shut_down(std::chrono::seconds(4)); }

std::shared_ptr<const Frame> Worker::take_frame(double window_seconds) {
  constexpr double weight = 0.2;  // of the newest of a smoothed series
  window_seconds_ = (1.0 - weight) * window_seconds_ + weight * window_seconds;
  auto frame = slot_.take();
  queue_->wake();
  return frame;
}

bool Worker::shut_down(std::chrono::milliseconds patience) {
  const auto end = Clock::now() + patience;
  if (thread_.joinable()) {
    queue_->push(Stop{});
    thread_.join();
  }
  return jobs_.wait_for_all(std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()));
}

void Worker::run() {
  give_way_to_the_window();
  // Training starts at once on the engine that needs no building; a device that does takes over when it is ready.
  engine_ = make_reference_engine();
  while (!stopping_) {
    try {
      drain();
      if (!stopping_) turn();
    } catch (const std::exception& error) {
      if (engine_->description().id != "reference") {
        continue_without_device(error.what());
        continue;
      }
      failed_ = true;
      stop_playing();
      listener_.notice(std::string("Training has stopped: ") + error.what(), true);
    }
  }
  if (pact_) pact_->leave(side_);
  engine_.reset();
}

void Worker::drain() {
  for (Command& command : queue_->take()) {
    if (stopping_) return;
    failed_ = false;
    const auto act = [this](auto& message) { apply(message); };
    try {
      std::visit(act, command);
    } catch (const DeviceError& error) {
      // A lost device must not lose an edit: once more, on the engine that has taken over.
      continue_without_device(error.what());
      std::visit(act, command);
    }
  }
}

void Worker::turn() {
  report_place();
  if (failed_ || !target_is_of_this_project_) {
    queue_->wait();
    return;
  }
  if (single_steps_ > 0) {
    --single_steps_;
    train(1);
    return;
  }
  const bool window_waits = slot_.is_taken();
  if (playing_) {
    train_or_wait(window_waits);
    return;
  }
  if (const int missing = pact_ ? pact_->missing(side_) : 0; missing > 0) {
    train(std::min(missing, chunk_.steps_for(chunk_seconds)));
    return;
  }
  if (!window_waits) {
    queue_->wait();
  } else if (fields_version_ != version_) {
    make_frame(Fields::affordable, 0);
  } else if (full_fields_version_ != version_) {
    // While somebody drags, the next edit must not wait for the exact fields.
    if (Clock::now() - last_change_ < rest)
      queue_->wait(last_change_ + rest);
    else
      make_frame(Fields::full, 0);
  } else if (news_ || film_.is_running() || film_version_ != version_ || quadrature_.is_running() ||
             (metrics_version_ != version_ && !quadrature_in_background_ && !past_)) {
    make_frame(Fields::none, 0);
  } else {
    queue_->wait();
  }
}

void Worker::train_or_wait(bool window_waits) {
  const double to_frame = std::chrono::duration<double>(next_frame_ - Clock::now()).count();
  if (window_waits && to_frame <= 0.0) {
    // Training and slow pictures run beside a frame, unless somebody waits for it and they have had their turn.
    const bool quick = std::exchange(answers_, false) && Clock::now() < next_slow_slice_;
    const int steps = quick ? 0 : allowed(chunk_.steps_for(chunk_time()));
    const Fields due = fields_due();
    // Where another worker is waited for, a picture that has been made is not made again.
    if (steps > 0 || quick || due == Fields::full || fields_version_ != version_) {
      make_frame(due, steps);
      return;
    }
    if (Clock::now() >= next_slow_slice_) {
      make_frame(Fields::none, 0);
      return;
    }
    queue_->wait(next_slow_slice_);
    return;
  }
  // The last chunk before a frame is as short as it must be for the frame to come in time.
  const int steps = allowed(chunk_.steps_for(window_waits ? std::min(to_frame, chunk_time()) : chunk_time()));
  if (steps > 0)
    train(steps);
  else if (window_waits)
    queue_->wait(next_frame_);
  else
    queue_->wait();
}

double Worker::chunk_time() const { return is_answering() ? answering_chunk_seconds : chunk_seconds; }

int Worker::allowed(int steps) const { return pact_ ? pact_->allowed(side_, steps) : steps; }

void Worker::report_place() {
  if (!pact_) return;
  const bool has_target = target_is_of_this_project_ || target_in_preparation_;
  pact_->report(side_, {.step = engine_->step(),
                        .chunk = chunk_.steps_for(chunk_seconds),
                        .runs = playing_ && !failed_ && !stopping_ && has_target,
                        .plays = playing_});
}

}  // namespace pushforward::app
