// The probe in the window, by key, button and mouse, while training runs.
#include <QAction>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <optional>

#include "app/editors/stack_list.h"
#include "app/editors/stack_model.h"
#include "app/editors/stack_panel.h"
#include "app/views/plot_area.h"
#include "app/views/registry.h"
#include "app/views/waterfall_view.h"
#include "app/window/window_actions.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::Plane;
using app::PlotArea;
using app::WaterfallView;

class ProbeWindowTest : public QObject {
  Q_OBJECT

  // Where a press takes hold of nothing, as the handles of the selected layer.
  static std::optional<QPoint> free_place(const OpenWindow& open, const PlotArea& view) {
    const app::OverlayPlace place{Plane::x, "density", view.transform(), false, {}};
    const auto& overlays = open.window.view_links().overlays.bottom_to_top();
    for (double x1 = -1.5; x1 < 1.5; x1 += 0.3) {
      for (double x2 = -1.0; x2 < 1.0; x2 += 0.3) {
        const QPoint pixel = view.transform().to_pixel(x1, x2).toPoint();
        const app::OverlayPointer pointer{pixel, view.transform().to_plane(pixel), {}};
        const auto is_hit = [&](const auto* overlay) {
          return overlay->is_shown_in(place) && overlay->is_hit(place, pointer);
        };
        if (std::ranges::none_of(overlays, is_hit)) return pixel;
      }
    }
    return std::nullopt;
  }

 private slots:
  void a_key_turns_it_on_and_its_panel_shows_while_training_goes_on() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* waterfall = open.named<WaterfallView>("Probe");
    auto* film = open.named<app::View>("Depth");
    const int film_width = film->width();
    QVERIFY(!waterfall->isVisible());
    QTest::keyClick(&open.window, Qt::Key_P);
    QVERIFY(open.window.actions().probe->isChecked());
    QTRY_VERIFY(waterfall->isVisible() && film->width() < film_width);
    QCOMPARE(waterfall->bars().size(), open.session.project().stack.layers.size() + 2);
    QVERIFY(open.goes_on());
    open.window.actions().probe->trigger();
    QTRY_COMPARE(film->width(), film_width);
    QVERIFY(!waterfall->isVisible());
  }

  void a_pinned_probe_follows_the_frames_of_the_training() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_P);
    auto* density = open.named<PlotArea>("Density");
    const auto place = free_place(open, *density);
    QVERIFY(place.has_value());
    QTest::mouseClick(density, Qt::LeftButton, {}, *place);
    app::Probe& probe = open.window.view_links().probe;
    QVERIFY(probe.is_pinned());
    const Vector before = probe.trace()->z();
    QVERIFY(open.goes_on());
    QVERIFY(wait_until([&] { return (probe.trace()->z() - before).norm() > 1e-6; }));
    // The numbers belong to the frame that is shown.
    const auto frame = open.session.frame();
    QVERIFY(probe.frame() == frame);
    const Matrix x = probe.trace()->x();
    QVERIFY(std::abs(probe.trace()->log_prob() - log_prob(*frame->stack, x, frame->temperature)(0)) < 1e-4);
  }

  void cards_show_what_their_layers_add_at_the_probe() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    app::Probe& probe = open.window.view_links().probe;
    const app::StackModel& cards = open.window.stack_panel().model();
    QTest::keyClick(&open.window, Qt::Key_P);
    probe.pin(Plane::x, {0.7, -0.3});
    for (const double x1 : {0.7, -1.2}) {  // and again where it is moved to
      probe.pin(Plane::x, {x1, -0.3});
      QVERIFY(open.goes_on());
      QVERIFY(cards.shows_point());
      double sum = 0.0;
      for (const app::Probe::Share& share : probe.shares()) {
        const auto shown = cards.share(cards.card(cards.row_of(share.layer)));
        QCOMPARE(shown, std::optional(share.log_det));
        sum += *shown;
      }
      QCOMPARE(cards.total_log_det(), sum);
      QVERIFY(std::abs(probe.trace()->base_log_density + sum - probe.trace()->log_prob()) < 1e-9);
    }
    open.window.actions().probe->trigger();
    QVERIFY(!cards.shows_point());
  }

  void a_bar_of_the_waterfall_and_the_card_of_its_layer_point_at_each_other() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_P);
    open.window.view_links().probe.pin(Plane::x, {0.7, -0.3});
    auto* waterfall = open.named<WaterfallView>("Probe");
    const auto& layers = open.session.project().stack.layers;
    app::StackPanel& panel = open.window.stack_panel();
    QTest::mouseMove(waterfall, waterfall->bar_rectangle(1).center().toPoint());
    QTRY_COMPARE(panel.model().marked(), layers.front().id);
    QWidget& list = *panel.list().viewport();
    const int row = panel.model().row_of(layers.back().id);
    QTest::mouseMove(&list, panel.list().visualRect(panel.model().index(row, 0)).center());
    QTRY_COMPARE(waterfall->chosen(), static_cast<int>(layers.size()));
    QCOMPARE(panel.model().marked(), layers.back().id);
    QVERIFY(open.goes_on());
  }

  void a_key_shows_the_lens_and_a_mouse_drags_it_while_training_goes_on() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_L);
    app::Lens& lens = open.window.view_links().lens;
    QVERIFY(lens.is_on() && open.window.actions().lens->isChecked());
    auto* latent = open.named<PlotArea>("Latent");
    const QPointF before = lens.center();
    const QPoint start = latent->transform().to_pixel(before.x(), before.y()).toPoint();
    QTest::mousePress(latent, Qt::LeftButton, {}, start);
    QTest::mouseMove(latent, start + QPoint(-40, 30));
    QTest::mouseRelease(latent, Qt::LeftButton, {}, start + QPoint(-40, 30));
    const double moved = 40 / latent->transform().scale;
    QVERIFY(std::abs(before.x() - lens.center().x() - moved) < 0.02);
    QVERIFY(wait_until([&] { return lens.image() != nullptr && lens.image()->is_finite(); }));
    const double log_det = lens.image()->log_det;
    QVERIFY(open.goes_on());
    QVERIFY(wait_until([&] { return lens.image()->log_det != log_det; }));
    QTest::keyClick(&open.window, Qt::Key_L);
    QVERIFY(!lens.is_on());
  }

  void an_edit_of_the_stack_is_followed() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_P);
    auto* waterfall = open.named<WaterfallView>("Probe");
    open.session.insert_layer(QStringLiteral("radial"), 1);
    QVERIFY(wait_until([&] { return waterfall->bars().size() == open.session.project().stack.layers.size() + 2; }));
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(ProbeWindowTest)
#include "probe_window_test.moc"
