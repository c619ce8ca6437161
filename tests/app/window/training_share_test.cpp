// How much of its speed the training keeps while the window shows it, and how often the window shows something new.
// Both in one process, in turn: for a while the window takes frames and paints them, for a while it takes none, and
// the worker, which makes no frame that nobody takes, has the processor for itself.
#include <QElapsedTimer>
#include <QObject>
#include <QTest>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/window/main_window.h"
#include "tests/app/window/device_window.h"
#include "tests/support/event_loop.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

constexpr int phase_milliseconds = 1500;
constexpr int rounds = 5;
// What a window must leave the training on a busy machine too. The share itself is printed;
// resources/docs/performance.md has the figure of a quiet one.
constexpr double least_share = 0.15;
constexpr int patience = 60000;

double quantile(std::vector<double> values, double q) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

}  // namespace

class TestTrainingShare : public QObject {
  Q_OBJECT
 private slots:
  void training_keeps_its_share_beside_the_window_data() {
    QTest::addColumn<QString>("preset");
    QTest::newRow("networks") << QStringLiteral("realnvp-8");
    QTest::newRow("pointwise") << QStringLiteral("planar-32");
  }

  void training_keeps_its_share_beside_the_window() {
    QFETCH(QString, preset);
    test::DeviceWindow open(preset.toUtf8().constData());
    QVERIFY(open.trains(1000, [](const Frame& frame) { return frame.layers && frame.metrics; }));
    Session& session = open.session;

    std::vector<double> intervals;  // ms between frames that reached the window
    QElapsedTimer since_frame;
    connect(&session, &Session::frame_ready, this, [&] {
      if (since_frame.isValid()) intervals.push_back(static_cast<double>(since_frame.nsecsElapsed()) * 1e-6);
      since_frame.start();
    });
    std::vector<double> shares;
    for (int round = 0; round < rounds; ++round) {
      // Steps a second from one frame that has just come to another.
      std::int64_t first_step = session.frame()->step;
      QElapsedTimer clock;
      clock.start();
      test::handle_events_for(phase_milliseconds);
      const std::uint64_t last_shown = session.frame()->number;
      const double shown =
          static_cast<double>(session.frame()->step - first_step) / static_cast<double>(clock.restart());

      first_step = session.frame()->step;
      QThread::msleep(phase_milliseconds);  // the measured time itself, nothing is waited for
      // The first frame was made when the phase began, the next one is new.
      QTRY_VERIFY_WITH_TIMEOUT(session.frame()->number > last_shown + 1, patience);
      const double alone =
          static_cast<double>(session.frame()->step - first_step) / static_cast<double>(clock.elapsed());
      since_frame.invalidate();
      shares.push_back(shown / alone);
    }
    QVERIFY(intervals.size() > 10);
    std::printf(
        "%s beside the window: %.0f %% of the training's speed (%.0f to %.0f), %.1f frames/s by the median, 95th "
        "percentile %.1f ms\n",
        qPrintable(preset), 100.0 * quantile(shares, 0.5), 100.0 * quantile(shares, 0.0), 100.0 * quantile(shares, 1.0),
        1000.0 / quantile(intervals, 0.5), quantile(intervals, 0.95));
    const double share = quantile(shares, 0.5);
    QVERIFY2(share >= least_share, qPrintable(QString::number(share)));
  }
};

PUSHFORWARD_GUI_TEST(TestTrainingShare)
#include "training_share_test.moc"
