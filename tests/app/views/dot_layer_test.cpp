// Dots: where they lie, what they weigh, where they are cut off.
#include "app/views/dot_layer.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "tests/support/gui_test.h"

using namespace pushforward::app;

class DotLayerTest : public QObject {
  Q_OBJECT
 private slots:
  void dots_lie_where_their_points_are_and_weigh_the_same_everywhere() {
    const PlotTransform transform{QRectF(0, 0, 60, 60), {0, 60, 0, 60}, 1.0};
    const QPointF places[] = {{30, 30}, {30.5, 30.25}, {29.9, 31.7}, {20.06, 40.44}};
    for (const QPointF& place : places) {
      DotStamp stamp;
      stamp.prepare(1.2, Qt::white);
      DotLayer dots;
      dots.begin(transform, 1.0);
      dots.add(place.x(), 60 - place.y(), stamp);
      dots.add(std::numeric_limits<double>::quiet_NaN(), 3, stamp);
      dots.add(1e30, 3, stamp);
      QImage image(60, 60, QImage::Format_RGB32);
      image.fill(Qt::black);
      QPainter painter(&image);
      dots.draw(painter);
      painter.end();
      double mass = 0.0;
      QPointF middle;
      for (int y = 0; y < 60; ++y) {
        for (int x = 0; x < 60; ++x) {
          const double share = image.pixelColor(x, y).greenF();
          mass += share;
          middle += share * QPointF(x + 0.5, y + 0.5);
        }
      }
      middle /= mass;
      QVERIFY(std::abs(mass - M_PI * 1.2 * 1.2) < 0.5);
      QVERIFY(std::abs(middle.x() - place.x()) < 0.1 && std::abs(middle.y() - place.y()) < 0.1);
    }
  }

  void a_dot_at_the_edge_is_cut_off() {
    const PlotTransform transform{QRectF(0, 0, 20, 20), {0, 20, 0, 20}, 1.0};
    DotStamp stamp;
    stamp.prepare(3.0, Qt::white);
    DotLayer dots;
    dots.begin(transform, 1.0);
    for (const double at : {-1.0, 0.0, 20.0, 21.0}) {
      dots.add(at, 10, stamp);
      dots.add(10, at, stamp);
    }
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    dots.draw(painter);
    painter.end();
    for (const QPoint place : {QPoint(0, 10), QPoint(19, 10), QPoint(10, 0), QPoint(10, 19)})
      QCOMPARE(image.pixelColor(place), QColor(Qt::white));
    QCOMPARE(image.pixelColor(10, 10), QColor(Qt::black));
  }
};

PUSHFORWARD_GUI_TEST(DotLayerTest)
#include "dot_layer_test.moc"
