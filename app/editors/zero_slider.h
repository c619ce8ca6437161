// A slider for a real number that fills from zero, so that sign and size are seen at a glance.
//
// The position is an integer of QAbstractSlider (which gives keys and accessibility); the value itself is kept as it
// is, also where it lies outside the shown range. The keyboard moves by a hundredth of the range, pages by a tenth.
#pragma once

#include <QAbstractSlider>

namespace pushforward::app {

class ZeroSlider : public QAbstractSlider {
  Q_OBJECT
 public:
  ZeroSlider(double shown_minimum, double shown_maximum, QWidget* parent);

  // Shows a value without telling anybody.
  void show_value(double value);
  [[nodiscard]] double shown_value() const { return shown_value_; }
  // x in pixels of a value.
  [[nodiscard]] double x_of(double value) const;
  [[nodiscard]] QSize sizeHint() const override { return {116, 24}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {48, 24}; }

 signals:
  void edited(double value);  // by a person

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void take_position(double x);
  [[nodiscard]] double value_of(int position) const;

  double minimum_value_;
  double maximum_value_;
  double shown_value_ = 0.0;
};

}  // namespace pushforward::app
