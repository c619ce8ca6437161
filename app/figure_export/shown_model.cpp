#include "app/figure_export/shown_model.h"

#include "app/session/session.h"

namespace pushforward::app {

std::shared_ptr<const ModelState> shown_model(const Session& session) {
  const auto frame = session.frame();
  if (!frame || !frame->target || !frame->stack_in_view()) return nullptr;
  auto state = std::make_shared<ModelState>();
  state->project = session.project();
  state->project.stack = session.shown_stack();
  state->project.steps = static_cast<int>(frame->past ? frame->past->step : frame->step);
  state->project.fresh = false;
  state->stack = std::make_shared<const Stack>(state->project.stack);
  state->target = frame->target;
  state->loss = frame->loss;
  state->metrics = frame->metrics;
  // An edit that the worker has not seen yet may have changed the layers.
  if (frame->edit == session.last_edit()) state->kept = frame->kept;
  return state;
}

}  // namespace pushforward::app
