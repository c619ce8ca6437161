// One line of mathematics in a face and a colour of the theme. What is too long for its place is drawn smaller.
#pragma once

#include <QWidget>

#include "app/style/math_text.h"

namespace pushforward::app {

class MathLabel : public QWidget {
  Q_OBJECT
 public:
  MathLabel(const QString& html, QString font_role, QString color_role, QWidget* parent);
  void set_html(const QString& html);
  [[nodiscard]] const QString& html() const { return html_; }
  void set_centred(bool on) { centred_ = on; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString html_;
  QString font_role_;
  QString color_role_;
  MathText text_;
  bool centred_ = false;
};

}  // namespace pushforward::app
