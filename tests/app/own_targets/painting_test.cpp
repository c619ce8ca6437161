// The mathematics of brush and canvas.
#include <QObject>
#include <QTest>
#include <cmath>

#include "app/own_targets/painting.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

Painting stroked(const Brush& brush, const std::vector<QPointF>& points, Painting painting = {}) {
  painting.begin_stroke(brush);
  for (const QPointF& point : points) painting.stroke_to(point);
  painting.end_stroke();
  return painting;
}

}  // namespace

class TestPainting : public QObject {
  Q_OBJECT
 private slots:
  void how_often_the_pointer_reports_changes_nothing() {
    const Brush brush{.radius = 0.4, .softness = 0.7, .strength = 0.6};
    std::vector<QPointF> many;
    for (int i = 0; i <= 400; ++i) many.emplace_back(-2.0 + i * 0.01, -1.0 + i * 0.005);
    const Raster one = stroked(brush, {many.front(), many.back()}).raster();
    const Raster other = stroked(brush, many).raster();
    for (std::size_t i = 0; i < one.weights.size(); ++i) QVERIFY(std::abs(one.weights[i] - other.weights[i]) <= 2);
    // Nor does going to and fro in one stroke.
    const Raster back = stroked(brush, {many.front(), many.back(), many.front()}).raster();
    for (std::size_t i = 0; i < one.weights.size(); ++i) QVERIFY(std::abs(one.weights[i] - back.weights[i]) <= 2);
  }

  void a_second_stroke_adds_to_the_first() {
    const Brush brush{.radius = 0.4, .softness = 0.0, .strength = 0.5};
    const Painting once = stroked(brush, {{0.0, 0.0}});
    const Painting twice = stroked(brush, {{0.0, 0.0}}, once);
    const std::size_t middle = once.raster().index(once.raster().columns / 2, once.raster().rows / 2);
    QVERIFY(std::abs(once.raster().weights[middle] / 65535.0 - 0.5) < 1e-3);
    QVERIFY(std::abs(twice.raster().weights[middle] / 65535.0 - 0.75) < 1e-3);
  }

  void the_eraser_takes_everything_away_at_full_strength() {
    const Painting painting = stroked({.radius = 0.4}, {{-1.0, 0.0}, {1.0, 0.0}});
    QVERIFY(!painting.is_empty());
    const Brush eraser{.radius = 1.0, .softness = 0.0, .strength = 1.0, .erases = true};
    QVERIFY(stroked(eraser, {{-1.5, 0.0}, {1.5, 0.0}}, painting).is_empty());
  }

  void a_cancelled_stroke_leaves_nothing() {
    Painting painting = stroked({.radius = 0.4}, {{-1.0, 0.0}, {1.0, 0.0}});
    const Raster before = painting.raster();
    painting.begin_stroke({.radius = 0.6});
    painting.stroke_to({0.0, 2.0});
    QVERIFY(painting.raster() != before);
    painting.cancel_stroke();
    QVERIFY(painting.raster() == before);
  }

  void softness_falls_off_and_ends_at_the_radius() {
    for (const double softness : {0.0, 0.3, 1.0}) {
      const Brush brush{.radius = 0.5, .softness = softness, .strength = 0.8};
      QCOMPARE(brush.coverage(0.0), 0.8);
      double last = 0.8;
      for (double distance = 0.0; distance < 0.6; distance += 0.01) {
        QVERIFY(brush.coverage(distance) <= last);
        last = brush.coverage(distance);
      }
      QCOMPARE(brush.coverage(0.5), 0.0);
    }
  }

  void strokes_over_the_edge_paint_what_lies_inside() {
    const Painting painting = stroked({.radius = 0.5}, {{3.9, 3.9}, {9.0, 9.0}, {-9.0, 3.0}});
    QVERIFY(!painting.is_empty());
    const TargetChoice choice = painting.choice();
    QVERIFY(Painting(choice).raster() == painting.raster());
    QVERIFY(Painting(choice).box() == painting.box());
    QVERIFY(std::isfinite(make_target(choice)->log_density(Matrix::Zero(2, 1))(0)));
  }
};

PUSHFORWARD_GUI_TEST(TestPainting)
#include "painting_test.moc"
