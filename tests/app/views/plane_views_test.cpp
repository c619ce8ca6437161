// Density, warp, log-det and latent: what their pixels say.
#include <QPaintEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <limits>

#include "app/style/theme.h"
#include "app/views/density_view.h"
#include "app/views/latent_view.h"
#include "app/views/legend_chip.h"
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

// No target: nothing but the field is drawn.
std::shared_ptr<Frame> bare_frame(const Stack& stack) {
  auto frame = make_frame(stack, nullptr);
  frame->samples = nullptr;
  return frame;
}

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

void wheel(QWidget& view, QPointF place, int notches) {
  QWheelEvent event(place, view.mapToGlobal(place), {}, QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&view, &event);
}

// Collects what a widget is asked to paint.
class PaintSpy : public QObject {
 public:
  PaintSpy(QWidget& widget, QRegion& painted) : painted_(painted) { widget.installEventFilter(this); }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) painted_ += static_cast<QPaintEvent*>(event)->region();
    return false;
  }

 private:
  QRegion& painted_;
};

}  // namespace

class PlaneViewsTest : public QObject {
  Q_OBJECT
 private slots:
  void a_legend_lies_where_it_covers_the_least() {
    QImage image(400, 240, QImage::Format_RGB32);
    QPainter painter(&image);
    const QRectF plot(30, 30, 360, 200);
    const std::vector<LegendItem> items{{LegendMark::line, QStringLiteral("target, 50 and 95 % of mass"), {}},
                                        {LegendMark::dots, QStringLiteral("samples"), {}}};
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
    // Where all is covered it is still there.
    data = plot;
    legend.paint(painter, plot, items, cover);
    QVERIFY(plot.contains(legend.place()));
  }

  void init() { Theme::current().set_mode(Theme::Mode::dark); }

  void before_the_first_frame_there_is_a_sentence_and_no_picture() {
    ViewportLink x;
    ViewportLink z;
    LogDetScale scale;
    DensityView density(x);
    WarpView warp(x, scale);
    LogDetView log_det(x, scale);
    LatentView latent(z);
    for (PlotArea* view : std::initializer_list<PlotArea*>{&density, &warp, &log_det, &latent}) {
      view->resize(view_size);
      const QImage image = picture_of(*view);
      const QColor ground = Theme::current().color("plot");
      const QRectF area = view->plot_rectangle();
      const int ink = count_pixels(image, area, [&](const QColor& pixel) { return difference(pixel, ground) > 40; });
      QVERIFY2(ink > 50 && ink < area.width() * area.height() / 20, qPrintable(view->accessibleName()));
      QVERIFY(!view->accessibleName().isEmpty() && !view->accessibleDescription().isEmpty());
    }
  }

  void the_peak_of_the_density_has_the_top_colour_and_far_away_the_lowest() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    DensityView view(x);
    view.resize(view_size);
    view.show_frame(bare_frame(scaling_stack(0.5)));
    const QImage image = picture_of(view);
    const ColorMap viridis = ColorMap::named("viridis");
    QVERIFY(difference(pixel_at(image, view.transform(), 0, 0), QColor(viridis.at(1))) <= 3);
    QVERIFY(difference(pixel_at(image, view.transform(), -2.5, 1.8), QColor(viridis.at(0))) <= 1);
    // At one standard deviation the density is exp(-1/2) of the peak.
    QVERIFY(difference(pixel_at(image, view.transform(), 0.5, 0), QColor(viridis.at(std::exp(-0.5)))) <= 6);
    QVERIFY(std::abs(view.scale().value() - 1 / (2 * M_PI * 0.25)) < 0.01);
  }

  void one_unit_is_as_long_along_both_axes_at_every_size() {
    ViewportLink x;
    x.set_box({-3, 3, -1, 1});
    DensityView view(x);
    view.show_frame(bare_frame(scaling_stack(0.5)));
    for (const QSize size : {QSize(540, 385), QSize(300, 600), QSize(900, 250)}) {
      view.resize(size);
      const PlotTransform transform = view.transform();
      const QPointF right = transform.to_pixel(1, 0) - transform.to_pixel(0, 0);
      const QPointF up = transform.to_pixel(0, 0) - transform.to_pixel(0, 1);
      QVERIFY(std::abs(right.x() - up.y()) < 1e-9);
      QVERIFY(transform.area.contains(transform.to_pixel(-3, -1)) && transform.area.contains(transform.to_pixel(3, 1)));
      // The picture agrees: the colour one deviation to the right is the colour one deviation up.
      const QImage image = picture_of(view);
      QVERIFY(difference(pixel_at(image, transform, 0.5, 0), pixel_at(image, transform, 0, 0.5)) <= 8);
    }
  }

  void while_its_size_changes_every_point_is_at_its_place_and_then_the_picture_is_painted_anew() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    DensityView view(x);
    const auto frame = bare_frame(scaling_stack(0.5));
    view.resize(view_size);
    view.show_frame(frame);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    (void)picture_of(view);
    const ColorMap viridis = ColorMap::named("viridis");
    for (const QSize size : {QSize(600, 400), QSize(460, 420), QSize(640, 300)}) {
      view.resize(size);
      const QImage moving = picture_of(view);
      QVERIFY(difference(pixel_at(moving, view.transform(), 0, 0), QColor(viridis.at(1))) <= 6);
      QVERIFY(difference(pixel_at(moving, view.transform(), 0.5, 0), QColor(viridis.at(std::exp(-0.5)))) <= 24);
    }
    DensityView fresh(x);
    fresh.resize(view.size());
    fresh.show_frame(frame);
    const QImage wanted = picture_of(fresh).copy(fresh.plot_rectangle().toAlignedRect());
    QVERIFY(QTest::qWaitFor([&] { return picture_of(view).copy(view.plot_rectangle().toAlignedRect()) == wanted; },
                            30'000));
  }

  void an_old_field_stays_at_its_place_while_the_view_is_panned() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    DensityView view(x);
    view.resize(view_size);
    view.show_frame(bare_frame(scaling_stack(0.3)));
    x.pan(1.5, 0.5);
    const QImage image = picture_of(view);
    QVERIFY(difference(pixel_at(image, view.transform(), 0, 0), QColor(ColorMap::named("viridis").at(1))) <= 3);
    // What no field covers yet is the plot's ground, not zero density.
    QCOMPARE(pixel_at(image, view.transform(), 4.2, 0).rgb(), Theme::current().color("plot").rgb());
  }

  void values_that_are_no_numbers_are_grey_and_do_no_harm() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    LogDetScale scale;
    auto frame = bare_frame(scaling_stack(0.5));
    auto field = std::make_shared<DensityField>(*frame->density);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    std::fill(field->log_prob.begin(), field->log_prob.end(), nan);
    std::fill(field->log_det.begin(), field->log_det.end(), nan);
    frame->density = field;
    auto mesh = std::make_shared<WarpMesh>(*frame->warp);
    std::fill(mesh->points.begin(), mesh->points.end(), nan);
    frame->warp = mesh;
    DensityView density(x);
    LogDetView log_det(x, scale);
    WarpView warp(x, scale);
    for (PlotArea* view : std::initializer_list<PlotArea*>{&density, &log_det, &warp}) {
      view->resize(view_size);
      view->show_frame(frame);
    }
    QCOMPARE(pixel_at(picture_of(density), density.transform(), 0, 0).rgb(), ColorMap::nan_color);
    QVERIFY(!picture_of(log_det).isNull());
    QCOMPARE(pixel_at(picture_of(warp), warp.transform(), 0, 0).rgb(), Theme::current().color("plot").rgb());
  }

  void samples_and_target_contours_are_drawn_in_white() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    DensityView view(x);
    view.resize(view_size);
    const auto is_white = [](const QColor& pixel) {
      return std::min({pixel.red(), pixel.green(), pixel.blue()}) > 200;
    };
    auto frame = make_frame(scaling_stack(0.5), two_moons());
    frame->samples = nullptr;
    view.show_frame(frame);
    const QRectF plot = view.plot_rectangle().adjusted(0, 0, 0, -40);   // without the legend
    QTRY_VERIFY(count_pixels(picture_of(view), plot, is_white) > 500);  // found on another thread
    const int contours = count_pixels(picture_of(view), plot, is_white);
    auto with_samples = std::make_shared<Frame>(*frame);
    auto samples = std::make_shared<PointCloud>();
    for (int i = 0; i < 40; ++i)
      samples->points.insert(samples->points.end(), {-2.8F + 0.01F * static_cast<float>(i), 1.7F});
    with_samples->samples = samples;
    view.show_frame(with_samples);
    QVERIFY(count_pixels(picture_of(view), plot, is_white) > contours + 20);
    QVERIFY(difference(pixel_at(picture_of(view), view.transform(), -2.6, 1.7), Qt::white) < 80);
  }

  void the_wheel_zooms_all_linked_views_about_the_pointer_and_not_the_latent_one() {
    ViewportLink x;
    ViewportLink z;
    LogDetScale scale;
    DensityView density(x);
    LogDetView log_det(x, scale);
    LatentView latent(z);
    x.set_home({-3, 3, -2, 2});
    for (PlotArea* view : std::initializer_list<PlotArea*>{&density, &log_det, &latent}) view->resize(view_size);
    const Box latent_before = latent.transform().box;
    const QPointF pointer(200, 120);
    const QPointF under = density.transform().to_plane(pointer);
    const double before = log_det.transform().scale;
    wheel(density, pointer, 2);
    QVERIFY(log_det.transform().scale > 1.2 * before);
    const QPointF still = density.transform().to_plane(pointer);
    QVERIFY(std::abs(still.x() - under.x()) < 1e-9 && std::abs(still.y() - under.y()) < 1e-9);
    QCOMPARE(log_det.transform().box, density.transform().box);
    QCOMPARE(latent.transform().box, latent_before);
    wheel(density, QPointF(5, 5), 2);  // in the header: nothing
    QCOMPARE(density.transform().to_plane(pointer), still);
    auto* reset = log_det.findChild<QToolButton*>("reset");
    QVERIFY(reset != nullptr && reset->isVisibleTo(&log_det));
    QTest::mouseClick(reset, Qt::LeftButton);
    QVERIFY(!reset->isVisibleTo(&log_det));
    QVERIFY(std::abs(density.transform().scale - before) < 1e-9);
  }

  void dragging_moves_the_plane_with_the_pointer() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    DensityView view(x);
    view.resize(view_size);
    view.show();
    const QPointF grabbed = view.transform().to_plane(QPointF(200, 200));
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(200, 200));
    QTest::mouseMove(&view, QPoint(250, 170));
    QTest::mouseMove(&view, QPoint(260, 160));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(260, 160));
    const QPointF there = view.transform().to_plane(QPointF(260, 160));
    QVERIFY(std::abs(there.x() - grabbed.x()) < 1e-9 && std::abs(there.y() - grabbed.y()) < 1e-9);
  }

  void a_double_click_on_plane_or_header_or_the_button_or_return_asks_for_the_view_alone() {
    ViewportLink x;
    x.set_home({-3, 3, -2, 2});
    DensityView view(x);
    view.resize(view_size);
    const QSignalSpy asked(&view, &View::alone_toggled);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(200, 200));
    QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(60, 12));
    QTest::keyClick(&view, Qt::Key_Return);
    auto* button = view.findChild<QToolButton*>("alone");
    QVERIFY(button != nullptr && !button->accessibleName().isEmpty());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 4);
    QCOMPARE(x.box(), (Box{-3, 3, -2, 2}));
    QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(5, 200));  // in the axis
    QCOMPARE(asked.count(), 4);
  }

  void the_keyboard_zooms_pans_and_resets() {
    ViewportLink x;
    x.set_home({-3, 3, -2, 2});
    DensityView view(x);
    view.resize(view_size);
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(x.box().right < 3);
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(x.box().left + x.box().right > 0);
    QTest::keyClick(&view, Qt::Key_0);
    QCOMPARE(x.box(), (Box{-3, 3, -2, 2}));
  }

  void a_theme_switch_changes_the_surroundings_and_leaves_the_density_alone() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    LogDetScale scale;
    DensityView density(x);
    LogDetView log_det(x, scale);
    for (PlotArea* view : std::initializer_list<PlotArea*>{&density, &log_det}) {
      view->resize(view_size);
      view->show_frame(bare_frame(scaling_stack(0.5)));
    }
    const QImage dark = picture_of(density);
    const QColor dark_gold = pixel_at(picture_of(log_det), log_det.transform(), 0, 0);
    Theme::current().set_mode(Theme::Mode::light);
    const QImage light = picture_of(density);
    QCOMPARE(light.pixelColor(2, 200).rgb(), Theme::current().color("panel").rgb());
    QVERIFY(difference(dark.pixelColor(2, 200), light.pixelColor(2, 200)) > 150);
    QCOMPARE(pixel_at(light, density.transform(), 0, 0), pixel_at(dark, density.transform(), 0, 0));
    QVERIFY(difference(pixel_at(picture_of(log_det), log_det.transform(), 0, 0), dark_gold) > 40);
  }

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

  void the_lock_in_the_header_holds_the_colours() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    DensityView view(x);
    view.resize(view_size);
    view.show();
    view.show_frame(bare_frame(scaling_stack(0.5)));
    auto* lock = view.findChild<QToolButton*>("lock");
    QVERIFY(lock != nullptr && !lock->accessibleName().isEmpty());
    QTest::mouseClick(lock, Qt::LeftButton);
    QVERIFY(view.scale().is_locked());
    const double before = view.scale().value();
    view.show_frame(bare_frame(scaling_stack(1.0)));  // a quarter of the peak
    QTest::qWait(120);
    QCOMPARE(view.scale().value(), before);
    QVERIFY(difference(pixel_at(picture_of(view), view.transform(), 0, 0),
                       QColor(ColorMap::named("viridis").at(0.25))) <= 4);
  }

  void observed_shares_of_known_points_are_right() {
    // Radii of the circles: 1.177, 2.146, 3.035.
    const std::vector<float> points{0, 0, 1.1F, 0, 0, 2, 3, 0, 4, 0, std::numeric_limits<float>::quiet_NaN(), 0};
    const auto shares = observed_shares(points);
    QCOMPARE(shares[0], 2.0 / 6);
    QCOMPARE(shares[1], 3.0 / 6);
    QCOMPARE(shares[2], 4.0 / 6);
    QVERIFY(std::abs(latent_radius(0.99) - 3.0349) < 1e-4);
    const Matrix normal = sample(Stack{}, 40000, 5);
    std::vector<float> drawn;
    for (Eigen::Index i = 0; i < normal.cols(); ++i) {
      drawn.push_back(static_cast<float>(normal(0, i)));
      drawn.push_back(static_cast<float>(normal(1, i)));
    }
    const auto of_normal = observed_shares(drawn);
    for (std::size_t i = 0; i < 3; ++i) QVERIFY(std::abs(of_normal[i] - latent_shares[i]) < 0.01);
    QCOMPARE(observed_shares({})[0], 0.0);
  }

  void latent_points_have_the_colour_of_their_component() {
    ViewportLink z;
    LatentView view(z);
    view.resize(view_size);
    auto frame = std::make_shared<Frame>();
    frame->target = two_moons();
    auto cloud = std::make_shared<PointCloud>();
    cloud->points = {-1.5F, 0.3F, 1.5F, -0.4F};
    cloud->components = {0, 1};
    frame->latent = cloud;
    view.show_frame(frame);
    const QImage image = picture_of(view);
    const auto is_near = [&](double x1, double x2, const char* role) {
      const QPointF middle = view.transform().to_pixel(x1, x2);
      return count_pixels(image, QRectF(middle.x() - 3, middle.y() - 3, 6, 6), [&](const QColor& pixel) {
               return difference(pixel, Theme::current().color(role)) < 30;
             }) > 0;
    };
    QVERIFY(is_near(-1.5, 0.3, "class_a") && !is_near(-1.5, 0.3, "class_b"));
    QVERIFY(is_near(1.5, -0.4, "class_b") && !is_near(1.5, -0.4, "class_a"));
    // The 99 % circle fits.
    QVERIFY(view.transform().box.top >= latent_radius(0.99) && view.transform().box.right >= latent_radius(0.99));
  }

  void a_new_frame_paints_the_plane_and_not_the_header() {
    ViewportLink z;
    LatentView view(z);
    view.resize(view_size);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const auto of_points = [](std::size_t count) {
      auto frame = std::make_shared<Frame>();
      auto cloud = std::make_shared<PointCloud>();
      cloud->points.assign(2 * count, 0.5F);
      frame->latent = cloud;
      return frame;
    };
    QRegion painted;
    PaintSpy spy(view, painted);
    // The number of points is said in the header.
    view.show_frame(of_points(10));
    QTRY_COMPARE(painted.boundingRect(), view.rect());
    painted = {};
    view.show_frame(of_points(10));
    QTRY_VERIFY(!painted.isEmpty());
    QCOMPARE(painted.boundingRect(), view.plot_rectangle().toAlignedRect());
    painted = {};
    view.show_frame(of_points(20));
    QTRY_COMPARE(painted.boundingRect(), view.rect());
  }

  void views_live_on_when_their_link_is_gone() {
    auto x = std::make_unique<ViewportLink>();
    auto view = std::make_unique<DensityView>(*x);
    x.reset();
    view.reset();  // must not touch the link
    QVERIFY(x == nullptr);
  }
};

PUSHFORWARD_GUI_TEST(PlaneViewsTest)
#include "plane_views_test.moc"
