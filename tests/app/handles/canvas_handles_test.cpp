// What handles mean, for every layer that has some: where they are drawn, what a drag writes, and what it never breaks.
#include <QObject>
#include <QTest>
#include <cmath>

#include "app/handles/handle_plane.h"
#include "core/layers/registry.h"
#include "core/random/counter.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

const Window window{{-3.0, 3.0, -2.5, 2.5}, 0.8};

LayerEntry trained_start(const std::string& type, std::uint64_t seed) {
  return make_layer(type, {}, 2, Initialisation::training, seed);
}

struct Subject {
  Subject(const std::string& type, std::vector<double> given) : entry(make_layer(type)), values(std::move(given)) {
    entry.set_values(values, 2);
    values = entry.values();
  }
  explicit Subject(LayerEntry given) : entry(std::move(given)), values(entry.values()) {}
  [[nodiscard]] LayerView view() const { return {entry.hyper, 2, values}; }
  [[nodiscard]] const CanvasHandles& handles() const { return *canvas_handles(entry.type); }
  [[nodiscard]] Geometry geometry(Side side) const { return handles().geometry(view(), side, window); }
  [[nodiscard]] Dragged drag(Side side, const char* id, Point place) const {
    return handles().drag(view(), side, window, QLatin1String(id), place);
  }
  [[nodiscard]] Handle handle(Side side, const QString& id) const {
    for (const Handle& handle : geometry(side).handles)
      if (handle.id == id) return handle;
    return {};
  }
  // The layer's own forward direction of one point.
  [[nodiscard]] Point forward(Point z) const {
    Matrix x;
    Vector log_det;
    entry.layer().forward(view(), z, x, log_det);
    return x.col(0);
  }
  LayerEntry entry;
  std::vector<double> values;
};

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = a.size() == b.size() ? 0.0 : INFINITY;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

// From a point to the nearest of a polyline's segments.
double distance(Point point, const std::vector<Point>& line) {
  double least = INFINITY;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Point along = line[i + 1] - line[i];
    const double share = std::clamp((point - line[i]).dot(along) / along.squaredNorm(), 0.0, 1.0);
    least = std::min(least, (point - line[i] - share * along).norm());
  }
  return least;
}

void each_layer_with_handles() {
  QTest::addColumn<QString>("type");
  QTest::addColumn<int>("side");
  for (const Layer* layer : all_layers()) {
    const std::string& id = layer->spec().id;
    if (canvas_handles(id) == nullptr) continue;
    QTest::newRow((id + ", input").c_str()) << QString::fromStdString(id) << static_cast<int>(Side::input);
    QTest::newRow((id + ", output").c_str()) << QString::fromStdString(id) << static_cast<int>(Side::output);
  }
}

}  // namespace

class TestCanvasHandles : public QObject {
  Q_OBJECT
 private slots:
  void layers_without_an_entry_have_none() {
    QVERIFY(canvas_handles("permutation") == nullptr);
    QVERIFY(canvas_handles("no such layer") == nullptr);
    QVERIFY(canvas_handles("planar") != nullptr);
  }

  void a_handle_dragged_to_its_place_changes_nothing_data() { each_layer_with_handles(); }
  void a_handle_dragged_to_its_place_changes_nothing() {
    QFETCH(QString, type);
    QFETCH(int, side);
    const Side where = static_cast<Side>(side);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const Subject subject(trained_start(type.toStdString(), seed));
      const Geometry geometry = subject.geometry(where);
      QVERIFY(!geometry.handles.empty());
      for (const Handle& handle : geometry.handles) {
        QVERIFY(!handle.symbol.isEmpty() && !handle.name.isEmpty() && !handle.numbers.empty());
        const Dragged same = subject.handles().drag(subject.view(), where, window, handle.id, handle.place);
        QVERIFY2(distance(same.values, subject.values) < 1e-9, qPrintable(handle.id));
        QVERIFY2(same.reason.isEmpty(), qPrintable(same.reason));
      }
    }
  }

  // Wherever the pointer goes, the values are the layer's own kind, and the handle is then where they put it.
  void no_drag_breaks_the_constraint_data() { each_layer_with_handles(); }
  void no_drag_breaks_the_constraint() {
    QFETCH(QString, type);
    QFETCH(int, side);
    const Side where = static_cast<Side>(side);
    Generator generator(7);
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      Subject subject(trained_start(type.toStdString(), seed));
      const Geometry geometry = subject.geometry(where);
      for (const Handle& handle : geometry.handles)
        for (int i = 0; i < 25; ++i) {
          const double reach = i % 5 == 0 ? 40.0 : 3.0;
          const Point place(generator.uniform(-reach, reach), generator.uniform(-reach, reach));
          const Dragged dragged = subject.handles().drag(subject.view(), where, window, handle.id, place);
          LayerEntry written = subject.entry;
          written.set_values(dragged.values, 2);  // throws when the constraint is broken
          QVERIFY(std::ranges::all_of(written.parameters, [](double number) { return std::isfinite(number); }));
          const Subject after(std::move(written));
          const Handle moved = after.handle(where, handle.id);
          const Dragged again = after.handles().drag(after.view(), where, window, handle.id, moved.place);
          QVERIFY2(distance(again.values, after.values) < 1e-6, qPrintable(handle.id));
        }
    }
  }

  void points_that_are_free_go_where_they_are_dragged_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("handle");
    for (const auto& [type, handle] : std::initializer_list<std::pair<const char*, const char*>>{{"planar", "u"},
                                                                                                 {"radial", "z0"},
                                                                                                 {"linear", "shift"},
                                                                                                 {"linear", "1"},
                                                                                                 {"linear", "2"},
                                                                                                 {"actnorm", "shift"}})
      QTest::addRow("%s %s", type, handle) << type << handle;
  }
  void points_that_are_free_go_where_they_are_dragged() {
    QFETCH(QString, type);
    QFETCH(QString, handle);
    const Subject subject(trained_start(type.toStdString(), 3));
    const Point start = subject.handle(Side::output, handle).place;
    const Point place = start + Point(0.05, 0.04);
    LayerEntry written = subject.entry;
    const Dragged dragged = subject.handles().drag(subject.view(), Side::output, window, handle, place);
    QVERIFY(dragged.reason.isEmpty());
    written.set_values(dragged.values, 2);
    QVERIFY((Subject(written).handle(Side::output, handle).place - place).norm() < 1e-9);
  }

  // --- planar ---
  void the_push_stops_at_the_wall_and_says_why() {
    const Subject subject("planar", {0.2, 0.1, 1.5, 0.0, 0.3});
    const Point anchor = subject.handle(Side::output, "b").place;
    const Dragged free = subject.drag(Side::output, "u", anchor + Point(-0.6, 0.7));
    QVERIFY(free.reason.isEmpty());
    const Dragged held = subject.drag(Side::output, "u", anchor + Point(-2.0, 0.7));
    QVERIFY(held.reason.contains(QStringLiteral("−1")));
    const double product = held.values[0] * 1.5;
    QVERIFY(product > -1.0 && product < -0.99);
    QCOMPARE(held.values[1], 0.7);  // along the line nothing is in the way
    // It stops at the line that is drawn as the wall.
    for (const Guide& guide : subject.geometry(Side::output).guides) {
      if (guide.stroke != Stroke::wall) continue;
      QVERIFY(distance(anchor + Point(held.values[0], held.values[1]), guide.points) < 1e-3);
      QCOMPARE(guide.handle, QStringLiteral("u"));
      return;
    }
    QFAIL("There is no wall.");
  }

  void the_normal_can_not_be_turned_against_a_long_push() {
    const Subject subject("planar", {1.2, 0.0, 1.5, 0.0, 0.0});
    const Point anchor = subject.handle(Side::output, "b").place;
    const Dragged turned = subject.drag(Side::output, "w", anchor + Point(-1.0, 0.2));
    QVERIFY(!turned.reason.isEmpty());
    QVERIFY(turned.values[2] * 1.2 > -1.0);
    QVERIFY(turned.values[3] > 0.0);  // on the pointer's side
    QVERIFY(std::abs(std::hypot(turned.values[2], turned.values[3]) - 1.5) < 1e-12);
  }

  void the_line_stays_and_the_band_is_moved_by_the_layer() {
    const Subject subject("planar", {0.5, -0.8, 1.1, 0.6, 0.4});
    const auto lines = [&](Side side, Stroke stroke) {
      std::vector<std::vector<Point>> found;
      for (const Guide& guide : subject.geometry(side).guides)
        if (guide.stroke == stroke) found.push_back(guide.points);
      return found;
    };
    for (const Stroke stroke : {Stroke::solid, Stroke::dashed}) {
      const auto before = lines(Side::input, stroke);
      const auto after = lines(Side::output, stroke);
      QCOMPARE(before.size(), after.size());
      for (std::size_t i = 0; i < before.size(); ++i) {
        const Point middle = (before[i].front() + before[i].back()) / 2.0;
        QVERIFY(distance(subject.forward(middle), after[i]) < 1e-9);
      }
    }
  }

  void the_band_follows_the_pointer_and_the_line_stays() {
    const Subject subject("planar", {0.5, -0.3, 1.1, 0.6, 0.4});
    for (const Side side : {Side::input, Side::output}) {
      const Handle edge = subject.handle(side, "norm");
      const Handle line = subject.handle(side, "b");
      const Point wanted = line.place + 1.3 * (edge.place - line.place);
      Subject after = subject;
      after.values = subject.drag(side, "norm", wanted).values;
      QVERIFY((after.handle(side, "b").place - line.place).norm() < 1e-9);
      for (const Guide& guide : after.geometry(side).guides)
        if (guide.stroke == Stroke::dashed) {
          QVERIFY(distance(wanted, guide.points) < 1e-9);
          break;
        }
    }
  }

  // --- radial ---
  void the_circle_is_where_the_layer_takes_it() {
    const Subject subject("radial", {0.3, -0.2, 0.8, 1.1});
    const Point z = subject.handle(Side::input, "alpha").place;
    QVERIFY((subject.forward(z) - subject.handle(Side::output, "alpha").place).norm() < 1e-12);
  }

  void the_squeeze_stops_before_it_folds() {
    const Subject subject("radial", {0.0, 0.0, 0.8, -0.2});
    const Dragged held = subject.drag(Side::output, "beta", Point(0.0, 0.0));
    QVERIFY(held.reason.contains(QStringLiteral("−α")));
    QVERIFY(held.values[3] > -0.8 && held.values[3] < -0.75);
  }

  // --- rotation, linear, actnorm ---
  void the_arm_is_where_the_first_axis_goes() {
    const Subject subject("rotation", {0.7});
    const Point end = subject.handle(Side::output, "angle").place;
    QVERIFY((subject.forward(Point(end.norm(), 0.0)) - end).norm() < 1e-12);
    QVERIFY(std::abs(subject.drag(Side::output, "angle", Point(-1.0, 1.0)).values[0] - 3.0 * std::atan(1.0)) < 1e-12);
  }

  void axes_are_where_the_units_go() {
    for (const Subject& subject :
         {Subject("linear", {1.2, 0.4, -0.3, 0.8, 0.1, -0.5}), Subject("actnorm", {1.3, 0.6, 0.2, -0.4})}) {
      QVERIFY((subject.forward(Point(0, 0)) - subject.handle(Side::output, "shift").place).norm() < 1e-12);
      QVERIFY((subject.forward(Point(1, 0)) - subject.handle(Side::output, "1").place).norm() < 1e-12);
      QVERIFY((subject.forward(Point(0, 1)) - subject.handle(Side::output, "2").place).norm() < 1e-12);
    }
  }

  void an_axis_does_not_cross_the_other_one() {
    const Subject subject("linear", {1.0, 0.0, 0.0, 1.0, 0.0, 0.0});
    const Dragged held = subject.drag(Side::output, "1", Point(0.2, 2.0));
    QVERIFY(held.reason.isEmpty());
    const Dragged beyond = subject.drag(Side::output, "1", Point(-0.5, 2.0));
    QVERIFY(!beyond.reason.isEmpty());
    QVERIFY(beyond.values[0] > 0.0);
    QCOMPARE(beyond.values[2], 2.0);
    const Subject scales("actnorm", {1.0, 1.0, 0.0, 0.0});
    const Dragged flat = scales.drag(Side::output, "2", Point(0.0, -1.0));
    QVERIFY(!flat.reason.isEmpty());
    QVERIFY(flat.values[1] > 0.0 && flat.values[1] < 0.05);
  }
};

PUSHFORWARD_GUI_TEST(TestCanvasHandles)
#include "canvas_handles_test.moc"
