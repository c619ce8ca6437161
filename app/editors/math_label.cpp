#include "app/editors/math_label.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {

MathLabel::MathLabel(const QString& html, QString font_role, QString color_role, QWidget* parent)
    : QWidget(parent), font_role_(std::move(font_role)), color_role_(std::move(color_role)) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
  set_html(html);
}

void MathLabel::set_html(const QString& html) {
  if (html == html_) return;
  html_ = html;
  text_ = MathText(html, Theme::current().font(font_role_));
  setAccessibleName(text_.plain());
  updateGeometry();
  update();
}

QSize MathLabel::sizeHint() const {
  const QFontMetricsF face(Theme::current().font(font_role_));
  return {static_cast<int>(std::ceil(text_.width())), static_cast<int>(std::ceil(face.height())) + 4};
}

QSize MathLabel::minimumSizeHint() const { return {0, sizeHint().height()}; }

void MathLabel::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  const QFontMetricsF face(theme.font(font_role_));
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme.color(color_role_));
  const double scale = text_.width() > 0 ? std::min(1.0, width() / text_.width()) : 1.0;
  const double x = centred_ ? (width() - scale * text_.width()) / 2 : 0.0;
  // Letters without ascenders stand in the middle, as words beside them do.
  painter.translate(x, (height() + scale * face.capHeight()) / 2);
  painter.scale(scale, scale);
  text_.draw(painter, {0.0, 0.0});
}

}  // namespace pushforward::app
