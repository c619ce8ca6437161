// The ring around the control that has the keyboard focus: 2 pixels of accent, 1 pixel outside, over any state.
// It shows when the keyboard moved the focus, and always around fields that take text.
// A list that rings its current item itself says so by the property "draws_own_focus".
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace pushforward::app {

class FocusRing : public QObject {
 public:
  explicit FocusRing(QObject* parent);
  ~FocusRing() override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void surround(QWidget* widget);
  QPointer<QFocusFrame> frame_;
};

}  // namespace pushforward::app
