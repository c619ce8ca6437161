// What the pictures show: every view, dialog, menu and mode of the window.
#pragma once

#include <QPointF>
#include <QString>
#include <functional>
#include <vector>

#include "app/window/main_window.h"
#include "core/project/project.h"

namespace pushforward::pictures {

struct Scene {
  QString name;
  // Brings the fresh window there, and gives what is to be seen, the window or a dialog; null when there is none.
  std::function<QWidget*(app::MainWindow&, app::Session&)> prepare;
};

// Scenes on one project, trained for some steps first.
struct Chapter {
  Project project;
  int steps = 0;
  // Instead of a pause at the end of them: training goes on until it stops by itself.
  bool runs_into_trouble = false;
  std::vector<Scene> scenes;
};

[[nodiscard]] std::vector<Chapter> all_chapters();

}  // namespace pushforward::pictures
