// The menus of the look: theme, and colours of the density. A choice shows at once.
#pragma once

#include <QCoreApplication>

class QMenu;

namespace pushforward::app {

class LookMenus {
  Q_DECLARE_TR_FUNCTIONS(LookMenus)
 public:
  static void fill(QMenu& view);
};

}  // namespace pushforward::app
