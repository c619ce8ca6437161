#include "app/window/window_memory.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QScrollBar>

#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/views/film_view.h"
#include "app/views/plot_area.h"
#include "app/views/registry.h"
#include "app/window/main_window.h"
#include "app/window/panel_grid.h"

namespace pushforward::app {
namespace {

QList<QWidget*> focusable(const MainWindow& window) {
  QList<QWidget*> found;
  for (QWidget* widget : window.findChildren<QWidget*>())
    if (widget->focusPolicy() != Qt::NoFocus && !widget->isWindow()) found.append(widget);
  return found;
}

QMap<QString, QAbstractButton*> locks_by_name(const MainWindow& window) {
  QMap<QString, QAbstractButton*> found;
  for (const PlotArea* view : window.findChildren<PlotArea*>())
    if (auto* lock = view->findChild<QAbstractButton*>(QStringLiteral("lock"))) found.insert(view->id(), lock);
  return found;
}

}  // namespace

WindowMemory::WindowMemory(const MainWindow& window)
    : selected_layers_(window.stack_panel().selected_layers()),
      alone_(static_cast<int>(window.panel_grid().middle_views().indexOf(window.panel_grid().alone()))),
      depth_(window.view_links().requester.request().depth),
      focused_(static_cast<int>(focusable(window).indexOf(window.focusWidget()))) {
  const auto locks = locks_by_name(window);
  for (auto lock = locks.begin(); lock != locks.end(); ++lock) locks_.insert(lock.key(), lock.value()->isChecked());
  for (const QAbstractScrollArea* area : window.findChildren<QAbstractScrollArea*>())
    scrolled_.append(area->verticalScrollBar()->value());
}

void WindowMemory::give_to(MainWindow& window) const {
  window.stack_panel().list().select_ids(selected_layers_);
  PanelGrid& grid = window.panel_grid();
  window.findChild<FilmView*>()->choose(depth_);
  if (alone_ >= 0) grid.show_alone(grid.middle_views()[alone_]);
  const auto locks = locks_by_name(window);
  for (auto lock = locks.begin(); lock != locks.end(); ++lock) lock.value()->setChecked(locks_.value(lock.key()));
  const QList<QWidget*> controls = focusable(window);
  if (focused_ >= 0 && focused_ < controls.size()) controls[focused_]->setFocus(Qt::OtherFocusReason);
  // Scroll bars know their ranges once all is laid out.
  QMetaObject::invokeMethod(
      &window,
      [scrolled = scrolled_, &window] {
        const auto areas = window.findChildren<QAbstractScrollArea*>();
        for (qsizetype i = 0; i < std::min(areas.size(), scrolled.size()); ++i)
          areas[i]->verticalScrollBar()->setValue(scrolled[i]);
      },
      Qt::QueuedConnection);
}

}  // namespace pushforward::app
