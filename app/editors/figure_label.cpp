#include "app/editors/figure_label.h"

#include <QFontMetrics>
#include <QPainter>
#include <utility>

#include "app/style/theme.h"

namespace pushforward::app {

FigureLabel::FigureLabel(const QString& widest, const QString& font_role, QString color_role, Qt::Alignment alignment,
                         QWidget* parent)
    : QWidget(parent), color_role_(std::move(color_role)), alignment_(alignment | Qt::AlignVCenter) {
  setFont(Theme::current().font(font_role));
  const QFontMetrics metrics(font());
  setFixedWidth(metrics.horizontalAdvance(widest) + 2);
  setMinimumHeight(metrics.height());
}

void FigureLabel::set_text(const QString& text) {
  if (text == text_) return;
  text_ = text;
  update();
}

void FigureLabel::set_weight(QFont::Weight weight) {
  QFont face = font();
  face.setWeight(weight);
  setFont(face);
}

void FigureLabel::set_color(const QString& role) {
  if (role == color_role_) return;
  color_role_ = role;
  update();
}

void FigureLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(Theme::current().color(color_role_));
  painter.drawText(rect(), static_cast<int>(alignment_), text_);
}

}  // namespace pushforward::app
