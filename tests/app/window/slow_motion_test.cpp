// Slow motion in the whole window, with real key and mouse events.
#include "app/slow_motion/slow_motion.h"

#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/slow_motion/caption_bar.h"
#include "app/style/axis_ticks.h"
#include "app/views/plot_area.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::CaptionBar;
using app::SlowMotion;
using app::StepStage;

namespace {

struct Slow : OpenWindow {
  explicit Slow(Project project = small_project()) : OpenWindow(std::move(project)) {
    motion = window.findChild<SlowMotion*>();
    bar = window.findChild<CaptionBar*>();
  }
  // In it, with the step taken apart, and staying at its stages.
  [[nodiscard]] bool begins() {
    if (!is_ready()) return false;
    QTest::keyClick(&window, Qt::Key_S);
    motion->set_advances(false);
    return motion->is_on() && wait_until([&] { return motion->step() != nullptr; });
  }
  void key(Qt::Key which) const { QTest::keyClick(bar, which); }

  SlowMotion* motion;
  CaptionBar* bar;
};

}  // namespace

class SlowMotionTest : public QObject {
  Q_OBJECT
 private slots:
  void a_step_is_walked_through_by_keys_and_the_engine_makes_it() {
    Slow open;
    QVERIFY(open.begins());
    QVERIFY(open.bar->isVisible());
    QVERIFY(!open.session.is_playing());
    const auto before = open.session.frame();
    QCOMPARE(open.motion->step()->step, before->step);
    QCOMPARE(open.motion->stage(), StepStage::sample);
    QVERIFY2(open.bar->sentence().contains(QStringLiteral("64 points of the data")), qPrintable(open.bar->sentence()));
    open.key(Qt::Key_Space);
    QCOMPARE(open.motion->stage(), StepStage::push);
    open.key(Qt::Key_Right);
    QCOMPARE(open.motion->stage(), StepStage::score);
    // The printed loss is that of the batch, by the mathematics that the engine is held to.
    const double loss = objective(*before->stack, *before->target, open.session.project().training, before->step);
    QVERIFY(std::abs(open.motion->step()->loss - loss) < 1e-12);
    QVERIFY2(open.bar->sentence().contains(app::short_number(loss, 4)), qPrintable(open.bar->sentence()));
    open.key(Qt::Key_Left);
    QCOMPARE(open.motion->stage(), StepStage::push);
    open.key(Qt::Key_Space);
    open.key(Qt::Key_Space);
    QCOMPARE(open.motion->stage(), StepStage::pull);
    QCOMPARE(open.session.frame()->step, before->step);
    open.key(Qt::Key_Space);
    QCOMPARE(open.motion->stage(), StepStage::move);
    QVERIFY(wait_until([&] { return open.motion->outcome() != nullptr; }));
    const auto after = open.session.frame();
    QCOMPARE(after->step, before->step + 1);
    // This engine is the reference engine: its report of this step is the same number.
    if (after->loss->steps_per_bin == 1)
      QVERIFY(std::abs(static_cast<double>(after->loss->points.back().mean) - loss) < 1e-4);
    QVERIFY(open.motion->outcome()->parameter_change > 0.0);
    QCOMPARE(open.motion->outcome()->loss,
             objective(*after->stack, *after->target, open.session.project().training, before->step));
    // Behind the step the earlier stages show the step before, and the last one the step after.
    open.key(Qt::Key_Left);
    QVERIFY(wait_until([&] { return open.session.past() && open.session.past()->step == before->step; }));
    QVERIFY(open.motion->is_on());
    open.key(Qt::Key_Right);
    QVERIFY(wait_until([&] { return !open.session.frame()->past; }));
    QCOMPARE(open.session.frame()->step, before->step + 1);
    // Leaving takes up the training.
    open.key(Qt::Key_Escape);
    QVERIFY(!open.motion->is_on());
    QVERIFY(!open.bar->isVisible());
    QVERIFY(open.goes_on());
  }

  void the_points_of_a_step_have_the_views_to_themselves() {
    Project project = small_project();
    project.stack.layers.push_back(make_layer("planar", {}, 2, Initialisation::training, 5));
    Slow open(std::move(project));
    QVERIFY(open.is_ready());
    const CanvasDriver canvas(open.window, "Density", "density");
    QVERIFY(open.window.handles().is_shown_in(canvas.place()));
    QVERIFY(open.begins());
    QVERIFY(!open.window.handles().is_shown_in(canvas.place()));
    open.key(Qt::Key_Escape);
    QVERIFY(open.window.handles().is_shown_in(canvas.place()));
  }

  void stages_follow_each_other_at_the_pace_of_the_slider() {
    Slow open;
    QVERIFY(open.begins());
    open.bar->pace().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&open.bar->pace(), Qt::Key_Home);
    QCOMPARE(open.motion->seconds(), SlowMotion::shortest_seconds);
    QCOMPARE(open.motion->stage(), StepStage::sample);
    open.motion->set_advances(true);
    std::vector<StepStage> seen;
    std::vector<std::size_t> levels;
    connect(open.motion, &SlowMotion::changed, this, [&] {
      if (!open.motion->step()) return;
      if (seen.empty() || seen.back() != open.motion->stage()) seen.push_back(open.motion->stage());
      if (open.motion->stage() == StepStage::push) levels.push_back(open.motion->level());
    });
    QVERIFY(wait_until([&] { return open.motion->outcome() != nullptr; }));
    QVERIFY((seen == std::vector{StepStage::push, StepStage::score, StepStage::pull, StepStage::move}));
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    QVERIFY((levels == std::vector<std::size_t>{3, 2, 1, 0}));
    disconnect(open.motion, nullptr, this, nullptr);
  }

  void the_stages_are_drawn_over_the_density_and_the_latent_view() {
    Slow open;
    QVERIFY(open.begins());
    for (auto* view : open.window.findChildren<app::PlotArea*>()) {
      const bool drawn =
          view->accessibleName() == QLatin1String("Density") || view->accessibleName() == QLatin1String("Latent");
      if (!drawn) continue;
      QImage last;
      for (int stage = 1; stage <= app::stage_count; ++stage) {
        QTest::mouseClick(&open.bar->stage_button(stage), Qt::LeftButton);
        QVERIFY(open.bar->stage_button(stage).isChecked());
        // The push begins where the sample lies, and goes on by itself.
        QVERIFY2(wait_until([&] { return view->grab().toImage() != last; }),
                 qPrintable(QStringLiteral("stage %1").arg(stage)));
        last = view->grab().toImage();
      }
    }
  }

  void reverse_kl_starts_at_the_base() {
    Project project = small_project();
    project.training.alpha = 0.2;
    project.training.batch = 200;
    Slow open(std::move(project));
    QVERIFY(open.begins());
    QCOMPARE(open.motion->step()->halves.size(), std::size_t{2});
    const QString words = open.bar->sentence();
    QVERIFY2(words.contains(QStringLiteral("200 points of the base")) && words.contains(QStringLiteral("first 64")) &&
                 words.contains(QStringLiteral("reverse KL")),
             qPrintable(words));
    open.key(Qt::Key_Space);
    QCOMPARE(open.motion->level(), std::size_t{0});
  }

  void leaving_gives_the_focus_back_so_that_space_trains_on() {
    Slow open;
    QVERIFY(open.is_ready());
    auto& list = open.window.stack_panel().list();
    list.setFocus(Qt::OtherFocusReason);
    QVERIFY(open.begins());
    QVERIFY(open.bar->hasFocus());
    open.key(Qt::Key_Escape);
    QVERIFY(!open.motion->is_on());
    QCOMPARE(open.window.focusWidget(), static_cast<QWidget*>(&list));
    const bool was_playing = open.session.is_playing();
    QTest::keyClick(open.window.focusWidget(), Qt::Key_Space);
    QCOMPARE(open.session.is_playing(), !was_playing);
    // From nowhere back to nowhere, and from one of its own buttons too.
    open.window.focusWidget()->clearFocus();
    QVERIFY(open.window.focusWidget() == nullptr);
    QTest::keyClick(&open.window, Qt::Key_S);
    QVERIFY(open.motion->is_on());
    open.bar->pace().setFocus();
    open.motion->set_on(false);
    QVERIFY(open.window.focusWidget() == nullptr);
  }

  void an_edit_takes_the_new_step_apart_and_playing_leaves() {
    Slow open;
    QVERIFY(open.begins());
    open.key(Qt::Key_Space);
    const std::uint64_t planar = open.session.project().stack.layers[2].id;
    QVERIFY(open.session.set_values(planar, {{.flat_index = 4, .value = 0.9}}).isEmpty());
    QVERIFY(wait_until([&] {
      return open.motion->step() != nullptr && open.motion->stack().layers[2].values()[4] == 0.9 &&
             open.motion->stage() == StepStage::sample;
    }));
    QVERIFY(open.motion->is_on());
    open.session.play();
    QVERIFY(!open.motion->is_on());
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(SlowMotionTest)
#include "slow_motion_test.moc"
