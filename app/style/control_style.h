// What a style sheet can't say about controls: the focus ring's frame, sizes that do not follow the platform, combo
// boxes that open as lists, scroll areas that Tab passes by.
#pragma once

#include <QProxyStyle>

namespace pushforward::app {

class ControlStyle : public QProxyStyle {
 public:
  ControlStyle();
  using QProxyStyle::polish;
  void polish(QWidget* widget) override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
};

}  // namespace pushforward::app
