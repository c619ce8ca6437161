// Painting a target with real events, while training runs.
#include <QListView>
#include <QObject>
#include <QSlider>
#include <cmath>

#include "app/editors/target_gallery.h"
#include "app/own_targets/paint_overlay.h"
#include "app/own_targets/paint_panel.h"
#include "core/project/project.h"
#include "tests/app/own_targets/own_targets_window.h"
#include "tests/support/gui_test.h"
#include "tests/support/temporary_folder.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::OwnTargetsWindow;
using pushforward::test::wait_until;

namespace {

const std::vector<QPointF> line = {{-1.5, 0.0}, {-0.5, 0.5}, {0.5, 0.0}, {1.5, 0.5}};

double painted_at(const Painting& painting, double x1, double x2) {
  const Box box = painting.box();
  const Raster& raster = painting.raster();
  const int column = static_cast<int>((x1 - box.left) / (box.right - box.left) * raster.columns);
  const int row = static_cast<int>((x2 - box.bottom) / (box.top - box.bottom) * raster.rows);
  return raster.weights[raster.index(column, row)] / 65535.0;
}

}  // namespace

class TestPaint : public QObject {
  Q_OBJECT
 private slots:
  void a_stroke_is_the_target_and_one_step_of_undo_and_training_goes_on() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    const PaintOverlay& paint = open.window.own_targets().paint();
    open.press_button("Paint a target");
    QVERIFY(paint.is_on());
    QVERIFY(!paint.sentence().isEmpty());
    QCOMPARE(open.target(), std::string("two-moons"));
    const int before = open.steps_of_undo();

    open.canvas.press(open.pixel(-1.5, 0.0));
    const QImage at_first = open.canvas.view->grab().toImage();
    for (const QPointF& point : line) open.canvas.move(open.pixel(point.x(), point.y()));
    // At once: in the same turn of the event loop the view shows it.
    QVERIFY(painted_at(paint.painting(), 0.5, 0.0) > 0.5);
    const QPoint pixel = open.pixel(0.5, 0.0).toPoint();
    QVERIFY(open.canvas.view->grab().toImage().pixelColor(pixel) != at_first.pixelColor(pixel));
    // Held for a while: the document has it and the training takes it before the button is let go.
    QVERIFY(wait_until([&] { return open.target() == "painted"; }));
    QVERIFY(open.target_arrives());
    QVERIFY(open.goes_on());
    open.canvas.move(open.pixel(1.5, 1.5));
    open.canvas.release(open.pixel(1.5, 1.5));
    QCOMPARE(open.steps_of_undo(), before + 1);
    QVERIFY(open.target_arrives());
    QVERIFY(std::isfinite(open.session.frame()->target->target->entropy()));
    QVERIFY(open.goes_on());

    open.session.undo();
    QCOMPARE(open.target(), std::string("two-moons"));
    QVERIFY(paint.is_on() && paint.painting().is_empty());
    open.session.redo();
    QCOMPARE(open.target(), std::string("painted"));
    QVERIFY(painted_at(paint.painting(), 1.5, 1.5) > 0.5);
    QVERIFY(open.goes_on());
  }

  void escape_takes_back_the_stroke_that_is_being_drawn() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Paint a target");
    open.drag_through(line);
    const int steps = open.steps_of_undo();
    const TargetChoice before = open.session.project().target;
    open.canvas.press(open.pixel(0.0, -2.0));
    open.canvas.move(open.pixel(1.0, -2.0));
    QVERIFY(wait_until([&] { return open.session.project().target != before; }));
    QTest::keyClick(open.canvas.view, Qt::Key_Escape);
    QVERIFY(open.session.project().target == before);
    QCOMPARE(open.steps_of_undo(), steps);
    QVERIFY(open.window.own_targets().paint().is_on());
    QVERIFY(open.goes_on());
    // With nothing held, Escape ends the painting.
    QTest::keyClick(open.canvas.view, Qt::Key_Escape);
    QVERIFY(!open.window.own_targets().paint().is_on());
  }

  void an_empty_canvas_explains_itself_and_the_former_target_trains_on() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    const PaintOverlay& paint = open.window.own_targets().paint();
    open.press_button("Paint a target");
    open.drag_through(line);
    QVERIFY(paint.sentence().isEmpty());
    auto* panel = open.window.findChild<PaintPanel*>();
    QTest::mouseClick(open.button(*panel, "Clear"), Qt::LeftButton);
    QVERIFY(paint.painting().is_empty());
    QVERIFY(!paint.sentence().isEmpty());
    QCOMPARE(open.target(), std::string("two-moons"));
    QVERIFY(open.target_arrives());
    QVERIFY(open.goes_on());
    open.session.undo();
    QVERIFY(painted_at(paint.painting(), 0.5, 0.0) > 0.5);
    QVERIFY(paint.sentence().isEmpty());
  }

  void the_eraser_and_the_size_have_keys() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    const PaintOverlay& paint = open.window.own_targets().paint();
    open.press_button("Paint a target");
    const double radius = paint.brush().radius;
    QTest::keyClick(open.canvas.view, Qt::Key_BracketRight);
    QVERIFY(paint.brush().radius > radius);
    QTest::keyClick(open.canvas.view, Qt::Key_BracketLeft);
    QVERIFY(std::abs(paint.brush().radius - radius) < 1e-9);
    open.drag_through(line);
    const double thick = painted_at(paint.painting(), -0.5, 0.5);
    QTest::keyClick(open.canvas.view, Qt::Key_E);
    QVERIFY(paint.brush().erases);
    open.drag_through({{-0.5, -1.0}, {-0.5, 1.5}});
    QVERIFY(painted_at(paint.painting(), -0.5, 0.5) < 0.5 * thick);
    QVERIFY(painted_at(paint.painting(), 1.0, 0.25) > 0.5);
    QVERIFY(open.goes_on());
  }

  void the_keyboard_alone_paints() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Paint a target");
    QVERIFY(open.canvas.view->hasFocus());
    QTest::keyClick(open.canvas.view, Qt::Key_Right);
    QTest::keyClick(open.canvas.view, Qt::Key_Return);
    QCOMPARE(open.target(), std::string("painted"));
    QVERIFY(open.canvas.view->accessibleDescription().contains(QStringLiteral("Return dabs")));
    QVERIFY(open.goes_on());
  }

  void sliders_set_the_brush() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    const PaintOverlay& paint = open.window.own_targets().paint();
    open.press_button("Paint a target");
    for (auto* slider : open.window.findChild<PaintPanel*>()->findChildren<QSlider*>()) {
      QVERIFY(!slider->accessibleName().isEmpty() && !slider->toolTip().isEmpty());
      const Brush before = paint.brush();
      QTest::keyClick(slider, Qt::Key_End);
      const Brush after = paint.brush();
      QVERIFY(after.radius > before.radius || after.softness > before.softness || after.strength > before.strength);
    }
  }

  void the_view_stays_where_it_is_while_one_paints() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Paint a target");
    const Box box = open.canvas.view->transform().box;
    open.drag_through(line);
    QVERIFY(open.target_arrives());
    QVERIFY(open.canvas.view->transform().box == box);
  }

  void a_painting_stays_in_the_gallery_and_in_the_file() {
    OwnTargetsWindow open;
    QVERIFY(open.is_ready());
    open.press_button("Paint a target");
    open.drag_through(line);
    const TargetChoice painted = open.session.project().target;
    const test::TemporaryFolder folder;
    const std::string path = folder.path("painted.pushforward");
    QCOMPARE(test::save_now(open.session, QString::fromStdString(path)), QString());
    QVERIFY(load_project(path).target == painted);
    // Another target from the gallery ends the painting; its picture in the gallery brings it back.
    QListView& list = open.window.target_gallery().list();
    const auto choose = [&](const char* id) {
      for (int row = 0; row < list.model()->rowCount(); ++row) {
        const QModelIndex index = list.model()->index(row, 0);
        if (index.data(Qt::UserRole + 1).toString() == QLatin1String(id))
          QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::NoModifier, list.visualRect(index).center());
      }
    };
    choose("ring");
    QCOMPARE(open.target(), std::string("ring"));
    QVERIFY(!open.window.own_targets().paint().is_on());
    QCOMPARE(test::save_now(open.session, QString::fromStdString(path)), QString());
    QVERIFY(load_project(path).target.id == "ring");
    QVERIFY(load_project(path).own_targets == std::vector{painted});
    choose("painted");
    QVERIFY(open.session.project().target == painted);
    QVERIFY(open.target_arrives());
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(TestPaint)
#include "paint_test.moc"
