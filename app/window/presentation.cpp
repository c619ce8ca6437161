#include "app/window/presentation.h"

#include <QCoreApplication>
#include <QLayout>
#include <QMainWindow>
#include <QScreen>
#include <algorithm>
#include <utility>

#include "app/editors/stack_panel.h"
#include "app/window/magnification.h"
#include "app/window/panel_grid.h"

namespace pushforward::app {
namespace {

// How much larger: at least so much, and so much that the screen is no more than this many pixels of the look high.
constexpr double least_factor = 1.5;
constexpr double most_lines = 760.0;
// A small screen keeps this many, or the views would have no room.
constexpr double least_lines = 540.0;

double factor_for(const QScreen& screen) {
  const double lines = screen.geometry().height();
  return std::max(1.0, std::min(std::max(least_factor, lines / most_lines), lines / least_lines));
}

}  // namespace

Presentation::Presentation(QMainWindow& window, PanelGrid& grid, StackPanel& stack, QList<QWidget*> chrome)
    : QObject(&window), window_(window), grid_(grid), stack_(stack), chrome_(std::move(chrome)) {}

Presentation::~Presentation() = default;

void Presentation::set_on(bool on) {
  if (on == is_on()) return;
  on ? enter() : leave();
  emit turned_on(on);
}

void Presentation::enter() {
  least_size_ = window_.minimumSize();
  size_ = window_.size();
  states_ = window_.windowState();
  hidden_.clear();
  for (QWidget* widget : chrome_)
    if (!widget->isHidden()) {
      if (const QWidget* focus = window_.focusWidget(); focus != nullptr && widget->isAncestorOf(focus))
        grid_.take_focus();
      widget->hide();
      hidden_.append(widget);
    }
  grid_.set_presenting(true);
  stack_.set_compact(true);
  window_.setMinimumSize(0, 0);
  // The least size of the layout counts as the window's until it is laid out anew, and that of all the panels is more
  // than the screen has in larger pixels.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  window_.centralWidget()->layout()->activate();
  window_.layout()->activate();
  QScreen& screen = *window_.screen();
  magnification_ = std::make_unique<Magnification>(screen, factor_for(screen));
  window_.showFullScreen();
}

void Presentation::leave() {
  magnification_.reset();
  grid_.set_presenting(false);
  stack_.set_compact(false);
  for (QWidget* widget : hidden_) widget->show();
  window_.setMinimumSize(least_size_);
  window_.setWindowState(states_ & ~Qt::WindowFullScreen);
  // What a platform without a window manager gives back was measured at the other scale.
  if (!states_.testFlag(Qt::WindowMaximized)) window_.resize(size_);
}

}  // namespace pushforward::app
