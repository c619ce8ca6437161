// What becomes of a file: how far its reading is, what was done to its points, whether a picture's dark or bright parts
// are dense, or why it is no target.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/own_targets/target_import.h"

class QProgressBar;
class QPushButton;
class QRadioButton;

namespace pushforward::app {

class RoleLabel;
class SentenceLine;
class Session;

class ImportPanel : public QWidget {
  Q_OBJECT
 public:
  ImportPanel(Session& session, QWidget* parent);

  void read(const QString& path);
  // Gives up what is being read.
  void end();
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] bool is_reading() const { return import_.is_running(); }

 signals:
  void ended();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void take(const ImportResult& result);
  void follow_project();
  void show_state();
  void choose_ink(Ink ink);

  Session& session_;
  TargetImport import_;
  ImportResult result_;  // the last that was taken
  TargetChoice seen_;    // the document's target as it was followed last
  bool on_ = false;
  QTimer patience_;  // what is soon done needs no bar
  RoleLabel* name_;
  QProgressBar* bar_;
  QPushButton* cancel_;
  QWidget* inks_;
  QRadioButton* dark_;
  QRadioButton* bright_;
  SentenceLine* sentence_;
};

}  // namespace pushforward::app
