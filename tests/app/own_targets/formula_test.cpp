// Typing the energy of a target, while training runs.
#include <QObject>
#include <cmath>

#include "app/own_targets/formula_panel.h"
#include "tests/app/own_targets/own_targets_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::OwnTargetsWindow;
using pushforward::test::wait_until;

namespace {

struct FormulaWindow : OwnTargetsWindow {
  [[nodiscard]] FormulaPanel& panel() const { return window.own_targets().formula(); }
  void type(const char* formula) const {
    panel().field().selectAll();
    QTest::keyClicks(&panel().field(), QString::fromUtf8(formula));
  }
};

}  // namespace

class TestFormula : public QObject {
  Q_OBJECT
 private slots:
  void a_typed_formula_becomes_the_target_and_training_goes_on() {
    FormulaWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Type a formula");
    QVERIFY(open.panel().is_on());
    QVERIFY(open.panel().field().hasFocus());
    const int steps = open.steps_of_undo();
    // Return right behind the typing: it is taken once it has been looked at.
    open.type("0.5*((sqrt(x^2 + y^2) - 2)/0.4)^2");
    QCOMPARE(open.target(), std::string("two-moons"));
    QTest::keyClick(&open.panel().field(), Qt::Key_Return);
    QVERIFY(wait_until([&] { return open.target() == "formula"; }));
    QCOMPARE(open.steps_of_undo(), steps + 1);
    QVERIFY(open.target_arrives());
    // A ring of radius 2: Z = 2 pi integral of r exp(-(r - 2)^2/0.32) dr, by its series ln Z = ln(2 pi 2 0.4 sqrt(2
    // pi)).
    const double log_z = std::log(2.0 * M_PI * 2.0 * 0.4 * std::sqrt(2.0 * M_PI));
    QVERIFY(std::abs(open.session.frame()->target->target->entropy() - (log_z + 0.5)) < 1e-3);
    QVERIFY(open.goes_on());
    open.session.undo();
    QCOMPARE(open.target(), std::string("two-moons"));
    QVERIFY(open.goes_on());
  }

  void mistakes_are_marked_where_they_are_and_the_former_target_trains_on_data() {
    QTest::addColumn<QString>("formula");
    QTest::addColumn<int>("place");  // -1: none
    QTest::newRow("unknown name") << "x^2 + sine(y)" << 6;
    QTest::newRow("ends too early") << "x^2 + (y" << 8;
    QTest::newRow("two signs") << "x * / y" << 4;
    QTest::newRow("empty") << " " << 1;
    QTest::newRow("no density") << "x^2 - y^2" << -1;
    QTest::newRow("not a number") << "log(x) + x^2 + y^2" << -1;
    QTest::newRow("flat") << "3" << -1;
  }
  void mistakes_are_marked_where_they_are_and_the_former_target_trains_on() {
    QFETCH(QString, formula);
    QFETCH(int, place);
    FormulaWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Type a formula");
    open.type(formula.toUtf8().constData());
    auto* warned = &open.panel();
    QVERIFY(wait_until([&] { return warned->refuses(); }));
    QVERIFY(!warned->sentence().isEmpty());
    QCOMPARE(warned->field().marked().value_or(-1), place);
    QCOMPARE(warned->field().extraSelections().isEmpty(), place < 0);
    // Return does nothing; nothing has changed.
    const int steps = open.steps_of_undo();
    QTest::keyClick(&warned->field(), Qt::Key_Return);
    QVERIFY(open.goes_on());
    QCOMPARE(open.target(), std::string("two-moons"));
    QCOMPARE(open.steps_of_undo(), steps);
    // And the mark goes when it is put right.
    open.type("x^2 + y^2");
    QVERIFY(wait_until([&] { return !warned->refuses() && !warned->is_checking(); }));
    QVERIFY(warned->field().extraSelections().isEmpty());
  }

  void taking_back_belongs_to_the_text_while_it_is_typed() {
    FormulaWindow open;
    QVERIFY(open.is_ready());
    open.session.set_temperature(0.8);
    open.press_button("Type a formula");
    open.type("x^2 + y^2");
    const int steps = open.steps_of_undo();
    QTest::keyClick(&open.panel().field(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.steps_of_undo(), steps);
    QVERIFY(open.panel().field().toPlainText() != QStringLiteral("x^2 + y^2"));
  }

  void the_text_follows_undo_and_redo() {
    FormulaWindow open;
    QVERIFY(open.is_ready());
    open.session.set_target(formula_target(QStringLiteral("x^2 + y^2")));
    open.session.set_target(formula_target(QStringLiteral("x^4 + y^2")));
    open.press_button("Type a formula");
    QCOMPARE(open.panel().field().toPlainText(), QStringLiteral("x^4 + y^2"));
    open.session.undo();
    QCOMPARE(open.panel().field().toPlainText(), QStringLiteral("x^2 + y^2"));
    open.session.redo();
    QCOMPARE(open.panel().field().toPlainText(), QStringLiteral("x^4 + y^2"));
    QTest::keyClick(&open.panel().field(), Qt::Key_Escape);
    QVERIFY(!open.panel().is_on());
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(TestFormula)
#include "formula_test.moc"
