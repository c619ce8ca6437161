// The session's way back and forth through its edits.
#include <algorithm>
#include <utility>

#include "app/session/session_state.h"
#include "core/errors.h"

namespace pushforward::app {

void Session::commit(DocumentSwap swap, const QString& what) {
  auto message = state_->current().exchange(swap, state_->playing);
  const bool structure = changes_structure(swap);
  state_->history.add(std::move(swap), what);
  if (message) state_->send(std::move(*message));
  announce(structure);
}

void Session::announce(bool structure) {
  state_->modified_when_announced = is_modified();
  if (structure) emit structure_changed();
  emit project_changed();
}

void Session::exchange(HistoryStep& step, bool backwards) {
  Document& document = state_->current();
  const auto exchange_one = [&](DocumentSwap& swap) {
    if (auto message = document.exchange(swap, state_->playing)) state_->send(std::move(*message));
  };
  if (backwards)
    std::ranges::for_each(step.swaps.rbegin(), step.swaps.rend(), exchange_one);
  else
    std::ranges::for_each(step.swaps, exchange_one);
  if (step.file) {
    std::swap(*step.file, state_->file);
    show_project_box();
  }
}

void Session::undo() {
  if (!history().canUndo()) return;
  show_step(std::nullopt);
  state_->history.undo();
  announce(true);
}

void Session::redo() {
  if (!history().canRedo()) return;
  show_step(std::nullopt);
  state_->history.redo();
  announce(true);
}

const QUndoStack& Session::history() const { return state_->history.steps(); }
std::uint64_t Session::state_number() const { return state_->history.state(); }

void Session::begin_gesture() { state_->history.begin_gesture(); }
void Session::end_gesture() { state_->history.end_gesture(); }

}  // namespace pushforward::app
