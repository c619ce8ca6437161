// Dragging with real mouse events: from the palette, and within the stack.
#include <QObject>
#include <QSignalSpy>

#include "tests/app/editors/editors_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::EditorsUnderTest;
using Types = std::vector<std::string>;

namespace {

// A point just below the upper edge of a card, so that the gap above it is the nearest.
QPoint above_card(const EditorsUnderTest& editors, int index) {
  const auto& list = editors.list();
  const QRect card = list.visualRect(list.model()->index(editors.stack->model().mirrored(index), 0));
  return {card.center().x(), card.top() + 6};
}

}  // namespace

class TestStackDrag : public QObject {
  Q_OBJECT
 private slots:
  void palette_layer_goes_where_the_line_was_shown() {
    EditorsUnderTest editors({"planar", "radial", "rotation"});
    QWidget& cells = *editors.palette->grid().viewport();
    const QPoint place = above_card(editors, 1);  // between radial (index 1) and rotation (index 2)
    EditorsUnderTest::press_and_move(cells, editors.palette_point("actnorm"), *editors.list().viewport(), place);
    QVERIFY(editors.ghost() != nullptr);
    QCOMPARE(editors.ghost()->caption(), QStringLiteral("insert as 3, identity"));
    QCOMPARE(editors.list().shown_gap(), std::optional<int>(1));
    QCOMPARE(editors.types(), (Types{"planar", "radial", "rotation"}));  // cards do not part before the drop

    EditorsUnderTest::release(cells, *editors.list().viewport(), place);
    QCOMPARE(editors.types(), (Types{"planar", "radial", "actnorm", "rotation"}));
    QVERIFY(editors.ghost() == nullptr);
    QVERIFY(!editors.list().shown_gap());
    QCOMPARE(editors.stack->selected_layers(), std::vector<std::uint64_t>{editors.id(2)});
  }

  void every_gap_can_be_dropped_on() {
    for (int gap = 0; gap <= 2; ++gap) {
      EditorsUnderTest editors({"planar", "radial"});
      QWidget& cells = *editors.palette->grid().viewport();
      const int pitch = editors.list().visualRect(editors.list().model()->index(0, 0)).height();
      const QPoint place(100, gap * pitch + (gap == 2 ? 60 : 3));
      EditorsUnderTest::press_and_move(cells, editors.palette_point("linear"), *editors.list().viewport(), place);
      EditorsUnderTest::release(cells, *editors.list().viewport(), place);
      QCOMPARE(editors.types()[static_cast<std::size_t>(2 - gap)], std::string("linear"));
    }
  }

  void first_layer_drops_on_the_empty_stack() {
    EditorsUnderTest editors({});
    QWidget& cells = *editors.palette->grid().viewport();
    const QPoint place(140, 130);
    EditorsUnderTest::press_and_move(cells, editors.palette_point("planar"), *editors.stack, place);
    QCOMPARE(editors.ghost()->caption(), QStringLiteral("insert as 1, identity"));
    EditorsUnderTest::release(cells, *editors.stack, place);
    QCOMPARE(editors.types(), Types{"planar"});
  }

  void drop_outside_the_stack_does_nothing() {
    EditorsUnderTest editors({"planar"});
    QWidget& cells = *editors.palette->grid().viewport();
    EditorsUnderTest::press_and_move(cells, editors.palette_point("planar"), *editors.palette, {5, 5});
    QVERIFY(editors.ghost() != nullptr);
    EditorsUnderTest::release(cells, *editors.palette, {5, 5});
    QCOMPARE(editors.types(), Types{"planar"});
    QVERIFY(editors.ghost() == nullptr);
  }

  void escape_cancels_both_kinds_of_drag() {
    EditorsUnderTest editors({"planar", "radial", "rotation"});
    const Types before = editors.types();
    QWidget& cells = *editors.palette->grid().viewport();
    EditorsUnderTest::press_and_move(cells, editors.palette_point("linear"), *editors.stack, {100, 200});
    QTest::keyClick(&editors.window, Qt::Key_Escape);
    QVERIFY(editors.ghost() == nullptr);
    QVERIFY(!editors.list().shown_gap());
    EditorsUnderTest::move_with_button(cells, {100, 300});  // the button is still down
    EditorsUnderTest::release(cells, *editors.stack, {100, 200});
    QCOMPARE(editors.types(), before);

    QWidget& cards = *editors.list().viewport();
    EditorsUnderTest::press_and_move(cards, editors.card_point(0), cards, above_card(editors, 2));
    QVERIFY(editors.ghost() != nullptr);
    QTest::keyClick(&editors.window, Qt::Key_Escape);
    QVERIFY(editors.ghost() == nullptr);
    EditorsUnderTest::move_with_button(cards, editors.card_point(2));
    QVERIFY(editors.ghost() == nullptr);
    EditorsUnderTest::release(cards, cards, above_card(editors, 2));
    QCOMPARE(editors.types(), before);
  }

  void card_moves_to_the_shown_place_and_stays_selected() {
    EditorsUnderTest editors({"planar", "radial", "rotation", "linear"});
    const std::uint64_t moved = editors.id(0);
    QWidget& cards = *editors.list().viewport();
    const QPoint place = above_card(editors, 2);
    EditorsUnderTest::press_and_move(cards, editors.card_point(0), cards, place);
    QCOMPARE(editors.ghost()->caption(), QStringLiteral("move to 3"));
    EditorsUnderTest::release(cards, cards, place);
    QCOMPARE(editors.types(), (Types{"radial", "rotation", "planar", "linear"}));
    QCOMPARE(editors.stack->selected_layers(), std::vector<std::uint64_t>{moved});
  }

  void several_selected_cards_move_together() {
    EditorsUnderTest editors({"planar", "radial", "rotation", "linear"});
    editors.click_card(0);
    editors.click_card(2, Qt::ControlModifier);
    QWidget& cards = *editors.list().viewport();
    const QPoint place = above_card(editors, 3);
    EditorsUnderTest::press_and_move(cards, editors.card_point(2), cards, place);
    QVERIFY(editors.ghost() != nullptr);
    EditorsUnderTest::release(cards, cards, place - QPoint(0, 6));
    QCOMPARE(editors.types(), (Types{"radial", "linear", "planar", "rotation"}));
    QCOMPARE(editors.stack->selected_layers().size(), std::size_t{2});
  }

  void small_movement_is_a_click() {
    EditorsUnderTest editors({"planar", "radial"});
    QWidget& cards = *editors.list().viewport();
    const QPoint from = editors.card_point(1);
    QTest::mousePress(&cards, Qt::LeftButton, {}, from);
    EditorsUnderTest::move_with_button(cards, from + QPoint(1, 1));
    QVERIFY(editors.ghost() == nullptr);
    QTest::mouseRelease(&cards, Qt::LeftButton, {}, from + QPoint(1, 1));
    QCOMPARE(editors.stack->selected_layers(), std::vector<std::uint64_t>{editors.id(1)});
  }

  void frames_arrive_and_the_drag_goes_on() {
    EditorsUnderTest editors({"planar", "radial", "rotation"});
    QSignalSpy frames(&editors.session, &Session::frame_ready);
    editors.session.play();
    QWidget& cards = *editors.list().viewport();
    const QPoint place = above_card(editors, 2);
    EditorsUnderTest::press_and_move(cards, editors.card_point(0), cards, place);
    const auto at_start = frames.count();
    QTRY_VERIFY_WITH_TIMEOUT(frames.count() > at_start + 5, 20000);
    QVERIFY(editors.ghost() != nullptr);
    QCOMPARE(editors.list().shown_gap(), std::optional<int>(0));
    EditorsUnderTest::release(cards, cards, place);
    QCOMPARE(editors.types(), (Types{"radial", "rotation", "planar"}));
    QVERIFY(editors.session.is_playing());
  }
};

PUSHFORWARD_GUI_TEST(TestStackDrag)
#include "stack_drag_test.moc"
