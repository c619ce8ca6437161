// A field with one number in tabular figures. It follows a live value until a person starts to write in it, and again
// once the number was taken (Enter, or leaving the field) or given up (Escape).
#pragma once

#include <QLineEdit>
#include <QList>

namespace pushforward::app {

struct KeyUse;

class NumberField : public QLineEdit {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  NumberField(double step, QWidget* parent);

  void show_value(double value);
  void set_invalid(bool on);

 signals:
  void committed(double value);
  void refused(const QString& sentence);  // what was written is no number

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void commit();
  void let_go();

  double step_;
  double value_ = 0.0;
  bool held_ = false;  // a person writes
};

}  // namespace pushforward::app
