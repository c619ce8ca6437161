// Finds controls as a person does who can't see them: by their accessible names.
#pragma once

#include <QString>
#include <QWidget>

namespace pushforward::test {

// Null where there is none.
template <class Widget>
[[nodiscard]] Widget* named_widget(const QWidget& parent, const QString& accessible_name) {
  for (Widget* widget : parent.findChildren<Widget*>())
    if (widget->accessibleName() == accessible_name) return widget;
  return nullptr;
}

// Ends the test where there is none.
template <class Widget>
[[nodiscard]] Widget& required_widget(const QWidget& parent, const QString& accessible_name) {
  Widget* widget = named_widget<Widget>(parent, accessible_name);
  if (widget == nullptr) qFatal("there is no %s", qPrintable(accessible_name));
  return *widget;
}

}  // namespace pushforward::test
