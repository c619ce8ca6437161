// Handles in views that do not show the layer's own plane: pushed through the layers between, and pulled back.
#include <QObject>
#include <QTest>

#include "app/handles/handle_plane.h"
#include "core/project/project.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

constexpr double pixel = 0.01;

Stack mixed_stack() {
  Stack stack;
  std::uint64_t seed = 11;
  for (const char* type : {"planar", "radial", "rotation", "coupling", "planar"})
    stack.layers.push_back(make_layer(type, {}, 2, Initialisation::training, seed++));
  return stack;
}

Point one(const HandlePlane& plane, Point own) { return plane.to_view({own})[0]; }

}  // namespace

class TestHandlePlane : public QObject {
  Q_OBJECT
 private slots:
  void the_own_plane_is_left_alone() {
    const Stack stack = mixed_stack();
    const HandlePlane plane(stack, 4, 5);
    QVERIFY(plane.is_own());
    QVERIFY(plane.side() == Side::output);
    QCOMPARE(plane.own_level(), 5);
    QVERIFY(one(plane, {0.3, -0.4}) == Point(0.3, -0.4));
    const Window window = plane.window({-3, 3, -2, 2});
    QCOMPARE(window.visible.left, -3.0);
  }

  void the_side_follows_depth_and_flip() {
    Stack stack = mixed_stack();
    QVERIFY(HandlePlane(stack, 2, 2).side() == Side::input);
    QVERIFY(HandlePlane(stack, 2, 3).side() == Side::output);
    stack.layers[2].inverted = true;
    QVERIFY(HandlePlane(stack, 2, 2).side() == Side::output);
    QVERIFY(HandlePlane(stack, 2, 3).side() == Side::input);
  }

  void later_layers_push_and_are_undone() {
    const Stack stack = mixed_stack();
    const HandlePlane plane(stack, 0, 5);
    QVERIFY(!plane.is_own());
    QCOMPARE(plane.between().first, 1);
    QCOMPARE(plane.between().last, 5);
    Matrix own(2, 1);
    own << 0.7, -0.2;
    const Point shown = run(stack, Direction::forward, own, {1, 5}).points.col(0);
    QVERIFY((one(plane, {0.7, -0.2}) - shown).norm() < 1e-12);
    const auto back = plane.from_view(shown, pixel);
    QVERIFY(back && (*back - Point(0.7, -0.2)).norm() < 1e-9);
  }

  void in_the_base_plane_the_layers_before_are_undone() {
    const Stack stack = mixed_stack();
    const HandlePlane plane(stack, 3, 0);
    QVERIFY(plane.side() == Side::input);
    Matrix base(2, 1);
    base << 0.5, 0.6;
    const Point own = run(stack, Direction::forward, base, {0, 3}).points.col(0);
    QVERIFY((one(plane, own) - Point(0.5, 0.6)).norm() < 1e-9);
    QVERIFY((*plane.from_view({0.5, 0.6}, pixel) - own).norm() < 1e-9);
  }

  void bypassed_layers_do_not_count() {
    Stack stack = mixed_stack();
    for (int i = 1; i < 5; ++i) stack.layers[static_cast<std::size_t>(i)].bypassed = true;
    QVERIFY(HandlePlane(stack, 0, 5).is_own());
  }

  void a_straight_line_becomes_the_curve_that_the_layers_make_of_it() {
    const Stack stack = mixed_stack();
    const HandlePlane plane(stack, 0, 5);
    Geometry own;
    own.guides = {{Stroke::solid, {{-2.0, 0.0}, {2.0, 1.0}}, {}, {}}};
    own.handles = {{QStringLiteral("b"), {}, {}, Mark::square, {0.0, 0.5}, {}}};
    const Geometry shown = plane.in_view(own);
    QVERIFY(shown.guides[0].points.size() > 100);
    QVERIFY((shown.guides[0].points.front() - one(plane, {-2.0, 0.0})).norm() < 1e-12);
    QVERIFY((shown.guides[0].points.back() - one(plane, {2.0, 1.0})).norm() < 1e-12);
    QVERIFY((shown.handles[0].place - one(plane, {0.0, 0.5})).norm() < 1e-12);
  }

  // Where the layers between can't be undone in double, a drag is refused instead of writing nonsense.
  void what_can_not_be_pulled_back_is_said() {
    Stack stack = mixed_stack();
    stack.layers[4] = make_layer("linear");
    stack.layers[4].set_values({1e-200, 0, 0, 1e-200, 0, 0}, 2);
    const HandlePlane plane(stack, 3, 5);
    QVERIFY(!plane.from_view({1e200, 1.0}, pixel));
  }
};

PUSHFORWARD_GUI_TEST(TestHandlePlane)
#include "handle_plane_test.moc"
