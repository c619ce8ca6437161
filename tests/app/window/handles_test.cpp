// The selected layer's handles in the window: every gesture with real events, while training runs.
#include <QObject>
#include <QTest>
#include <QUndoStack>
#include <cmath>

#include "app/canvas/curve_plot.h"
#include "app/canvas/handle_painter.h"
#include "app/editors/layer_form.h"
#include "app/editors/stack_panel.h"
#include "app/handles/layer_handles.h"
#include "core/layers/registry.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::CanvasDriver;
using pushforward::test::OpenWindow;
using pushforward::test::wait_until;

namespace {

// A planar layer that is last, with its handles well apart in the view.
Project planar_on_top() {
  Project project = test::small_project();
  project.stack.layers.back().set_values({0.9, 0.6, 1.2, -0.3, 0.2}, 2);
  return project;
}

std::vector<double> values_of(const Session& session, std::size_t layer) {
  return session.project().stack.layers[layer].values();
}

std::vector<double> top_values(const Session& session) { return session.project().stack.layers.back().values(); }

// While a handle is held every frame is followed by another edit, so it is this one that is waited for.
bool is_shown_by_a_frame(const Session& session) {
  return wait_until([&, edit = session.last_edit()] { return session.frame() && session.frame()->edit >= edit; });
}

void pause(OpenWindow& open) {
  open.session.pause();
  QVERIFY(wait_until([&] { return open.session.frame()->state == RunState::paused; }));
}

}  // namespace

class TestHandles : public QObject {
  Q_OBJECT
 private slots:
  void lines_go_below_the_words_of_a_view_and_symbols_stay_beside_them_within_the_plot() {
    const QRectF area(0, 0, 400, 300);
    const PlotTransform transform = fit_equal_aspect({-4, 4, -3, 3}, area);
    const QRectF words(0, 250, 200, 50);
    const auto handle_at = [&](QPointF pixel) {
      const QPointF place = transform.to_plane(pixel);
      Handle handle;
      handle.id = QStringLiteral("w");
      handle.symbol = QStringLiteral("<b><i>w</i></b>");
      handle.place = {place.x(), place.y()};
      return handle;
    };
    Geometry geometry;
    for (const Stroke stroke : {Stroke::solid, Stroke::dashed})
      geometry.guides.push_back({stroke, {Point(-4, stroke == Stroke::solid ? -2.2 : -2.8), Point(4, -2.2)}, {}, {}});
    HandlePainter handles;
    const auto painted = [&](const std::vector<QRectF>& written) {
      QImage image(area.size().toSize(), QImage::Format_RGB32);
      image.fill(Qt::black);
      QPainter painter(&image);
      handles.paint(painter, transform, geometry, {}, written);
      return image;
    };
    const auto inked = [](const QImage& image, const QRect& part) {
      int count = 0;
      for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x) count += image.pixel(x, y) != image.pixel(300, 10) ? 1 : 0;
      return count;
    };
    const QRect inside = words.toRect();
    const QRect beside(210, 250, 190, 50);
    QVERIFY(inked(painted({}), inside) > 100);
    QCOMPARE(inked(painted({words}), inside), 0);
    QVERIFY(inked(painted({words}), beside) > 100);

    // A symbol would be over the words, or beyond the plot, on the side to which its arrow points.
    geometry.guides.clear();
    for (const QPointF at : {QPointF(100, 240), QPointF(391, 150), QPointF(300, 292)}) {
      const Handle handle = handle_at(at);
      const QPointF from = transform.to_plane(QPointF(200, 100));
      geometry.handles = {handle};
      geometry.guides = {{Stroke::arrow, {Point(from.x(), from.y()), handle.place}, QStringLiteral("w"), {}}};
      const QRectF plate = handles.symbol_plate(transform, geometry, handle, {words});
      QVERIFY(!plate.intersects(words) && area.contains(plate));
      QVERIFY(!plate.contains(at));
      QVERIFY(QLineF(plate.center(), at).length() < 40.0);
    }
  }

  void every_handle_of_every_layer_is_dragged_while_training_runs_data() {
    QTest::addColumn<QString>("type");
    for (const Layer* layer : all_layers())
      if (canvas_handles(layer->spec().id) != nullptr)
        QTest::newRow(layer->spec().id.c_str()) << QString::fromStdString(layer->spec().id);
  }
  void every_handle_of_every_layer_is_dragged_while_training_runs() {
    QFETCH(QString, type);
    OpenWindow open;
    QVERIFY(open.is_ready());
    const quint64 id = open.session.insert_layer(type, 3);
    open.window.stack_panel().select_layer(id);
    QVERIFY(is_shown_by_a_frame(open.session));
    const CanvasDriver canvas(open.window, "Density", "density");
    const auto count = canvas.window.handles().geometry(canvas.place()).handles.size();
    QVERIFY(count > 0);
    for (std::size_t i = 0; i < count; ++i) {
      const QString handle = canvas.window.handles().geometry(canvas.place()).handles[i].id;
      const std::vector<double> before = top_values(open.session);
      const QPointF start = canvas.pixel(handle);
      // What lies below another handle, or out of sight, is another gesture's.
      const auto hit = hit_handle(canvas.window.handles().geometry(canvas.place()), canvas.view->transform(), start);
      if (!canvas.view->plot_rectangle().contains(start) || !hit || hit->handle != handle) continue;
      canvas.press(start);
      const std::uint64_t edits = open.session.last_edit();
      for (int move = 1; move <= 4; ++move) canvas.move(start + QPointF(7.0 * move, 5.0 * move));
      QVERIFY(open.session.last_edit() >= edits + 4);
      QVERIFY2(top_values(open.session) != before, qPrintable(handle));
      QVERIFY(is_shown_by_a_frame(open.session));
      canvas.release(start + QPointF(28.0, 20.0));
      QVERIFY(open.goes_on());
    }
  }

  void the_push_follows_the_pointer_and_the_frames_follow_the_push() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    const CanvasDriver canvas(open.window, "Density", "density");
    const QPointF start = canvas.pixel("u");
    canvas.press(start);
    const QPointF end = start + QPointF(24.0, -18.0);
    canvas.move(start + QPointF(12.0, -9.0));
    canvas.move(end);
    // At once, before any frame.
    QVERIFY((canvas.pixel("u") - end).manhattanLength() < 1.0);
    // Held there against training, however many steps it makes.
    const std::int64_t step = open.session.frame()->step;
    QVERIFY(wait_until([&] { return open.session.frame()->step > step + 20; }));
    QVERIFY2((canvas.pixel("u") - end).manhattanLength() < 1.5,
             qPrintable(QStringLiteral("%1 px").arg((canvas.pixel("u") - end).manhattanLength())));
    canvas.release(end);
    QVERIFY(open.goes_on());
  }

  void a_window_can_go_in_the_middle_of_a_drag() {
    Session session(planar_on_top(), QStringLiteral("reference"));
    const std::vector<double> before = top_values(session);
    {
      MainWindow window(session);
      window.resize(1600, 1000);
      window.show();
      QVERIFY(QTest::qWaitForWindowExposed(&window));
      const CanvasDriver canvas(window, "Density", "density");
      canvas.press(canvas.pixel("u"));
      canvas.move(canvas.pixel("u") + QPointF(30.0, 20.0));
      QVERIFY(top_values(session) != before);
    }
    QCOMPARE(top_values(session), before);  // as when the view vanishes: what was not let go of is taken back
  }

  void beyond_the_wall_the_push_stops_and_the_canvas_says_why() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    const CanvasDriver canvas(open.window, "Density", "density");
    canvas.press(canvas.pixel("u"));
    const std::vector<double> values = top_values(open.session);
    const Point against = canvas.handle("b").place - 3.0 * Point(values[2], values[3]).normalized();
    canvas.move(pixel_of(canvas.view->transform(), against));
    const std::vector<double> held = top_values(open.session);
    const double product = held[0] * held[2] + held[1] * held[3];
    QVERIFY(product > -1.0 && product < -0.99);
    QVERIFY(canvas.window.handles().reason().contains(QStringLiteral("−1")));
    QVERIFY(is_shown_by_a_frame(open.session));
    canvas.release(pixel_of(canvas.view->transform(), against));
    QVERIFY(canvas.window.handles().reason().isEmpty());
    QVERIFY(open.goes_on());
  }

  void escape_puts_the_values_back() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    pause(open);
    const CanvasDriver canvas(open.window, "Density", "density");
    const std::vector<double> before = top_values(open.session);
    canvas.press(canvas.pixel("u"));
    canvas.move(canvas.pixel("u") + QPointF(30.0, 30.0));
    QVERIFY(top_values(open.session) != before);
    canvas.view->setFocus();
    QTest::keyClick(canvas.view, Qt::Key_Escape);
    QVERIFY(std::ranges::equal(top_values(open.session), before,
                               [](double a, double b) { return std::abs(a - b) < 1e-12; }));
    // The rest of the drag is nobody's.
    canvas.move(QPointF(200.0, 200.0));
    QVERIFY(std::abs(top_values(open.session)[0] - before[0]) < 1e-12);
  }

  void a_drag_is_one_step_of_undo() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    const CanvasDriver canvas(open.window, "Density", "density");
    const int steps = open.session.history().count();
    const std::vector<double> before = top_values(open.session);
    const QPointF start = canvas.pixel("b");
    canvas.press(start);
    for (int move = 1; move <= 10; ++move) {
      canvas.move(start + QPointF(4.0 * move, 0.0));
      QVERIFY(is_shown_by_a_frame(open.session));
    }
    canvas.release(start + QPointF(40.0, 0.0));
    QCOMPARE(open.session.history().count(), steps + 1);
    const double dragged = top_values(open.session)[4];
    open.session.undo();
    // Training goes on, so the number is that from before up to its steps since.
    QVERIFY(std::abs(top_values(open.session)[4] - before[4]) < std::abs(dragged - before[4]) / 4.0);
    QVERIFY(open.goes_on());
  }

  void a_line_is_taken_anywhere_and_elsewhere_the_view_pans() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    pause(open);
    const CanvasDriver canvas(open.window, "Density", "density");
    const std::vector<double> before = top_values(open.session);
    const Point normal = Point(before[2], before[3]).normalized();
    const Point on_line = canvas.handle("b").place + 1.2 * Point(-normal.y(), normal.x());
    const QPointF start = pixel_of(canvas.view->transform(), on_line);
    canvas.hover(start);
    QCOMPARE(canvas.view->cursor().shape(), Qt::OpenHandCursor);
    canvas.press(start);
    canvas.move(start + QPointF(20.0, 0.0));
    canvas.release(start + QPointF(20.0, 0.0));
    QVERIFY(std::abs(top_values(open.session)[4] - before[4]) > 0.01);
    QCOMPARE(top_values(open.session)[0], before[0]);
    const Box box = canvas.view->transform().box;
    const QPointF free = canvas.view->plot_rectangle().topLeft() + QPointF(6.0, 200.0);
    canvas.press(free);
    canvas.move(free + QPointF(30.0, 10.0));
    canvas.release(free + QPointF(30.0, 10.0));
    QVERIFY(canvas.view->transform().box.left != box.left);
  }

  void a_layer_below_is_dragged_through_the_later_ones() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    pause(open);
    open.window.stack_panel().select_layer(open.session.project().stack.layers[0].id);
    const CanvasDriver canvas(open.window, "Density", "density");
    QVERIFY(canvas.window.handles().note(canvas.place()).contains(u'3'));
    const QPointF start = canvas.pixel("angle");
    canvas.press(start);
    // Along the way that the handle can go: where the later layers take a slightly larger angle.
    const HandlePlane plane(open.session.project().stack, 0, 3);
    const Window window = plane.window(canvas.view->transform().box);
    LayerEntry turned = open.session.project().stack.layers[0];
    turned.set_values({values_of(open.session, 0)[0] + 0.3}, 2);
    const std::vector<double> values = turned.values();
    const Geometry wanted =
        plane.in_view(canvas_handles(turned.type)->geometry({turned.hyper, 2, values}, plane.side(), window));
    const QPointF end = pixel_of(canvas.view->transform(), wanted.handles[0].place);
    canvas.move(end);
    QVERIFY(std::abs(values_of(open.session, 0)[0] - values[0]) < 1e-6);
    QVERIFY((canvas.pixel("angle") - end).manhattanLength() < 1.0);
    canvas.release(end);
    QVERIFY(is_shown_by_a_frame(open.session));
  }

  void the_note_takes_the_depth_to_the_layer() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    open.window.stack_panel().select_layer(open.session.project().stack.layers[0].id);
    const CanvasDriver canvas(open.window, "Density", "density");
    const QString note = canvas.window.handles().note(canvas.place());
    QVERIFY(!note.isEmpty());
    const QPointF middle = HandlePainter::note_rectangle(canvas.view->plot_rectangle(), note, {}).center();
    canvas.press(middle);
    canvas.release(middle);
    QVERIFY(wait_until([&] { return open.session.frame()->depth == 1; }));
    QVERIFY(canvas.window.handles().note(canvas.place()).isEmpty());
    QVERIFY(open.goes_on());
  }

  void layers_without_handles_leave_the_views_alone() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    const CanvasDriver canvas(open.window, "Density", "density");
    QVERIFY(canvas.window.handles().is_shown_in(canvas.place()));
    open.window.stack_panel().select_layer(open.session.project().stack.layers[1].id);
    QVERIFY(!canvas.window.handles().is_shown_in(canvas.place()));
    open.window.stack_panel().select_layer(open.session.project().stack.layers[2].id);
    open.session.remove_layers({open.session.project().stack.layers[2].id});
    QVERIFY(open.goes_on());
  }

  void the_keyboard_goes_to_handles_and_moves_them() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    pause(open);
    const CanvasDriver canvas(open.window, "Density", "density");
    canvas.view->setFocus();
    QVERIFY(canvas.view->hasFocus());
    const auto& overlay = canvas.window.handles();
    const auto count = overlay.geometry(canvas.place()).handles.size();
    QStringList met;
    for (std::size_t i = 0; i < count; ++i) {
      QTest::keyClick(canvas.view, Qt::Key_Tab);
      QVERIFY(canvas.view->hasFocus());
      met << overlay.focused_handle();
    }
    QVERIFY(met.contains("u") && met.contains("w") && met.contains("b"));
    QCOMPARE(met.removeDuplicates(), 0);
    QVERIFY(overlay.focused_handle() == QLatin1String("u"));
    QVERIFY(canvas.view->accessibleDescription().contains(QStringLiteral("û")));
    const std::vector<double> before = top_values(open.session);
    const QPointF start = canvas.pixel("u");
    QTest::keyClick(canvas.view, Qt::Key_Right);
    QTest::keyClick(canvas.view, Qt::Key_Up);
    QVERIFY((canvas.pixel("u") - start - QPointF(4.0, -4.0)).manhattanLength() < 0.5);
    QTest::keyClick(canvas.view, Qt::Key_Escape);
    QVERIFY(std::abs(top_values(open.session)[0] - before[0]) < 1e-12);
    QTest::keyClick(canvas.view, Qt::Key_Tab);  // beyond the last one
    QVERIFY(!canvas.view->hasFocus());
  }

  void a_curve_is_bent_in_the_form_while_training_runs() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    open.window.stack_panel().select_layer(open.session.project().stack.layers[1].id);
    CurvePlot& plot = open.window.layer_form().curve_plot();
    QVERIFY(wait_until([&] { return plot.isVisible(); }));
    const auto height_in_the_middle = [&] { return plot.curves().curves[1].heights[plot.places().size() / 2]; };
    const double before = height_in_the_middle();
    const QPoint start = plot.pixel_of(0.0, before).toPoint();
    const QPoint end = start - QPoint(0, 20);
    QTest::mousePress(&plot, Qt::LeftButton, {}, start);
    QMouseEvent move(QEvent::MouseMove, QPointF(end), plot.mapToGlobal(QPointF(end)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&plot, &move);
    QVERIFY(height_in_the_middle() > before + 0.02);
    QVERIFY(is_shown_by_a_frame(open.session));
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, end);
    QVERIFY(open.goes_on());
  }

  void the_curve_is_bent_from_the_keyboard_and_put_back() {
    OpenWindow open(planar_on_top());
    QVERIFY(open.is_ready());
    pause(open);
    open.window.stack_panel().select_layer(open.session.project().stack.layers[1].id);
    CurvePlot& plot = open.window.layer_form().curve_plot();
    QVERIFY(wait_until([&] { return plot.isVisible(); }));
    plot.setFocus();
    const std::vector<double> before = values_of(open.session, 1);
    QTest::keyClick(&plot, Qt::Key_Right);
    QTest::keyClick(&plot, Qt::Key_PageDown);
    QTest::keyClick(&plot, Qt::Key_Up);
    QVERIFY(values_of(open.session, 1) != before);
    QVERIFY(plot.accessibleDescription().contains(u't'));
    QTest::keyClick(&plot, Qt::Key_Escape);
    QVERIFY(std::ranges::equal(values_of(open.session, 1), before,
                               [](double a, double b) { return std::abs(a - b) < 1e-12; }));
  }
};

PUSHFORWARD_GUI_TEST(TestHandles)
#include "handles_test.moc"
