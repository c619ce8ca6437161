#include "app/style/control_style.h"

#include <QPainter>
#include <QScrollArea>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include "app/style/theme.h"

namespace pushforward::app {

ControlStyle::ControlStyle() : QProxyStyle(QStyleFactory::create("Fusion")) {}

// An area that only moves what lies in it is no stop: the focus in it brings its place into sight.
void ControlStyle::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (qobject_cast<QScrollArea*>(widget) != nullptr) widget->setFocusPolicy(Qt::NoFocus);
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
      return 16;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
      return 3;  // ring of 2 pixels, 1 pixel outside
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
      return 1;
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
      return 0;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* data) const {
  switch (hint) {
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:  // they would be Fusion's, of another look
      return 0;
    case SH_FocusFrame_AboveWidget:
      return 1;
    case SH_ToolTip_WakeUpDelay:
      return 500;
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;  // a click on the track goes there at once
    default:
      return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

void ControlStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
  if (element != CE_FocusFrame) {
    QProxyStyle::drawControl(element, option, painter, widget);
    return;
  }
  const Theme& theme = Theme::current();
  const double width = theme.metric("focus.width");
  const double radius = theme.metric("radius.control") + theme.metric("focus.offset");
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(theme.color("accent"), width));
  painter->setBrush(Qt::NoBrush);
  painter->drawRoundedRect(QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
  painter->restore();
}

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const {
  if (element == PE_FrameFocusRect) return;  // the ring says it
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

}  // namespace pushforward::app
