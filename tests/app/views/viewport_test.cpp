#include <QSignalSpy>
#include <QTest>

#include "app/views/smoothed_scale.h"
#include "app/views/view_requester.h"
#include "app/views/viewport_link.h"
#include "tests/app/views/frame_maker.h"
#include "tests/support/gui_test.h"

using namespace pushforward::app;
using pushforward::Box;

class ViewportTest : public QObject {
  Q_OBJECT
 private slots:
  void the_point_under_the_pointer_stays_when_zooming() {
    ViewportLink link;
    link.set_box({-4, 4, -2, 2});
    link.zoom(0.5, 2, 1);
    QCOMPARE(link.box(), (Box{-1, 3, -0.5, 1.5}));
  }

  void a_view_can_not_be_zoomed_into_nothing_or_away() {
    ViewportLink link;
    link.set_box({-4, 4, -4, 4});
    for (int i = 0; i < 500; ++i) link.zoom(0.5, 0.3, 0.2);
    QVERIFY(link.box().right - link.box().left >= 1e-4);
    for (int i = 0; i < 500; ++i) link.zoom(2, 0.3, 0.2);
    QVERIFY(link.box().right - link.box().left <= 1e4);
    const Box before = link.box();
    link.set_box({1, -1, 0, 1});
    QCOMPARE(link.box(), before);
  }

  void a_target_becomes_the_home_once_and_a_box_set_before_stays() {
    const auto target = pushforward::test::two_moons();
    ViewportLink fresh;
    fresh.follow_target(target);
    QCOMPARE(fresh.box(), target->target->box());
    fresh.zoom(0.5, 0, 0);
    const Box zoomed = fresh.box();
    fresh.follow_target(target);
    QCOMPARE(fresh.box(), zoomed);
    fresh.reset();
    QCOMPARE(fresh.box(), target->target->box());

    ViewportLink restored;
    restored.set_box({0, 1, 0, 1});
    restored.follow_target(target);
    QCOMPARE(restored.box(), (Box{0, 1, 0, 1}));
  }

  void requests_cover_what_is_seen_and_come_once_a_turn() {
    ViewportLink link;
    ViewRequester requester(link);
    QSignalSpy requests(&requester, &ViewRequester::request_changed);
    const QObject wide;
    const QObject tall;
    link.set_box({-1, 1, -1, 1});
    link.set_visible(&wide, {-3, 3, -1, 1});
    link.set_visible(&tall, {-1, 1, -2, 2});
    requester.set_depth(2);
    QCOMPARE(requests.count(), 0);
    QTRY_COMPARE(requests.count(), 1);
    QCOMPARE(requester.request().box, (Box{-3, 3, -2, 2}));
    QCOMPARE(requester.request().depth, 2.0);
    link.set_hidden(&wide);
    QTRY_COMPARE(requests.count(), 2);
    QCOMPARE(requester.request().box, (Box{-1, 1, -2, 2}));
    link.set_visible(&tall, {-1, 1, -2, 2});  // nothing new
    QCoreApplication::processEvents();
    QCOMPARE(requests.count(), 2);
  }

  void a_scale_takes_its_first_value_at_once_and_approaches_later_ones() {
    SmoothedScale scale;
    scale.aim(1.0);
    QCOMPARE(scale.value(), 1.0);
    scale.aim(2.0);
    QVERIFY(scale.value() < 1.9);  // no jump
    QTRY_VERIFY(scale.value() > 1.0);
    QTRY_COMPARE_WITH_TIMEOUT(scale.value(), 2.0, 5000);  // though no further frame comes
    QVERIFY(scale.is_settled());
    scale.aim(-1.0);
    scale.aim(std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(scale.value(), 2.0);
  }

  void a_locked_scale_stands_still_and_goes_on_when_released() {
    SmoothedScale scale;
    scale.aim(1.0);
    scale.set_locked(true);
    scale.aim(4.0);
    QCOMPARE(scale.value(), 1.0);
    scale.set_locked(false);
    QTRY_COMPARE_WITH_TIMEOUT(scale.value(), 4.0, 5000);
  }
};

PUSHFORWARD_GUI_TEST(ViewportTest)
#include "viewport_test.moc"
