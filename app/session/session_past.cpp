// What the session shows of the past, and going on from there.
#include <utility>

#include "app/session/edit_names.h"
#include "app/session/session_state.h"

namespace pushforward::app {

void Session::show_step(std::optional<std::int64_t> step) {
  if (step == state_->wanted_step) return;
  state_->wanted_step = step;
  state_->send(ShowStep{.step = step});
  state_->tell([](Session& session) { emit session.shown_step_changed(); });
}

std::optional<std::int64_t> Session::wanted_step() const { return state_->wanted_step; }

std::optional<Snapshot> Session::past() const {
  // A frame that was made before the window returned to the present is no longer what edits are about.
  if (!state_->wanted_step || !state_->frame) return std::nullopt;
  const auto& past = state_->frame->past;
  return past && has_structure_of(*past->stack, project().stack) ? past : std::nullopt;
}

const Stack& Session::shown_stack() const {
  const auto shown = past();
  if (!shown) return project().stack;
  auto& kept = state_->past_stack;
  if (!kept || kept->of != shown->stack || kept->edit != last_edit()) {
    kept = {.of = shown->stack, .edit = last_edit(), .stack = *shown->stack};
    for (std::size_t i = 0; i < kept->stack.layers.size(); ++i)
      kept->stack.layers[i].frozen = project().stack.layers[i].frozen;
  }
  return kept->stack;
}

void Session::continue_from_shown() {
  const auto from = past();
  if (!from) return;
  RunSwap swap{.layers = shown_stack().layers, .steps = static_cast<int>(from->step), .course = 0};
  show_step(std::nullopt);
  commit(std::move(swap), EditNames::resumption(from->step));
}

}  // namespace pushforward::app
