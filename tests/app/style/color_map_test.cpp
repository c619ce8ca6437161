#include "app/style/color_map.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "app/style/math_text.h"
#include "app/style/theme.h"
#include "tests/support/gui_test.h"

using pushforward::app::ColorMap;
using pushforward::app::Theme;

class ColorMapTest : public QObject {
  Q_OBJECT
 private slots:
  void density_maps_have_256_stops_and_become_ever_brighter() {
    for (const char* name : {"viridis", "magma", "cividis"}) {
      const ColorMap map = ColorMap::named(name);
      QCOMPARE(map.table().size(), std::size_t{256});
      double before = -1;
      for (int i = 0; i <= 255; i += 15) {
        const QColor color(map.at(i / 255.0));
        const double luma = 0.2126 * std::pow(color.redF(), 2.2) + 0.7152 * std::pow(color.greenF(), 2.2) +
                            0.0722 * std::pow(color.blueF(), 2.2);
        QVERIFY2(luma > before, name);
        before = luma;
      }
    }
    QVERIFY_EXCEPTION_THROWN((void)ColorMap::named("jet"), std::runtime_error);
  }

  void viridis_is_viridis() {
    const ColorMap map = ColorMap::named("viridis");
    QCOMPARE(QColor(map.at(0)), QColor(68, 1, 84));
    QCOMPARE(QColor(map.at(1)), QColor(253, 231, 36));
  }

  void positions_are_clamped_and_nan_has_its_own_colour() {
    const ColorMap map = ColorMap::named("magma");
    const double infinity = std::numeric_limits<double>::infinity();
    QCOMPARE(map.at(-3), map.at(0));
    QCOMPARE(map.at(7), map.at(1));
    QCOMPARE(map.at(infinity), map.at(1));
    QCOMPARE(map.at(-infinity), map.at(0));
    QCOMPARE(map.at(std::numeric_limits<double>::quiet_NaN()), ColorMap::nan_color);
  }

  void the_diverging_map_meets_its_stops_and_has_no_jump() {
    for (const Theme::Mode mode : {Theme::Mode::dark, Theme::Mode::light}) {
      Theme::current().set_mode(mode);
      const ColorMap map = log_det_map(Theme::current());
      const auto stops = Theme::current().log_det_stops();
      QCOMPARE(QColor(map.at(0)), stops.front());
      QCOMPARE(QColor(map.at(0.5)), stops[3]);
      QCOMPARE(QColor(map.at(1)), stops.back());
      for (std::size_t i = 1; i < map.table().size(); ++i) {
        const QColor a(map.table()[i - 1]);
        const QColor b(map.table()[i]);
        QVERIFY(std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 16);
      }
    }
    Theme::current().set_mode(Theme::Mode::dark);
  }

  void a_full_veil_is_the_veil_and_an_empty_one_is_nothing() {
    const ColorMap map = ColorMap::named("viridis");
    QCOMPARE(QColor(map.veiled(QColor("#123456"), 1.0).at(0.3)), QColor("#123456"));
    QCOMPARE(map.veiled(QColor("#123456"), 0.0).at(0.3), map.at(0.3));
  }

  void mathematics_knows_its_marks() {
    using pushforward::app::MathText;
    const QFont face = Theme::current().font("math_label");
    const MathText plain("fx", face);
    const MathText raised("f<sup>x</sup>", face);
    QCOMPARE(MathText("<i>f</i><sup>−1</sup>(data) &lt; 2", face).plain(), QString::fromUtf8("f−1(data) < 2"));
    QVERIFY(raised.ascent() > 0 && raised.width() < plain.width());
    QVERIFY(MathText("x<sub>1</sub>", face).descent() > 0);
    QCOMPARE(MathText("", face).width(), 0.0);
  }
};

PUSHFORWARD_GUI_TEST(ColorMapTest)
#include "color_map_test.moc"
