#include "app/session/session_history.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace pushforward::app {
namespace {

constexpr int most_steps = 5000;

}  // namespace

HistoryStep::HistoryStep(DocumentSwap swap, EditName name, std::uint64_t gesture, std::uint64_t state,
                         const HistoryHooks& hooks)
    : QUndoCommand(name()), name_(std::move(name)), gesture_(gesture), state_(state), hooks_(&hooks) {
  swaps.push_back(std::move(swap));
}

void HistoryStep::redo() {
  if (!std::exchange(is_new_, false)) hooks_->exchange(*this, false);
}

bool HistoryStep::mergeWith(const QUndoCommand* other) {
  const auto* later = static_cast<const HistoryStep*>(other);
  if (gesture_ == 0 || later->gesture_ != gesture_ || file || later->file) return false;
  for (DocumentSwap swap : later->swaps)
    if (!absorb(swaps, swap)) swaps.push_back(std::move(swap));
  state_ = later->state_;
  // A drag that came back to where it began.
  setObsolete(std::ranges::all_of(swaps, hooks_->is_idle));
  return true;
}

SessionHistory::SessionHistory(HistoryHooks hooks) : hooks_(std::move(hooks)) { steps_.setUndoLimit(most_steps); }

std::uint64_t SessionHistory::state() const {
  const int done = steps_.index();
  return done == 0 ? oldest_state_ : static_cast<const HistoryStep*>(steps_.command(done - 1))->state();
}

void SessionHistory::add(DocumentSwap swap, EditName name, std::shared_ptr<FileState> file) {
  // The oldest step goes when there are too many of them.
  if (steps_.index() == most_steps) oldest_state_ = static_cast<const HistoryStep*>(steps_.command(0))->state();
  auto step = std::make_unique<HistoryStep>(std::move(swap), std::move(name), gesture_depth_ > 0 ? newest_gesture_ : 0,
                                            ++newest_state_, hooks_);
  step->file = std::move(file);
  steps_.push(step.release());
}

QString SessionHistory::undo_name() const {
  const int done = steps_.index();
  return done == 0 ? QString() : static_cast<const HistoryStep*>(steps_.command(done - 1))->name();
}

QString SessionHistory::redo_name() const {
  const int done = steps_.index();
  return done == steps_.count() ? QString() : static_cast<const HistoryStep*>(steps_.command(done))->name();
}

void SessionHistory::undo() {
  // What is still to come of an open gesture is a step of its own.
  ++newest_gesture_;
  steps_.undo();
}

void SessionHistory::redo() {
  ++newest_gesture_;
  steps_.redo();
}

void SessionHistory::begin_gesture() {
  if (gesture_depth_++ == 0) ++newest_gesture_;
}

void SessionHistory::end_gesture() {
  if (gesture_depth_ > 0) --gesture_depth_;
}

}  // namespace pushforward::app
