#include "app/export/export_actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeySequence>
#include <QWidget>
#include <utility>

#include "app/animation_export/animation_dialog.h"
#include "app/export/data_dialog.h"
#include "app/session/session.h"
#include "app/session/shown_project.h"

namespace pushforward::app {

ExportActions::ExportActions(Session& session, QWidget* window) : QObject(window), session_(session), window_(window) {
  const auto add = [this](const QString& text, const QString& tip, const QKeySequence& keys = {}) {
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setToolTip(keys.isEmpty() ? tip
                                      : QStringLiteral("%1 (%2)").arg(tip, keys.toString(QKeySequence::NativeText)));
    window_->addAction(action);
    return action;
  };
  data_ = add(tr("Export &data…"), tr("Scripts, formulas and numbers of the model"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
  latex_ = add(tr("Copy as &LaTeX"), tr("Copy the formulas of all layers with their present values"));
  caption_ = add(tr("Copy &caption"), tr("Copy what stands under a figure: stack, target, objective, steps, KL, seed"));
  animation_ = add(tr("Export a&nimation…"), tr("Layer by layer, training or temperature, as MP4, GIF or WebP"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
  connect(data_, &QAction::triggered, this, [this] { show<DataDialog>(session_); });
  connect(animation_, &QAction::triggered, this, [this] { show<AnimationDialog>(session_, animation_engines()); });
  connect(latex_, &QAction::triggered, this, [this] { copy("latex", tr("The formulas are in the clipboard.")); });
  connect(caption_, &QAction::triggered, this, [this] { copy("caption", tr("The caption is in the clipboard.")); });
  connect(&copying_, &DataExport::made, this, [this](const QByteArray& bytes) {
    QGuiApplication::clipboard()->setText(QString::fromUtf8(bytes));
    emit told(success_, false);
  });
  connect(&copying_, &DataExport::failed, this, [this](const QString& sentence) { emit told(sentence, true); });
}

// One of a kind: a second wish brings the first to the front.
template <class Dialog, class... Arguments>
void ExportActions::show(Arguments&&... arguments) {
  auto* dialog = window_->findChild<Dialog*>();
  if (dialog == nullptr) dialog = new Dialog(std::forward<Arguments>(arguments)..., window_);
  dialog->show();
  dialog->raise();
  dialog->activateWindow();
}

void ExportActions::copy(const char* kind, const QString& success) {
  success_ = success;
  const ExportKind& chosen = find_export(kind);
  copying_.start(chosen,
                 {.project = shown_project(session_), .format = chosen.formats.front(), .metrics = std::nullopt});
}

}  // namespace pushforward::app
