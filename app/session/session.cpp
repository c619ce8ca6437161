#include "app/session/session.h"

#include <utility>

#include "app/session/session_state.h"

namespace pushforward::app {

Box opening_box(const Project& project) {
  const auto& numbers = project.view.numbers;
  if (numbers.contains("left") && numbers.contains("right") && numbers.contains("bottom") && numbers.contains("top"))
    return {numbers.at("left"), numbers.at("right"), numbers.at("bottom"), numbers.at("top")};
  return Box{};
}

Session::Session(Project project, const QString& device, QObject* parent)
    : Session(std::move(project), device, machine_engines(), parent) {}

Session::Session(Project project, const QString& device, EngineSource engines, QObject* parent)
    : QObject(parent),
      state_(std::make_unique<State>(
          std::move(project), device,
          HistoryHooks{.exchange = [this](HistoryStep& step, bool backwards) { exchange(step, backwards); },
                       .is_idle = [this](const DocumentSwap& swap) { return state_->document.is_idle(swap); }})) {
  state_->view.box = opening_box(this->project());
  // Called on the worker's thread: each posts to the window's.
  WorkerListener listener{
      .frame_published =
          [this] {
            QMetaObject::invokeMethod(
                this,
                [this] {
                  const double used = processor_seconds_of_this_thread();
                  state_->frame = state_->worker->take_frame(used - std::exchange(state_->processor_seconds, used));
                  state_->frame_is_merged = false;
                  emit frame_ready();
                  // Training alone makes a saved file differ.
                  if (!state_->modified_when_announced && is_modified()) announce(false);
                },
                Qt::QueuedConnection);
          },
      .notice =
          [this](std::string sentence, bool is_error) {
            QMetaObject::invokeMethod(
                this, [this, text = QString::fromStdString(sentence), is_error] { emit notice(text, is_error); },
                Qt::QueuedConnection);
          },
      .stopped =
          [this](std::uint64_t run) {
            QMetaObject::invokeMethod(
                this,
                [this, run] {
                  if (run != state_->run || !std::exchange(state_->playing, false)) return;
                  emit playing_changed(false);
                },
                Qt::QueuedConnection);
          }};
  state_->worker = std::make_unique<Worker>(this->project(), device.toStdString(), std::move(engines), state_->view,
                                            std::move(listener));
}

Session::~Session() { shut_down(std::chrono::seconds(4)); }

bool Session::shut_down(std::chrono::milliseconds patience) { return state_->worker->shut_down(patience); }

const Project& Session::project() const { return state_->current().project(); }
std::shared_ptr<const Frame> Session::frame() const { return state_->frame; }
QString Session::device() const { return state_->device; }
std::uint64_t Session::last_edit() const { return state_->document.last_edit(); }
bool Session::is_playing() const { return state_->playing; }
const ViewRequest& Session::view() const { return state_->view; }

// --- running ---

void Session::play() {
  if (std::exchange(state_->playing, true)) return;
  state_->send(Play{.run = ++state_->run});
  emit playing_changed(true);
}

void Session::pause() {
  if (!std::exchange(state_->playing, false)) return;
  state_->send(Pause{.run = ++state_->run});
  emit playing_changed(false);
}

void Session::step_once() {
  pause();
  state_->send(StepOnce{});
}

void Session::set_view(const ViewRequest& request) {
  if (request == state_->view) return;
  state_->view = request;
  state_->send(SetView{.request = request});
}

}  // namespace pushforward::app
