// A field with one positive number that a person sets: a learning rate, a batch. Enter or leaving the field takes it,
// Escape gives it up, the arrow keys go to the next of a sensible series.
#pragma once

#include <QLineEdit>

namespace pushforward::app {

class SettingField : public QLineEdit {
  Q_OBJECT
 public:
  enum class Kind {
    real,     // arrow keys: 1, 2, 5, 10, ...; shown with two digits and an exponent when small
    integer,  // arrow keys: powers of two
    count,    // an integer whose arrow keys go by one
    fine,     // a real whose arrow keys go by 0.05
    linear,   // a real whose arrow keys go by a hundredth of the range
  };
  SettingField(Kind kind, double minimum, double maximum, QWidget* parent);

  void show_value(double value);
  [[nodiscard]] double value() const { return value_; }

 signals:
  void committed(double value);
  // What was typed is no number or out of range; the field keeps it until it is put right or given up.
  void refused(const QString& sentence);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  [[nodiscard]] QString text_of(double value) const;
  [[nodiscard]] double next(double value, bool up) const;
  void commit();
  void let_go();
  void set_invalid(bool on);

  Kind kind_;
  double minimum_;
  double maximum_;
  double value_ = 0.0;
};

}  // namespace pushforward::app
