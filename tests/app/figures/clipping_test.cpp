// Lines and areas that are cut off as geometry.
#include <QTest>
#include <cmath>

#include "app/figures/clipping.h"
#include "core/random/counter.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;

double length_of(const QPolygonF& line) {
  double length = 0.0;
  for (qsizetype i = 0; i + 1 < line.size(); ++i)
    length += std::hypot(line[i + 1].x() - line[i].x(), line[i + 1].y() - line[i].y());
  return length;
}

double area_of(const QPolygonF& polygon) {
  double sum = 0.0;
  for (qsizetype i = 0; i < polygon.size(); ++i) {
    const QPointF a = polygon[i], b = polygon[(i + 1) % polygon.size()];
    sum += a.x() * b.y() - b.x() * a.y();
  }
  return std::abs(sum) / 2;
}

class ClippingTest : public QObject {
  Q_OBJECT

 private slots:
  // Against counting: of many small steps along the line, those that lie inside.
  void a_line_keeps_what_lies_inside() {
    const QRectF area(0, 0, 10, 6);
    Generator generator(3);
    for (int trial = 0; trial < 50; ++trial) {
      QPolygonF line;
      for (int i = 0; i < 8; ++i) line.append({generator.uniform(-8, 18), generator.uniform(-6, 12)});
      double inside = 0.0;
      constexpr int steps = 4000;
      for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QPointF step = (line[i + 1] - line[i]) / steps;
        for (int k = 0; k < steps; ++k)
          if (area.contains(line[i] + step * (k + 0.5))) inside += std::hypot(step.x(), step.y());
      }
      double kept = 0.0;
      for (const QPolygonF& piece : clipped_line(line, area)) {
        kept += length_of(piece);
        for (const QPointF& point : piece) QVERIFY(area.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(point));
      }
      QVERIFY2(std::abs(kept - inside) < 0.05, qPrintable(QString::number(kept - inside)));
    }
  }

  void what_is_not_finite_ends_a_piece() {
    const QPolygonF line({QPointF(1, 1), QPointF(2, 2), QPointF(NAN, 0), QPointF(3, 3), QPointF(4, 4)});
    QCOMPARE(clipped_line(line, QRectF(0, 0, 10, 10)).size(), std::size_t{2});
  }

  void a_polygon_keeps_what_lies_inside() {
    const QRectF area(0, 0, 10, 10);
    QCOMPARE(area_of(clipped_polygon(QPolygonF(QRectF(-5, -5, 30, 30)), area)), 100.0);
    QCOMPARE(area_of(clipped_polygon(QPolygonF(QRectF(5, 5, 30, 30)), area)), 25.0);
    QVERIFY(clipped_polygon(QPolygonF(QRectF(20, 20, 3, 3)), area).isEmpty());
  }
};

PUSHFORWARD_GUI_TEST(ClippingTest)

}  // namespace

#include "clipping_test.moc"
