// Undo and redo as the menu, the buttons and the keys show them: named after the step that they take back or make
// again.
#pragma once

#include <QObject>
#include <QPointer>
#include <QUndoStack>

class QAction;
class QWidget;

namespace pushforward::app {

class Session;

class EditActions : public QObject {
  Q_OBJECT
 public:
  // The keys work in the whole window.
  EditActions(Session& session, QWidget* window);
  [[nodiscard]] QAction* undo() const { return undo_; }
  [[nodiscard]] QAction* redo() const { return redo_; }

  // Whether Ctrl+Z takes back what is being written in this widget, before it is an edit of the document.
  [[nodiscard]] static bool belongs_to_text(const QWidget* focused);

 private:
  void attend_history();
  void follow_history();

  Session& session_;
  QPointer<const QUndoStack> attended_;
  QAction* undo_;
  QAction* redo_;
};

}  // namespace pushforward::app
