// The project's title in the first row. A double click or edit() makes it a field: Enter takes the new title, Escape
// leaves the old one.
#pragma once

#include <QPointer>
#include <QWidget>

class QLineEdit;

namespace pushforward::app {

class RoleLabel;

class TitleEditor : public QWidget {
  Q_OBJECT
 public:
  explicit TitleEditor(QWidget* parent);
  void show_title(const QString& title);
  void edit();
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
  bool eventFilter(QObject* watched, QEvent* event) override;  // Escape and the focus of the field

 signals:
  void renamed(const QString& title);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  void fit();
  void end(bool take);

  QString title_;
  RoleLabel* label_;  // as much of it as there is room for
  QLineEdit* field_;
  QPointer<QWidget> focus_before_;
};

}  // namespace pushforward::app
