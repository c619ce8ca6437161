// Log-det and warp: what their pixels say, on one scale.
#include <QTest>
#include <limits>

#include "app/style/theme.h"
#include "app/views/log_det_view.h"
#include "app/views/warp_view.h"
#include "tests/app/views/frame_maker.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

namespace {

constexpr QSize view_size(540, 385);

// log_det = slope * x1 on the usual grid, density N(0, I).
std::shared_ptr<Frame> sloping_frame(double slope) {
  auto frame = bare_frame(scaling_stack(1.0));
  auto field = std::make_shared<DensityField>(*frame->density);
  const double width = field->grid.box.right - field->grid.box.left;
  for (std::size_t i = 0; i < field->log_det.size(); ++i) {
    const double column = static_cast<double>(i % static_cast<std::size_t>(field->grid.columns));
    field->log_det[i] =
        static_cast<float>(slope * (field->grid.box.left + (column + 0.5) * width / field->grid.columns));
  }
  frame->density = field;
  return frame;
}

}  // namespace

class LogDetViewsTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { Theme::current().set_mode(Theme::Mode::dark); }

  void a_log_det_of_zero_is_the_middle_of_the_map_in_both_themes() {
    for (const Theme::Mode mode : {Theme::Mode::dark, Theme::Mode::light}) {
      Theme::current().set_mode(mode);
      ViewportLink x;
      x.set_box({-3, 3, -2, 2});
      LogDetScale scale;
      LogDetView view(x, scale);
      view.resize(view_size);
      auto frame = sloping_frame(0.0);
      view.show_frame(frame);
      const QColor middle = Theme::current().log_det_stops()[3];
      QCOMPARE(pixel_at(picture_of(view), view.transform(), 0.4, 0.3).rgb(), middle.rgb());
      // The middle is next to the ground of the plot.
      QVERIFY(difference(middle, Theme::current().color("plot")) <= 6);
    }
  }

  void log_det_is_gold_above_zero_blue_below_with_a_line_between() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    LogDetScale scale;
    LogDetView view(x, scale);
    view.resize(view_size);
    view.show_frame(sloping_frame(1.0));
    QCOMPARE(scale.end(), 4.0);  // |x1| up to 3.3, of which 98 % must lie inside
    const QImage image = picture_of(view);
    const QColor gold = pixel_at(image, view.transform(), 1.0, 0.5);
    const QColor blue = pixel_at(image, view.transform(), -1.0, 0.5);
    QVERIFY(gold.red() > gold.blue() + 30);
    QVERIFY(blue.blue() > blue.red() + 30);
    // Iso lines: a strong one at 0, thinner ones at half the range, none elsewhere.
    const auto brightest_near = [&](double x1) {
      int best = 0;
      const QPointF middle = view.transform().to_pixel(x1, 0.5);
      for (int offset = -2; offset <= 2; ++offset) {
        best = std::max(best,
                        image.pixelColor(static_cast<int>(middle.x()) + offset, static_cast<int>(middle.y())).blue());
      }
      return best;
    };
    QVERIFY(brightest_near(0.0) > 150);  // 1.5 pixels wide, so three quarters of the ink at least in one
    QVERIFY(brightest_near(2.0) > 80);
    QVERIFY(brightest_near(1.0) < 60);
  }

  void where_nothing_is_done_rounding_draws_no_lines() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    const auto picture = [&](float noise) {
      auto frame = bare_frame(scaling_stack(1.0));
      auto field = std::make_shared<DensityField>(*frame->density);
      for (std::size_t i = 0; i < field->log_det.size(); ++i) field->log_det[i] = i % 3 == 0 ? noise : -noise;
      frame->density = field;
      LogDetScale scale;
      LogDetView view(x, scale);
      view.resize(view_size);
      view.show_frame(frame);
      return picture_of(view);
    };
    QCOMPARE(picture(1e-7F), picture(0.0F));
    // A line that meets the middle of a cell has no gap there.
    const auto crossing = [&](float at_the_line) {
      auto frame = sloping_frame(1.0);
      auto field = std::make_shared<DensityField>(*frame->density);
      const auto columns = static_cast<std::size_t>(field->grid.columns);
      field->log_det[columns * (field->log_det.size() / columns / 2) + columns / 2] = at_the_line;
      frame->density = field;
      LogDetScale scale;
      LogDetView view(x, scale);
      view.resize(view_size);
      view.show_frame(frame);
      return count_pixels(picture_of(view), view.plot_rectangle(),
                          [](const QColor& pixel) { return difference(pixel, Theme::current().color("iso")) < 40; });
    };
    QVERIFY(crossing(1e-7F) >= crossing(1e-4F) - 2);
  }

  void log_det_is_dimmed_where_the_density_is_below_a_thousandth_of_its_peak() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    LogDetScale scale;
    LogDetView view(x, scale);
    view.resize(view_size);
    view.show_frame(bare_frame(scaling_stack(0.5)));  // log_det = 2 ln 2; veiled beyond 0.5 sqrt(2 ln 1000) = 1.86
    const QImage image = picture_of(view);
    const QColor inside = pixel_at(image, view.transform(), 1.75, 0.0);
    const QColor outside = pixel_at(image, view.transform(), 1.97, 0.0);
    const ColorMap map = log_det_map(Theme::current());
    const double position = 0.5 + 0.5 * 2 * std::log(2.0) / scale.range();
    QVERIFY(difference(inside, QColor(map.at(position))) <= 2);
    const ColorMap veiled = map.veiled(Theme::current().color("plot"), Theme::current().veil_opacity());
    QVERIFY(difference(outside, QColor(veiled.at(position))) <= 2);
    QVERIFY(difference(inside, outside) > 40);
  }

  void warp_and_log_det_give_a_point_the_same_colour() {
    ViewportLink x;
    x.set_box({-2, 2, -1.3, 1.3});
    LogDetScale scale;
    LogDetView log_det(x, scale);
    WarpView warp(x, scale);
    auto frame = make_frame(scaling_stack(0.5), nullptr, {.warp_side = 7});
    for (PlotArea* view : std::initializer_list<PlotArea*>{&log_det, &warp}) {
      view->resize(view_size);
      view->show_frame(frame);
    }
    // Middle of a cell: vertices lie at multiples of 0.5.
    const QColor cell = pixel_at(picture_of(warp), warp.transform(), 0.25, 0.25);
    QVERIFY(difference(cell, pixel_at(picture_of(log_det), log_det.transform(), 0.25, 0.25)) <= 1);
    // Outside of the image of the grid, which ends at 1.5, there is nothing.
    QCOMPARE(pixel_at(picture_of(warp), warp.transform(), 1.8, 0.25).rgb(), Theme::current().color("plot").rgb());
    // Edges are inked.
    const QColor edge = pixel_at(picture_of(warp), warp.transform(), 0.5, 0.25);
    QVERIFY(difference(edge, cell) > 30);
  }

  void a_warp_that_reaches_far_out_of_sight_still_fills_the_plot() {
    ViewportLink x;
    x.set_box({-2, 2, -1.3, 1.3});
    LogDetScale scale;
    WarpView view(x, scale);
    view.resize(view_size);
    view.show_frame(make_frame(scaling_stack(1e5), nullptr, {.warp_side = 4}));
    QVERIFY(difference(pixel_at(picture_of(view), view.transform(), 0.7, 0.3), Theme::current().color("plot")) > 40);
  }

  void the_range_of_log_det_is_round_symmetric_and_does_not_flicker() {
    LogDetScale scale;
    scale.show_frame(*sloping_frame(0.0));
    QCOMPARE(scale.end(), 1.0);
    scale.show_frame(*sloping_frame(1.0));
    QCOMPARE(scale.end(), 4.0);
    scale.show_frame(*sloping_frame(0.88));  // a little less: the end stays
    QCOMPARE(scale.end(), 4.0);
    scale.show_frame(*sloping_frame(0.3));
    QCOMPARE(scale.end(), 1.0);
    QTRY_COMPARE_WITH_TIMEOUT(scale.range(), 1.0, 5000);
  }
};

PUSHFORWARD_GUI_TEST(LogDetViewsTest)
#include "log_det_views_test.moc"
