// Empty and failing states explain themselves where they show, and say how to go on.
#include <QCheckBox>
#include <QListView>
#include <QLocale>
#include <QTest>
#include <QToolButton>

#include "app/editors/explanation.h"
#include "app/editors/figure_label.h"
#include "app/editors/fitting_sentence.h"
#include "app/editors/layer_palette.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/editors/target_gallery.h"
#include "app/editors/training_panel.h"
#include "app/window/status_line.h"
#include "app/window/top_row.h"
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

  // Pairs of figures of the status line, or of buttons of the top row, of which one covers a part of the other.
  static QStringList overlapping(const OpenWindow& open) {
    QList<const QWidget*> row;
    for (const auto* figure : open.window.status_line().findChildren<app::FigureLabel*>()) row << figure;
    for (const auto* button : open.window.findChild<app::TopRow*>()->findChildren<QToolButton*>()) row << button;
    QStringList pairs;
    for (qsizetype i = 0; i < row.size(); ++i)
      for (qsizetype j = 0; j < i; ++j) {
        if (!row[i]->isVisible() || !row[j]->isVisible()) continue;
        const QRect first(row[i]->mapTo(&open.window, QPoint()), row[i]->size());
        const QRect second(row[j]->mapTo(&open.window, QPoint()), row[j]->size());
        if (first.intersects(second))
          pairs << QStringLiteral("%1 %2 (%3 to %4, %5 to %6)")
                       .arg(row[i]->accessibleName(), row[j]->accessibleName())
                       .arg(first.left())
                       .arg(first.right())
                       .arg(second.left())
                       .arg(second.right());
      }
    return pairs;
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

  void at_no_size_lie_controls_or_figures_over_each_other() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    for (const QSize& size : {open.window.minimumSize(), QSize(1280, 720), QSize(1366, 768), QSize(1600, 1000)}) {
      open.window.resize(size);
      QTRY_COMPARE(open.window.size(), size);
      QTRY_COMPARE(overlapping(open), QStringList());
    }
    auto* compare = open.named<QToolButton>("Compare");
    QCOMPARE(compare->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    QVERIFY(open.goes_on());
  }

  void after_another_target_it_says_from_where_training_goes_on_and_offers_to_restart() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& status = open.window.status_line();
    auto* list = open.window.target_gallery().findChild<QListView*>();
    const auto choose_another = [&] {
      const QModelIndex now = list->currentIndex();
      const QModelIndex other = list->model()->index(now.row() == 0 ? 1 : 0, 0);
      list->scrollTo(other);
      QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(other).center());
    };
    choose_another();
    QTRY_VERIFY(status.notice().contains(QStringLiteral("parameters for the old target")));
    QVERIFY(open.goes_on());
    auto* restart = status.findChild<QToolButton*>(QStringLiteral("offer"));
    QVERIFY(restart->isVisible() && restart->text().contains(QStringLiteral("(R)")));
    const std::int64_t step = open.session.frame()->step;
    QTest::mouseClick(restart, Qt::LeftButton);
    QVERIFY(wait_until([&] { return open.session.frame()->step < step; }));
    QVERIFY(status.notice().isEmpty());
    // Another document is no change of the target.
    QVERIFY(reaches_step(open.session, 3));
    open.session.open_preset(QStringLiteral("single-planar"));
    QVERIFY(status.notice().isEmpty());
  }

  void a_decay_that_has_ended_says_what_holds_now() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto said = [&] { return sentences<app::Explanation>(open.window.training_panel()).join(u'\n'); };
    QVERIFY(!said().contains(QStringLiteral("floor")));
    TrainingSettings settings = open.session.project().training;
    settings.schedule = ScheduleKind::cosine;
    settings.schedule_steps = static_cast<int>(open.session.frame()->step) + 5;
    settings.learning_rate = 5e-3;
    settings.final_fraction = 0.01;
    open.session.set_training(settings);
    QTRY_VERIFY(said().contains(QStringLiteral("at its floor, 5e−5, since step %1")
                                    .arg(QLocale(QLocale::English).toString(settings.schedule_steps))));
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

  void on_a_gpu_the_panel_says_what_tabulated_training_costs() {
    class Gpu final : public DelegatingEngine {
     public:
      explicit Gpu(bool is_gpu) : DelegatingEngine(make_reference_engine()) {
        description_.id = is_gpu ? "gpu" : "cpu";
        description_.is_gpu = is_gpu;
      }
    };
    app::Session session(
        small_project(), QStringLiteral("cpu"),
        app::EngineSource{.make = [](const std::string& id) { return std::make_unique<Gpu>(id == "gpu"); },
                          .devices =
                              [] {
                                return std::vector<std::string>{"cpu", "gpu"};
                              }});
    app::MainWindow window(session);
    window.resize(1600, 1000);
    window.show();
    session.play();
    const QString costs = QStringLiteral("slower than exact training");
    auto& panel = window.training_panel();
    const auto words = [&] { return sentences<app::Explanation>(panel).join(u'\n'); };
    const auto& box = required_widget<QCheckBox>(panel, QStringLiteral("Tabulated training"));
    TrainingSettings settings = session.project().training;
    settings.table_nodes = 256;
    session.set_training(settings);
    QVERIFY(wait_until([&] { return session.frame() && session.frame()->device.id == "cpu"; }));
    QVERIFY(reaches_step(session, session.frame()->step + 3));
    QVERIFY(!words().contains(costs) && !box.toolTip().contains(costs));
    session.set_device(QStringLiteral("gpu"));
    QVERIFY(wait_until([&] { return words().contains(costs) && box.toolTip().contains(costs); }));
    settings.table_nodes = 0;  // off: the tool tip alone says it
    session.set_training(settings);
    QVERIFY(wait_until([&] { return !words().contains(costs); }));
    QVERIFY(box.toolTip().contains(costs) && box.toolTip().contains(QStringLiteral("nodes")));
    QVERIFY(reaches_step(session, session.frame()->step + 3));
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
