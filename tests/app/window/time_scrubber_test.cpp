// The scrubber of training time with real mouse and key events, while training goes on.
#include <QMouseEvent>
#include <QPushButton>
#include <QTest>
#include <QUndoStack>
#include <algorithm>

#include "app/editors/figure_label.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/views/loss_view.h"
#include "app/views/past_bar.h"
#include "app/views/plane_overlays.h"
#include "app/views/plot_area.h"
#include "app/views/registry.h"
#include "app/views/time_scrubber.h"
#include "app/window/status_line.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::LossView;
using app::TimeScrubber;

namespace {

struct Scrubbing : OpenWindow {
  explicit Scrubbing(Project project = small_project()) : OpenWindow(std::move(project)) {
    loss = window.findChild<LossView*>();
    scrubber = &loss->scrubber();
  }
  [[nodiscard]] bool has_stops(std::size_t count) {
    return is_ready() && wait_until([&] { return scrubber->isVisible() && scrubber->stops().size() >= count; });
  }
  [[nodiscard]] bool shows_past() {
    return wait_until([&] {
      const auto past = session.past();
      return past && session.wanted_step() == past->step;
    });
  }
  [[nodiscard]] bool shows_present() {
    return wait_until([&] { return !session.wanted_step() && !session.frame()->past; });
  }
  void press(double x) const { send(QEvent::MouseButtonPress, x, Qt::LeftButton, Qt::LeftButton); }
  void move(double x) const { send(QEvent::MouseMove, x, Qt::NoButton, Qt::LeftButton); }
  void release(double x) const { send(QEvent::MouseButtonRelease, x, Qt::LeftButton, Qt::NoButton); }
  [[nodiscard]] double x_of(std::int64_t step) const { return scrubber->to_x(static_cast<double>(step)); }

  LossView* loss;
  TimeScrubber* scrubber;

 private:
  void send(QEvent::Type type, double x, Qt::MouseButton button, Qt::MouseButtons buttons) const {
    const QPointF place(x, scrubber->axis_y());
    QMouseEvent event(type, place, scrubber->mapToGlobal(place), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(scrubber, &event);
  }
};

}  // namespace

class TimeScrubberTest : public QObject {
  Q_OBJECT
 private slots:
  void dragging_shows_earlier_steps_and_the_right_end_the_newest() {
    Scrubbing open;
    QVERIFY(open.has_stops(4));
    const auto stops = open.scrubber->stops();
    open.press(open.x_of(stops[2]));
    QVERIFY(open.session.wanted_step().has_value());
    open.move(open.x_of(stops[0]) - 30);
    QCOMPARE(open.session.wanted_step(), std::optional(stops[0]));
    QVERIFY(open.shows_past());
    // In the middle of the drag training goes on, and frames come.
    QVERIFY(open.goes_on());
    QCOMPARE(open.session.past()->step, stops[0]);
    QVERIFY(open.loss->past_bar().isVisible());
    open.move(open.scrubber->width());
    QVERIFY(open.shows_present());
    open.release(open.scrubber->width());
    QVERIFY(!open.loss->past_bar().isVisible());
    QVERIFY(open.goes_on());
  }

  void keys_walk_along_the_snapshots() {
    Scrubbing open;
    QVERIFY(open.has_stops(4));
    open.scrubber->setFocus(Qt::TabFocusReason);
    QTest::keyClick(open.scrubber, Qt::Key_Home);
    QVERIFY(open.shows_past());
    const std::int64_t first = *open.session.wanted_step();
    QCOMPARE(first, open.scrubber->stops().front());
    QTest::keyClick(open.scrubber, Qt::Key_Right);
    QCOMPARE(open.session.wanted_step(), std::optional(open.scrubber->stops()[1]));
    QTest::keyClick(open.scrubber, Qt::Key_Left);
    QCOMPARE(open.session.wanted_step(), std::optional(first));
    QTest::keyClick(open.scrubber, Qt::Key_Left);
    QCOMPARE(open.session.wanted_step(), std::optional(first));
    QTest::keyClick(open.scrubber, Qt::Key_PageUp);
    QVERIFY(open.session.wanted_step() != std::optional(first));
    QTest::keyClick(open.scrubber, Qt::Key_End);
    QVERIFY(open.shows_present());
    QTest::keyClick(open.scrubber, Qt::Key_Left);
    QCOMPARE(open.session.wanted_step(), std::optional(open.scrubber->stops().back()));
    QTest::keyClick(open.scrubber, Qt::Key_Escape);
    QVERIFY(open.shows_present());
    QVERIFY(open.goes_on());
  }

  void the_window_says_that_it_shows_the_past() {
    Scrubbing open;
    QVERIFY(open.has_stops(3));
    const std::int64_t step = open.scrubber->stops()[1];
    open.press(open.x_of(step));
    open.release(open.x_of(step));
    QVERIFY(open.shows_past());
    const QString words = QStringLiteral("step ") + QLocale(QLocale::English).toString(qlonglong{step});
    int views = 0;
    for (auto* view : open.window.findChildren<app::PlotArea*>()) {
      view->setFocus(Qt::TabFocusReason);
      QVERIFY2(view->accessibleDescription().contains(words), qPrintable(view->accessibleDescription()));
      ++views;
    }
    QCOMPARE(views, 4);
    const auto labels = open.window.status_line().findChildren<app::FigureLabel*>();
    QVERIFY(wait_until([&] {
      return std::ranges::any_of(labels, [&](const auto* label) {
        return label->text().startsWith(words + QStringLiteral(" of ")) &&
               label->text().endsWith(QStringLiteral("past"));
      });
    }));
    // Escape leads back from any view.
    QTest::keyClick(open.window.focusWidget(), Qt::Key_Escape);
    QVERIFY(open.shows_present());
    for (auto* view : open.window.findChildren<app::PlotArea*>()) {
      view->setFocus(Qt::TabFocusReason);
      QVERIFY(!view->accessibleDescription().contains(QStringLiteral("past")));
    }
  }

  void escape_leads_back_from_the_cards_too() {
    Scrubbing open;
    QVERIFY(open.has_stops(2));
    open.press(open.x_of(open.scrubber->stops()[0]));
    QVERIFY(open.shows_past());
    auto& list = open.window.stack_panel().list();
    list.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&list, Qt::Key_Escape);
    QVERIFY(open.shows_present());
  }

  void the_button_continues_from_there_as_one_step_of_undo() {
    Scrubbing open;
    QVERIFY(open.has_stops(4));
    const std::int64_t step = open.scrubber->stops()[1];
    open.press(open.x_of(step));
    open.release(open.x_of(step));
    QVERIFY(open.shows_past());
    const std::int64_t newest = open.session.frame()->step;
    QTest::mouseClick(&open.loss->past_bar().continue_button(), Qt::LeftButton);
    QCOMPARE(open.session.history().count(), 1);
    QVERIFY(open.shows_present());
    QVERIFY(wait_until([&] { return open.session.frame()->edit == open.session.last_edit(); }));
    QVERIFY(open.session.frame()->step >= step);
    QVERIFY(open.goes_on());
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(wait_until([&] { return open.session.frame()->edit == open.session.last_edit(); }));
    QVERIFY(open.session.frame()->step >= newest);
    QVERIFY(open.goes_on());
  }

  void a_handle_that_is_dragged_in_the_past_moves_the_layer_that_is_seen() {
    Project project = small_project();
    project.training.learning_rate = 1e-2;
    // Its handles lie apart and within sight.
    project.stack.layers.back().set_values({0.8, 0.6, 1.2, -0.4, 0.3}, 2);
    Scrubbing open(std::move(project));
    QVERIFY(open.has_stops(4));
    open.press(open.x_of(open.scrubber->stops()[1]));
    open.release(open.x_of(open.scrubber->stops()[1]));
    QVERIFY(open.shows_past());
    const Stack past = *open.session.past()->stack;
    const std::int64_t step = open.session.past()->step;
    const CanvasDriver density(open.window, "Density", "density");
    const QString handle = QStringLiteral("u");
    const QPointF place = density.pixel(handle);
    density.hover(place);
    density.press(place);
    density.move(place + QPointF(6, 4));
    density.move(place + QPointF(14, 9));
    QVERIFY(!open.session.wanted_step());
    density.release(place + QPointF(14, 9));
    QCOMPARE(open.session.history().count(), 1);
    QCOMPARE(std::int64_t{open.session.project().steps}, step);
    QVERIFY(open.session.project().stack.layers[0].parameters == past.layers[0].parameters);
    QVERIFY(open.session.project().stack.layers[2].parameters != past.layers[2].parameters);
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(TimeScrubberTest)
#include "time_scrubber_test.moc"
