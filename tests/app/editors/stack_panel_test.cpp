// Cards: switches, keys, selection, one-line cards, and what frames may and may not touch.
#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QObject>
#include <QSignalSpy>
#include <algorithm>

#include "app/editors/layer_actions.h"
#include "core/layers/registry.h"
#include "tests/app/editors/editors_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::EditorsUnderTest;
using Types = std::vector<std::string>;
using Ids = std::vector<std::uint64_t>;

class TestStackPanel : public QObject {
  Q_OBJECT
 private slots:
  void icons_of_a_card_turn_its_switches() {
    EditorsUnderTest editors({"planar", "radial"});
    editors.click(editors.icon_point(0, CardIcon::bypass));
    QVERIFY(editors.layer(0).bypassed);
    editors.click(editors.icon_point(0, CardIcon::freeze));
    QVERIFY(editors.layer(0).frozen);
    editors.click(editors.icon_point(0, CardIcon::flip));
    QVERIFY(editors.layer(0).inverted);
    editors.click(editors.icon_point(0, CardIcon::bypass));
    QVERIFY(!editors.layer(0).bypassed);
    QVERIFY(editors.layer(0).frozen);
    // The neighbour and the selection are left alone.
    QVERIFY(!editors.layer(1).bypassed && !editors.layer(1).frozen && !editors.layer(1).inverted);
    QVERIFY(editors.stack->selected_layers().empty());
  }

  void leaving_the_icon_before_the_release_does_nothing() {
    EditorsUnderTest editors({"planar"});
    QWidget& cards = *editors.list().viewport();
    QTest::mousePress(&cards, Qt::LeftButton, {}, editors.icon_point(0, CardIcon::bypass));
    QTest::mouseRelease(&cards, Qt::LeftButton, {}, editors.card_point(0));
    QVERIFY(!editors.layer(0).bypassed);
  }

  void keys_act_on_the_selection() {
    EditorsUnderTest editors({"planar", "radial", "rotation"});
    editors.click_card(1);
    QTest::keyClick(&editors.list(), Qt::Key_B);
    QVERIFY(editors.layer(1).bypassed);
    QTest::keyClick(&editors.list(), Qt::Key_F);
    QVERIFY(editors.layer(1).frozen);
    QTest::keyClick(&editors.list(), Qt::Key_I);
    QVERIFY(editors.layer(1).inverted);
    QTest::keyClick(&editors.list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(editors.types(), (Types{"planar", "rotation", "radial"}));
    QTest::keyClick(&editors.list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(editors.types(), (Types{"planar", "rotation", "radial"}));  // on top already
    QTest::keyClick(&editors.list(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&editors.list(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(editors.types(), (Types{"radial", "planar", "rotation"}));
    QTest::keyClick(&editors.list(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(editors.types(), (Types{"radial", "radial", "planar", "rotation"}));
    QCOMPARE(editors.stack->selected_layers().size(), std::size_t{1});
    QTest::keyClick(&editors.list(), Qt::Key_Delete);
    QCOMPARE(editors.types(), (Types{"radial", "planar", "rotation"}));
  }

  void arrows_choose_cards_from_the_data_side() {
    EditorsUnderTest editors({"planar", "radial", "rotation"});
    editors.click_card(2);
    QTest::keyClick(&editors.list(), Qt::Key_Down);
    QCOMPARE(editors.stack->selected_layers(), Ids{editors.id(1)});
    QTest::keyClick(&editors.list(), Qt::Key_End);
    QCOMPARE(editors.stack->selected_layers(), Ids{editors.id(0)});
  }

  void several_layers_are_deleted_at_once() {
    EditorsUnderTest editors({"planar", "radial", "rotation", "linear"});
    editors.click_card(3);
    editors.click_card(1, Qt::ControlModifier);
    QCOMPARE(editors.form->layer(), quint64{0});
    QTest::keyClick(&editors.list(), Qt::Key_Delete);
    QCOMPARE(editors.types(), (Types{"planar", "rotation"}));
    // Delete can go on: what took the place is selected.
    QCOMPARE(editors.stack->selected_layers().size(), std::size_t{1});
    QTest::keyClick(&editors.list(), Qt::Key_Delete);
    QTest::keyClick(&editors.list(), Qt::Key_Delete);
    QVERIFY(editors.types().empty());
    QVERIFY(editors.stack->selected_layers().empty());
    QTest::keyClick(&editors.list(), Qt::Key_Delete);
  }

  void enter_on_the_palette_inserts_above_the_selected_card() {
    EditorsUnderTest editors({"planar", "radial"});
    auto& cells = editors.palette->grid();
    cells.setCurrentIndex(cells.index_of("rotation"));
    QTest::keyClick(&cells, Qt::Key_Return);
    QCOMPARE(editors.types(), (Types{"planar", "radial", "rotation"}));
    editors.click_card(0);
    QTest::mouseDClick(cells.viewport(), Qt::LeftButton, {}, editors.palette_point("actnorm"));
    QCOMPARE(editors.types(), (Types{"planar", "actnorm", "radial", "rotation"}));
    QCOMPARE(editors.stack->selected_layers(), Ids{editors.id(1)});
  }

  void palette_holds_every_layer_in_rows_of_five() {
    EditorsUnderTest editors({});
    auto& cells = editors.palette->grid();
    QCOMPARE(cells.model()->rowCount(), static_cast<int>(all_layers().size()));
    for (int cell = 0; cell < cells.model()->rowCount(); ++cell) {
      const QRect place = cells.visualRect(cells.model()->index(cell, 0));
      QCOMPARE(place.left() / 52, cell % 5);
      QCOMPARE(place.top() / 50, cell / 5);
      QVERIFY(cells.viewport()->rect().contains(place.center()));
      const QString tip = cells.model()->index(cell, 0).data(Qt::ToolTipRole).toString();
      QVERIFY(tip.contains(QString::fromStdString(all_layers()[static_cast<std::size_t>(cell)]->spec().title)));
    }
  }

  void frames_fill_the_cards_and_leave_selection_and_focus() {
    EditorsUnderTest editors({"planar", "coupling", "rotation"});
    editors.click_card(1);
    const Ids selected = editors.stack->selected_layers();
    QSignalSpy changes(&editors.stack->model(), &QAbstractItemModel::dataChanged);
    QSignalSpy selections(&editors.list(), &StackList::selection_changed);
    editors.session.play();
    QTRY_VERIFY_WITH_TIMEOUT(editors.stack->model().has_shares() && changes.count() > 6, 30000);
    QCOMPARE(editors.stack->selected_layers(), selected);
    QCOMPARE(editors.list().currentIndex().row(), 1);
    QCOMPARE(selections.count(), 0);
    const Card& card = editors.stack->model().card(1);
    QCOMPARE(card.thumbnail.size(), static_cast<std::size_t>(2 * card.thumbnail_side * card.thumbnail_side));
    QVERIFY(card.thumbnail_side > 1);
  }

  void long_stacks_use_one_line_cards() {
    EditorsUnderTest editors({"planar", "radial"});
    QVERIFY(!editors.list().is_one_line());
    for (int i = 0; i < 14; ++i) editors.session.insert_layer("planar", 0);
    QVERIFY(editors.list().is_one_line());
    QCoreApplication::processEvents();
    QCOMPARE(editors.list().visualRect(editors.list().model()->index(0, 0)).height(), 24);
    // The switches are still there.
    editors.click(editors.icon_point(15, CardIcon::freeze));
    QVERIFY(editors.layer(15).frozen);
  }

  void empty_stack_says_what_to_do() {
    EditorsUnderTest editors({});
    const auto labels = editors.stack->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel* label) { return label->isVisible() && label->text().contains("Drag a layer here"); }));
    QVERIFY(!editors.list().isVisible());
    editors.session.insert_layer("planar", 0);
    QVERIFY(editors.list().isVisible());
  }

  void header_counts_layers_and_parameters() {
    EditorsUnderTest editors({"planar", "rotation"});  // 5 + 1 numbers
    const auto labels = editors.stack->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->text().contains("6 parameters"); }));
  }

  void context_menu_acts_on_the_card_under_it() {
    EditorsUnderTest editors({"planar", "rotation"});
    QWidget& cards = *editors.list().viewport();
    const QPoint place = editors.card_point(0);
    QTest::mouseClick(&cards, Qt::RightButton, {}, place);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, place, cards.mapToGlobal(place));
    QCoreApplication::sendEvent(&cards, &asked);
    auto* menu = editors.stack->findChild<QMenu*>();
    QVERIFY(menu != nullptr && menu->isVisible());
    QVERIFY(menu->actions().contains(editors.stack->actions_of_layers().freeze()));
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(editors.stack->actions_of_layers().freeze()).center());
    QVERIFY(editors.layer(0).frozen);
    QVERIFY(!editors.layer(1).frozen);
  }

  void actions_know_what_is_possible() {
    EditorsUnderTest editors({"planar", "rotation"});
    const LayerActions& actions = editors.stack->actions_of_layers();
    QVERIFY(!actions.remove()->isEnabled());
    editors.click_card(1);
    QVERIFY(actions.remove()->isEnabled());
    QVERIFY(!actions.move_up()->isEnabled());
    QVERIFY(actions.move_down()->isEnabled());
    QVERIFY(!actions.bypass()->isChecked());
    editors.session.set_bypassed(editors.id(1), true);
    QVERIFY(actions.bypass()->isChecked());
  }

  void model_keeps_the_rules_of_qt_through_every_edit() {
    StackModel model;
    const QAbstractItemModelTester rules(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Stack stack = pushforward::test::project_of({"planar", "radial", "rotation", "linear", "actnorm"}).stack;
    model.set_stack(stack);
    const QPersistentModelIndex followed = model.index(model.row_of(stack.layers[1].id));
    const std::uint64_t followed_id = stack.layers[1].id;
    std::ranges::reverse(stack.layers);
    model.set_stack(stack);
    QCOMPARE(model.card(followed.row()).id, followed_id);
    stack.layers.erase(stack.layers.begin());
    stack.layers.insert(stack.layers.begin() + 2, make_layer("planar"));
    std::swap(stack.layers[0], stack.layers[4]);
    model.set_stack(stack);
    QCOMPARE(model.count(), 5);
    for (int index = 0; index < 5; ++index)
      QCOMPARE(model.card(model.mirrored(index)).id, stack.layers[static_cast<std::size_t>(index)].id);
    QCOMPARE(model.card(followed.row()).id, followed_id);
  }

  void only_changed_cards_are_reported() {
    StackModel model;
    const Stack stack = pushforward::test::project_of({"planar", "radial", "rotation"}).stack;
    model.set_stack(stack);
    std::vector<LayerSummary> summaries;
    for (const LayerEntry& entry : stack.layers)
      summaries.push_back(
          {.id = entry.id, .mean_log_det = 0.25, .thumbnail_side = 2, .thumbnail = {0, 0, 1, 0, 0, 1, 1, 1}});
    model.set_summaries(summaries);
    QCOMPARE(model.total_log_det(), 0.75);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.set_summaries(summaries);
    QCOMPARE(changes.count(), 0);
    summaries[1].mean_log_det = -0.125;
    model.set_summaries(summaries);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.front().front().toModelIndex().row(), model.row_of(stack.layers[1].id));
    QCOMPARE(model.total_log_det(), 0.375);
  }
};

PUSHFORWARD_GUI_TEST(TestStackPanel)
#include "stack_panel_test.moc"
