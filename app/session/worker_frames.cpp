// How the worker makes frames.
#include <algorithm>
#include <utility>

#include "app/session/thread_priority.h"
#include "app/session/worker.h"

namespace pushforward::app {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr Seconds shortest_frame{0.016};
// Of the time between two frames, what may go into pictures; the rest is training's.
constexpr double pictures_share = 0.17;
constexpr double answering_pictures_share = 0.2;  // the same while somebody drags
// However slow the pictures are, they should move: up to here they may take more than their share ...
constexpr Seconds smooth_frame{0.032};
constexpr Seconds smooth_answer{0.031};
// ... but never more than this.
constexpr double most_pictures_share = 0.45;
constexpr double fields_budget = 0.0075;        // seconds of a frame, while training
constexpr double slow_share = 0.08;             // of the time, for film and quadrature, while training
constexpr double answering_slow_share = 0.02;   // the same while somebody drags
constexpr double first_film_share = 0.5;        // the same while the strip is empty yet
constexpr double slow_budget_training = 0.003;  // seconds of a slice: a command waits behind it
constexpr double slow_budget_at_rest = 0.008;
constexpr Seconds longest_slow_wait{1.0};
constexpr Seconds longest_answering_wait{3.0};
constexpr Seconds film_period{0.25};
constexpr Seconds metrics_period{1.0};
constexpr double metrics_patience = 1.5;  // seconds that the fine quadrature may take

}  // namespace

void Worker::something_changed() {
  ++version_;
  last_change_ = Clock::now();
}

void Worker::give_up_slow_pictures() {
  film_.abandon();
  quadrature_.abandon();
  thumbnails_.abandon();
  film_slice_ = false;
  quadrature_slice_ = false;
}

void Worker::make_frame(Fields fields, int steps) {
  const auto start = Clock::now();
  const std::int64_t step = engine_->step();
  const auto stack = std::make_shared<const Stack>(engine_->stack());
  last_good_ = {step, stack};
  if (playing_) keep_snapshot_when_due(stack, step);
  const Shown shown = past_ ? Shown{past_->stack, true} : Shown{stack, false};

  const std::uint64_t version = version_;
  const double slow_budget = playing_ ? slow_budget_training : slow_budget_at_rest;
  bool are_full = false;
  if (fields != Fields::none) {
    const bool full = fields == Fields::full;
    const FrameFields::Quality quality{
        .longest_side = full ? view_.longest_side_pixels : detail_.longest_side(view_.longest_side_pixels),
        .sparing = !full && playing_ && detail_.is_lowest(),
        .in_turn = !full && playing_ && is_answering(),
        .exact = full};
    fields_.begin(*engine_, shown, *target_->compiled, view_, quality, temperature_);
    fields_version_ = version;
    are_full = quality.longest_side == view_.longest_side_pixels && !quality.sparing;
  }
  const auto slow_start = Clock::now();
  // At rest the fields are refined first.
  if (playing_ ? start >= next_slow_slice_ : fields == Fields::none) {
    start_slow_picture(shown);
    if (film_.is_running() || thumbnails_due_) {
      if (std::exchange(thumbnails_due_, false)) thumbnails_.begin(*engine_, shown, view_.thumbnail_side);
      film_.begin_slice(*engine_, slow_budget, playing_ ? fields_.table_cells() : 0);
      film_slice_ = true;
    } else if (quadrature_.is_running()) {
      quadrature_.begin_slice(*engine_, slow_budget);
      quadrature_slice_ = true;
    }
  }
  const auto training_start = Clock::now();
  if (steps > 0) engine_->train(steps);
  const auto pictures_start = Clock::now();
  if (fields != Fields::none) {
    fields_.finish(*engine_);
    if (are_full && fields_.is_exact()) full_fields_version_ = version;
  }
  const auto slow_finish = Clock::now();
  const bool slow_news = finish_slow_slice();
  const auto end = Clock::now();
  const double slow_seconds = Seconds(training_start - slow_start + (end - slow_finish)).count();
  const double pictures_seconds = Seconds(training_start - start).count() + Seconds(end - pictures_start).count();
  if (fields == Fields::affordable) detail_.measured(fields_.seconds(), fields_budget);

  if (fields != Fields::none || slow_news || std::exchange(news_, false)) {
    news_ = false;
    frame_rate_.add(1, end);
    publish(stack, step);
  }
  const auto later = [start](Seconds time) { return start + std::chrono::duration_cast<Clock::duration>(time); };
  next_frame_ = later(time_to_next_frame(pictures_seconds - slow_seconds));
  earliest_answer_ = later(std::max(shortest_frame, Seconds((pictures_seconds - slow_seconds) / most_pictures_share)));
  // What a slice has cost is paid back before the next one.
  if (playing_ && slow_start >= next_slow_slice_) {
    const bool answers = is_answering();
    const double share = answers ? answering_slow_share : film_.film() ? slow_share : first_film_share;
    const Seconds wait(slow_seconds / share);
    next_slow_slice_ = later(std::min(wait, answers ? longest_answering_wait : longest_slow_wait));
  }
  if (steps > 0) account(steps, start, pictures_seconds);
}

Seconds Worker::time_to_next_frame(double pictures_seconds) const {
  // On a processor the window's drawing takes its time from the training too, a core's share of it.
  const EngineDescription& device = engine_->description();
  const bool shares_processor = device.backend.find("CPU") != std::string::npos;
  const double drawing = shares_processor ? window_seconds_ / std::max(1, device.compute_units) : 0.0;
  const bool answers = is_answering();
  const Seconds wanted{(pictures_seconds + drawing) / (answers ? answering_pictures_share : pictures_share)};
  return std::max({shortest_frame, std::min(wanted, answers ? smooth_answer : smooth_frame),
                   Seconds(pictures_seconds / most_pictures_share)});
}

Worker::Fields Worker::fields_due() const {
  // Pictures of the present are never finished while it trains; those of the past are made once, and refined at rest.
  if (!past_ || fields_version_ != version_) return Fields::affordable;
  return full_fields_version_ != version_ && Clock::now() - last_change_ >= rest ? Fields::full : Fields::none;
}

void Worker::start_slow_picture(const Shown& shown) {
  if (film_.is_running() || quadrature_.is_running()) return;
  const auto now = Clock::now();
  const bool film_due = playing_ && !shown.is_given ? now - last_film_ >= film_period : film_version_ != version_;
  // Of the model that trains, whatever is shown.
  const bool metrics_due = !quadrature_in_background_ && (playing_ ? now - last_metrics_ >= metrics_period
                                                                   : !shown.is_given && metrics_version_ != version_);
  // The one that has waited for more of its periods, so that neither starves where both are slow.
  const double film_waits = Seconds(now - last_film_) / film_period;
  const double metrics_wait = Seconds(now - last_metrics_) / metrics_period;
  if (metrics_due && (!film_due || metrics_wait > film_waits)) {
    last_metrics_ = now;
    metrics_version_ = version_;
    quadrature_.start(*engine_, target_, metrics_patience, playing_ ? slow_share : 0.8);
  } else if (film_due) {
    last_film_ = now;
    film_version_ = version_;
    film_.start(shown, view_, temperature_);
    thumbnails_due_ = true;
  }
}

bool Worker::finish_slow_slice() {
  if (std::exchange(film_slice_, false)) {
    thumbnails_.finish(*engine_);
    return film_.finish_slice(*engine_);
  }
  if (!std::exchange(quadrature_slice_, false) || !quadrature_.finish_slice(*engine_)) return false;
  // Sums over a quarter of a million nodes: not on this thread.
  quadrature_in_background_ = true;
  jobs_.start([queue = queue_, request = ++metrics_request_, result = quadrature_.take()] {
    give_way_to_the_training();
    queue->push(MetricsMeasured{.request = request,
                                .step = result.step,
                                .metrics = result.quadrature->measure(result.log_q),
                                .round_trip = result.round_trip});
  });
  return false;
}

std::shared_ptr<const std::vector<LayerSummary>> Worker::layer_summaries(const Stack& stack) {
  auto summaries = std::make_shared<std::vector<LayerSummary>>(thumbnails_.of(stack, view_.thumbnail_side));
  const std::vector<double>& means = fields_.mean_log_det();
  if (means.size() == summaries->size())
    for (std::size_t i = 0; i < means.size(); ++i) (*summaries)[i].mean_log_det = means[i];
  return summaries;
}

void Worker::list_snapshots(const Stack& stack) {
  if (snapshot_steps_) return;
  auto steps = std::make_shared<std::vector<std::int64_t>>();
  auto kept = std::make_shared<std::vector<Snapshot>>();
  for (const Snapshot& snapshot : snapshots_.all())
    if (has_structure_of(*snapshot.stack, stack)) {
      steps->push_back(snapshot.step);
      kept->push_back(snapshot);
    }
  snapshot_steps_ = std::move(steps);
  kept_ = std::move(kept);
}

void Worker::publish(std::shared_ptr<const Stack> stack, std::int64_t step) {
  const auto now = Clock::now();
  auto frame = std::make_shared<Frame>();
  frame->number = ++frame_number_;
  frame->edit = edit_;
  frame->step = step;
  frame->state = playing_ ? RunState::training : RunState::paused;
  frame->temperature = temperature_;
  frame->depth = shown_depth(view_, *stack);
  frame->past = past_;
  list_snapshots(*stack);
  frame->snapshots = snapshot_steps_;
  frame->kept = kept_;
  fields_.write_to(*frame);
  frame->film = film_.film();
  frame->layers = layer_summaries(past_ ? *past_->stack : *stack);
  frame->loss = losses_.history();
  frame->metrics = metrics_;
  frame->stack = std::move(stack);
  frame->target = target_->compiled;
  frame->gradient_norm = gradient_norm_;
  frame->gradient_error = gradient_error_;
  frame->steps_per_second = playing_ ? step_rate_.per_second(now) : 0.0;
  frame->frames_per_second = frame_rate_.per_second(now);
  frame->learning_rate = scheduled_learning_rate(training_, step);
  frame->device = engine_->description();
  frame->other_engine_comes = engine_in_preparation_;
  frame->device_trouble = device_trouble_;
  frame->rollback = rollback_;
  if (slot_.publish(std::move(frame))) listener_.frame_published();
}

}  // namespace pushforward::app
