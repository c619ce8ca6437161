#include "app/views/view.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace pushforward::app {
namespace {

class AccessibleView : public QAccessibleWidget {
 public:
  explicit AccessibleView(View* view) : QAccessibleWidget(view, QAccessible::Graphic), view_(view) {}

  QString text(QAccessible::Text which) const override {
    const QString text = QAccessibleWidget::text(which);
    if (which == QAccessible::Value) return view_->state_in_words();
    if (which == QAccessible::Description) return (view_->state_in_words() + u' ' + text).trimmed();
    return text;
  }

 private:
  View* view_;
};

QAccessibleInterface* make_accessible_view(const QString&, QObject* object) {
  auto* view = qobject_cast<View*>(object);
  return view != nullptr ? new AccessibleView(view) : nullptr;  // Qt takes ownership
}

}  // namespace

View::View(QWidget* parent) : QWidget(parent) {
  // Once for the process; installing it again would only have it asked twice.
  [[maybe_unused]] static const bool installed = (QAccessible::installFactory(make_accessible_view), true);
}

}  // namespace pushforward::app
