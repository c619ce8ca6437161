// The Gaussians of a mixture, edited on the canvas with real events while training runs.
#include <QObject>
#include <cmath>

#include "app/canvas/handle_hit.h"
#include "app/editors/setting_field.h"
#include "app/own_targets/mixture_overlay.h"
#include "app/own_targets/mixture_panel.h"
#include "tests/app/own_targets/own_targets_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::OwnTargetsWindow;

namespace {

struct MixtureWindow : OwnTargetsWindow {
  [[nodiscard]] MixtureOverlay& overlay() const { return window.own_targets().mixture(); }
  [[nodiscard]] QPointF pixel_of_handle(const char* id) const {
    for (const Handle& handle : overlay().geometry(canvas.place()).handles)
      if (handle.id == QLatin1String(id)) return pixel_of(canvas.view->transform(), handle.place);
    qWarning("There is no handle \"%s\".", id);
    return {};
  }
  void drag_handle(const char* id, QPointF by) const {
    const QPointF start = pixel_of_handle(id);
    canvas.press(start);
    for (int part = 1; part <= 4; ++part) canvas.move(start + by * part / 4.0);
    canvas.release(start + by);
  }
  [[nodiscard]] double number(int gaussian, int column) const { return overlay().rows().row(gaussian)[column]; }
  [[nodiscard]] double share(int gaussian) const {
    double sum = 0.0;
    for (int k = 0; k < overlay().rows().rows(); ++k) sum += number(k, 0);
    return number(gaussian, 0) / sum;
  }
};

}  // namespace

class TestMixture : public QObject {
  Q_OBJECT
 private slots:
  void every_handle_moves_its_part_as_one_step_and_the_training_follows() {
    MixtureWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Mixture of Gaussians");
    QVERIFY(open.overlay().is_on());
    QCOMPARE(open.target(), std::string("mixture"));
    QVERIFY(open.target_arrives());
    const Box box = open.canvas.view->transform().box;
    const double unit = 1.0 / open.canvas.view->transform().scale;

    int steps = open.steps_of_undo();
    const double mean1 = open.number(0, 1), mean2 = open.number(0, 2);
    open.drag_handle("centre 1", {40.0, -24.0});
    QVERIFY(std::abs(open.number(0, 1) - mean1 - 40.0 * unit) < 1e-9);
    QVERIFY(std::abs(open.number(0, 2) - mean2 - 24.0 * unit) < 1e-9);
    QCOMPARE(open.steps_of_undo(), ++steps);

    const QPointF centre = open.pixel_of_handle("centre 1");
    const double sigma2 = open.number(0, 4);
    const QPointF from = open.pixel_of_handle("first 1");
    open.drag_handle("first 1", centre + QPointF(60.0, 0.0) - from);  // to the right: the angle is 0
    QVERIFY(std::abs(open.number(0, 5)) < 1e-9);
    QVERIFY(std::abs(open.number(0, 3) - 30.0 * unit) < 1e-9);
    QCOMPARE(open.number(0, 4), sigma2);
    QCOMPARE(open.steps_of_undo(), ++steps);

    open.drag_handle("second 1", centre + QPointF(0.0, -44.0) - open.pixel_of_handle("second 1"));
    QVERIFY(std::abs(open.number(0, 5)) < 1e-9);
    QVERIFY(std::abs(open.number(0, 4) - 22.0 * unit) < 1e-9);
    QCOMPARE(open.steps_of_undo(), ++steps);

    const double share = open.share(0), ratio = open.number(1, 0) / open.number(2, 0);
    open.drag_handle("weight 1", {0.0, -15.0});
    QVERIFY(std::abs(open.share(0) - share - 0.25) < 1e-6);
    QVERIFY(std::abs(open.number(1, 0) / open.number(2, 0) - ratio) < 1e-9);
    QCOMPARE(open.steps_of_undo(), ++steps);

    QVERIFY(open.target_arrives());
    QVERIFY(open.goes_on());
    QVERIFY(open.canvas.view->transform().box == box);
    open.session.undo();
    QVERIFY(std::abs(open.share(0) - share) < 1e-9);
    QVERIFY(open.goes_on());
  }

  void what_is_dragged_is_seen_before_it_is_compiled() {
    MixtureWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Mixture of Gaussians");
    QVERIFY(open.target_arrives());
    const QPointF start = open.pixel_of_handle("centre 1");
    open.canvas.press(start);
    const QPointF end = open.pixel(-3.0, 2.0);
    const QImage before = open.canvas.view->grab().toImage();
    open.canvas.move(end);
    const QPoint beside = (end + QPointF(-7.0, 14.0)).toPoint();
    QVERIFY(open.canvas.view->grab().toImage().pixelColor(beside) != before.pixelColor(beside));
    QVERIFY(open.goes_on());
    open.canvas.release(end);
  }

  void gaussians_come_and_go_by_keys_and_by_buttons() {
    MixtureWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Mixture of Gaussians");
    QVERIFY(open.canvas.view->hasFocus());
    const int steps = open.steps_of_undo();
    open.canvas.hover(open.pixel(-2.5, 2.5));
    QTest::keyClick(open.canvas.view, Qt::Key_A);
    QCOMPARE(open.overlay().rows().rows(), 4);
    QCOMPARE(open.overlay().selected(), 3);
    QVERIFY(std::abs(open.number(3, 1) + 2.5) < 0.02 && std::abs(open.number(3, 2) - 2.5) < 0.02);
    const std::size_t layers = open.session.project().stack.layers.size();
    QTest::keyClick(open.canvas.view, Qt::Key_Delete);
    QCOMPARE(open.overlay().rows().rows(), 3);
    QCOMPARE(open.session.project().stack.layers.size(), layers);
    auto* panel = open.window.findChild<MixturePanel*>();
    QTest::mouseClick(open.button(*panel, "Add"), Qt::LeftButton);
    QCOMPARE(open.overlay().rows().rows(), 4);
    for (int left = 3; left >= 1; --left) {
      QTest::mouseClick(open.button(*panel, "Delete"), Qt::LeftButton);
      QCOMPARE(open.overlay().rows().rows(), left);
    }
    // The last one stays: a mixture of none is no density.
    QVERIFY(!open.button(*panel, "Delete")->isEnabled());
    QTest::keyClick(open.canvas.view, Qt::Key_Delete);
    QCOMPARE(open.overlay().rows().rows(), 1);
    QCOMPARE(open.steps_of_undo(), steps + 6);
    QVERIFY(open.target_arrives());
    QVERIFY(open.goes_on());
  }

  void the_keyboard_reaches_and_moves_every_handle() {
    MixtureWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Mixture of Gaussians");
    const double unit = 1.0 / open.canvas.view->transform().scale;
    QTest::keyClick(open.canvas.view, Qt::Key_Tab);
    const double mean1 = open.number(0, 1);
    QTest::keyClick(open.canvas.view, Qt::Key_Right);
    QTest::keyClick(open.canvas.view, Qt::Key_Right);
    QVERIFY(std::abs(open.number(0, 1) - mean1 - 8.0 * unit) < 1e-9);
    QVERIFY(open.canvas.view->accessibleDescription().contains(QStringLiteral("centre of Gaussian 1")));
    for (int tab = 0; tab < 3; ++tab) QTest::keyClick(open.canvas.view, Qt::Key_Tab);
    QVERIFY(open.canvas.view->accessibleDescription().contains(QStringLiteral("weight of Gaussian 1")));
    QTest::keyClick(open.canvas.view, Qt::Key_Tab);
    QCOMPARE(open.overlay().selected(), 1);
    QTest::keyClick(open.canvas.view, Qt::Key_Escape);
    QVERIFY(open.overlay().is_on());
    QTest::keyClick(open.canvas.view, Qt::Key_Escape);
    QVERIFY(!open.overlay().is_on());
    QVERIFY(open.goes_on());
  }

  void numbers_can_be_typed() {
    MixtureWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Mixture of Gaussians");
    auto* field = open.named<SettingField>("Standard deviation along the first axis");
    QVERIFY(field != nullptr);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("1.25"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(open.number(0, 3), 1.25);
    QVERIFY(open.goes_on());
  }

  void escape_puts_a_dragged_gaussian_back() {
    MixtureWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Mixture of Gaussians");
    const int steps = open.steps_of_undo();
    const TargetChoice before = open.session.project().target;
    const QPointF start = open.pixel_of_handle("centre 2");
    open.canvas.press(start);
    open.canvas.move(start + QPointF(50.0, 30.0));
    QVERIFY(open.session.project().target != before);
    QTest::keyClick(open.canvas.view, Qt::Key_Escape);
    QVERIFY(open.session.project().target == before);
    QCOMPARE(open.steps_of_undo(), steps);
    QVERIFY(open.overlay().is_on());
  }

  void a_deviation_stops_at_its_bound_and_says_why() {
    const NumberRows rows{6, {1, 0, 0, 1, 1, 0}};
    const DraggedMixture dragged = drag_mixture(rows, {MixturePart::first_axis, 0}, {0.01, 0.0}, 0.01);
    QVERIFY(!dragged.reason.isEmpty());
    QVERIFY(dragged.rows.row(0)[3] > 0.0);
    QVERIFY(drag_mixture(rows, {MixturePart::first_axis, 0}, {1.0, 0.0}, 0.01).reason.isEmpty());
  }
};

PUSHFORWARD_GUI_TEST(TestMixture)
#include "mixture_test.moc"
