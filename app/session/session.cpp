#include "app/session/session.h"

#include <algorithm>
#include <utility>

#include "app/session/document.h"
#include "app/session/thread_priority.h"
#include "app/session/worker.h"
#include "core/errors.h"

namespace pushforward::app {

struct Session::State {
  State(Project project, QString asked_device) : document(std::move(project)), device(std::move(asked_device)) {}

  Document document;
  QString device;
  QString path;
  ViewRequest view;
  bool edited = false;
  std::int64_t saved_step = 0;  // a file that was trained on since is no longer what the window shows
  bool playing = false;
  std::uint64_t run = 0;  // counts decisions to play or pause
  std::shared_ptr<const Frame> frame;
  bool frame_is_merged = true;
  double processor_seconds = processor_seconds_of_this_thread();  // when the last frame was taken
  std::unique_ptr<Worker> worker;                                 // last: ends before what its signals are about

  // The document with the parameters of the newest frame.
  Document& current() {
    if (!std::exchange(frame_is_merged, true)) document.take(*frame);
    return document;
  }
  void send(Command command) {
    if (worker) worker->send(std::move(command));
  }
};

namespace {

// Views open on what the project says, else on the target.
Box opening_box(const Project& project) {
  const auto& numbers = project.view.numbers;
  if (numbers.contains("left") && numbers.contains("right") && numbers.contains("bottom") && numbers.contains("top"))
    return {numbers.at("left"), numbers.at("right"), numbers.at("bottom"), numbers.at("top")};
  return Box{};
}

}  // namespace

Session::Session(Project project, const QString& device, QObject* parent)
    : Session(std::move(project), device, machine_engines(), parent) {}

Session::Session(Project project, const QString& device, EngineSource engines, QObject* parent)
    : QObject(parent), state_(std::make_unique<State>(std::move(project), device)) {
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
QString Session::path() const { return state_->path; }

bool Session::is_modified() const {
  return state_->edited || (!state_->path.isEmpty() && project().steps != state_->saved_step);
}

// --- edits ---

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

void Session::set_value(std::uint64_t id, int flat_index, double value) {
  try {
    const std::uint64_t edit = state_->current().set_value(id, flat_index, value);
    state_->send(SetValue{.edit = edit, .layer = id, .flat_index = flat_index, .value = value});
  } catch (const InputError& error) {
    emit notice(QString::fromStdString(error.what()), true);
    return;
  }
  mark_edited();
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

void Session::restart() {
  state_->send(Restart{.edit = state_->current().restart()});
  mark_edited();
}

void Session::set_view(const ViewRequest& request) {
  if (request == state_->view) return;
  state_->view = request;
  state_->send(SetView{.request = request});
}

// --- files ---

QString Session::open(const QString& path) {
  try {
    Project opened = load_project(path.toStdString());
    replace(std::move(opened));
  } catch (const std::exception& error) {
    return QString::fromStdString(error.what());
  }
  state_->path = path;
  state_->saved_step = state_->document.project().steps;
  emit project_changed();
  return {};
}

QString Session::save(const QString& path) {
  try {
    save_project(project(), path.toStdString());
  } catch (const std::exception& error) {
    return QString::fromStdString(error.what());
  }
  state_->path = path;
  state_->edited = false;
  state_->saved_step = state_->document.project().steps;
  emit project_changed();
  return {};
}

void Session::adopt_path(const QString& path) {
  state_->path = path;
  state_->saved_step = project().steps;
  emit project_changed();
}

void Session::open_preset(const QString& name) { replace(make_preset(name.toStdString())); }

void Session::replace(Project project) {
  // A frame of the old project that is on its way carries an older edit, so it is not written over this one.
  const std::uint64_t edit = state_->current().replace(std::move(project));
  const Project& replaced = state_->document.project();
  state_->path.clear();
  state_->edited = false;
  state_->saved_step = replaced.steps;
  ViewRequest view = state_->view;
  view.depth = -1;
  view.box = opening_box(replaced);
  state_->send(Load{.edit = edit, .project = replaced});
  set_view(view);
  emit structure_changed();
  emit project_changed();
}

}  // namespace pushforward::app
