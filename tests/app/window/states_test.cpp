// Empty and failing states explain themselves where they show, and say how to go on.
#include <QListView>
#include <QTest>

#include "app/editors/explanation.h"
#include "app/editors/fitting_sentence.h"
#include "app/editors/layer_palette.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/editors/training_panel.h"
#include "app/window/status_line.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;

class StatesTest : public QObject {
  Q_OBJECT

  template <class Kind>
  static QStringList sentences(const QWidget& panel) {
    QStringList all;
    for (const auto* label : panel.findChildren<Kind*>())
      if (label->isVisible() && !label->text().isEmpty()) all << label->text();
    return all;
  }
  static QString all_sentences(const QWidget& panel) { return sentences<QLabel>(panel).join(u'\n'); }
  static QString run_state(const OpenWindow& open) {
    return open.window.status_line().findChild<app::FittingSentence*>()->shown();
  }

 private slots:
  void an_empty_stack_shows_the_base_and_says_how_to_fill_it() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& list = open.window.stack_panel().list();
    list.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&list, Qt::Key_Delete);
    QVERIFY(open.session.project().stack.layers.empty());
    QVERIFY(!list.isVisible());
    const QString words = all_sentences(open.window.stack_panel());
    QVERIFY2(words.contains(QStringLiteral("Drag a layer here")) && words.contains(QStringLiteral("press Enter")) &&
                 words.contains(QStringLiteral("training changes nothing")),
             qPrintable(words));
    // Training goes on, and the views show the base: N(0, I) at its peak.
    QVERIFY(open.goes_on());
    QVERIFY(wait_until([&] {
      const auto frame = open.session.frame();
      if (!frame->stack->layers.empty() || !frame->density) return false;
      float peak = -1e9F;
      for (const float value : frame->density->log_prob) peak = std::max(peak, value);
      return std::abs(std::exp(peak) - 1.0 / (2.0 * M_PI)) < 2e-3;
    }));
    // The way that the sentence tells.
    auto& palette = open.window.palette_panel().grid();
    palette.setFocus(Qt::TabFocusReason);
    palette.setCurrentIndex(palette.index_of(QStringLiteral("planar")));
    QTest::keyClick(&palette, Qt::Key_Return);
    QCOMPARE(open.session.project().stack.layers.size(), std::size_t{1});
    QVERIFY(list.isVisible());
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.session.project().stack.layers.size(), std::size_t{3});
    QVERIFY(open.goes_on());
  }

  void a_paused_engine_says_that_all_is_exact_and_how_to_go_on() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(run_state(open).isEmpty());
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(wait_until([&] { return run_state(open).contains(QStringLiteral("exact")); }));
    QVERIFY(run_state(open).contains(QStringLiteral("Space trains on")));
    open.window.resize(open.window.minimumSize());
    QTRY_COMPARE(open.window.width(), open.window.minimumWidth());
    // Where there is less room it says less, and nothing is cut.
    const auto* sentence = open.window.status_line().findChild<app::FittingSentence*>();
    QVERIFY(QFontMetrics(sentence->font()).horizontalAdvance(sentence->shown()) <= sentence->width());
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(wait_until([&] { return run_state(open).isEmpty(); }));
    QVERIFY(open.goes_on());
  }

  void a_stack_without_anything_to_train_says_why() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& panel = open.window.stack_panel();
    const auto says = [&](const char* words) {
      return sentences<app::Explanation>(panel).join(u'\n').contains(QLatin1String(words));
    };
    QVERIFY(sentences<app::Explanation>(panel).isEmpty());
    panel.list().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&panel.list(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&panel.list(), Qt::Key_F);
    QVERIFY(says("every layer is frozen"));
    QTest::keyClick(&panel.list(), Qt::Key_F);
    QVERIFY(sentences<app::Explanation>(panel).isEmpty());
    QTest::keyClick(&panel.list(), Qt::Key_B);
    QVERIFY(says("every layer is bypassed"));
    QTest::keyClick(&panel.list(), Qt::Key_Delete);
    open.session.insert_layer(QStringLiteral("permutation"), 0);
    QVERIFY(says("no parameters"));
    open.session.insert_layer(QStringLiteral("planar"), 0);
    QVERIFY(sentences<app::Explanation>(panel).isEmpty());
    QVERIFY(open.goes_on());
  }

  void a_step_that_was_not_finite_is_explained_at_the_learning_rate() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    TrainingSettings settings = open.session.project().training;
    settings.optimiser = OptimiserKind::sgd;
    settings.learning_rate = 1e30;
    open.session.set_training(settings);
    auto& panel = open.window.training_panel();
    const auto words = [&] { return sentences<app::Explanation>(panel).join(u'\n'); };
    QVERIFY(wait_until([&] { return !open.session.is_playing() && words().contains(QStringLiteral("not finite")); }));
    QVERIFY(words().contains(QStringLiteral("learning rate")) && words().contains(QStringLiteral("went back to step")));
    QVERIFY(run_state(open).isEmpty() || run_state(open).contains(QStringLiteral("Went back")));
    settings.learning_rate = 1e-4;
    open.session.set_training(settings);
    open.window.status_line().dismiss();
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(wait_until([&] { return words().isEmpty(); }));
    QVERIFY(open.goes_on());
  }

  void a_device_that_is_being_built_or_missing_is_explained_at_the_list_of_devices() {
    std::atomic<bool> is_built = false;
    app::Session session(small_project(), QStringLiteral("slow"),
                         app::EngineSource{.make = [&](const std::string&) -> std::unique_ptr<Engine> {
                                             is_built.wait(false);
                                             throw DeviceError("The driver has no kernel compiler.");
                                           },
                                           .devices = [] { return std::vector<std::string>(); }});
    app::MainWindow window(session);
    window.resize(1600, 1000);
    window.show();
    session.play();
    const auto words = [&] { return sentences<app::Explanation>(window.training_panel()).join(u'\n'); };
    QVERIFY(wait_until([&] { return words().contains(QStringLiteral("being prepared")); }));
    QVERIFY(reaches_step(session, 3));
    is_built = true;
    is_built.notify_all();
    QVERIFY(wait_until([&] { return words().contains(QStringLiteral("no kernel compiler")); }));
    QVERIFY(words().contains(QStringLiteral("reference engine")));
    QVERIFY(reaches_step(session, session.frame()->step + 3));
  }
};

PUSHFORWARD_GUI_TEST(StatesTest)
#include "states_test.moc"
