// A window that trains, and what tests of targets of one's own ask of it.
#pragma once

#include <QPushButton>
#include <QTest>
#include <QUndoStack>

#include "app/own_targets/own_targets.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/app/window/open_window.h"

namespace pushforward::test {

struct OwnTargetsWindow : OpenWindow {
  OwnTargetsWindow() : canvas(window, "Density", "density") {}
  // By a real click on the button of this accessible name.
  void press_button(const char* accessible_name) const {
    auto* button = named<QPushButton>(accessible_name);
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  [[nodiscard]] QPushButton* button(const QWidget& panel, const char* text) const {
    for (auto* candidate : panel.findChildren<QPushButton*>())
      if (candidate->text() == QLatin1String(text)) return candidate;
    return nullptr;
  }
  [[nodiscard]] std::string target() const { return session.project().target.id; }
  [[nodiscard]] int steps_of_undo() const { return session.history().index(); }
  // The frames train against the document's target.
  [[nodiscard]] bool target_arrives() const {
    return wait_until([this] {
      const auto frame = session.frame();
      return frame && frame->target && frame->target->choice == session.project().target;
    });
  }
  [[nodiscard]] QPointF pixel(double x1, double x2) const { return canvas.view->transform().to_pixel(x1, x2); }
  void drag_through(const std::vector<QPointF>& points) const {
    canvas.press(pixel(points.front().x(), points.front().y()));
    for (const QPointF& point : points) canvas.move(pixel(point.x(), point.y()));
    canvas.release(pixel(points.back().x(), points.back().y()));
  }

  CanvasDriver canvas;
};

}  // namespace pushforward::test
