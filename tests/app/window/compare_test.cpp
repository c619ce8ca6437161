// Two models side by side, by keys, mouse and menu, while both train.
#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>
#include <cstdlib>

#include "app/compare/side_header.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/gallery/compare_pairs.h"
#include "app/views/density_view.h"
#include "app/views/film_view.h"
#include "app/window/status_line.h"
#include "app/window/window_actions.h"
#include "app/window/window_comparison.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::CompareSide;
using app::ModelComparison;

namespace {

// A window whose model has been split by the key.
struct SplitWindow : OpenWindow {
  [[nodiscard]] bool splits() {
    if (!is_ready()) return false;
    QTest::keyClick(&window, Qt::Key_C);
    return comparison().is_on() && both_have_frames();
  }
  [[nodiscard]] bool both_have_frames() {
    return wait_until([&] { return side(CompareSide::a).frame() && side(CompareSide::b).frame(); });
  }
  [[nodiscard]] ModelComparison& comparison() const { return window.comparison().comparison(); }
  [[nodiscard]] app::ComparePane& pane() const { return *window.comparison().pane(); }
  [[nodiscard]] app::Session& side(CompareSide which) const { return comparison().session(which); }
  [[nodiscard]] std::size_t layers(CompareSide which) const { return side(which).project().stack.layers.size(); }
  [[nodiscard]] bool both_go_on() const {
    const auto step = [&](CompareSide which) { return side(which).frame()->step; };
    const std::int64_t a = step(CompareSide::a), b = step(CompareSide::b);
    return wait_until([&] { return step(CompareSide::a) > a && step(CompareSide::b) > b; });
  }
  // Empty when both are paused at the same step, else where they are.
  [[nodiscard]] QByteArray apart() const {
    const bool rest = wait_until([&] {
      const auto here = side(CompareSide::a).frame(), there = side(CompareSide::b).frame();
      return here->state == app::RunState::paused && there->state == app::RunState::paused && here->step == there->step;
    });
    if (rest) return {};
    const auto place = [&](CompareSide which) {
      const auto frame = side(which).frame();
      return QByteArray::number(static_cast<qlonglong>(frame->step)) +
             (frame->state == app::RunState::paused ? " paused" : " not paused");
    };
    return place(CompareSide::a) + ", " + place(CompareSide::b);
  }
};

}  // namespace

class CompareTest : public QObject {
  Q_OBJECT
 private slots:
  void a_key_splits_into_two_that_train_on() {
    SplitWindow open;
    QVERIFY(open.splits());
    QVERIFY(open.pane().isVisible());
    for (const CompareSide side : {CompareSide::a, CompareSide::b}) {
      QVERIFY(open.pane().density(side).isVisible());
      QVERIFY(open.pane().below(side)->isVisible());
    }
    QCOMPARE(open.layers(CompareSide::b), std::size_t{3});
    QVERIFY(open.both_go_on());
    QVERIFY(open.both_go_on());
  }

  void titles_say_at_which_depth_each_side_is_shown() {
    SplitWindow open;
    QVERIFY(open.splits());
    const auto said = [&](CompareSide side) {
      return dynamic_cast<app::PlotArea&>(open.pane().density(side)).depth_in_words();
    };
    QVERIFY(said(CompareSide::a).isEmpty() && said(CompareSide::b).isEmpty());
    auto* film = open.window.findChild<app::FilmView*>();
    film->setFocus();
    const CompareSide active = open.comparison().active();
    QTest::keyClick(film, Qt::Key_Left);
    QTest::keyClick(film, Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(said(active), QStringLiteral("after 1.95 of 3 layers"));
    QCOMPARE(said(opposite(active)), QStringLiteral("all 3 layers"));
    QTest::keyClick(film, Qt::Key_End);
    QTRY_VERIFY(said(active).isEmpty() && said(opposite(active)).isEmpty());
    QVERIFY(open.both_go_on());
  }

  void closing_it_says_how_to_come_back() {
    SplitWindow open;
    QVERIFY(open.splits());
    QTest::keyClick(&open.window, Qt::Key_C);
    QVERIFY(open.window.status_line().notice().contains(QStringLiteral("C brings both back")));
    QTest::keyClick(&open.window, Qt::Key_C);
    QVERIFY(open.comparison().is_on() && open.both_have_frames());
  }

  void both_have_made_the_same_steps() {
    SplitWindow open;
    QVERIFY(open.splits());
    QVERIFY(open.both_go_on());
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(!open.side(CompareSide::a).is_playing() && !open.side(CompareSide::b).is_playing());
    QCOMPARE(open.apart(), QByteArray());
    const std::int64_t step = open.side(CompareSide::b).frame()->step;
    QTest::keyClick(&open.window, Qt::Key_Period);
    QVERIFY(wait_until([&] { return open.side(CompareSide::b).frame()->step == step + 1; }));
    QCOMPARE(open.apart(), QByteArray());
    QTest::keyClick(&open.window, Qt::Key_R);
    QVERIFY(wait_until([&] { return open.side(CompareSide::b).frame()->step == 0; }));
    QCOMPARE(open.apart(), QByteArray());
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(open.both_go_on());
  }

  void an_edit_on_one_side_leaves_the_other_alone() {
    SplitWindow open;
    QVERIFY(open.splits());
    QTest::mouseClick(&open.pane().density(CompareSide::b), Qt::LeftButton, {}, QPoint(200, 150));
    QCOMPARE(open.comparison().active(), CompareSide::b);
    auto& list = open.window.stack_panel().list();
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Delete);
    QCOMPARE(open.layers(CompareSide::a), std::size_t{3});
    QCOMPARE(open.layers(CompareSide::b), std::size_t{2});
    QVERIFY(open.both_go_on());
    // Undo is that of the side that is edited.
    QTest::keyClick(&open.window, Qt::Key_F6);
    QCOMPARE(open.comparison().active(), CompareSide::a);
    QVERIFY(!open.session.history().canUndo());
    QCOMPARE(open.window.stack_panel().list().model()->rowCount(), 3);
    QTest::keyClick(&open.window, Qt::Key_F6);
    QCOMPARE(open.window.stack_panel().list().model()->rowCount(), 2);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.layers(CompareSide::b), std::size_t{3});
    QVERIFY(open.both_go_on());
  }

  void the_active_side_is_said_in_words_and_has_the_handles() {
    SplitWindow open;
    QVERIFY(open.splits());
    open.window.stack_panel().select_layer(open.session.project().stack.layers.back().id);  // planar: has handles
    const auto has_handles = [&](CompareSide side) {
      const auto& plot = static_cast<app::PlotArea&>(open.pane().density(side));
      return open.pane().handles(side).is_shown_in({app::Plane::x, "density", plot.transform(), false, {}});
    };
    QVERIFY(has_handles(CompareSide::a) && !has_handles(CompareSide::b));
    auto* header = open.named<app::SideHeader>("Side B");
    QVERIFY(header != nullptr);
    QTest::mouseClick(header, Qt::LeftButton);
    QCOMPARE(open.comparison().active(), CompareSide::b);
    QCOMPARE(header->accessibleName(), QStringLiteral("Side B, being edited"));
    QVERIFY(has_handles(CompareSide::b) && !has_handles(CompareSide::a));
    QCOMPARE(open.window.actions().save->text(), QStringLiteral("&Save side B"));
    QVERIFY(open.window.windowTitle().contains(QStringLiteral("side B")));
    QVERIFY(open.both_go_on());
  }

  void target_seed_and_batch_are_those_of_both() {
    SplitWindow open;
    QVERIFY(open.splits());
    TargetChoice ring;
    ring.id = "ring";
    open.session.set_target(ring);
    QCOMPARE(open.side(CompareSide::b).project().target.id, std::string("ring"));
    QVERIFY(wait_until([&] {
      const auto frame = open.side(CompareSide::b).frame();
      return frame->target && frame->target->choice.id == "ring";
    }));
    open.comparison().activate(CompareSide::b);
    TrainingSettings settings = open.session.project().training;
    settings.batch = 32;
    settings.seed = 7;
    settings.alpha = 0.0;
    open.session.set_training(settings);
    const TrainingSettings& other = open.side(CompareSide::a).project().training;
    QCOMPARE(other.batch, 32);
    QCOMPARE(other.seed, std::uint64_t{7});
    QCOMPARE(other.alpha, 1.0);  // the objective is each side's own
    // What A was given by B is a step that A can take back, and then B follows.
    open.comparison().activate(CompareSide::a);
    open.session.undo();
    QVERIFY(open.side(CompareSide::a).project().training.batch != 32);
    QCOMPARE(open.side(CompareSide::b).project().training.batch, open.side(CompareSide::a).project().training.batch);
    QVERIFY(open.both_go_on());
  }

  void one_plot_has_both_losses() {
    SplitWindow open;
    QVERIFY(open.splits());
    auto* loss = open.window.comparison().loss_view();
    QVERIFY(loss->isVisible());
    QVERIFY(wait_until([&] { return loss->has_curve(CompareSide::a) && loss->has_curve(CompareSide::b); }));
    QVERIFY(!loss->is_above_floors());
    const QRectF plot = loss->plot_rectangle();
    for (const CompareSide side : {CompareSide::a, CompareSide::b}) {
      const QPointF end = loss->end_of_curve(side);
      QVERIFY(end.x() >= plot.left() && end.x() <= plot.right() + 1e-6);
    }
    TrainingSettings reverse = open.session.project().training;
    reverse.alpha = 0.0;
    open.session.set_training(reverse);
    QVERIFY(wait_until([&] { return loss->is_above_floors(); }));
    QVERIFY(open.both_go_on());
  }

  void zoom_probe_and_colours_are_shared() {
    SplitWindow open;
    QVERIFY(open.splits());
    auto& a = static_cast<app::DensityView&>(open.pane().density(CompareSide::a));
    auto& b = static_cast<app::DensityView&>(open.pane().density(CompareSide::b));
    QCOMPARE(&a.scale(), &b.scale());
    const Box before = a.transform().box;
    QWheelEvent wheel(QPointF(200, 150), a.mapToGlobal(QPointF(200, 150)), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&a, &wheel);
    QVERIFY(a.transform().box.right - a.transform().box.left < before.right - before.left);
    // One of two columns may be a pixel wider.
    QVERIFY(std::abs(a.transform().box.left - b.transform().box.left) < 2 / a.transform().scale);
    QTest::keyClick(&open.window, Qt::Key_P);
    QTest::mouseClick(&b, Qt::LeftButton, {}, b.plot_rectangle().center().toPoint());
    const auto& probe_a = open.pane().links(CompareSide::a).probe;
    const auto& probe_b = open.pane().links(CompareSide::b).probe;
    QVERIFY(probe_a.is_on() && probe_b.is_on() && probe_a.is_pinned());
    QCOMPARE(*probe_a.place_in(app::Plane::x), *probe_b.place_in(app::Plane::x));
    QVERIFY(open.window.view_links().probe.is_pinned());
    // What comes next of both covers what both show.
    QVERIFY(wait_until([&] {
      const auto& field = open.side(CompareSide::b).frame()->density;
      return field->grid.box.left <= b.transform().box.left + 1e-6 &&
             field->grid.box.right >= b.transform().box.right - 1e-6 &&
             field->grid.box.right - field->grid.box.left < before.right - before.left;
    }));
    QVERIFY(open.both_go_on());
  }

  void leaving_keeps_the_side_that_is_edited_and_the_key_goes_back() {
    SplitWindow open;
    QVERIFY(open.splits());
    QTest::keyClick(&open.window, Qt::Key_F6);
    open.session.remove_layers({open.session.project().stack.layers.front().id});
    QTest::keyClick(&open.window, Qt::Key_C);
    QVERIFY(!open.comparison().is_on());
    QCOMPARE(open.session.project().stack.layers.size(), std::size_t{2});
    QVERIFY(open.window.comparison().pane() == nullptr);
    QVERIFY(open.named<app::DensityView>("Density")->isVisible());
    QVERIFY(open.goes_on());
    QVERIFY(!open.comparison().other().is_playing());  // it rests
    QTest::keyClick(&open.window, Qt::Key_C);
    QVERIFY(open.comparison().is_on());
    QCOMPARE(open.comparison().active(), CompareSide::b);
    QCOMPARE(open.layers(CompareSide::a), std::size_t{3});
    QVERIFY(open.both_go_on());
    // The button in the pane leaves too, and nothing of it is used after it has gone.
    QTest::mouseClick(open.named<QToolButton>("Leave the comparison"), Qt::LeftButton);
    QVERIFY(!open.comparison().is_on());
    QVERIFY(open.goes_on());
  }

  void every_pair_is_one_target_and_two_models_data() {
    QTest::addColumn<QString>("id");
    for (const app::ComparePair& pair : app::all_compare_pairs()) QTest::newRow(qPrintable(pair.id)) << pair.id;
  }
  void every_pair_is_one_target_and_two_models() {
    QFETCH(QString, id);
    SplitWindow open;
    QVERIFY(open.is_ready());
    open.window.comparison().actions().menu()->findChild<QAction*>(id)->trigger();
    QVERIFY(open.both_have_frames());
    const Project& a = open.side(CompareSide::a).project();
    const Project& b = open.side(CompareSide::b).project();
    QVERIFY(a.target == b.target && a.training.seed == b.training.seed && a.training.batch == b.training.batch);
    QVERIFY(a.stack.parameter_count() != b.stack.parameter_count() || a.training.alpha != b.training.alpha ||
            a.stack.layers.front().type != b.stack.layers.front().type);
    QVERIFY(open.both_go_on());
    // The pair took the window's document: that can be undone.
    QVERIFY(open.session.history().canUndo());
    open.session.undo();
    QCOMPARE(QString::fromStdString(open.session.project().title), QStringLiteral("small"));
  }

  void the_focus_stays_in_the_middle() {
    SplitWindow open;
    QVERIFY(open.is_ready());
    open.named<app::View>("Log-det")->setFocus();
    QTest::keyClick(open.named<app::View>("Log-det"), Qt::Key_C);
    QVERIFY(open.comparison().is_on() && open.both_have_frames());
    QVERIFY(open.pane().isAncestorOf(open.window.focusWidget()));
    QTest::keyClick(open.window.focusWidget(), Qt::Key_C);
    QVERIFY(!open.comparison().is_on());
    QCOMPARE(open.window.focusWidget(), open.named<app::DensityView>("Density"));
    QVERIFY(open.goes_on());
  }

  // A side that rests hears later that it is to play than the one whose window it is.
  void sides_that_begin_again_keep_step_from_the_first_one_on() {
    SplitWindow open;
    QVERIFY(open.is_ready());
    for (int round = 0; round < 2; ++round) {
      Project fast = small_project(), slow = small_project();
      fast.stack.layers.resize(1);
      slow.training.batch = fast.training.batch = 64;
      for (quint64 seed = 10; seed < 14; ++seed)
        slow.stack.layers.push_back(make_layer("coupling", {}, 2, Initialisation::training, seed));
      open.comparison().begin(fast, slow);
      QVERIFY(open.both_have_frames() && open.both_go_on());
      QTest::keyClick(&open.window, Qt::Key_Space);
      QCOMPARE(open.apart(), QByteArray());
      QTest::keyClick(&open.window, Qt::Key_C);
    }
  }

  void a_file_that_can_not_be_read_changes_nothing() {
    QTemporaryDir folder;
    const QString path = folder.filePath("broken.pushforward");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.window.comparison().actions().open_file(path);
    QVERIFY(open.window.status_line().notice().contains("broken.pushforward"));
    QVERIFY(!open.window.comparison().comparison().is_on());
    QVERIFY(open.goes_on());
  }

  void at_its_own_speed_nobody_waits() {
    SplitWindow open;
    QVERIFY(open.splits());
    auto* pace = open.named<QComboBox>("Pace of both sides");
    pace->setFocus();
    QTest::keyClick(pace, Qt::Key_Down);
    QVERIFY(!open.comparison().keeps_step());
    // One that is made slow stays behind.
    open.session.duplicate_layers({open.session.project().stack.layers[1].id});
    QVERIFY(wait_until([&] {
      return std::abs(open.side(CompareSide::a).frame()->step - open.side(CompareSide::b).frame()->step) > 100;
    }));
  }

  void closing_asks_for_the_other_side_as_well() {
    SplitWindow open;
    QVERIFY(open.splits());
    QTest::keyClick(&open.window, Qt::Key_F6);
    open.session.remove_layers({open.session.project().stack.layers.front().id});
    QTest::keyClick(&open.window, Qt::Key_F6);
    open.session.set_title("edited too");
    QTest::keyClick(&open.window, Qt::Key_C);
    open.window.close();
    const auto question = [&] { return open.window.findChild<QMessageBox*>(QStringLiteral("close_question")); };
    QVERIFY(question() != nullptr && question()->text().contains("edited too"));
    QTest::mouseClick(question()->button(QMessageBox::Discard), Qt::LeftButton);
    QVERIFY(open.window.isVisible());
    QVERIFY(question() != nullptr && question()->text().contains("side B"));
    QTest::mouseClick(question()->button(QMessageBox::Discard), Qt::LeftButton);
    QTRY_VERIFY(!open.window.isVisible());
  }
};

PUSHFORWARD_GUI_TEST(CompareTest)
#include "compare_test.moc"
