// A shown window on a small project that trains on the reference engine.
#pragma once

#include <QTest>

#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/window/main_window.h"
#include "tests/app/session/training_session.h"
#include "tests/support/named_widget.h"

namespace pushforward::test {

struct OpenWindow {
  explicit OpenWindow(Project project = small_project())
      : session(std::move(project), QStringLiteral("reference")), window(session) {
    app::Theme::current().set_mode(app::Theme::Mode::dark);
    window.resize(1600, 1000);
    window.show();
    session.play();
  }
  // Shown, and trained for some steps.
  [[nodiscard]] bool is_ready() { return QTest::qWaitForWindowActive(&window) && reaches_step(session, 3); }
  [[nodiscard]] bool goes_on() {
    const std::int64_t step = session.frame()->step;
    return session.is_playing() && reaches_step(session, step + 1);
  }
  template <class Widget>
  [[nodiscard]] Widget* named(const char* accessible_name) const {
    return named_widget<Widget>(window, QString::fromUtf8(accessible_name));
  }

  app::Session session;
  app::MainWindow window;
};

}  // namespace pushforward::test
