#include "app/figure_export/figure_actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <memory>
#include <utility>

#include "app/editors/file_drop.h"
#include "app/figure_export/export_dialog.h"
#include "app/figures/carried_project.h"
#include "app/figures/state_string.h"
#include "app/language/core_text.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

// The figure or the project file of a drop; empty when there is none. Pictures of another origin are no figures.
QString dropped_project(const QMimeData* data) {
  if (data == nullptr) return {};
  for (const QUrl& url : data->urls()) {
    const QString path = url.toLocalFile();
    if (url.isLocalFile() &&
        (path.endsWith(QStringLiteral(".pushforward"), Qt::CaseInsensitive) || is_dropped_figure(path)))
      return path;
  }
  return {};
}

}  // namespace

FigureActions::FigureActions(Session& session, QWidget* window) : QObject(window), session_(session), window_(window) {
  reader_.setMaxThreadCount(1);
  const auto add = [this](const QString& text, const QString& tip, const QKeySequence& keys = {}) {
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    const QString shortcut = keys.toString(QKeySequence::NativeText);
    action->setToolTip(shortcut.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, shortcut));
    window_->addAction(action);
    return action;
  };
  export_figure = add(tr("&Export figure…"), tr("Export what the views show as PDF, SVG or PNG"),
                      QKeySequence(Qt::CTRL | Qt::Key_E));
  export_figure->setIcon(Theme::current().icon(QStringLiteral("export")));
  copy_state = add(tr("Copy as s&tate string"), tr("Copy the whole project as one line of text"));
  paste_state = add(tr("Paste stat&e string"), tr("Open the project that a state string in the clipboard holds"));
  connect(export_figure, &QAction::triggered, this, &FigureActions::show_dialog);
  connect(copy_state, &QAction::triggered, this, &FigureActions::copy);
  connect(paste_state, &QAction::triggered, this, &FigureActions::paste);
}

void FigureActions::take_drops() {
  auto* drop = new FileDrop(*window_, dropped_project, this);
  connect(drop, &FileDrop::dropped, this, &FigureActions::dropped);
}

FigureActions::~FigureActions() {
  reader_.clear();
  reader_.waitForDone();
}

void FigureActions::show_dialog() {
  if (dialog_ == nullptr) {
    dialog_ = new ExportDialog(session_, window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &ExportDialog::exported, this,
            [this](const QString& path) { emit said(tr("The figure was written as “%1”.").arg(path)); });
  }
  dialog_->show();  // beside the window: training goes on
  dialog_->raise();
  dialog_->activateWindow();
}

void FigureActions::open_figure(const QString& path) {
  reader_.start([this, path] {
    const auto post = [this](auto call) { QMetaObject::invokeMethod(this, call, Qt::QueuedConnection); };
    try {
      auto project = std::make_shared<Project>(carried_project(path));
      post([this, path, project] {
        session_.replace(std::move(*project));
        emit opened(path);
      });
    } catch (const InputError& error) {
      post([this, sentence = core_text(error.what())] { emit failed(sentence); });
    }
  });
}

void FigureActions::copy() {
  QGuiApplication::clipboard()->setText(state_string(session_.project()));
  emit said(tr("The project is in the clipboard as a state string."));
}

void FigureActions::paste() {
  try {
    session_.replace(project_of_state_string(QGuiApplication::clipboard()->text()));
    emit opened(QString());
  } catch (const InputError& error) {
    emit failed(core_text(error.what()));
  }
}

}  // namespace pushforward::app
