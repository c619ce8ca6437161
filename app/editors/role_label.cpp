#include "app/editors/role_label.h"

#include "app/style/theme.h"

namespace pushforward::app {

RoleLabel::RoleLabel(const QString& text, QString font_role, QString color_role, QWidget* parent)
    : QLabel(text, parent), font_role_(std::move(font_role)), color_role_(std::move(color_role)) {
  connect(&Theme::current(), &Theme::changed, this, &RoleLabel::follow_theme);
  follow_theme();
}

void RoleLabel::set_color_role(const QString& role) {
  if (role == color_role_) return;
  color_role_ = role;
  follow_theme();
}

void RoleLabel::set_weight(QFont::Weight weight) {
  weight_ = weight;
  follow_theme();
}

void RoleLabel::follow_theme() {
  QFont face = Theme::current().font(font_role_);
  if (weight_) face.setWeight(*weight_);
  setFont(face);
  QPalette colors = palette();
  colors.setColor(QPalette::WindowText, Theme::current().color(color_role_));
  setPalette(colors);
}

}  // namespace pushforward::app
