// File > Export figure: all choices on the left, on the right the figure itself, made anew while the training goes on.
#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>
#include <functional>
#include <memory>

#include "app/figure_export/figure_maker.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace pushforward::app {

class FigureForm;
class FigurePreview;
class RoleLabel;
class Session;

class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(Session& session, QWidget* parent);
  ~ExportDialog() override;

  [[nodiscard]] FigureForm& form() const { return *form_; }
  [[nodiscard]] FigurePreview& preview() const { return *preview_; }
  // Makes the figure at its full size and writes it.
  void export_to(const QString& path);
  void copy();
  // Of what is being exported or copied.
  void cancel();
  void reject() override;  // Escape: first of what is being exported, then of the dialog
  [[nodiscard]] bool is_exporting() const { return exporting_ != 0; }
  [[nodiscard]] QString note() const;

 signals:
  void exported(const QString& path);
  void copied();
  void failed(const QString& sentence);

 private:
  void build();
  void take_project();
  void want_preview();
  void make_preview();
  void follow_frame();
  void choose_file();
  void begin(const std::function<void(const FigureContents&)>& then, const QString& doing);
  void show_made(int number, const FigureResult& result);
  void show_failure(int number, const QString& sentence);
  void show_exporting(bool on, const QString& doing = {});

  Session& session_;
  FigureForm* form_;
  FigurePreview* preview_;
  RoleLabel* note_;
  QProgressBar* progress_;
  QPushButton* cancel_;
  QPushButton* export_;
  QPushButton* copy_;
  FigureMaker maker_;
  QTimer pause_;  // until the person has stopped typing
  QElapsedTimer since_preview_;
  std::shared_ptr<const ModelState> own_;    // that the preview shows, and that an export takes
  std::shared_ptr<const ModelState> other_;  // of the window's other side; null without one
  int previewing_ = 0;                       // number of the task; 0 for none
  int exporting_ = 0;
  double preview_dpi_ = 0.0;
  std::function<void()> when_made_;
};

}  // namespace pushforward::app
