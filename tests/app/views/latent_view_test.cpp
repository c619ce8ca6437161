// The latent view: points, circles and what they hold.
#include <QPaintEvent>
#include <QTest>
#include <limits>

#include "app/style/theme.h"
#include "app/views/latent_view.h"
#include "core/flow/flow.h"
#include "tests/app/views/frame_maker.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

namespace {

constexpr QSize view_size(540, 385);

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

class LatentViewTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { Theme::current().set_mode(Theme::Mode::dark); }

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
};

PUSHFORWARD_GUI_TEST(LatentViewTest)
#include "latent_view_test.moc"
