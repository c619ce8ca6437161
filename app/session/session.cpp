#include "app/session/session.h"

#include <algorithm>
#include <utility>

#include "app/session/session_state.h"

namespace pushforward::app {

Box opening_box(const Project& project) {
  const auto& numbers = project.view.numbers;
  if (numbers.contains("left") && numbers.contains("right") && numbers.contains("bottom") && numbers.contains("top"))
    return {numbers.at("left"), numbers.at("right"), numbers.at("bottom"), numbers.at("top")};
  return Box{};
}

Session::State::State(Project project, QString asked_device, EngineSource engines)
    : document(std::move(project)),
      device(std::move(asked_device)),
      engine_source(std::move(engines)),
      history(HistoryHooks{.exchange = [this](HistoryStep& step, bool backwards) { exchange(step, backwards); },
                           .is_idle = [this](const DocumentSwap& swap) { return document.is_idle(swap); }}) {
  view.box = opening_box(document.project());
  worker = std::make_unique<Worker>(document.project(), device.toStdString(), engine_source, view, listener());
}

// Called on the worker's thread: each posts to this one.
WorkerListener Session::State::listener() {
  return {.frame_published =
              [this] {
                QMetaObject::invokeMethod(
                    &mailbox, [this] { take_frame(); }, Qt::QueuedConnection);
              },
          .notice =
              [this](std::string sentence, bool is_error) {
                QMetaObject::invokeMethod(
                    &mailbox,
                    [this, text = QString::fromStdString(sentence), is_error] {
                      tell([&](Session& session) { emit session.notice(text, is_error); });
                    },
                    Qt::QueuedConnection);
              },
          .stopped =
              [this](std::uint64_t stopped_run) {
                QMetaObject::invokeMethod(
                    &mailbox, [this, stopped_run] { note_stop(stopped_run); }, Qt::QueuedConnection);
              }};
}

void Session::State::take_frame() {
  const double used = processor_seconds_of_this_thread();
  frame = worker->take_frame(used - std::exchange(processor_seconds, used));
  frame_is_merged = false;
  tell([](Session& session) { emit session.frame_ready(); });
  // Training alone makes a saved file differ.
  if (!modified_when_announced && is_modified()) announce(false);
}

void Session::State::note_stop(std::uint64_t stopped_run) {
  if (stopped_run != run || !std::exchange(playing, false)) return;
  tell([](Session& session) { emit session.playing_changed(false); });
}

Session::Session(Project project, const QString& device, QObject* parent)
    : Session(std::move(project), device, machine_engines(), parent) {}

Session::Session(Project project, const QString& device, EngineSource engines, QObject* parent)
    : QObject(parent), state_(std::make_shared<State>(std::move(project), device, std::move(engines))) {
  state_->attending.append(this);
}

Session::Session(Session& other, QObject* parent) : QObject(parent), state_(other.state_) {
  state_->attending.append(this);
}

std::unique_ptr<Session> Session::beside(Project project, QObject* parent) const {
  return std::make_unique<Session>(std::move(project), state_->device, state_->engine_source, parent);
}

Session::~Session() {
  state_->attending.removeOne(this);
  if (state_->attending.isEmpty()) shut_down(std::chrono::seconds(4));
}

void Session::attend(Session& other) {
  if (attends_same(other)) return;
  while (open_gestures_ > 0) end_gesture();
  state_->attending.removeOne(this);
  state_ = other.state_;
  state_->attending.append(this);
  emit attended();
  emit structure_changed();
  emit project_changed();
  emit playing_changed(is_playing());
  emit shown_step_changed();
  if (frame() != nullptr) emit frame_ready();
}

bool Session::shut_down(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  const bool worker_ended = state_->worker->shut_down(patience);
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return state_->disk.wait_for_all(std::max(left, std::chrono::milliseconds(0))) && worker_ended;
}

const Project& Session::project() const { return state_->current().project(); }
std::shared_ptr<const Frame> Session::frame() const { return state_->frame; }
QString Session::device() const { return state_->device; }
std::uint64_t Session::last_edit() const { return state_->document.last_edit(); }
bool Session::is_playing() const { return state_->playing; }
const ViewRequest& Session::view() const { return state_->view; }

// --- running ---

void Session::play() {
  if (state_->playing) return;
  state_->tell([](Session& session) { emit session.about_to_play(); });
  state_->playing = true;
  state_->send(Play{.run = ++state_->run});
  state_->tell([](Session& session) { emit session.playing_changed(true); });
}

void Session::pause() {
  if (!std::exchange(state_->playing, false)) return;
  state_->send(Pause{.run = ++state_->run});
  state_->tell([](Session& session) { emit session.playing_changed(false); });
}

void Session::step_once() {
  pause();
  state_->send(StepOnce{});
}

void Session::keep_step(std::shared_ptr<StepPact> pact, int side) {
  state_->send(KeepStep{.pact = std::move(pact), .side = side});
}

void Session::set_view(const ViewRequest& request) { state_->set_view(request); }

void Session::State::set_view(const ViewRequest& request) {
  if (request == view) return;
  view = request;
  send(SetView{.request = request});
}

}  // namespace pushforward::app
