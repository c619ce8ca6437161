// The session's edits: each changes the document at once and is sent to the worker.
#include <utility>

#include "app/session/session_state.h"
#include "core/errors.h"

namespace pushforward::app {

void Session::send_structure(std::uint64_t edit, std::vector<std::uint64_t> written) {
  state_->send(EditStack{.edit = edit, .structure = state_->document.project().stack, .written = std::move(written)});
  mark_edited();
  emit structure_changed();
}

void Session::mark_edited() {
  state_->edited = true;
  emit project_changed();
}

std::uint64_t Session::insert_layer(const QString& type, int index, HyperValues hyper) {
  std::uint64_t id = 0;
  const std::uint64_t edit = state_->current().insert_layer(type.toStdString(), index, std::move(hyper), id);
  send_structure(edit, {id});
  return id;
}

std::uint64_t Session::duplicate_layer(std::uint64_t id) {
  std::uint64_t copy = 0;
  const std::uint64_t edit = state_->current().duplicate_layer(id, copy);
  send_structure(edit, {copy});
  return copy;
}

void Session::remove_layers(const std::vector<std::uint64_t>& ids) {
  send_structure(state_->current().remove_layers(ids), {});
}

void Session::move_layer(std::uint64_t id, int index) {
  const Stack before = state_->current().project().stack;
  const std::uint64_t edit = state_->document.move_layer(id, index);
  if (state_->document.project().stack.layers == before.layers) return;
  send_structure(edit, {});
}

void Session::set_bypassed(std::uint64_t id, bool on) {
  state_->current().entry(id).bypassed = on;
  send_structure(state_->document.edit(), {});
}

void Session::set_frozen(std::uint64_t id, bool on) {
  state_->current().entry(id).frozen = on;
  send_structure(state_->document.edit(), {});
}

void Session::set_inverted(std::uint64_t id, bool on) {
  state_->current().entry(id).inverted = on;
  send_structure(state_->document.edit(), {});
}

void Session::set_hyper(std::uint64_t id, const HyperValues& hyper) {
  const std::uint64_t edit = state_->current().set_hyper(id, hyper);
  send_structure(edit, {id});
}

QString Session::set_values(std::uint64_t id, const ValueChanges& changes) {
  try {
    const std::uint64_t edit = state_->current().set_values(id, changes);
    state_->send(SetValues{.edit = edit, .layer = id, .changes = changes});
  } catch (const InputError& error) {
    return QString::fromStdString(error.what());
  }
  mark_edited();
  return {};
}

void Session::set_value(std::uint64_t id, int flat_index, double value) {
  const QString refusal = set_values(id, {{.flat_index = flat_index, .value = value}});
  if (!refusal.isEmpty()) emit notice(refusal, true);
}

void Session::set_target(const TargetChoice& choice) {
  if (choice == project().target) return;
  state_->document.writable().target = choice;
  state_->send(SetTarget{.edit = state_->document.edit(), .choice = choice});
  mark_edited();
}

void Session::set_training(const TrainingSettings& settings) {
  if (settings == project().training) return;
  state_->document.writable().training = settings;
  state_->send(SetTraining{.edit = state_->document.edit(), .settings = settings});
  mark_edited();
}

void Session::set_temperature(double temperature) {
  if (temperature == project().base.temperature) return;
  state_->document.writable().base.temperature = temperature;
  state_->send(SetTemperature{.edit = state_->document.edit(), .temperature = temperature});
  mark_edited();
}

void Session::set_device(const QString& device) {
  if (device == state_->device) return;
  state_->device = device;
  state_->send(SetDevice{.edit = state_->document.edit(), .device = device.toStdString()});
  emit project_changed();
}

void Session::set_title(const QString& title) {
  if (title.toStdString() == project().title) return;
  state_->document.writable().title = title.toStdString();
  mark_edited();
}

// --- gestures ---

void Session::begin_gesture() { ++state_->gesture_depth; }

void Session::end_gesture() {
  if (state_->gesture_depth > 0) --state_->gesture_depth;
}

}  // namespace pushforward::app
