// The session's files.
#include <exception>
#include <utility>

#include "app/session/session_state.h"

namespace pushforward::app {

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
