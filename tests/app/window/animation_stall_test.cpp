// The window while an animation is made: training and pictures go on, it answers, and a cancel leaves nothing soon. A
// few small pictures in the tests; PUSHFORWARD_ANIMATION_FRAMES=300 for the figures in resources/docs/performance.md.
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "app/animation_export/animation_dialog.h"
#include "app/session/engine_source.h"
#include "tests/app/window/device_window.h"
#include "tests/app/window/heartbeat.h"
#include "tests/support/event_loop.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

constexpr int default_frames = 12;
constexpr int frames_per_second = 25;
constexpr double most_work = 250.0;  // ms of the window's own processor time in one turn, as in stall_test.cpp
constexpr int patience = 300'000;    // ms

Animation chosen(int frames, bool is_large) {
  Animation animation;
  animation.seconds = static_cast<double>(frames) / frames_per_second;
  animation.frames_per_second = frames_per_second;
  apply_animation_look(animation.figure);
  if (!is_large) animation.figure.size = {.width = 640, .height = 360, .unit = LengthUnit::pixel, .dpi = 66};
  compose_views(animation.figure, {"density", "warp"});
  return animation;
}

}  // namespace

class AnimationStallTest : public QObject {
  Q_OBJECT
 private slots:
  void the_window_answers_while_an_animation_is_made_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"mp4", "gif", "webp"}) QTest::newRow(ending) << QString::fromLatin1(ending);
  }
  void the_window_answers_while_an_animation_is_made() {
    QFETCH(const QString, ending);
    QSettings().clear();
    test::DeviceWindow open("realnvp-8");
    QVERIFY(open.trains(100, [](const Frame& frame) { return frame.film && frame.metrics; }));
    auto* dialog = new AnimationDialog(
        open.session, [](const std::string& device) { return machine_engines().make(device); }, &open.window);
    dialog->show();
    const int wanted = qEnvironmentVariableIntValue("PUSHFORWARD_ANIMATION_FRAMES");
    dialog->choose(chosen(wanted > 0 ? wanted : default_frames, wanted > 0));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.") + ending);
    test::Heartbeat heart;
    heart.doing = "the animation";
    QElapsedTimer clock;
    clock.start();
    const std::int64_t first_step = open.session.frame()->step;
    const std::uint64_t first_frame = open.session.frame()->number;
    dialog->save_to(path);
    QVERIFY(QTest::qWaitFor([&] { return !dialog->is_running(); }, patience));
    QVERIFY2(QFileInfo(path).size() > 1000, qPrintable(dialog->sentence()));
    std::ranges::sort(heart.stalls);
    std::printf(
        "%s: %.1f s, %.1f MB; the window stood still for %.1f ms at the longest, 99.9 %% of its turns took less than "
        "%.1f ms; %lld steps and %lld frames meanwhile\n",
        qPrintable(ending), 1e-3 * static_cast<double>(clock.elapsed()),
        1e-6 * static_cast<double>(QFileInfo(path).size()), heart.longest,
        heart.stalls[heart.stalls.size() * 999 / 1000], static_cast<long long>(open.session.frame()->step - first_step),
        static_cast<long long>(open.session.frame()->number - first_frame));
    QVERIFY2(heart.work_of["the animation"] <= most_work, qPrintable(QString::number(heart.work_of["the animation"])));
    QVERIFY(open.session.is_playing());
  }

  void a_cancel_leaves_nothing_soon() {
    test::DeviceWindow open("realnvp-8");
    QVERIFY(open.trains(50, [](const Frame&) { return true; }));
    auto* dialog = new AnimationDialog(
        open.session, [](const std::string& device) { return machine_engines().make(device); }, &open.window);
    dialog->show();
    dialog->choose(chosen(500, true));
    double longest = 0.0;
    for (const char* ending : {"mp4", "gif", "webp"}) {
      const QTemporaryDir folder;
      dialog->save_to(folder.filePath(QStringLiteral("a.") + QLatin1String(ending)));
      auto* bar = dialog->findChild<QProgressBar*>();
      QVERIFY(QTest::qWaitFor([&] { return bar->value() > 3; }, patience));
      QElapsedTimer clock;
      clock.start();
      for (QPushButton* button : dialog->findChildren<QPushButton*>())
        if (button->accessibleName() == QStringLiteral("Cancel")) button->click();
      QVERIFY(!dialog->is_running());
      while (!QDir(folder.path()).isEmpty() && clock.elapsed() < patience) test::handle_events_for(5);
      QVERIFY(QDir(folder.path()).isEmpty());
      longest = std::max(longest, static_cast<double>(clock.elapsed()));
    }
    std::printf("a cancel was done after %.0f ms at the longest\n", longest);
  }
};

PUSHFORWARD_GUI_TEST(AnimationStallTest)
#include "animation_stall_test.moc"
