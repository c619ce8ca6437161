// The session's files.
#include <exception>
#include <utility>

#include "app/session/edit_names.h"
#include "app/session/session_state.h"

namespace pushforward::app {

QString Session::path() const { return state_->file->path; }

bool Session::is_modified() const { return state_->is_modified(); }

bool Session::is_edited() const { return state_->file->saved_state != state_number(); }

bool Session::State::is_modified() {
  return file->saved_state != history.state() ||
         (!file->path.isEmpty() && current().project().steps != file->saved_step);
}

QString Session::open(const QString& path) {
  try {
    replace(load_project(path.toStdString()), path);
  } catch (const std::exception& error) {
    return QString::fromStdString(error.what());
  }
  return {};
}

void Session::save(const QString& path, QObject* context, std::function<void(const QString& failure)> done) {
  const FileState saved{.path = path, .saved_state = state_number(), .saved_step = project().steps};
  state_->saving.push_back(saved.saved_state);
  // Where its document will be then: another one may have taken its place, and be taken back.
  auto tell = [state = std::weak_ptr(state_), file = state_->file, saved, context = QPointer(context),
               done = std::move(done)](const QString& failure) {
    if (const auto alive = state.lock()) {
      alive->saving.pop_front();
      if (failure.isEmpty()) *file = saved;
      alive->announce(false);
    }
    if (context) done(failure);
  };
  state_->disk.add([project = project(), path, news = state_->disk_news, tell = std::move(tell)] {
    QString failure;
    try {
      save_project(project, path.toStdString());
    } catch (const std::exception& error) {
      failure = QString::fromStdString(error.what());
    }
    QMetaObject::invokeMethod(
        news.get(), [tell, failure] { tell(failure); }, Qt::QueuedConnection);
  });
}

bool Session::is_saving() const { return !state_->saving.empty() && state_->saving.back() == state_number(); }
DiskQueue& Session::disk() { return state_->disk; }

void Session::adopt_path(const QString& path) {
  *state_->file = {.path = path, .saved_state = state_number(), .saved_step = project().steps};
  state_->announce(false);
}

QString Session::recover(const QString& kept, const QString& path) {
  const QString failure = open(kept);
  if (!failure.isEmpty()) return failure;
  *state_->file = {.path = path, .saved_state = FileState::never, .saved_step = 0};
  state_->announce(false);
  return {};
}

void Session::open_preset(const QString& name) { replace(make_preset(name.toStdString())); }

void Session::replace(Project project, const QString& path) {
  const std::string title = project.title;
  const bool was_modified = is_modified();
  show_step(std::nullopt);
  // A frame of the old project that is on its way carries an older edit, so it is not written over this one.
  DocumentSwap swap = ProjectSwap{std::move(project)};
  auto message = state_->current().exchange(swap, state_->playing);
  auto file =
      std::make_shared<FileState>(FileState{path, state_->history.next_state(), state_->document.project().steps});
  state_->history.add(std::move(swap), EditNames::opening(title, path.section(u'/', -1)),
                      std::exchange(state_->file, std::move(file)));
  state_->send(std::move(*message));
  state_->show_project_box();
  state_->announce(true);
  emit replaced(was_modified);
}

void Session::State::show_project_box() {
  ViewRequest request = view;
  request.depth = -1;
  request.box = opening_box(document.project());
  set_view(request);
}

}  // namespace pushforward::app
