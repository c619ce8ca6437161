// The session's way back and forth through its edits.
#include <algorithm>
#include <utility>

#include "app/session/session_state.h"
#include "core/errors.h"

namespace pushforward::app {

void Session::commit(DocumentSwap swap, std::function<QString()> name) {
  auto message = state_->current().exchange(swap, state_->playing);
  const bool structure = changes_structure(swap);
  state_->history.add(std::move(swap), std::move(name));
  if (message) state_->send(std::move(*message));
  state_->announce(structure);
}

void Session::State::announce(bool structure) {
  modified_when_announced = is_modified();
  if (structure) tell([](Session& session) { emit session.structure_changed(); });
  tell([](Session& session) { emit session.project_changed(); });
}

void Session::State::exchange(HistoryStep& step, bool backwards) {
  Document& newest = current();
  const auto exchange_one = [&](DocumentSwap& swap) {
    if (auto message = newest.exchange(swap, playing)) send(std::move(*message));
  };
  if (backwards)
    std::ranges::for_each(step.swaps.rbegin(), step.swaps.rend(), exchange_one);
  else
    std::ranges::for_each(step.swaps, exchange_one);
  if (step.file) {
    std::swap(step.file, file);
    show_project_box();
  }
}

void Session::undo() {
  if (!history().canUndo()) return;
  show_step(std::nullopt);
  state_->history.undo();
  state_->announce(true);
}

void Session::redo() {
  if (!history().canRedo()) return;
  show_step(std::nullopt);
  state_->history.redo();
  state_->announce(true);
}

QString Session::undo_name() const { return state_->history.undo_name(); }
QString Session::redo_name() const { return state_->history.redo_name(); }
const QUndoStack& Session::history() const { return state_->history.steps(); }
std::uint64_t Session::state_number() const { return state_->history.state(); }

void Session::begin_gesture() {
  ++open_gestures_;
  state_->history.begin_gesture();
}

void Session::end_gesture() {
  // One that was begun on the document before was ended when the session turned to this one.
  if (open_gestures_ == 0) return;
  --open_gestures_;
  state_->history.end_gesture();
}

}  // namespace pushforward::app
