// Scrubbing through the depth with real mouse events while training runs on the device: frames follow, steps go on.
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/views/film_view.h"
#include "app/window/main_window.h"
#include "core/flow/depth.h"
#include "tests/app/window/device_window.h"
#include "tests/support/event_loop.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

constexpr int scrub_milliseconds = 3000;
// What scrubbing must never fall below, on a busy machine too; the rate itself is printed.
constexpr double least_frames_per_second = 5.0;

}  // namespace

class TestScrubRate : public QObject {
  Q_OBJECT
 private slots:
  void frames_follow_while_the_depth_is_scrubbed() {
    test::DeviceWindow open("realnvp-8");
    QVERIFY(open.trains(200, [](const Frame& frame) { return frame.film != nullptr; }));
    Session& session = open.session;
    MainWindow& window = open.window;
    auto* film = window.findChild<FilmView*>();
    std::vector<double> intervals;  // ms between frames of another depth
    int in_part = 0;
    double last_depth = -1.0;
    QElapsedTimer since_frame;
    connect(&session, &Session::frame_ready, this, [&] {
      const double depth = session.frame()->depth;
      if (depth == last_depth) return;
      last_depth = depth;
      in_part += is_in_part(depth) ? 1 : 0;
      if (since_frame.isValid()) intervals.push_back(static_cast<double>(since_frame.nsecsElapsed()) * 1e-6);
      since_frame.start();
    });
    const std::int64_t first_step = session.frame()->step;
    const double y = film->scrubber_y();
    const double left = film->scrubber_x(0), right = film->scrubber_x(film->layer_count());
    QTest::mousePress(film, Qt::LeftButton, {}, QPointF(left, y).toPoint());
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < scrub_milliseconds) {
      // There and back; a person's mouse reports about every 8 ms.
      const double share = std::fabs(std::remainder(clock.elapsed() / 1500.0, 2.0));
      const QPointF place(std::lerp(left, right, share), y);
      QMouseEvent move(QEvent::MouseMove, place, film->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
      QCoreApplication::sendEvent(film, &move);
      test::handle_events_for(8);
    }
    QTest::mouseRelease(film, Qt::LeftButton, {}, QPointF(left, y).toPoint());
    QVERIFY(intervals.size() > 10);
    std::ranges::sort(intervals);
    const double rate = 1000.0 / intervals[intervals.size() / 2];
    std::printf("scrubbing: %.1f frames/s by the median, 95th percentile %.1f ms, longest %.1f ms, %lld steps/s\n",
                rate, intervals[intervals.size() * 95 / 100], intervals.back(),
                static_cast<long long>((session.frame()->step - first_step) * 1000 / clock.elapsed()));
    QVERIFY(in_part > static_cast<int>(intervals.size()) / 2);
    QVERIFY(session.frame()->step > first_step);
    QVERIFY2(rate >= least_frames_per_second, qPrintable(QStringLiteral("%1 frames/s").arg(rate)));
  }
};

PUSHFORWARD_GUI_TEST(TestScrubRate)
#include "scrub_rate_test.moc"
