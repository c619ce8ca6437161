#include "app/window/edit_actions.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QUndoStack>

#include "app/session/session.h"
#include "app/style/theme.h"

namespace pushforward::app {

EditActions::EditActions(Session& session, QWidget* window)
    : QObject(window), session_(session), undo_(new QAction(this)), redo_(new QAction(this)) {
  undo_->setIcon(Theme::current().icon(QStringLiteral("undo")));
  redo_->setIcon(Theme::current().icon(QStringLiteral("redo")));
  undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
  redo_->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
  window->addActions({undo_, redo_});
  connect(undo_, &QAction::triggered, &session_, &Session::undo);
  connect(redo_, &QAction::triggered, &session_, &Session::redo);
  connect(&session_, &Session::attended, this, &EditActions::attend_history);
  attend_history();
}

void EditActions::attend_history() {
  if (attended_ != nullptr) attended_->disconnect(this);
  attended_ = &session_.history();
  for (const auto change : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged})
    connect(attended_, change, this, &EditActions::follow_history);
  for (const auto change : {&QUndoStack::canUndoChanged, &QUndoStack::canRedoChanged})
    connect(attended_, change, this, &EditActions::follow_history);
  follow_history();
}

void EditActions::follow_history() {
  const QUndoStack& history = session_.history();
  const auto show = [](QAction& action, bool possible, const QString& name, const QString& nothing) {
    action.setEnabled(possible);
    action.setText(name);
    action.setIconText(name);
    action.setToolTip(
        QStringLiteral("%1 (%2)").arg(possible ? name : nothing, action.shortcut().toString(QKeySequence::NativeText)));
  };
  show(*undo_, history.canUndo(), history.canUndo() ? tr("Undo %1").arg(session_.undo_name()) : tr("Undo"),
       tr("Nothing to undo"));
  show(*redo_, history.canRedo(), history.canRedo() ? tr("Redo %1").arg(session_.redo_name()) : tr("Redo"),
       tr("Nothing to redo"));
}

bool EditActions::belongs_to_text(const QWidget* focused) {
  if (const auto* text = qobject_cast<const QPlainTextEdit*>(focused))
    return text->document()->isModified() && !text->isReadOnly();
  const auto* line = qobject_cast<const QLineEdit*>(focused);
  return line != nullptr && line->isModified() && !line->isReadOnly();
}

}  // namespace pushforward::app
