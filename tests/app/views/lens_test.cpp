// The lens: the ellipse has |det J| times the disc's area, by differences too; hands and keys move and resize it.
#include <QSignalSpy>
#include <QTest>

#include <Eigen/LU>
#include <cmath>

#include "app/style/theme.h"
#include "app/views/density_view.h"
#include "app/views/latent_view.h"
#include "app/views/lens_overlay.h"
#include "core/layers/registry.h"
#include "tests/app/views/frame_maker.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

namespace {

double area_of(const Matrix& polygon) {
  double twice = 0.0;
  for (Eigen::Index i = 0; i < polygon.cols(); ++i) {
    const Eigen::Index next = (i + 1) % polygon.cols();
    twice += polygon(0, i) * polygon(1, next) - polygon(0, next) * polygon(1, i);
  }
  return std::abs(twice) / 2;
}

Eigen::Matrix2d differences(const Stack& stack, Direction direction, const Eigen::Vector2d& at) {
  constexpr double step = 1e-6;
  Eigen::Matrix2d jacobian;
  for (int column = 0; column < 2; ++column) {
    Eigen::Vector2d ahead = at, behind = at;
    ahead(column) += step;
    behind(column) -= step;
    jacobian.col(column) = (run(stack, direction, ahead).points - run(stack, direction, behind).points) / (2 * step);
  }
  return jacobian;
}

bool is_near(QPointF a, double x1, double x2, double tolerance) {
  return std::hypot(a.x() - x1, a.y() - x2) <= tolerance;
}

// A lens over a density and a latent view; the flow halves the plane.
struct Scene {
  Scene() {
    x.set_home({-3, 3, -2, 2});
    const auto frame = make_frame(scaling_stack(0.5), two_moons());
    for (PlotArea* view : std::initializer_list<PlotArea*>{&density, &latent}) {
      view->resize(540, 385);
      view->show_overlays(overlays, view == &density ? "density" : "latent");
      view->show_frame(frame);
    }
    overlays.add(overlay);
    lens.show_frame(frame);
    lens.set_on(true);
    lens.move_to({1, 1});
    lens.set_radius(0.6);
  }
  void drag(PlotArea& view, QPointF from, QPointF to) {
    const PlotTransform transform = view.transform();
    QTest::mousePress(&view, Qt::LeftButton, {}, transform.to_pixel(from.x(), from.y()).toPoint());
    QTest::mouseMove(&view, transform.to_pixel(to.x(), to.y()).toPoint());
    QTest::mouseRelease(&view, Qt::LeftButton, {}, transform.to_pixel(to.x(), to.y()).toPoint());
  }

  ViewportLink x, z;
  PlaneOverlays overlays;
  Lens lens;
  LensOverlay overlay{lens};
  DensityView density{x};
  LatentView latent{z};
};

}  // namespace

class LensTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { Theme::current().set_mode(Theme::Mode::dark); }

  void the_ellipse_has_the_area_that_the_jacobian_says_for_every_layer() {
    for (const auto& layer : all_layers()) {
      for (const bool inverted : {false, true}) {
        Stack stack = mixed_stack();
        LayerEntry entry = make_layer(layer->spec().id, {}, 2, Initialisation::training, 7);
        for (std::size_t i = 0; i < entry.parameters.size(); ++i)
          entry.parameters[i] += 0.05 * std::sin(3.0 * static_cast<double>(i));
        entry.inverted = inverted;
        stack.layers.insert(stack.layers.begin() + 1, entry);
        for (const Direction direction : {Direction::forward, Direction::inverse}) {
          const Eigen::Vector2d center(0.31, -0.47);
          const double radius = 1e-4;
          const DiscImage image = image_of_disc(stack, direction, center, radius);
          QVERIFY(image.is_finite());
          const double det = std::abs(image.jacobian.determinant());
          QVERIFY2(std::abs(std::log(det) - image.log_det) < 1e-6, layer->spec().id.c_str());
          const Eigen::Matrix2d wanted = differences(stack, direction, center);
          QVERIFY2((image.jacobian - wanted).norm() < 1e-4 * (1 + wanted.norm()), layer->spec().id.c_str());
          QVERIFY(std::abs(std::abs(wanted.determinant()) / det - 1) < 1e-3);
          // The true image of so small a disc is the ellipse: a polygon of 96 corners against a circle of as many.
          const double corners = 96;
          const double disc = corners / 2 * std::sin(2 * M_PI / corners) * radius * radius;
          QVERIFY2(std::abs(area_of(image.curve) / disc / det - 1) < 1e-2, layer->spec().id.c_str());
        }
      }
    }
  }

  void it_is_dragged_by_its_middle_and_resized_by_its_rim() {
    Scene scene;
    const Box box = scene.z.box();
    const double pixel = 1 / scene.latent.transform().scale;
    scene.drag(scene.latent, {1, 1}, {-0.5, 0.8});
    QVERIFY(is_near(scene.lens.center(), -0.5, 0.8, 1.5 * pixel));
    QCOMPARE(scene.lens.radius(), 0.6);
    const QPointF center = scene.lens.center();
    scene.drag(scene.latent, center + QPointF(0.6, 0), center + QPointF(0.9, 0));
    QVERIFY(std::abs(scene.lens.radius() - 0.9) < 1.5 * pixel);
    QVERIFY(is_near(scene.lens.center(), center.x(), center.y(), 1e-12));
    QCOMPARE(scene.z.box(), box);
  }

  void dragging_the_image_moves_the_disc_behind_it() {
    Scene scene;
    const double pixel = 1 / scene.density.transform().scale;
    QVERIFY(is_near({scene.lens.image()->center.x(), scene.lens.image()->center.y()}, 0.5, 0.5, 1e-12));
    scene.drag(scene.density, {0.5, 0.5}, {-0.4, 0.2});
    QVERIFY(is_near(scene.lens.center(), -0.8, 0.4, 3 * pixel));
  }

  void escape_puts_it_back() {
    Scene scene;
    const QPoint start = scene.latent.transform().to_pixel(1, 1).toPoint();
    QTest::mousePress(&scene.latent, Qt::LeftButton, {}, start);
    QTest::mouseMove(&scene.latent, start + QPoint(60, 40));
    QVERIFY(!is_near(scene.lens.center(), 1, 1, 0.1));
    QTest::keyClick(&scene.latent, Qt::Key_Escape);
    QVERIFY(is_near(scene.lens.center(), 1, 1, 1e-12));
  }

  void keys_move_resize_and_change_the_plane_until_a_click_elsewhere() {
    Scene scene;
    const double pixel = 1 / scene.latent.transform().scale;
    QTest::keyClick(&scene.latent, Qt::Key_Right);
    QVERIFY(is_near(scene.lens.center(), 1 + 2 * pixel, 1, 1e-9));
    QTest::keyClick(&scene.latent, Qt::Key_BracketRight);
    QVERIFY(std::abs(scene.lens.radius() - 0.66) < 1e-12);
    scene.lens.move_to({1, 1});
    QTest::keyClick(&scene.latent, Qt::Key_X);
    QVERIFY(scene.lens.plane() == Plane::x);
    QVERIFY(is_near(scene.lens.center(), 0.5, 0.5, 1e-9) && std::abs(scene.lens.radius() - 0.33) < 1e-9);
    QTest::mouseClick(&scene.latent, Qt::LeftButton, {}, scene.latent.transform().to_pixel(-2, -2).toPoint());
    const Box box = scene.z.box();
    QTest::keyClick(&scene.latent, Qt::Key_Right);
    QVERIFY(scene.z.box().left > box.left);
  }

  void disc_and_image_are_painted_in_their_planes() {
    Scene scene;
    const auto ink_at = [](PlotArea& view, double x1, double x2) {
      const QPointF middle = view.transform().to_pixel(x1, x2);
      return count_pixels(picture_of(view), QRectF(middle.x() - 3, middle.y() - 3, 6, 6),
                          [](const QColor& pixel) { return difference(pixel, Theme::current().color("handle")) < 50; });
    };
    QVERIFY(ink_at(scene.latent, 1, 1) > 8 && ink_at(scene.latent, 1.6, 1) > 2);
    QVERIFY(ink_at(scene.density, 0.5, 0.5) > 8);
    scene.lens.set_on(false);
    QCOMPARE(ink_at(scene.density, 0.5, 0.5), 0);
  }
};

PUSHFORWARD_GUI_TEST(LensTest)
#include "lens_test.moc"
