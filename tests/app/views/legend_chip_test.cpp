// The legend over a plot: where it lies.
#include <QImage>
#include <QPainter>
#include <QTest>

#include "app/views/legend_chip.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

class LegendChipTest : public QObject {
  Q_OBJECT
 private slots:
  void a_legend_lies_where_it_covers_the_least() {
    QImage image(400, 240, QImage::Format_RGB32);
    QPainter painter(&image);
    const QRectF plot(30, 30, 360, 200);
    const std::vector<LegendItem> items{
        {LegendMark::line, QStringLiteral("target, 50 and 95 % of mass"), {}, QStringLiteral("target")},
        {LegendMark::dots, QStringLiteral("samples"), {}, {}}};
    QRectF data;
    const auto cover = [&](const QRectF& place) {
      const QRectF both = place & data;
      return both.width() * both.height() / (place.width() * place.height());
    };
    LegendChip legend;
    legend.paint(painter, plot, items, cover);
    const QRectF usual = legend.place();
    QVERIFY(usual.left() < plot.center().x() && usual.top() > plot.center().y());
    // Data below the middle: as a column it stays beside them, on the same side.
    data = QRectF(230, 120, 100, 110);
    legend.paint(painter, plot, items, cover);
    QVERIFY(!legend.place().intersects(data) && plot.contains(legend.place()));
    // All along the bottom: then at the top.
    data = QRectF(30, 150, 360, 80);
    legend.paint(painter, plot, items, cover);
    QVERIFY(!legend.place().intersects(data) && plot.contains(legend.place()));
    // A line that is hardly touched is enough to go where there is none.
    const QRectF touched = legend.place();
    legend.paint(painter, plot, items, [&](const QRectF& place) { return place.intersects(touched) ? 0.005 : 0.0; });
    QVERIFY(!legend.place().intersects(touched) && plot.contains(legend.place()));
    // Where the words have no room but a word has, it says no more.
    const double whole = legend.place().width();
    legend.paint(painter, plot, items, [&](const QRectF& place) { return place.width() > 110 ? 0.2 : 0.0; });
    QVERIFY(legend.place().width() < whole && legend.place().width() <= 110);
    legend.paint(painter, plot, items, [](const QRectF&) { return 0.0; });
    QVERIFY(legend.place().width() >= whole);
    // Where all is covered it is still there.
    data = plot;
    legend.paint(painter, plot, items, cover);
    QVERIFY(plot.contains(legend.place()));
  }
};

PUSHFORWARD_GUI_TEST(LegendChipTest)
#include "legend_chip_test.moc"
