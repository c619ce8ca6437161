// Two models side by side on the device: both train, in step, and both have frames. The rates are printed.
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "app/gallery/compare_pairs.h"
#include "app/window/window_comparison.h"
#include "tests/app/window/device_window.h"
#include "tests/support/event_loop.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

constexpr int measured_milliseconds = 4000;
constexpr std::array both_sides{CompareSide::a, CompareSide::b};
// What a side must never fall below, on a busy machine too.
constexpr double least_frames_per_second = 2.0;

struct Rates {
  std::vector<double> intervals;  // ms between two frames
  QElapsedTimer since_frame;
  std::int64_t first_step = 0;
};

}  // namespace

class TestCompareRate : public QObject {
  Q_OBJECT
 private slots:
  void both_sides_train_and_are_drawn_data() {
    QTest::addColumn<QString>("pair");
    for (const ComparePair& pair : all_compare_pairs()) QTest::newRow(qPrintable(pair.id)) << pair.id;
  }
  void both_sides_train_and_are_drawn() {
    QFETCH(QString, pair);
    test::DeviceWindow open("realnvp-8");
    QVERIFY(open.trains(50, [](const Frame&) { return true; }));
    ModelComparison& comparison = open.window.comparison().comparison();
    comparison.begin(compare_pair(pair).a(), compare_pair(pair).b());
    const auto is_on_device = [&](CompareSide side) {
      const auto frame = comparison.session(side).frame();
      return frame && frame->device.id.starts_with("opencl") && frame->step > 50;
    };
    QVERIFY(QTest::qWaitFor([&] { return is_on_device(CompareSide::a) && is_on_device(CompareSide::b); }, 60000));
    std::array<Rates, 2> rates;
    QObject context;
    for (const CompareSide side : both_sides) {
      Rates& measured = rates[static_cast<std::size_t>(index_of(side))];
      Session& session = comparison.session(side);
      measured.first_step = session.frame()->step;
      connect(&session, &Session::frame_ready, &context, [&measured] {
        if (measured.since_frame.isValid())
          measured.intervals.push_back(static_cast<double>(measured.since_frame.nsecsElapsed()) * 1e-6);
        measured.since_frame.start();
      });
    }
    QElapsedTimer clock;
    clock.start();
    test::handle_events_for(measured_milliseconds);
    const double seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
    for (const CompareSide side : both_sides) {
      Rates& measured = rates[static_cast<std::size_t>(index_of(side))];
      const std::int64_t steps = comparison.session(side).frame()->step - measured.first_step;
      QVERIFY(steps > 0 && measured.intervals.size() > 3);
      std::ranges::sort(measured.intervals);
      const double per_second = static_cast<double>(measured.intervals.size()) / seconds;
      std::printf("%s, side %s: %.1f frames/s, 95th percentile %.1f ms, longest %.1f ms, %.0f steps/s\n",
                  qPrintable(pair), qPrintable(letter_of(side)), per_second,
                  measured.intervals[measured.intervals.size() * 95 / 100], measured.intervals.back(),
                  static_cast<double>(steps) / seconds);
      QVERIFY2(per_second >= least_frames_per_second, qPrintable(QStringLiteral("%1 frames/s").arg(per_second)));
    }
    comparison.leave();
  }
};

PUSHFORWARD_GUI_TEST(TestCompareRate)
#include "compare_rate_test.moc"
