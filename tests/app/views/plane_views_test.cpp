// The views of a plane, density before all: what their pixels say.
#include <QSignalSpy>
#include <QTest>
#include <limits>

#include "app/style/theme.h"
#include "app/views/density_view.h"
#include "app/views/latent_view.h"
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

}  // namespace

class PlaneViewsTest : public QObject {
  Q_OBJECT
 private slots:
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
