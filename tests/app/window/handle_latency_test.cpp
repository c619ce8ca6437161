// From a mouse move on a handle to the frame on the screen that shows it, while training runs on the device.
#include <QElapsedTimer>
#include <QObject>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>
#include <numbers>
#include <vector>

#include "app/editors/stack_panel.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/app/window/device_window.h"
#include "tests/support/event_loop.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::CanvasDriver;

namespace {

constexpr int drag_milliseconds = 5000;
constexpr int mouse_milliseconds = 8;  // between two reports of a mouse
// What no machine may exceed, however busy; resources/docs/performance.md has the figures of a quiet one.
constexpr double most_median_milliseconds = 1000.0;

// Stamps every edit when the window has put a frame on the screen that contains it.
class Screen : public QObject {
 public:
  Screen(Session& session, QWidget& window) : session_(session), window_(window) {
    clock_.start();
    window.installEventFilter(this);
  }
  void moved() { waiting_.push_back({session_.last_edit(), now()}); }
  [[nodiscard]] std::vector<double> latencies() const { return latencies_; }
  [[nodiscard]] bool is_done() const { return waiting_.empty(); }

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (watched != &window_ || event->type() != QEvent::UpdateRequest) return false;
    // All that is due is painted and flushed in here.
    window_.removeEventFilter(this);
    QCoreApplication::sendEvent(&window_, event);
    window_.installEventFilter(this);
    while (!waiting_.empty() && session_.frame()->edit >= waiting_.front().edit) {
      latencies_.push_back(now() - waiting_.front().time);
      waiting_.pop_front();
    }
    return true;
  }

 private:
  struct Move {
    std::uint64_t edit;
    double time;
  };
  [[nodiscard]] double now() const { return static_cast<double>(clock_.nsecsElapsed()) * 1e-6; }
  Session& session_;
  QWidget& window_;
  QElapsedTimer clock_;
  std::deque<Move> waiting_;
  std::vector<double> latencies_;
};

}  // namespace

class TestHandleLatency : public QObject {
  Q_OBJECT
 private slots:
  void frames_show_the_handle_soon_data() {
    QTest::addColumn<QString>("preset");
    QTest::newRow("eight couplings") << QStringLiteral("realnvp-8");
    QTest::newRow("32 planar layers") << QStringLiteral("planar-32");
  }
  void frames_show_the_handle_soon() {
    QFETCH(QString, preset);
    test::DeviceWindow open(preset.toUtf8().constData());
    QVERIFY(open.trains(200, [](const Frame& frame) { return frame.layers != nullptr; }));
    Session& session = open.session;
    MainWindow& window = open.window;
    const auto planar = std::string("planar");
    if (session.project().stack.layers.back().type != planar)
      session.insert_layer(QString::fromStdString(planar), static_cast<int>(session.project().stack.layers.size()));
    window.stack_panel().select_layer(session.project().stack.layers.back().id);
    QTRY_VERIFY_WITH_TIMEOUT(session.frame()->edit >= session.last_edit(), 60000);

    const CanvasDriver canvas(window, "Density", "density");
    const std::int64_t first_step = session.frame()->step;
    Screen screen(session, window);
    const QPointF start = canvas.pixel("u");
    canvas.press(start);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < drag_milliseconds) {
      const double turn = 2.0 * std::numbers::pi * static_cast<double>(clock.elapsed()) / 1500.0;
      canvas.move(start + 40.0 * QPointF(std::sin(turn), std::cos(turn) - 1.0));
      screen.moved();
      test::handle_events_for(mouse_milliseconds);
    }
    QTRY_VERIFY_WITH_TIMEOUT(screen.is_done(), 60000);
    canvas.release(start);
    std::vector<double> latencies = screen.latencies();
    QVERIFY(latencies.size() > 20);
    std::ranges::sort(latencies);
    const double median = latencies[latencies.size() / 2];
    std::printf(
        "handle, %s: from a mouse move to the frame that shows it %.1f ms by the median, 95th percentile %.1f "
        "ms, longest %.1f ms; %lld steps/s\n",
        qPrintable(preset), median, latencies[latencies.size() * 95 / 100], latencies.back(),
        static_cast<long long>((session.frame()->step - first_step) * 1000 / clock.elapsed()));
    QVERIFY(session.frame()->step > first_step);
    QVERIFY2(median <= most_median_milliseconds, qPrintable(QStringLiteral("%1 ms").arg(median)));
  }
};

PUSHFORWARD_GUI_TEST(TestHandleLatency)
#include "handle_latency_test.moc"
