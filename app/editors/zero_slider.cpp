#include "app/editors/zero_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {

namespace {
constexpr int positions = 1000;
}

ZeroSlider::ZeroSlider(double shown_minimum, double shown_maximum, QWidget* parent)
    : QAbstractSlider(parent), minimum_value_(shown_minimum), maximum_value_(shown_maximum) {
  setOrientation(Qt::Horizontal);
  setRange(0, positions);
  setSingleStep(positions / 100);
  setPageStep(positions / 10);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  show_value(0.0);
  // Only a person changes the position: show_value keeps silent.
  connect(this, &QAbstractSlider::valueChanged, this, [this](int position) {
    shown_value_ = value_of(position);
    update();
    emit edited(shown_value_);
  });
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

double ZeroSlider::value_of(int position) const {
  return minimum_value_ + (maximum_value_ - minimum_value_) * position / positions;
}

void ZeroSlider::show_value(double value) {
  if (!std::isfinite(value)) return;
  shown_value_ = value;
  const double share = (value - minimum_value_) / (maximum_value_ - minimum_value_);
  const QSignalBlocker silent(this);
  setValue(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * positions)));
  update();
}

double ZeroSlider::x_of(double value) const {
  const double inset = Theme::current().size("slider_knob").width() / 2;
  const double share = std::clamp((value - minimum_value_) / (maximum_value_ - minimum_value_), 0.0, 1.0);
  return inset + share * (width() - 2 * inset);
}

void ZeroSlider::take_position(double x) {
  const double inset = Theme::current().size("slider_knob").width() / 2;
  const double share = std::clamp((x - inset) / std::max(width() - 2 * inset, 1.0), 0.0, 1.0);
  setSliderPosition(static_cast<int>(std::lround(share * positions)));
}

void ZeroSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  setSliderDown(true);
  take_position(event->position().x());
}

void ZeroSlider::mouseMoveEvent(QMouseEvent* event) {
  if (isSliderDown()) take_position(event->position().x());
}

void ZeroSlider::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) setSliderDown(false);
}

void ZeroSlider::wheelEvent(QWheelEvent* event) { event->ignore(); }  // the wheel scrolls the form

void ZeroSlider::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  const double middle = height() / 2.0;
  constexpr double thickness = 1.5;
  painter.fillRect(QRectF(0, middle - thickness / 2, width(), thickness), theme.color("track"));
  const double zero = x_of(0.0);  // the nearer end where the range does not hold zero
  const double knob = x_of(shown_value_);
  painter.fillRect(QRectF(zero - 0.5, middle - 4, 1, 8), theme.color("track"));
  painter.fillRect(QRectF(std::min(zero, knob), middle - 1, std::abs(knob - zero), 2), theme.color("accent"));
  const QSizeF size = theme.size("slider_knob");
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.color(isEnabled() ? "knob" : "disabled"));
  const double radius = theme.metric("radius.knob");
  painter.drawRoundedRect(QRectF(knob - size.width() / 2, middle - size.height() / 2, size.width(), size.height()),
                          radius, radius);
}

}  // namespace pushforward::app
