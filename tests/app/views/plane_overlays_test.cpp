// Overlays: who gets an event, and what a change of one repaints.
#include <QPaintEvent>
#include <QTest>
#include <memory>

#include "app/style/theme.h"
#include "app/views/density_view.h"
#include "app/views/latent_view.h"
#include "tests/app/views/frame_maker.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

namespace {

constexpr QSize view_size(540, 385);

// A disc of the x plane that can be taken hold of, and that writes down what happens to it.
class Disc : public PlaneOverlay {
 public:
  explicit Disc(QPointF center) : center_(center) {}
  bool is_shown_in(const OverlayPlace& place) const override { return shown && place.plane == Plane::x; }
  void paint(QPainter& painter, const OverlayPlace& place) override {
    ++painted;
    written = place.written;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::red);
    painter.drawEllipse(place.transform.to_pixel(center_.x(), center_.y()), radius, radius);
  }
  bool is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const override {
    const QPointF away = pointer.pixel - place.transform.to_pixel(center_.x(), center_.y());
    return QPointF::dotProduct(away, away) <= radius * radius;
  }
  void press(const OverlayPlace&, const OverlayPointer&) override { log << "press"; }
  void drag(const OverlayPlace&, const OverlayPointer& pointer) override {
    log << "drag";
    center_ = pointer.point;
    emit changed();
  }
  void release(const OverlayPlace&, const OverlayPointer&) override { log << "release"; }
  void cancel() override { log << "cancel"; }
  bool click(const OverlayPlace&, const OverlayPointer&) override {
    log << "click";
    return takes_clicks;
  }
  void hover(const OverlayPlace&, const OverlayPointer&, bool on_top) override { log << (on_top ? "top" : "hover"); }
  void leave() override { log << "leave"; }
  bool key(const OverlayPlace& place, const QKeyEvent&) override {
    log << "key";
    return takes_keys && place.view == "density";
  }

  static constexpr double radius = 9.0;
  bool shown = true, takes_clicks = true, takes_keys = false;
  int painted = 0;
  std::vector<QRectF> written;
  QStringList log;
  [[nodiscard]] QPointF center() const { return center_; }

 private:
  QPointF center_;
};

// Counts how often its plane is painted.
class CountingView : public DensityView {
 public:
  using DensityView::DensityView;
  int planes = 0;

 protected:
  void paint_plane(QPainter& painter, const PlotTransform& transform) override {
    ++planes;
    DensityView::paint_plane(painter, transform);
  }
};

struct Scene {
  Scene() {
    x.set_home({-3, 3, -2, 2});
    view.show_overlays(overlays, "density");
    view.resize(view_size);
    view.show_frame(make_frame(scaling_stack(0.5), nullptr));
  }
  [[nodiscard]] QPoint pixel(double x1, double x2) const { return view.transform().to_pixel(x1, x2).toPoint(); }
  [[nodiscard]] bool is_red(double x1, double x2) {
    return difference(pixel_at(picture_of(view), view.transform(), x1, x2), Qt::red) < 10;
  }

  ViewportLink x;
  PlaneOverlays overlays;
  CountingView view{x};
};

}  // namespace

class PlaneOverlaysTest : public QObject {
  Q_OBJECT
 private slots:
  void overlays_are_told_where_a_view_has_words() {
    ViewportLink x;
    x.set_box({-3, 3, -2, 2});
    PlaneOverlays overlays;
    Disc disc({0, 0});
    overlays.add(disc);
    DensityView view(x);
    view.show_overlays(overlays, QStringLiteral("density"));
    view.resize(view_size);
    view.show_frame(make_frame(scaling_stack(0.5), two_moons()));
    QVERIFY(QTest::qWaitFor([&] {
      (void)picture_of(view);
      return disc.written.size() == 1 && !disc.written[0].isEmpty();
    }));
    QVERIFY(view.plot_rectangle().contains(disc.written[0]));
  }

  void init() { Theme::current().set_mode(Theme::Mode::dark); }

  void an_overlay_is_shown_in_the_views_of_its_plane_alone() {
    Scene scene;
    ViewportLink z;
    LatentView latent(z);
    latent.show_overlays(scene.overlays, "latent");
    latent.resize(view_size);
    latent.show_frame(make_frame(scaling_stack(0.5), nullptr));
    Disc disc({1, 1});
    scene.overlays.add(disc);
    QVERIFY(scene.is_red(1, 1));
    QVERIFY(difference(pixel_at(picture_of(latent), latent.transform(), 1, 1), Qt::red) > 100);
    disc.shown = false;
    QVERIFY(!scene.is_red(1, 1));
  }

  void a_press_on_an_overlay_drags_it_and_elsewhere_pans() {
    Scene scene;
    Disc disc({1, 1});
    scene.overlays.add(disc);
    const Box box = scene.x.box();
    QTest::mousePress(&scene.view, Qt::LeftButton, {}, scene.pixel(1, 1));
    QTest::mouseMove(&scene.view, scene.pixel(0, -1));
    QTest::mouseRelease(&scene.view, Qt::LeftButton, {}, scene.pixel(0, -1));
    QCOMPARE(disc.log.filter("press").size(), 1);
    QCOMPARE(disc.log.last(), QString("release"));
    QVERIFY(scene.is_red(0, -1));
    QCOMPARE(scene.x.box(), box);
    disc.log.clear();
    QTest::mousePress(&scene.view, Qt::LeftButton, {}, scene.pixel(1, 1));
    QTest::mouseMove(&scene.view, scene.pixel(1, 1) + QPoint(40, 0));
    QTest::mouseRelease(&scene.view, Qt::LeftButton, {}, scene.pixel(1, 1) + QPoint(40, 0));
    QVERIFY(disc.log.filter("press").isEmpty() && disc.log.filter("click").isEmpty());
    QVERIFY(scene.x.box().left < box.left - 0.1);
  }

  void the_topmost_is_asked_first_and_a_click_goes_down_until_it_is_taken() {
    Scene scene;
    Disc below({1, 1}), above({1, 1});
    scene.overlays.add(below);
    scene.overlays.add(above);
    scene.view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&scene.view));
    QTest::mouseMove(&scene.view, scene.pixel(1, 1));
    QTRY_VERIFY(above.log.contains("top") && below.log.contains("hover") && !below.log.contains("top"));
    QTest::mousePress(&scene.view, Qt::LeftButton, {}, scene.pixel(1, 1));
    QTest::mouseRelease(&scene.view, Qt::LeftButton, {}, scene.pixel(1, 1));
    QVERIFY(above.log.contains("press") && !below.log.contains("press"));
    QTest::mouseClick(&scene.view, Qt::LeftButton, {}, scene.pixel(-1, -1));
    QVERIFY(above.log.contains("click") && !below.log.contains("click"));
    above.takes_clicks = false;
    QTest::mouseClick(&scene.view, Qt::LeftButton, {}, scene.pixel(-1, -1));
    QVERIFY(below.log.contains("click"));
  }

  void escape_ends_a_hold_and_the_rest_of_the_drag_does_nothing() {
    Scene scene;
    Disc disc({1, 1});
    scene.overlays.add(disc);
    const Box box = scene.x.box();
    QTest::mousePress(&scene.view, Qt::LeftButton, {}, scene.pixel(1, 1));
    QTest::keyClick(&scene.view, Qt::Key_Escape);
    QCOMPARE(disc.log.last(), QString("cancel"));
    QTest::mouseRelease(&scene.view, Qt::LeftButton, {}, scene.pixel(0, 0));
    QVERIFY(disc.log.filter("release").isEmpty());
    QCOMPARE(scene.x.box(), box);
  }

  void keys_go_to_overlays_first_and_pan_when_none_takes_them() {
    Scene scene;
    Disc disc({1, 1});
    scene.overlays.add(disc);
    const Box box = scene.x.box();
    disc.takes_keys = true;
    QTest::keyClick(&scene.view, Qt::Key_Right);
    QCOMPARE(scene.x.box(), box);
    disc.takes_keys = false;
    QTest::keyClick(&scene.view, Qt::Key_Right);
    QVERIFY(scene.x.box().left > box.left);
  }

  void a_change_of_an_overlay_repaints_no_picture() {
    Scene scene;
    Disc disc({1, 1});
    scene.overlays.add(disc);
    static_cast<void>(picture_of(scene.view));
    const int planes = scene.view.planes, painted = disc.painted;
    for (int i = 0; i < 5; ++i) {
      emit disc.changed();
      static_cast<void>(picture_of(scene.view));
    }
    QCOMPARE(scene.view.planes, planes);
    QVERIFY(disc.painted >= painted + 5);
    // A new field, another place, another theme and another map do.
    scene.view.show_frame(make_frame(scaling_stack(0.7), nullptr));
    const QColor wide = pixel_at(picture_of(scene.view), scene.view.transform(), 0.9, 0);
    QVERIFY(scene.view.planes > planes);
    scene.overlays.disconnect(&scene.view);
    disc.shown = false;
    QCOMPARE(pixel_at(picture_of(scene.view), scene.view.transform(), 0.9, 0), wide);
  }

  void the_picture_under_an_overlay_is_the_picture_without_one() {
    Scene scene;
    const QImage without = picture_of(scene.view);
    Disc disc({50, 50});  // out of sight
    scene.overlays.add(disc);
    QCOMPARE(picture_of(scene.view), without);
    QVERIFY(disc.painted > 0);
    Theme::current().set_mode(Theme::Mode::light);
    const QImage light = picture_of(scene.view);
    disc.shown = false;
    QCOMPARE(picture_of(scene.view), light);
  }

  void an_overlay_that_goes_while_it_is_held_leaves_the_view_in_order() {
    Scene scene;
    auto disc = std::make_unique<Disc>(QPointF(1, 1));
    scene.overlays.add(*disc);
    QTest::mousePress(&scene.view, Qt::LeftButton, {}, scene.pixel(1, 1));
    disc.reset();
    QVERIFY(scene.overlays.bottom_to_top().isEmpty());
    QTest::mouseMove(&scene.view, scene.pixel(0, 0));
    QTest::mouseRelease(&scene.view, Qt::LeftButton, {}, scene.pixel(0, 0));
    QVERIFY(!scene.is_red(1, 1));
  }
};

PUSHFORWARD_GUI_TEST(PlaneOverlaysTest)
#include "plane_overlays_test.moc"
