// What to export besides pictures, how much of it, and where to. Beside the window, not in its way: training goes on,
// and what is exported is what the window shows when "Save as…" is pressed.
#pragma once

#include <QDialog>

#include "app/export/data_export.h"

class QComboBox;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace pushforward::app {

class RoleLabel;
class SentenceLine;
class Session;

class DataDialog : public QDialog {
  Q_OBJECT
 public:
  DataDialog(Session& session, QWidget* parent);

  // What the button does once a file is chosen.
  void save_to(const QString& path);
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] bool is_running() const { return export_.is_running(); }

 private:
  [[nodiscard]] const ExportKind& kind() const;
  void build_rows();
  void choose_file();
  void follow_kind();
  void follow_state();

  Session& session_;
  QComboBox* kinds_;
  RoleLabel* doc_;
  QWidget* count_row_;
  QSpinBox* count_;
  QWidget* side_row_;
  QSpinBox* side_;
  QProgressBar* bar_;
  QPushButton* cancel_;
  QPushButton* save_;
  SentenceLine* sentence_;
  DataExport export_;
};

}  // namespace pushforward::app
