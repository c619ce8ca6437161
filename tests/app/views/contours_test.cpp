#include "app/views/contours.h"

#include <QObject>
#include <QTest>
#include <cmath>
#include <limits>

#include "app/style/axis_ticks.h"
#include "app/views/target_contours.h"
#include "core/flow/flow.h"
#include "tests/app/views/frame_maker.h"
#include "tests/support/gui_test.h"

using pushforward::app::ContourTracer;
using pushforward::app::thinned;

namespace {

constexpr int side = 41;

std::vector<float> field_of(const std::function<double(double, double)>& value) {
  std::vector<float> field;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) field.push_back(static_cast<float>(value(column - 20, row - 20)));
  }
  return field;
}

double length_of(const QPolygonF& line) {
  double length = 0;
  for (qsizetype i = 1; i < line.size(); ++i)
    length += std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
  return length;
}

}  // namespace

class ContoursTest : public QObject {
  Q_OBJECT
 private slots:
  void a_hill_has_one_closed_round_line() {
    ContourTracer tracer;
    const auto lines = tracer.trace(field_of([](double x, double y) { return -(x * x + y * y); }), side, side, -100.0F);
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].front(), lines[0].back());
    for (const QPointF& point : lines[0]) {
      QVERIFY(std::abs(std::hypot(point.x() - 20, point.y() - 20) - 10) < 0.05);
    }
    QVERIFY(std::abs(length_of(lines[0]) - 2 * M_PI * 10) < 0.5);
  }

  void a_slope_has_one_open_line_from_edge_to_edge() {
    ContourTracer tracer;
    const auto lines = tracer.trace(field_of([](double x, double) { return x; }), side, side, 0.25F);
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].size(), qsizetype{side});
    for (const QPointF& point : lines[0]) QVERIFY(std::abs(point.x() - 20.25) < 1e-5);
  }

  void nothing_is_drawn_through_missing_values_and_the_rest_stays() {
    ContourTracer tracer;
    auto field = field_of([](double x, double) { return x; });
    field[20 * side + 20] = std::numeric_limits<float>::quiet_NaN();
    const auto lines = tracer.trace(field, side, side, 0.25F);
    QCOMPARE(lines.size(), std::size_t{2});
    for (const auto& line : lines) {
      for (const QPointF& point : line) QVERIFY(std::abs(point.y() - 20) >= 1 - 1e-6);
    }
  }

  void a_saddle_has_two_lines_that_do_not_cross() {
    ContourTracer tracer;
    const auto lines = tracer.trace(field_of([](double x, double y) { return x * y + 0.5; }), side, side, 0.0F);
    QCOMPARE(lines.size(), std::size_t{2});
  }

  void a_thinned_line_has_fewer_points_and_stays_where_it_was() {
    QPolygonF circle;
    for (int i = 0; i <= 200; ++i)
      circle.append(30 * QPointF(std::cos(2 * M_PI * i / 200), std::sin(2 * M_PI * i / 200)));
    circle.back() = circle.front();
    const QPolygonF line = thinned(circle, 0.1);
    QVERIFY(line.size() < circle.size() / 2);
    QCOMPARE(line.front(), circle.front());
    QCOMPARE(line.back(), circle.back());
    // The middle of a chord is off by the most.
    for (qsizetype i = 1; i < line.size(); ++i) {
      const QPointF middle = (line[i] + line[i - 1]) / 2;
      QVERIFY(std::abs(std::hypot(middle.x(), middle.y()) - 30) < 0.11);
    }
    const QPolygonF small_square{{QPointF(0, 0), QPointF(1, 0), QPointF(1, 1), QPointF(0, 1), QPointF(0, 0)}};
    QCOMPARE(thinned(small_square, 0.1), small_square);
    QVERIFY(thinned({}, 0.1).isEmpty());
  }

  void a_tracer_can_be_used_again_for_other_sizes() {
    ContourTracer tracer;
    const auto hill = field_of([](double x, double y) { return -(x * x + y * y); });
    const auto first = tracer.trace(hill, side, side, -100.0F);
    (void)tracer.trace(std::vector<float>{0, 1, 0, 1}, 2, 2, 0.5F);
    QCOMPARE(tracer.trace(hill, side, side, -100.0F), first);
  }

  void a_mass_level_holds_its_share() {
    const std::vector<float> densities{1, 5, 3, 1, 0};  // 5 + 3 = 8 of 10
    QCOMPARE(pushforward::app::mass_level(densities, 0.5), 5.0F);
    QCOMPARE(pushforward::app::mass_level(densities, 0.8), 3.0F);
    QCOMPARE(pushforward::app::mass_level(densities, 0.85), 1.0F);
  }

  void contours_of_a_gaussian_are_its_chi_square_circles() {
    pushforward::TargetChoice choice;
    choice.id = "gaussian";
    const auto target = pushforward::compile_target(choice, 256);
    const auto lines = pushforward::app::trace_mass_contours(*target, {0.5, 0.95});
    QCOMPARE(lines.size(), std::size_t{2});
    // By the density itself, whatever covariance the target has by default: the level curve of share P of a Gaussian
    // lies where log density = peak + ln(1 - P).
    const double peak = target->target->log_density(pushforward::Matrix::Zero(2, 1))(0);
    const double shares[] = {0.5, 0.95};
    for (std::size_t i = 0; i < 2; ++i) {
      for (const QPointF& point : lines[i]) {
        pushforward::Matrix x(2, 1);
        x << point.x(), point.y();
        QVERIFY(std::abs(target->target->log_density(x)(0) - peak - std::log(1 - shares[i])) < 0.02);
      }
    }
  }

  void ticks_are_round_and_labels_have_true_minus_signs() {
    const auto ticks = pushforward::app::axis_ticks(-1.05, 1.05, 6);
    QCOMPARE(ticks.step, 0.5);
    QCOMPARE(ticks.values.size(), std::size_t{5});
    QCOMPARE(pushforward::app::tick_label(-0.5, 0.5), QString::fromUtf8("−0.5"));
    QCOMPARE(pushforward::app::tick_label(-1e-17, 0.5), QString("0.0"));
    QCOMPARE(pushforward::app::tick_label(2, 1), QString("2"));
    QCOMPARE(pushforward::app::grouped(1234567), QString("1,234,567"));
    QVERIFY(pushforward::app::axis_ticks(1, 1, 5).values.empty());
    for (const double span : {0.003, 1.0, 7.0, 3200.0, 1e6}) {
      const auto many = pushforward::app::axis_ticks(0, span, 6);
      QVERIFY(many.values.size() >= 3 && many.values.size() <= 7);
    }
  }
};

PUSHFORWARD_GUI_TEST(ContoursTest)
#include "contours_test.moc"
