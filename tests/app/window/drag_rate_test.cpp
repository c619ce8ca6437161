// Dragging with real mouse events while training runs on the device: frames keep coming, steps go on.
#include <QElapsedTimer>
#include <QObject>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "app/editors/layer_palette.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/window/main_window.h"
#include "tests/app/window/device_window.h"
#include "tests/support/event_loop.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

constexpr int drag_milliseconds = 5000;
// What a drag must never fall below, on a busy machine too. The rate itself is printed; resources/docs/performance.md
// has the figure of a quiet one.
constexpr double least_frames_per_second = 5.0;

// One gesture, cut into single events, so that frames can be drawn between any two of them.
class Gesture {
 public:
  Gesture(QWidget* from, QPoint begin, QWidget* to, QPoint end)
      : widget_(from), begin_(begin), end_(from->mapFromGlobal(to->mapToGlobal(end))) {}

  // False when the gesture is complete.
  bool advance() {
    if (event_ == 0) QTest::mousePress(widget_, Qt::LeftButton, {}, begin_);
    if (event_ > 0 && event_ <= moves) {
      const QPoint place = begin_ + (end_ - begin_) * event_ / moves;
      // QTest::mouseMove leaves the buttons out of the event, a drag has one down.
      QMouseEvent move(QEvent::MouseMove, place, widget_->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
      QCoreApplication::sendEvent(widget_, &move);
    }
    if (event_ > moves) QTest::mouseRelease(widget_, Qt::LeftButton, {}, end_);
    return event_++ <= moves;
  }

 private:
  static constexpr int moves = 40;
  QWidget* widget_;
  QPoint begin_;
  QPoint end_;
  int event_ = 0;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

class TestDragRate : public QObject {
  Q_OBJECT
 private slots:
  void frames_follow_while_layers_are_dragged() {
    test::DeviceWindow open("realnvp-8");
    // It has drawn everything once.
    QVERIFY(open.trains(200, [](const Frame& frame) { return frame.layers != nullptr; }));
    Session& session = open.session;
    MainWindow& window = open.window;

    std::vector<double> intervals;  // ms between frames that reached the window
    QElapsedTimer since_frame;
    connect(&session, &Session::frame_ready, this, [&] {
      if (since_frame.isValid()) intervals.push_back(static_cast<double>(since_frame.nsecsElapsed()) * 1e-6);
      since_frame.start();
    });
    const std::int64_t first_step = session.frame()->step;
    QWidget* cells = window.palette_panel().grid().viewport();
    QWidget* cards = window.stack_panel().list().viewport();
    QElapsedTimer clock;
    clock.start();
    for (int gesture = 0; clock.elapsed() < drag_milliseconds; ++gesture) {
      const QPoint high(100, 60);
      const QPoint low(100, 330);
      Gesture drag = gesture % 3 == 0
                         ? Gesture(cells, {25 + 50 * (gesture % 5), 24}, cards, low)
                         : Gesture(cards, gesture % 3 == 1 ? high : low, cards, gesture % 3 == 1 ? low : high);
      // A person's mouse reports about every 8 ms; events and frames are handled in between.
      while (drag.advance()) {
        test::handle_events_for(8);
      }
      if (session.project().stack.layers.size() > 11)
        session.remove_layers({session.project().stack.layers.back().id, session.project().stack.layers[0].id});
    }
    QVERIFY(intervals.size() > 10);
    const double rate = 1000.0 / median(intervals);
    std::sort(intervals.begin(), intervals.end());
    std::printf("dragging: %.1f frames/s by the median, 95th percentile %.1f ms, longest %.1f ms, %lld steps/s\n", rate,
                intervals[intervals.size() * 95 / 100], intervals.back(),
                static_cast<long long>((session.frame()->step - first_step) * 1000 / clock.elapsed()));
    QVERIFY(session.frame()->step > first_step);
    QVERIFY2(rate >= least_frames_per_second, qPrintable(QStringLiteral("%1 frames/s").arg(rate)));
  }
};

PUSHFORWARD_GUI_TEST(TestDragRate)
#include "drag_rate_test.moc"
