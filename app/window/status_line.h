// The last row of the window, in the columns of the panels above it. Fields have fixed widths: digits change, nothing
// moves. An error takes the place of the middle until it is dismissed.
#pragma once

#include <QDateTime>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QAction;
class QToolButton;

namespace pushforward::app {

class FigureLabel;
class FittingSentence;
struct Frame;
class RoleLabel;
class Session;

class StatusLine : public QWidget {
  Q_OBJECT
 public:
  StatusLine(Session& session, QWidget* parent);
  // Errors stay until they are dismissed; what is only said goes by itself.
  void show_notice(const QString& sentence, bool is_error);
  // Says something and offers what can be done about it; goes when that was done, or by itself.
  void offer(const QString& sentence, QAction& action);
  void dismiss();
  [[nodiscard]] QString notice() const;  // empty when none is shown
  // The same as it was given: a sentence of core or of the worker is told anew in another language.
  [[nodiscard]] QString given_notice() const;
  [[nodiscard]] bool shows_error() const { return is_error_; }
  void note_saved();
  void set_slow_motion(bool on);                                         // what Space and S do then
  [[nodiscard]] const QDateTime& saved_at() const { return saved_at_; }  // invalid: not in this window
  void show_saved_at(const QDateTime& time);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* build_state();
  QWidget* build_figures();
  QWidget* build_notice();
  void follow_frame();
  void show_step(const Frame& frame);
  void show_field_error(const Frame& frame);
  void follow_project();
  void show_saved();
  void fit_notice();
  void fit_figures();

  Session& session_;
  QStackedWidget* middle_;
  FigureLabel* state_;
  FigureLabel* step_;
  FigureLabel* speed_;
  FigureLabel* frames_;
  FigureLabel* device_;
  FigureLabel* precision_;
  FigureLabel* fields_;
  FigureLabel* seed_;
  QList<FigureLabel*> by_importance_;
  FittingSentence* run_state_;
  FigureLabel* saved_;
  RoleLabel* sentence_;
  QWidget* notice_icon_;
  QToolButton* offer_;
  QPointer<QAction> offered_;
  QMetaObject::Connection until_done_;
  QToolButton* dismiss_;
  QString given_sentence_;
  QString whole_sentence_;
  bool is_error_ = false;
  bool shows_past_ = false;
  QDateTime saved_at_;
  QTimer minute_;
  QTimer notice_time_;
  bool slow_motion_ = false;
  QElapsedTimer figures_age_;
  int state_column_width_;
  int save_column_width_;
};

}  // namespace pushforward::app
