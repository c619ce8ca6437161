#include "app/window/handle_switch.h"

#include <QAction>
#include <QSettings>

namespace pushforward::app {
namespace {

const QString key = QStringLiteral("handles");

}  // namespace

HandleSwitch::HandleSwitch(QAction& action, QObject* parent)
    : QObject(parent), action_(action), on_in_window_(QSettings().value(key, true).toBool()) {
  action_.setChecked(on_in_window_);
  connect(&action_, &QAction::triggered, this, &HandleSwitch::choose);
}

void HandleSwitch::choose(bool on) {
  (is_presenting_ ? on_in_presentation_ : on_in_window_) = on;
  if (!is_presenting_) QSettings().setValue(key, on);
  follow();
}

void HandleSwitch::set_presenting(bool on) {
  is_presenting_ = on;
  on_in_presentation_ = false;
  follow();
}

void HandleSwitch::follow() {
  action_.setChecked(is_on());
  emit changed(is_on());
}

}  // namespace pushforward::app
