// Wheel, mouse, keys and buttons of the plane views.
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "app/style/theme.h"
#include "app/views/density_view.h"
#include "app/views/latent_view.h"
#include "app/views/log_det_view.h"
#include "tests/app/views/frame_maker.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

namespace {

constexpr QSize view_size(540, 385);

void wheel(QWidget& view, QPointF place, int notches) {
  QWheelEvent event(place, view.mapToGlobal(place), {}, QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&view, &event);
}

}  // namespace

class PlaneInputTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { Theme::current().set_mode(Theme::Mode::dark); }

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
};

PUSHFORWARD_GUI_TEST(PlaneInputTest)
#include "plane_input_test.moc"
