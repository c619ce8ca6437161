// Undo and redo by key, menu and button while training runs.
#include <QAction>
#include <QLineEdit>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>
#include <cmath>

#include "app/editors/layer_form.h"
#include "app/editors/number_field.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/editors/value_row.h"
#include "app/editors/zero_slider.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;

class UndoTest : public QObject {
  Q_OBJECT

  static const std::vector<LayerEntry>& layers(const OpenWindow& open) { return open.session.project().stack.layers; }

  // QTest::mouseMove sends no buttons to a widget, which a real move in a drag has.
  static void move_with_button(QWidget& widget, const QPoint& position) {
    QMouseEvent move(QEvent::MouseMove, position, widget.mapToGlobal(position), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &move);
  }

 private slots:
  void keys_take_back_and_make_again() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& list = open.window.stack_panel().list();
    list.setFocus();
    const std::uint64_t top = layers(open).back().id;
    QTest::keyClick(&list, Qt::Key_Delete);
    QCOMPARE(layers(open).size(), std::size_t{2});
    QVERIFY(open.goes_on());
    QTest::keyClick(&list, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(layers(open).size(), std::size_t{3});
    QCOMPARE(layers(open).back().id, top);
    QVERIFY(open.goes_on());
    QCOMPARE(open.session.frame()->stack->layers.size(), std::size_t{3});
    QTest::keyClick(&list, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(layers(open).size(), std::size_t{2});
    QTest::keyClick(&list, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&list, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(layers(open).size(), std::size_t{2});
    QVERIFY(open.goes_on());
  }

  void menu_and_buttons_name_the_step() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* undo = open.named<QToolButton>("Undo");
    auto* redo = open.named<QToolButton>("Redo");
    QVERIFY(undo && redo);
    QVERIFY(!undo->isEnabled() && !redo->isEnabled());
    open.session.move_layer(layers(open)[2].id, 0);
    QVERIFY(undo->isEnabled());
    QCOMPARE(undo->defaultAction()->text(), QStringLiteral("Undo move of layer 3"));
    QVERIFY(undo->toolTip().contains(QStringLiteral("move of layer 3")));
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(!undo->isEnabled() && redo->isEnabled());
    QCOMPARE(redo->defaultAction()->text(), QStringLiteral("Redo move of layer 3"));
    QTest::mouseClick(redo, Qt::LeftButton);
    QVERIFY(undo->isEnabled() && !redo->isEnabled());
    QVERIFY(open.goes_on());
  }

  void a_slider_movement_is_one_step() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.window.stack_panel().select_layer(layers(open)[2].id);
    app::ValueRow* row = open.window.layer_form().value_rows().front();
    app::ZeroSlider& slider = row->slider();
    const int middle = slider.height() / 2;
    QTest::mousePress(&slider, Qt::LeftButton, {}, {slider.width() / 2, middle});
    for (int x = slider.width() / 2; x < slider.width() - 8; x += 3) {
      move_with_button(slider, {x, middle});
      QVERIFY(open.goes_on());
    }
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, {slider.width() - 8, middle});
    QCOMPARE(open.session.history().count(), 1);
    QTest::keyClick(&slider, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!open.session.history().canUndo());
    // The row shows it at once, not with the next frame.
    const double value = layers(open)[2].values()[static_cast<std::size_t>(row->flat_index())];
    QVERIFY(std::abs(slider.shown_value() - value) < 1e-9);
    QVERIFY(open.goes_on());
  }

  void a_held_key_is_one_step_and_two_presses_are_two() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* dial = open.named<QSlider>("Objective, from forward to reverse KL");
    QVERIFY(dial);
    dial->setFocus();
    const auto send = [&](QEvent::Type type, bool repeated) {
      QKeyEvent event(type, Qt::Key_Right, Qt::NoModifier, QString(), repeated);
      QCoreApplication::sendEvent(dial, &event);
    };
    send(QEvent::KeyPress, false);
    for (int repeat = 0; repeat < 5; ++repeat) send(QEvent::KeyPress, true);
    send(QEvent::KeyRelease, false);
    QVERIFY(std::abs(open.session.project().training.alpha - 0.94) < 1e-9);
    QCOMPARE(open.session.history().count(), 1);
    QTest::keyClick(dial, Qt::Key_Right);
    QTest::keyClick(dial, Qt::Key_Right);
    QCOMPARE(open.session.history().count(), 3);
    QTest::keyClick(dial, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(dial, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(dial, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.session.project().training.alpha, 1.0);
    QCOMPARE(dial->value(), 0);
    QVERIFY(open.goes_on());
  }

  void what_is_being_written_is_taken_back_in_its_field_first() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* rate = open.named<QLineEdit>("Learning rate");
    QVERIFY(rate);
    const double before = open.session.project().training.learning_rate;
    QTest::mouseClick(rate, Qt::LeftButton);
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("2e-4"));
    QTest::keyClick(rate, Qt::Key_Z, Qt::ControlModifier);  // the text
    QVERIFY(rate->text() != QStringLiteral("2e-4"));
    QCOMPARE(open.session.history().count(), 0);
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("2e-4"));
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(open.session.project().training.learning_rate, 2e-4);
    QTest::keyClick(rate, Qt::Key_Z, Qt::ControlModifier);  // the edit
    QCOMPARE(open.session.project().training.learning_rate, before);
    QTest::keyClick(rate, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(open.session.project().training.learning_rate, 2e-4);
    QVERIFY(open.goes_on());
  }

  void the_title_says_unsaved_until_undone() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(!open.window.isWindowModified());
    open.session.set_temperature(0.5);
    QVERIFY(open.window.isWindowModified());
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!open.window.isWindowModified());
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(UndoTest)
#include "undo_test.moc"
