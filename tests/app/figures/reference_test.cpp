// Every kind of figure, and the usual compositions, against pictures that were looked at (tests/app/figures/reference).
// PUSHFORWARD_RENEW_FIGURES=1 draws those anew.
#include <QDir>
#include <QTest>

#include "app/figures/figure_painter.h"
#include "app/views/registry.h"
#include "tests/app/figures/figure_models.h"
#include "tests/app/figures/picture_difference.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

// Another processor's last digits, another release of a face: not to be seen.
constexpr double largest_mean = 2.0;  // of 255
constexpr double largest_far_share = 0.004;

std::vector<std::pair<QString, Figure>> figures() {
  std::vector<std::pair<QString, Figure>> all;
  for (const FigureKind& kind : figure_kinds()) all.emplace_back(kind.id, small_figure(kind.id.toStdString()));
  all.emplace_back("density, dark", small_figure("density", FigureTheme::dark));
  Figure figure = small_figure("density");
  figure.size.width = 110;
  compose_depths(figure, "density", 8, 4, 0);
  figure.shared_scale = true;
  all.emplace_back("depths on one scale", figure);
  compose_temperatures(figure, "density", {0.5, 1.0});
  figure.title = "温度 <i>T</i>";
  all.emplace_back("temperatures, titled", figure);
  Figure comparison = small_figure("density");
  comparison.parts.samples = false;
  FigureModel early;
  early.fresh = true;
  early.steps = 5;
  early.batch = 32;
  compose_comparison(comparison, {"density", "warp"}, {{"<i>A</i>", {}}, {"<i>B</i>", early}});
  comparison.size.width = 110;
  comparison.size.height = 90;
  all.emplace_back("comparison", comparison);
  return all;
}

class ReferenceTest : public QObject {
  Q_OBJECT

 private slots:
  void looks_as_it_did_data() {
    QTest::addColumn<int>("index");
    const auto all = figures();
    for (std::size_t i = 0; i < all.size(); ++i) QTest::newRow(qPrintable(all[i].first)) << static_cast<int>(i);
  }
  void looks_as_it_did() {
    QFETCH(const int, index);
    const auto [name, figure] = figures()[static_cast<std::size_t>(index)];
    const QImage actual = figure_image(*contents_of(figure));
    const QString path = QDir(QStringLiteral(PUSHFORWARD_SOURCE_DIR "/tests/app/figures/reference"))
                             .filePath(QString(name).replace(", ", "-").replace(' ', '-') + QStringLiteral(".png"));
    if (qEnvironmentVariableIsSet("PUSHFORWARD_RENEW_FIGURES")) {
      QDir().mkpath(QFileInfo(path).path());
      QVERIFY(actual.convertToFormat(QImage::Format_RGB32).save(path));
    }
    const QImage expected(path);
    QVERIFY2(!expected.isNull(), qPrintable(path + QStringLiteral(" is missing; draw it anew and look at it")));
    const PictureDifference off = difference(expected, actual);
    if (off.mean <= largest_mean && off.far_share <= largest_far_share) return;
    const QString page = leave_side_by_side(QFileInfo(path).completeBaseName(), expected, actual);
    QFAIL(qPrintable(QStringLiteral("%1; see %2").arg(off.text(), page)));
  }

  // The measure tells what the eye tells.
  void the_measure_sees_what_is_wrong() {
    const QImage image = figure_image(*contents_of(small_figure("density")));
    QCOMPARE(difference(image, image).mean, 0.0);
    QImage without_title = image;
    for (int y = 0; y < 16; ++y)
      for (int x = 0; x < image.width(); ++x) without_title.setPixel(x, y, 0xFFFFFFFFU);
    QVERIFY(difference(image, without_title).far_share > largest_far_share);
    const QImage shifted = image.copy(3, 0, image.width(), image.height());
    QVERIFY(difference(image, shifted).mean > largest_mean);
  }
};

PUSHFORWARD_GUI_TEST(ReferenceTest)

}  // namespace

#include "reference_test.moc"
