// The session's files.
#include <exception>
#include <utility>

#include "app/language/core_text.h"
#include "app/session/edit_names.h"
#include "app/session/session_state.h"

namespace pushforward::app {

QString Session::path() const { return state_->file.path; }

bool Session::is_modified() const { return state_->is_modified(); }

bool Session::State::is_modified() {
  return file.saved_state != history.state() || (!file.path.isEmpty() && current().project().steps != file.saved_step);
}

QString Session::open(const QString& path) {
  try {
    replace(load_project(path.toStdString()), path);
  } catch (const std::exception& error) {
    return QString::fromStdString(error.what());
  }
  return {};
}

QString Session::save(const QString& path) {
  try {
    save_project(project(), path.toStdString());
  } catch (const std::exception& error) {
    return QString::fromStdString(error.what());
  }
  state_->file = {.path = path, .saved_state = state_number(), .saved_step = project().steps};
  state_->announce(false);
  return {};
}

void Session::adopt_path(const QString& path) {
  state_->file = {.path = path, .saved_state = state_number(), .saved_step = project().steps};
  state_->announce(false);
}

QString Session::recover(const QString& kept, const QString& path) {
  const QString failure = open(kept);
  if (!failure.isEmpty()) return failure;
  state_->file = {.path = path, .saved_state = FileState::never, .saved_step = 0};
  state_->announce(false);
  return {};
}

void Session::open_preset(const QString& name) { replace(make_preset(name.toStdString())); }

void Session::replace(Project project, const QString& path) {
  const QString title = !project.title.empty() ? core_text(project.title) : path.section(u'/', -1);
  show_step(std::nullopt);
  // A frame of the old project that is on its way carries an older edit, so it is not written over this one.
  DocumentSwap swap = ProjectSwap{std::move(project)};
  auto message = state_->current().exchange(swap, state_->playing);
  FileState file{
      .path = path, .saved_state = state_->history.next_state(), .saved_step = state_->document.project().steps};
  state_->history.add(std::move(swap), EditNames::opening(title), std::exchange(state_->file, std::move(file)));
  state_->send(std::move(*message));
  state_->show_project_box();
  state_->announce(true);
}

void Session::State::show_project_box() {
  ViewRequest request = view;
  request.depth = -1;
  request.box = opening_box(document.project());
  set_view(request);
}

}  // namespace pushforward::app
