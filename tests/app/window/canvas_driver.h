// Drives the handles over a plane view with real mouse and key events.
#pragma once

#include <QMouseEvent>
#include <QTest>

#include "app/canvas/handle_hit.h"
#include "app/canvas/handle_overlay.h"
#include "app/views/plot_area.h"
#include "tests/app/window/open_window.h"

namespace pushforward::test {

struct CanvasDriver {
  // `title` is the view's accessible name, `id` that of the registry.
  CanvasDriver(app::MainWindow& shown, const char* title, const char* id) : window(shown) {
    view = named_widget<app::PlotArea>(window, QString::fromUtf8(title));
    if (view == nullptr) qFatal("There is no view \"%s\".", title);
    view_id = QLatin1String(id);
  }
  [[nodiscard]] app::OverlayPlace place() const {
    return {app::Plane::x, view_id, view->transform(), view->hasFocus(), {}};
  }
  [[nodiscard]] app::Handle handle(const QString& id) const {
    for (const app::Handle& handle : window.handles().geometry(place()).handles)
      if (handle.id == id) return handle;
    return {};
  }
  [[nodiscard]] QPointF pixel(const QString& id) const { return app::pixel_of(view->transform(), handle(id).place); }
  void press(QPointF pixel) const { send(QEvent::MouseButtonPress, pixel, Qt::LeftButton, Qt::LeftButton); }
  void move(QPointF pixel) const { send(QEvent::MouseMove, pixel, Qt::NoButton, Qt::LeftButton); }
  void hover(QPointF pixel) const { send(QEvent::MouseMove, pixel, Qt::NoButton, Qt::NoButton); }
  void release(QPointF pixel) const { send(QEvent::MouseButtonRelease, pixel, Qt::LeftButton, Qt::NoButton); }

  app::MainWindow& window;
  app::PlotArea* view = nullptr;
  QString view_id;

 private:
  void send(QEvent::Type type, QPointF pixel, Qt::MouseButton button, Qt::MouseButtons buttons) const {
    QMouseEvent event(type, pixel, view->mapToGlobal(pixel), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(view, &event);
  }
};

}  // namespace pushforward::test
