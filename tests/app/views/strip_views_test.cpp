// Film and loss.
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "app/style/theme.h"
#include "app/views/film_view.h"
#include "app/views/loss_view.h"
#include "tests/app/views/frame_maker.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

namespace {

const FrameParts small{
    .grid = {{-3, 3, -3, 3}, 32, 32}, .warp_side = 5, .latent_count = 20, .sample_count = 20, .film_side = 24};

std::shared_ptr<const CompiledTarget> gaussian() {
  static const auto target = [] {
    TargetChoice choice;
    choice.id = "gaussian";
    return compile_target(choice, 64);
  }();
  return target;
}

std::shared_ptr<Frame> loss_frame(std::shared_ptr<LossHistory> history) {
  auto frame = std::make_shared<Frame>();
  frame->target = gaussian();
  frame->step = history->points.back().step;
  frame->loss = history;
  auto metrics = std::make_shared<std::vector<MetricsPoint>>(1);
  metrics->back().metrics.kl_forward = 0.125;
  metrics->back().metrics.kl_reverse = 0.5;
  frame->metrics = metrics;
  return frame;
}

}  // namespace

class StripViewsTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { Theme::current().set_mode(Theme::Mode::dark); }

  void a_click_on_a_film_frame_chooses_its_depth() {
    FilmView film;
    film.resize(820, 160);
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    QCOMPARE(film.depth(), 5.0);  // all of them at first
    QSignalSpy chosen(&film, &FilmView::depth_chosen);
    QTest::mouseClick(&film, Qt::LeftButton, {}, film.frame_rectangle(2).center().toPoint());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.takeFirst().at(0).toInt(), 2);
    QCOMPARE(film.depth(), 2.0);
    // The last one means "all layers", also those added later.
    QTest::mouseClick(&film, Qt::LeftButton, {}, film.frame_rectangle(5).center().toPoint());
    QCOMPARE(chosen.takeFirst().at(0).toInt(), -1);
    QTest::mouseClick(&film, Qt::LeftButton, {}, QPoint(300, 10));  // header
    QCOMPARE(chosen.count(), 0);
  }

  void dragging_along_the_scrubber_and_the_arrows_step_through_the_layers() {
    FilmView film;
    film.resize(820, 160);
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    QSignalSpy chosen(&film, &FilmView::depth_chosen);
    const int y = 130;
    QTest::mousePress(&film, Qt::LeftButton, {}, QPoint(static_cast<int>(film.scrubber_x(4)), y));
    for (int depth = 3; depth >= 1; --depth) {
      const QPointF place(film.scrubber_x(depth), y);
      QMouseEvent move(QEvent::MouseMove, place, film.mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
      QCoreApplication::sendEvent(&film, &move);
    }
    QCOMPARE(chosen.count(), 4);
    QCOMPARE(film.depth(), 1.0);
    QTest::keyClick(&film, Qt::Key_Left);
    QCOMPARE(film.depth(), 0.0);
    QTest::keyClick(&film, Qt::Key_Left);
    QCOMPARE(film.depth(), 0.0);
    QTest::keyClick(&film, Qt::Key_Right);
    QCOMPARE(film.depth(), 1.0);
    QTest::keyClick(&film, Qt::Key_End);
    QCOMPARE(film.depth(), 5.0);
    QTest::keyClick(&film, Qt::Key_Home);
    QCOMPARE(film.depth(), 0.0);
  }

  void the_scrubber_moves_smoothly_between_layers_and_rests_at_whole_ones() {
    FilmView film;
    film.resize(820, 160);
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    const int y = 130;
    const double quarter = 0.75 * film.scrubber_x(2) + 0.25 * film.scrubber_x(3);
    QTest::mouseClick(&film, Qt::LeftButton, {}, QPoint(qRound(quarter), y));
    QVERIFY(std::abs(film.depth() - 2.25) < 0.02);
    QTest::mouseClick(&film, Qt::LeftButton, {}, QPoint(qRound(film.scrubber_x(3)) - 3, y));
    QCOMPARE(film.depth(), 3.0);
    QTest::keyClick(&film, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(std::abs(film.depth() - 2.95) < 1e-9);
    QTest::keyClick(&film, Qt::Key_Left);
    QCOMPARE(film.depth(), 2.0);
    film.choose(1.5);
    QTest::keyClick(&film, Qt::Key_Right);
    QCOMPARE(film.depth(), 2.0);
    QVERIFY(film.scrubber_x(1.5) > film.scrubber_x(1) && film.scrubber_x(1.5) < film.scrubber_x(2));
  }

  void the_button_sweeps_from_the_base_to_the_whole_stack_and_a_hand_stops_it() {
    FilmView film;
    film.resize(820, 160);
    film.show();
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    QSignalSpy chosen(&film, &FilmView::depth_chosen);
    auto* button = film.findChild<QToolButton*>();
    QVERIFY(button != nullptr && !button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(film.is_sweeping());
    QCOMPARE(chosen.first().at(0).toDouble(), 0.0);
    QTRY_VERIFY(film.depth() > 0.3);
    QVERIFY(chosen.count() > 3);
    for (qsizetype i = 1; i < chosen.count(); ++i)
      QVERIFY(chosen[i].at(0).toDouble() >= chosen[i - 1].at(0).toDouble());
    QTest::keyClick(&film, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(!film.is_sweeping());
    film.choose(4.9);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!film.is_sweeping());
    QCOMPARE(film.depth(), 5.0);
    QCOMPARE(chosen.last().at(0).toDouble(), -1.0);
  }

  void without_layers_there_is_nothing_to_sweep_through() {
    FilmView film;
    film.show_frame(make_frame(Stack{}, nullptr, small));
    QVERIFY(!film.findChild<QToolButton*>()->isEnabled());
    film.show_frame(make_frame(scaling_stack(0.5), nullptr, small));
    QVERIFY(film.findChild<QToolButton*>()->isEnabled());
  }

  void the_chosen_frame_is_outlined_and_a_bypassed_one_veiled() {
    FilmView film;
    film.resize(820, 160);
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    film.choose(1);
    const QImage image = picture_of(film);
    const QColor accent = Theme::current().color("accent");
    const auto outline = [&](int place) {
      const QRectF box = film.frame_rectangle(place);
      return image.pixelColor(static_cast<int>(box.left()) - 1, static_cast<int>(box.center().y()));
    };
    QCOMPARE(outline(1).rgb(), accent.rgb());
    QVERIFY(difference(outline(2), accent) > 60);
    // Layer 3 is bypassed: the same density as after layer 2, under a veil.
    const QColor plain = image.pixelColor((film.frame_rectangle(2).topLeft() + QPointF(3, 3)).toPoint());
    const QColor veiled = image.pixelColor((film.frame_rectangle(3).topLeft() + QPointF(3, 3)).toPoint());
    QVERIFY(difference(plain, veiled) > 15);
    // The base has its peak in the middle of its frame, in the top colour, on its own scale.
    const QColor peak = image.pixelColor(film.frame_rectangle(0).center().toPoint());
    QVERIFY(difference(peak, QColor(ColorMap::named("viridis").at(1))) < 12);
  }

  void a_long_stack_shows_evenly_spread_frames_with_both_ends() {
    Stack stack;
    for (int i = 0; i < 32; ++i) stack.layers.push_back(make_layer("rotation"));
    FilmView film;
    film.resize(820, 160);
    film.show_frame(make_frame(stack, nullptr, small));
    const std::vector<int> depths = film.shown_depths();
    QCOMPARE(depths.size(), std::size_t{9});
    for (std::size_t i = 0; i < depths.size(); ++i) QCOMPARE(depths[i], static_cast<int>(4 * i));
    // Depths between two frames can be reached, in order.
    for (int depth = 1; depth <= 32; ++depth) QVERIFY(film.scrubber_x(depth) > film.scrubber_x(depth - 1));
    QTest::mouseClick(&film, Qt::LeftButton, {}, QPoint(static_cast<int>(std::lround(film.scrubber_x(13))), 130));
    QCOMPARE(film.depth(), 13.0);
    QVERIFY(!picture_of(film).isNull());
  }

  void in_a_narrow_strip_every_layer_keeps_a_smaller_picture_at_its_own_place() {
    Stack stack;
    for (int i = 0; i < 8; ++i) stack.layers.push_back(make_layer("rotation"));
    FilmView film;
    film.show_frame(make_frame(stack, nullptr, small));
    for (const int width : {422, 500, 640, 1200}) {
      film.resize(width, 160);
      QCOMPARE(film.shown_depths(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8}));
      QVERIFY(film.frame_rectangle(8).right() <= width);
      for (int place = 1; place <= 8; ++place) {
        QVERIFY(film.frame_rectangle(place).left() > film.frame_rectangle(place - 1).right());
        QVERIFY(std::abs(film.frame_rectangle(place).center().x() - film.scrubber_x(place)) <= 1.0);
      }
    }
  }

  void where_not_all_fit_places_stay_true_to_the_depth() {
    Stack stack;
    for (int i = 0; i < 13; ++i) stack.layers.push_back(make_layer("rotation"));
    FilmView film;
    film.resize(422, 160);
    film.show_frame(make_frame(stack, nullptr, small));
    const double layer = film.scrubber_x(1) - film.scrubber_x(0);
    const std::vector<int> depths = film.shown_depths();
    QVERIFY(depths.size() > 2 && depths.size() < 14 && depths.front() == 0 && depths.back() == 13);
    for (std::size_t place = 0; place < depths.size(); ++place) {
      const QRectF box = film.frame_rectangle(static_cast<int>(place));
      QVERIFY(std::abs(box.center().x() - film.scrubber_x(0) - depths[place] * layer) <= 1.0);
      QVERIFY(place == 0 || box.left() > film.frame_rectangle(static_cast<int>(place) - 1).right());
    }
  }

  void another_project_is_shown_whole() {
    FilmView film;
    film.resize(820, 160);
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    film.choose(2.5);
    QSignalSpy chosen(&film, &FilmView::depth_chosen);
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).toDouble(), -1.0);
    QCOMPARE(film.depth(), 5.0);
  }

  void a_depth_that_is_gone_falls_back_to_the_whole_stack() {
    FilmView film;
    film.resize(820, 160);
    film.show_frame(make_frame(mixed_stack(), nullptr, small));
    film.choose(4);
    Stack shorter = mixed_stack();
    shorter.layers.resize(2);
    film.show_frame(make_frame(shorter, nullptr, small));
    QCOMPARE(film.depth(), 2.0);
    film.show_frame(make_frame(Stack{}, nullptr, small));
    QCOMPARE(film.depth(), 0.0);
    QVERIFY(!picture_of(film).isNull());
  }

  void a_running_training_redraws_the_loss_a_few_times_a_second_and_ends_at_the_newest() {
    LossView view;
    view.resize(540, 160);
    const double entropy = gaussian()->target->entropy();
    const auto running = [&](double start) {
      const auto frame = loss_frame(falling_loss(start, entropy, 600));
      frame->state = RunState::training;
      return frame;
    };
    view.show_frame(running(entropy + 2));
    const double first = view.range().high;
    view.show_frame(running(entropy + 40));
    QCOMPARE(view.range().high, first);
    QTRY_VERIFY(view.range().high > first + 5);
    // At rest it is shown at once.
    view.show_frame(loss_frame(falling_loss(entropy + 2, entropy, 600)));
    QCOMPARE(view.range().high, first);
  }

  void the_floor_is_what_the_objective_can_not_pass() {
    const auto frame = loss_frame(falling_loss(5, gaussian()->target->entropy(), 400));
    const double entropy = gaussian()->target->entropy();
    TrainingSettings settings;
    settings.alpha = 1.0;
    LossFloor floor = loss_floor(settings, *frame);
    QVERIFY(floor.holds);
    QCOMPARE(floor.value, entropy);
    QVERIFY(floor.gap_label.contains("KL(p‖q) = 0.125"));
    settings.alpha = 0.0;
    floor = loss_floor(settings, *frame);
    QCOMPARE(floor.value, 0.0);
    QVERIFY(floor.gap_label.contains("KL(q‖p) = 0.500"));
    settings.alpha = 0.25;
    floor = loss_floor(settings, *frame);
    QCOMPARE(floor.value, 0.25 * entropy);
    QVERIFY(floor.gap_label.endsWith("= 0.406"));  // 0.25 * 0.125 + 0.75 * 0.5
    settings.annealing = {true, 0.01, 1'000'000};
    QVERIFY(!loss_floor(settings, *frame).holds);
    settings.alpha = 1.0;  // annealing has no part in maximum likelihood
    QVERIFY(loss_floor(settings, *frame).holds);
  }

  void the_curve_the_gap_and_the_dashed_floor_are_drawn_where_they_belong() {
    LossView view;
    view.resize(540, 160);
    const double entropy = gaussian()->target->entropy();
    view.show_frame(loss_frame(falling_loss(entropy + 2, entropy, 600)));
    const QImage image = picture_of(view);
    const int x = static_cast<int>(view.to_x(500));
    // Along a column: panel above the curve, the gap's colour under it down to the floor, panel again.
    const int curve_y = static_cast<int>(std::lround(view.to_y(entropy + 0.1)));
    const int floor_y = static_cast<int>(std::lround(view.to_y(entropy)));
    QVERIFY(floor_y > curve_y + 4);
    bool has_gap = false;
    for (int y = curve_y + 3; y < floor_y - 1; ++y)
      has_gap |= image.pixelColor(x, y).rgb() == Theme::current().color("gap").rgb();
    QVERIFY(has_gap);
    const QRectF floor_band(view.plot_rectangle().left(), floor_y - 2, view.plot_rectangle().width(), 4);
    const auto is_floor = [](const QColor& pixel) { return difference(pixel, Theme::current().color("floor")) < 60; };
    const int ink = count_pixels(image, floor_band, is_floor);
    QVERIFY(ink > 0.4 * floor_band.width() && ink < 1.9 * floor_band.width());  // dashed: 6 on, 4 off
  }

  void one_spike_does_not_flatten_the_curve() {
    LossView view;
    view.resize(540, 160);
    const double entropy = gaussian()->target->entropy();
    view.show_frame(loss_frame(falling_loss(entropy + 2, entropy, 900)));  // has a step of + 50
    QVERIFY(view.range().high < entropy + 3.5);
    QVERIFY(view.range().low < entropy);
    QVERIFY(view.to_y(entropy) - view.to_y(entropy + 1) > 20);
    // Steps without a finite loss leave the rest alone.
    auto history = falling_loss(entropy + 2, entropy, 900);
    history->points[100].mean = history->points[100].high = std::numeric_limits<float>::infinity();
    history->points[101].mean = history->points[101].low = std::numeric_limits<float>::quiet_NaN();
    view.show_frame(loss_frame(history));
    QVERIFY(view.range().high < entropy + 3.5);
    QVERIFY(!picture_of(view).isNull());
  }

  void the_moving_average_keeps_a_line_and_the_ends() {
    std::vector<LossPoint> points;
    for (int i = 0; i < 50; ++i) points.push_back({i, 10.0F - 0.1F * static_cast<float>(i), 0, 0});
    const std::vector<double> smooth = smoothed_means(points, 7);
    for (std::size_t i = 0; i < smooth.size(); ++i) {
      QVERIFY(std::abs(smooth[i] - static_cast<double>(points[i].mean)) < 1e-4);
    }
  }

  void infinite_divergences_are_said_not_hidden() {
    QCOMPARE(divergence_text(std::numeric_limits<double>::infinity()), QString::fromUtf8("∞"));
    QCOMPARE(divergence_text(0.1574), QString("0.157"));
    QCOMPARE(divergence_text(-1e-6), QString("0.000"));
  }

  void before_the_first_frame_both_say_what_will_come() {
    FilmView film;
    LossView loss;
    film.resize(820, 160);
    loss.resize(540, 160);
    for (QWidget* view : std::initializer_list<QWidget*>{&film, &loss}) {
      const QColor text = Theme::current().color("text3");
      QVERIFY(count_pixels(picture_of(*view), QRectF(0, 40, view->width(), 100),
                           [&](const QColor& pixel) { return difference(pixel, text) < 60; }) > 30);
    }
    loss.show_frame(std::make_shared<Frame>());
    QVERIFY(!picture_of(loss).isNull());
  }
};

PUSHFORWARD_GUI_TEST(StripViewsTest)
#include "strip_views_test.moc"
