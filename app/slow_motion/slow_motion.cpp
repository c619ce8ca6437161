#include "app/slow_motion/slow_motion.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <utility>
#include <vector>

namespace pushforward::app {
namespace {

constexpr int poll_milliseconds = 10;
constexpr double arrow_length = 0.35;  // of the median arrow, in units of the plane

// Runs `compute` on a thread of its own, which owns all it needs.
template <class Result, class Compute>
std::future<Result> in_background(BackgroundJobs& jobs, Compute compute) {
  auto promise = std::make_shared<std::promise<Result>>();
  std::future<Result> result = promise->get_future();
  jobs.start([promise, compute = std::move(compute)] {
    try {
      promise->set_value(compute());
    } catch (...) {
      promise->set_exception(std::current_exception());
    }
  });
  return result;
}

template <class Result>
bool is_there(const std::future<Result>& coming) {
  return coming.valid() && coming.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

double median_length(const std::vector<Matrix>& arrows) {
  std::vector<double> lengths;
  for (const Matrix& level : arrows)
    for (Eigen::Index i = 0; i < level.cols(); ++i)
      if (level.col(i).allFinite()) lengths.push_back(level.col(i).norm());
  if (lengths.empty()) return 0.0;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::ranges::nth_element(lengths, middle);
  return *middle;
}

// 1, 2 or 5 times a power of ten, not above `wanted`.
double round_scale(double wanted) {
  if (!(wanted > 0.0) || !std::isfinite(wanted)) return 1.0;
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  const double digit = wanted / power;
  return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}

}  // namespace

SlowMotion::SlowMotion(Session& session, QObject* parent) : QObject(parent), session_(session) {
  beat_timer_.setSingleShot(true);
  connect(&beat_timer_, &QTimer::timeout, this, &SlowMotion::advance);
  poll_.setInterval(poll_milliseconds);
  connect(&poll_, &QTimer::timeout, this, &SlowMotion::take_results);
  connect(&session_, &Session::frame_ready, this, &SlowMotion::follow_frame);
  connect(&session_, &Session::playing_changed, this, [this](bool playing) {
    if (!playing || !on_) return;
    was_playing_ = false;  // the person plays: there is nothing to take up again
    set_on(false);
  });
  connect(&session_, &Session::shown_step_changed, this, [this] {
    if (on_ && !shows_step_) set_on(false);
  });
  connect(&session_, &Session::notice, this, [this](const QString&, bool is_error) {
    if (on_ && is_error) set_on(false);
  });
}

void SlowMotion::set_on(bool on) {
  if (on == on_) return;
  on_ = on;
  if (on) {
    was_playing_ = session_.is_playing();
    prepare();
  } else {
    beat_timer_.stop();
    poll_.stop();
    waits_for_pause_ = false;
    step_.reset();
    outcome_.reset();
    coming_step_ = {};
    coming_outcome_ = {};
    shows_step_ = true;
    session_.show_step(std::nullopt);
    shows_step_ = false;
    if (std::exchange(was_playing_, false)) session_.play();
  }
  emit turned_on(on_);
  emit changed();
}

void SlowMotion::prepare() {
  beat_timer_.stop();
  step_.reset();
  outcome_.reset();
  coming_step_ = {};
  coming_outcome_ = {};
  stepped_ = false;
  stage_ = StepStage::sample;
  beat_ = 0;
  waits_for_pause_ = true;
  session_.pause();
  shows_step_ = true;
  session_.show_step(std::nullopt);
  shows_step_ = false;
  begin();
  emit changed();
}

void SlowMotion::begin() {
  const auto frame = session_.frame();
  const bool rests = frame && frame->stack && frame->target && frame->state == RunState::paused && !frame->past &&
                     frame->edit == session_.last_edit();
  if (!waits_for_pause_ || !rests) return;
  waits_for_pause_ = false;
  edit_ = frame->edit;
  stack_ = frame->stack;
  target_ = frame->target;
  training_ = session_.project().training;
  coming_step_ = in_background<TrainingStep>(
      jobs_, [stack = stack_, target = target_, training = training_, number = frame->step] {
        return explain_step(*stack, *target, training, number);
      });
  poll_.start();
}

void SlowMotion::follow_frame() {
  if (!on_) return;
  if (waits_for_pause_) return begin();
  const auto frame = session_.frame();
  if (!step_ || frame->past) return;
  const std::int64_t before = step_->step;
  const bool made = stepped_ && frame->step == before + 1;
  if (frame->edit != edit_ || (frame->step != before && !made)) return prepare();  // it is another step now
  if (!made || outcome_ || coming_outcome_.valid()) return;
  coming_outcome_ = in_background<StepOutcome>(
      jobs_, [step = *step_, stack = stack_, target = target_, training = training_, after = frame->stack] {
        return compare_step(step, *stack, *after, *target, training);
      });
  poll_.start();
}

void SlowMotion::take_results() {
  try {
    if (is_there(coming_step_)) {
      step_ = coming_step_.get();
      enter(StepStage::sample);
    }
    if (is_there(coming_outcome_)) {
      outcome_ = coming_outcome_.get();
      emit changed();
    }
  } catch (const std::exception& error) {
    emit failed(tr("This step can't be shown in slow motion: %1").arg(QString::fromUtf8(error.what())));
    return set_on(false);
  }
  if (!coming_step_.valid() && !coming_outcome_.valid()) poll_.stop();
}

// --- stages ---

void SlowMotion::enter(StepStage stage) {
  stage_ = stage;
  beat_ = 0;
  if (stage == StepStage::move && !stepped_) {
    stepped_ = true;
    session_.step_once();
  }
  // Behind the step, the earlier stages are about the past.
  shows_step_ = true;
  if (stepped_ && stage != StepStage::move)
    session_.show_step(step_->step);
  else
    session_.show_step(std::nullopt);
  shows_step_ = false;
  start_beat();
  emit changed();
}

int SlowMotion::beats() const {
  const bool walks = stage_ == StepStage::push || stage_ == StepStage::pull;
  return walks ? static_cast<int>(stack_->layers.size()) + 1 : 1;
}

std::size_t SlowMotion::level() const {
  const auto layers = static_cast<int>(stack_->layers.size());
  const int walked = std::min(beat_, layers);
  const bool to_base = (step_->main_half().direction == Direction::inverse) == (stage_ == StepStage::push);
  return static_cast<std::size_t>(to_base ? layers - walked : walked);
}

void SlowMotion::start_beat() {
  beat_timer_.stop();
  // Within a stage the layers follow each other whether or not the stages do.
  if (!advances_ && beat_ + 1 >= beats()) return;
  if (stage_ == StepStage::move) return;
  beat_timer_.start(static_cast<int>(1000.0 * seconds_ / beats()));
}

void SlowMotion::advance() {
  if (beat_ + 1 < beats()) {
    ++beat_;
    start_beat();
    emit changed();
  } else {
    next();
  }
}

void SlowMotion::next() {
  if (step_ && stage_ != StepStage::move) enter(static_cast<StepStage>(static_cast<int>(stage_) + 1));
}

void SlowMotion::previous() {
  if (!step_) return;
  set_advances(false);  // a person who looks back wants to stay there
  if (stage_ != StepStage::sample) enter(static_cast<StepStage>(static_cast<int>(stage_) - 1));
}

void SlowMotion::go_to(StepStage stage) {
  if (!step_) return;
  set_advances(false);
  enter(stage);
}

void SlowMotion::set_seconds(double seconds) {
  seconds_ = std::clamp(seconds, shortest_seconds, longest_seconds);
  if (beat_timer_.isActive()) start_beat();
  emit changed();
}

void SlowMotion::set_advances(bool advances) {
  if (advances == advances_) return;
  advances_ = advances;
  if (step_) start_beat();
  emit changed();
}

double SlowMotion::arrow_scale() const {
  if (stage_ == StepStage::pull) return round_scale(arrow_length / median_length(step_->main_half().gradients));
  if (stage_ != StepStage::move || !outcome_) return 1.0;
  const StepHalf& half = step_->main_half();
  const Matrix& end = half.direction == Direction::inverse ? half.positions.front() : half.positions.back();
  return round_scale(arrow_length / median_length({outcome_->moved - end}));
}

}  // namespace pushforward::app
