// The probe: its numbers add up over every layer of the registry, it follows frames, and hands and keys move it.
#include <QSignalSpy>
#include <QTest>

#include "app/style/theme.h"
#include "app/views/density_view.h"
#include "app/views/latent_view.h"
#include "app/views/probe_overlay.h"
#include "app/views/waterfall_view.h"
#include "core/layers/registry.h"
#include "tests/app/views/frame_maker.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

namespace {

constexpr QSize view_size(540, 385);

std::shared_ptr<Frame> frame_of(const Stack& stack) {
  auto frame = std::make_shared<Frame>();
  frame->stack = std::make_shared<const Stack>(stack);
  frame->depth = static_cast<int>(stack.layers.size());
  frame->temperature = 0.9;
  return frame;
}

// A probe over a density and a latent view.
struct Scene {
  Scene() {
    x.set_home({-3, 3, -2, 2});
    for (PlotArea* view : std::initializer_list<PlotArea*>{&density, &latent}) {
      view->resize(view_size);
      view->show_overlays(overlays, view == &density ? "density" : "latent");
    }
    overlays.add(overlay);
    show(scaling_stack(0.5));
  }
  void show(const Stack& stack) {
    const auto frame = make_frame(stack, two_moons());
    density.show_frame(frame);
    latent.show_frame(frame);
    probe.show_frame(frame);
  }
  static QPoint pixel(const PlotArea& view, double x1, double x2) {
    return view.transform().to_pixel(x1, x2).toPoint();
  }
  [[nodiscard]] QPointF x_place() const { return *probe.place_in(Plane::x); }
  [[nodiscard]] QPointF z_place() const { return *probe.place_in(Plane::z); }

  ViewportLink x, z;
  PlaneOverlays overlays;
  Probe probe;
  ProbeOverlay overlay{probe};
  DensityView density{x};
  LatentView latent{z};
};

bool is_near(QPointF a, double x1, double x2, double tolerance) {
  return std::hypot(a.x() - x1, a.y() - x2) <= tolerance;
}

}  // namespace

class ProbeTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { Theme::current().set_mode(Theme::Mode::dark); }

  void the_waterfall_adds_up_to_log_p_and_the_way_ends_at_z_for_every_layer() {
    for (const auto& layer : all_layers()) {
      for (const bool inverted : {false, true}) {
        Stack stack = mixed_stack();
        LayerEntry entry = make_layer(layer->spec().id, {}, 2, Initialisation::training, 7);
        for (std::size_t i = 0; i < entry.parameters.size(); ++i) entry.parameters[i] += 0.05 * std::sin(3.0 * i);
        entry.inverted = inverted;
        stack.layers.insert(stack.layers.begin() + 1, entry);
        const auto frame = frame_of(stack);
        Probe probe;
        probe.set_on(true);
        probe.show_frame(frame);
        WaterfallView view(probe);
        for (const QPointF place : {QPointF(0.3, -0.8), QPointF(-1.4, 0.2), QPointF(2.2, 1.9)}) {
          probe.pin(Plane::x, place);
          const Matrix x = Eigen::Vector2d(place.x(), place.y());
          const double log_p = log_prob(stack, x, 0.9)(0);
          const auto bars = view.bars();
          QCOMPARE(bars.size(), stack.layers.size() + 2);
          double sum = bars.front().amount();
          for (std::size_t i = 1; i + 1 < bars.size(); ++i) {
            QCOMPARE(bars[i].from, bars[i - 1].to);
            sum += bars[i].amount();
          }
          QVERIFY2(std::abs(sum - log_p) < 1e-4, layer->spec().id.c_str());
          QVERIFY(std::abs(bars.back().amount() - log_p) < 1e-4);
          const Vector z = run(stack, Direction::inverse, x).points.col(0);
          QVERIFY((probe.trace()->z() - z).norm() < 1e-9);
          QVERIFY(is_near(*probe.place_in(Plane::z), z(0), z(1), 1e-9));
        }
      }
    }
  }

  void it_stays_in_the_plane_where_it_was_put_while_the_flow_changes() {
    Scene scene;
    scene.probe.set_on(true);
    scene.probe.pin(Plane::x, {1, 0.5});
    QVERIFY(is_near(scene.z_place(), 2, 1, 1e-9));
    scene.show(scaling_stack(0.25));
    QVERIFY(is_near(scene.x_place(), 1, 0.5, 0) && is_near(scene.z_place(), 4, 2, 1e-9));
    scene.probe.pin(Plane::z, {1, 1});
    QVERIFY(is_near(scene.x_place(), 0.25, 0.25, 1e-9));
    scene.show(scaling_stack(2.0));
    QVERIFY(is_near(scene.x_place(), 2, 2, 1e-9) && is_near(scene.z_place(), 1, 1, 0));
  }

  void it_goes_through_the_layers_that_the_frame_shows() {
    Probe probe;
    auto frame = frame_of(mixed_stack());
    frame->depth = 2;
    probe.show_frame(frame);
    QVERIFY(probe.trace() == nullptr);  // off
    probe.set_on(true);
    probe.pin(Plane::x, {0.4, 0.1});
    QCOMPARE(probe.trace()->positions.cols(), Eigen::Index{3});
    auto deeper = std::make_shared<Frame>(*frame);
    deeper->depth = 4;
    probe.show_frame(deeper);
    QCOMPARE(probe.trace()->positions.cols(), Eigen::Index{5});
  }

  void it_follows_the_pointer_until_a_click_pins_it() {
    Scene scene;
    scene.density.show();
    QVERIFY(QTest::qWaitForWindowExposed(&scene.density));
    scene.probe.set_on(true);
    QTest::mouseMove(&scene.density, Scene::pixel(scene.density, 1, 0.5));
    QTRY_VERIFY(is_near(scene.x_place(), 1, 0.5, 0.02));
    QVERIFY(!scene.probe.is_pinned());
    QTest::mouseClick(&scene.density, Qt::LeftButton, {}, Scene::pixel(scene.density, -1, 0.5));
    QVERIFY(scene.probe.is_pinned() && is_near(scene.x_place(), -1, 0.5, 0.02));
    QTest::mouseMove(&scene.density, Scene::pixel(scene.density, 2, -1));
    QTest::qWait(30);
    QVERIFY(is_near(scene.x_place(), -1, 0.5, 0.02));
    QTest::keyClick(&scene.density, Qt::Key_Escape);
    QVERIFY(!scene.probe.is_pinned());
    QTest::mouseMove(&scene.density, Scene::pixel(scene.density, 0, 1));
    QTRY_VERIFY(is_near(scene.x_place(), 0, 1, 0.02));
  }

  void a_click_in_the_latent_view_pins_z() {
    Scene scene;
    scene.probe.set_on(true);
    QTest::mouseClick(&scene.latent, Qt::LeftButton, {}, Scene::pixel(scene.latent, 1, -2));
    QVERIFY(is_near(scene.z_place(), 1, -2, 0.02) && is_near(scene.x_place(), 0.5, -1, 0.02));
  }

  void a_pinned_probe_is_dragged_and_escape_puts_it_back() {
    Scene scene;
    scene.probe.set_on(true);
    scene.probe.pin(Plane::x, {1, 0.5});
    const Box box = scene.x.box();
    const QPoint start = Scene::pixel(scene.density, 1, 0.5), end = Scene::pixel(scene.density, -0.5, 1);
    QTest::mousePress(&scene.density, Qt::LeftButton, {}, start);
    QTest::mouseMove(&scene.density, end);
    QVERIFY(is_near(scene.x_place(), -0.5, 1, 0.03));
    QTest::keyClick(&scene.density, Qt::Key_Escape);
    QVERIFY(is_near(scene.x_place(), 1, 0.5, 1e-9) && scene.probe.is_pinned());
    QTest::mouseRelease(&scene.density, Qt::LeftButton, {}, end);
    QCOMPARE(scene.x.box(), box);
  }

  void arrows_move_it_by_pixels_and_not_the_view() {
    Scene scene;
    scene.probe.set_on(true);
    scene.probe.pin(Plane::x, {1, 0.5});
    const Box box = scene.x.box();
    const double pixel = 1 / scene.density.transform().scale;
    QTest::keyClick(&scene.density, Qt::Key_Right);
    QVERIFY(is_near(scene.x_place(), 1 + 2 * pixel, 0.5, 1e-9));
    QTest::keyClick(&scene.density, Qt::Key_Up, Qt::ShiftModifier);
    QVERIFY(is_near(scene.x_place(), 1 + 2 * pixel, 0.5 + 20 * pixel, 1e-9));
    QCOMPARE(scene.x.box(), box);
    scene.probe.set_on(false);
    QTest::keyClick(&scene.density, Qt::Key_Right);
    QVERIFY(scene.x.box().left > box.left);
  }

  void every_view_shows_the_ring_and_the_way() {
    Scene scene;
    const auto ink_near = [](PlotArea& view, double x1, double x2, const char* role) {
      const QPointF middle = view.transform().to_pixel(x1, x2);
      return count_pixels(picture_of(view), QRectF(middle.x() - 9, middle.y() - 9, 18, 18),
                          [&](const QColor& pixel) { return difference(pixel, Theme::current().color(role)) < 40; });
    };
    // A place without samples.
    QCOMPARE(ink_near(scene.density, -2.5, 1.6, "probe"), 0);
    scene.probe.set_on(true);
    scene.probe.pin(Plane::x, {-2.5, 1.6});
    QVERIFY(ink_near(scene.density, -2.5, 1.6, "probe") > 40);
    scene.probe.pin(Plane::x, {-1.2, -0.9});
    const int ink = ink_near(scene.latent, -2.4, -1.8, "probe_line");
    QVERIFY2(ink > 40, qPrintable(QString::number(ink)));
    QVERIFY(ink_near(scene.density, -2.4, -1.8, "probe") > 8);   // z, the end of the way
    QVERIFY(ink_near(scene.density, -1.8, -1.35, "probe") > 8);  // half way, on the line
  }

  void the_waterfall_says_what_its_bars_are() {
    Probe probe;
    WaterfallView view(probe);
    view.resize(284, 160);
    QVERIFY(view.bars().empty());
    probe.set_on(true);
    probe.show_frame(frame_of(mixed_stack()));
    probe.pin(Plane::x, {0.3, 0.2});
    const auto bars = view.bars();
    QCOMPARE(bars.size(), std::size_t{7});
    const auto& layers = probe.frame()->stack->layers;
    const auto bypassed = std::ranges::find_if(layers, [](const LayerEntry& entry) { return entry.bypassed; });
    const int index = static_cast<int>(bypassed - layers.begin());
    QCOMPARE(bars[static_cast<std::size_t>(index) + 1].amount(), 0.0);
    QVERIFY(view.bar_text(index + 1).contains("bypassed"));
    for (int bar = 0; bar < 7; ++bar) {
      QTest::keyClick(&view, Qt::Key_Right);
      QCOMPARE(view.chosen(), bar);
      QVERIFY(view.chart_rectangle().adjusted(-1, -1, 1, 1).contains(view.bar_rectangle(bar)));
      QVERIFY(view.bar_rectangle(bar).height() >= 1);
    }
    // Lower in the picture is less: the bar of a loss goes down.
    const auto& base = bars.front();
    QVERIFY(base.amount() < 0 && view.bar_rectangle(0).bottom() > view.bar_rectangle(0).top());
    const QColor ground = Theme::current().color("panel");
    const int ink = count_pixels(picture_of(view), view.bar_rectangle(0),
                                 [&](const QColor& pixel) { return difference(pixel, ground) > 40; });
    QVERIFY(ink > 0.8 * view.bar_rectangle(0).width() * view.bar_rectangle(0).height());
  }

  void a_point_where_the_flow_is_not_finite_is_said_so() {
    Probe probe;
    probe.set_on(true);
    probe.show_frame(frame_of(scaling_stack(1e-300)));
    probe.pin(Plane::x, {1e300, 1});
    WaterfallView view(probe);
    view.resize(284, 160);
    QVERIFY(view.bars().empty());
    QVERIFY(!picture_of(view).isNull());
  }
};

PUSHFORWARD_GUI_TEST(ProbeTest)
#include "probe_test.moc"
