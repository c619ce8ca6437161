// A line of text in a type and a colour of the theme.
#pragma once

#include <QLabel>
#include <optional>

namespace pushforward::app {

class RoleLabel : public QLabel {
  Q_OBJECT
 public:
  RoleLabel(const QString& text, QString font_role, QString color_role, QWidget* parent);
  void set_color_role(const QString& role);
  void set_weight(QFont::Weight weight);  // other than the role's own

 private:
  void follow_theme();
  QString font_role_;
  QString color_role_;
  std::optional<QFont::Weight> weight_;
};

}  // namespace pushforward::app
