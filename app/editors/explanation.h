// A quiet sentence under a control, as high as its text; not there when there is nothing to say.
#pragma once

#include "app/editors/role_label.h"

namespace pushforward::app {

class Explanation : public RoleLabel {
  Q_OBJECT
 public:
  // `width`: of the column that it lies in, in pixels.
  Explanation(int width, QString color_role, QWidget* parent);
  void say(const QString& sentence);
};

}  // namespace pushforward::app
