// Metrics against cases with known answers.
#include "core/train/metrics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "core/targets/target.h"

namespace pushforward {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct GaussianParameters {
  double sigma1, sigma2, correlation;
};

TargetChoice gaussian(const GaussianParameters& g) {
  return {"gaussian", {{"sigma1", g.sigma1}, {"sigma2", g.sigma2}, {"correlation", g.correlation}}};
}

Eigen::Matrix2d covariance(const GaussianParameters& g) {
  const double off = g.correlation * g.sigma1 * g.sigma2;
  return (Eigen::Matrix2d() << g.sigma1 * g.sigma1, off, off, g.sigma2 * g.sigma2).finished();
}

double determinant(const Eigen::Matrix2d& m) { return m(0, 0) * m(1, 1) - m(0, 1) * m(1, 0); }

Eigen::Matrix2d inverse(const Eigen::Matrix2d& m) {
  return (Eigen::Matrix2d() << m(1, 1), -m(0, 1), -m(1, 0), m(0, 0)).finished() / determinant(m);
}

// KL(N(0, a) || N(0, b)) in two dimensions.
double gaussian_kl(const Eigen::Matrix2d& a, const Eigen::Matrix2d& b) {
  return 0.5 * ((inverse(b) * a).trace() - 2.0 + std::log(determinant(b) / determinant(a)));
}

std::vector<double> log_density_on(const Target& target, const Grid& grid) {
  const Vector values = target.log_density(grid_points(grid));
  return {values.begin(), values.end()};
}

TEST(Metrics, OfTwoGaussiansAreTheClosedForms) {
  const GaussianParameters p{1.0, 0.7, 0.3};
  const GaussianParameters q{0.9, 0.8, -0.2};
  const auto target = make_target(gaussian(p));
  const Quadrature quadrature(target, metrics_grid(*target));
  const auto log_q = log_density_on(*make_target(gaussian(q)), quadrature.grid());
  const Metrics metrics = quadrature.measure(std::span<const double>(log_q));
  const double forward = gaussian_kl(covariance(p), covariance(q));
  EXPECT_NEAR(metrics.kl_forward, forward, 1e-6);
  EXPECT_NEAR(metrics.kl_reverse, gaussian_kl(covariance(q), covariance(p)), 1e-6);
  EXPECT_NEAR(metrics.nll, forward + target->entropy(), 1e-6);
  EXPECT_NEAR(metrics.integral, 1.0, 1e-6);
  EXPECT_NEAR(metrics.target_integral, 1.0, 1e-6);
  // integral of p^2 / q: with A = 2 P^-1 - Q^-1 it is sqrt(det Q / det A) / det P.
  const Eigen::Matrix2d a = 2.0 * inverse(covariance(p)) - inverse(covariance(q));
  const double ratio = std::sqrt(determinant(covariance(q)) / determinant(a)) / determinant(covariance(p));
  EXPECT_NEAR(metrics.effective_sample_fraction, 1.0 / ratio, 1e-6);

  const std::vector<float> in_float(log_q.begin(), log_q.end());
  const Metrics rounded = quadrature.measure(std::span<const float>(in_float));
  EXPECT_NEAR(rounded.kl_forward, metrics.kl_forward, 1e-6);
  EXPECT_NEAR(rounded.kl_reverse, metrics.kl_reverse, 1e-6);
}

TEST(Metrics, OfTheTargetItselfAreZero) {
  for (const TargetSpec& spec : all_targets()) {
    const auto target = make_target({spec.id, {}});
    const Quadrature quadrature(target, metrics_grid(*target));
    const auto& log_p = quadrature.target_log_density();
    const Metrics metrics = quadrature.measure(std::span<const double>(log_p));
    EXPECT_EQ(metrics.kl_forward, 0.0) << spec.id;
    EXPECT_EQ(metrics.kl_reverse, 0.0) << spec.id;
    EXPECT_NEAR(metrics.nll, target->entropy(), 1e-12) << spec.id;
    EXPECT_NEAR(metrics.target_integral, 1.0, 1e-5) << spec.id;
    EXPECT_NEAR(metrics.effective_sample_fraction, 1.0, 1e-5) << spec.id;
  }
}

TEST(Metrics, AreInfiniteWhereAKlIs) {
  const auto square = make_target({"uniform-square", {}});
  const Quadrature quadrature(square, metrics_grid(*square));
  // A Gaussian puts mass outside the square: KL(q||p) is infinite, KL(p||q) = E_p[-ln q] - ln 16 with E[x^2] = 4/3.
  const auto gauss = log_density_on(*make_target(gaussian({1.0, 1.0, 0.0})), quadrature.grid());
  const Metrics outside = quadrature.measure(std::span<const double>(gauss));
  EXPECT_EQ(outside.kl_reverse, infinity);
  EXPECT_NEAR(outside.kl_forward, std::log(2.0 * std::numbers::pi) + 4.0 / 3.0 - std::log(16.0), 1e-3);

  // The other way about, a q that is zero where p is not.
  const auto normal = make_target(gaussian({1.0, 1.0, 0.0}));
  const Quadrature of_normal(normal, metrics_grid(*normal));
  const auto uniform = log_density_on(*square, of_normal.grid());
  const Metrics missing = of_normal.measure(std::span<const double>(uniform));
  EXPECT_EQ(missing.kl_forward, infinity);
  EXPECT_EQ(missing.nll, infinity);
  EXPECT_EQ(missing.effective_sample_fraction, 0.0);
  EXPECT_NEAR(missing.kl_reverse, std::log(2.0 * std::numbers::pi) + 4.0 / 3.0 - std::log(16.0), 1e-3);
}

TEST(Metrics, IgnoreMassBelowTheThresholdOnly) {
  const auto square = make_target({"uniform-square", {}});
  const Quadrature quadrature(square, metrics_grid(*square));
  std::vector<double> log_q = quadrature.target_log_density();
  const auto outside = static_cast<std::size_t>(std::find(log_q.begin(), log_q.end(), -infinity) - log_q.begin());
  const double area = std::pow(16.0 / 512.0, 2);
  log_q[outside] = std::log(0.5 * negligible_mass / area);
  EXPECT_NEAR(quadrature.measure(std::span<const double>(log_q)).kl_reverse, 0.0, 1e-9);
  log_q[outside] = std::log(2.0 * negligible_mass / area);
  EXPECT_EQ(quadrature.measure(std::span<const double>(log_q)).kl_reverse, infinity);
}

TEST(Metrics, StayFiniteForVeryLowLogDensities) {
  const auto target = make_target({"two-moons", {}});
  const Quadrature quadrature(target, metrics_grid(*target));
  std::vector<float> log_q(quadrature.target_log_density().size(), -1e30F);
  const Metrics metrics = quadrature.measure(std::span<const float>(log_q));
  EXPECT_EQ(metrics.integral, 0.0);
  EXPECT_NEAR(metrics.kl_forward / 1e30, 1.0, 1e-4);
  EXPECT_EQ(metrics.effective_sample_fraction, 0.0);
}

TEST(Metrics, ShowABrokenModel) {
  const auto target = make_target({"two-moons", {}});
  const Quadrature quadrature(target, metrics_grid(*target));
  std::vector<double> log_q = quadrature.target_log_density();
  log_q[log_q.size() / 2 + 256] = std::numeric_limits<double>::quiet_NaN();
  const Metrics metrics = quadrature.measure(std::span<const double>(log_q));
  EXPECT_TRUE(std::isnan(metrics.kl_forward));
  EXPECT_TRUE(std::isnan(metrics.kl_reverse));
  EXPECT_TRUE(std::isnan(metrics.integral));
  log_q.pop_back();
  EXPECT_THROW((void)quadrature.measure(std::span<const double>(log_q)), std::invalid_argument);
}

TEST(MetricsGrid, IsAtLeastSixteenWideAndHoldsTheTarget) {
  for (const TargetSpec& spec : all_targets()) {
    const auto target = make_target({spec.id, {}});
    const Grid grid = metrics_grid(*target, 256);
    EXPECT_EQ(grid.columns, 256);
    EXPECT_EQ(grid.rows, 256);
    const Box box = target->box();
    EXPECT_LE(grid.box.left, std::min(-8.0, box.left));
    EXPECT_GE(grid.box.right, std::max(8.0, box.right));
    EXPECT_LE(grid.box.bottom, std::min(-8.0, box.bottom));
    EXPECT_GE(grid.box.top, std::max(8.0, box.top));
  }
}

TEST(GridPoints, AreTheCellCentresBottomRowFirst) {
  const Matrix points = grid_points({{0.0, 4.0, -1.0, 1.0}, 4, 2});
  ASSERT_EQ(points.cols(), 8);
  EXPECT_EQ(points(0, 0), 0.5);
  EXPECT_EQ(points(1, 0), -0.5);
  EXPECT_EQ(points(0, 3), 3.5);
  EXPECT_EQ(points(0, 4), 0.5);
  EXPECT_EQ(points(1, 4), 0.5);
}

// x = scale * z + shift, with an error of its own in the way back.
class AffineEngine final : public Engine {
 public:
  AffineEngine(double scale, double shift, double flaw = 0.0) : scale_(scale), shift_(shift), flaw_(flaw) {}
  int largest_request = 0;

  [[nodiscard]] EvaluationTicket begin(const EvaluationRequest& request) override {
    EXPECT_EQ(request.range.last, -1);
    const bool inverse = request.direction == Direction::inverse;
    evaluation_ = {};
    const auto push = [&](double value) {
      const double out = inverse ? (value - shift_) / scale_ : scale_ * value + shift_ + flaw_;
      evaluation_.points.push_back(static_cast<float>(out));
    };
    if (const Grid* grid = std::get_if<Grid>(&request.source)) {
      const Matrix nodes = grid_points(*grid);
      for (const double value : nodes.reshaped()) push(value);
    } else {
      for (const float value : std::get<std::vector<float>>(request.source)) push(value);
    }
    evaluation_.count = static_cast<int>(evaluation_.points.size() / 2);
    const double log_det = 2.0 * std::log(scale_);
    evaluation_.log_det.assign(static_cast<std::size_t>(evaluation_.count),
                               static_cast<float>(inverse ? -log_det : log_det));
    largest_request = std::max(largest_request, evaluation_.count);
    return 1;
  }
  [[nodiscard]] Evaluation finish(EvaluationTicket) override { return evaluation_; }

  [[nodiscard]] const EngineDescription& description() const override { return description_; }
  void set_stack(const Stack&) override {}
  [[nodiscard]] Stack stack() override { return {}; }
  void set_target(std::shared_ptr<const CompiledTarget>) override {}
  void set_training(const TrainingSettings&) override {}
  void restart(std::int64_t) override {}
  [[nodiscard]] std::int64_t step() const override { return 0; }
  void train(int) override {}
  [[nodiscard]] TrainingReport collect() override { return {}; }
  void hold() override {}
  [[nodiscard]] BatchGradient batch_gradient(std::int64_t) override { return {}; }
  [[nodiscard]] Gradient gradient(Direction, const Matrix&, const Matrix&, const Vector&) override { return {}; }

 private:
  double scale_;
  double shift_;
  double flaw_;
  EngineDescription description_;
  Evaluation evaluation_;
};

TEST(MeasureEngine, MakesTheDensityFromPointsAndLogDet) {
  const auto target = make_target(gaussian({1.0, 1.0, 0.0}));
  const Quadrature quadrature(target, metrics_grid(*target));
  AffineEngine engine(1.2, 0.5);
  const Metrics metrics = measure(engine, quadrature);
  // q = N((0.5, 0.5), 1.44 I).
  EXPECT_NEAR(metrics.kl_forward, (1.0 + 0.25) / 1.44 - 1.0 + std::log(1.44), 1e-5);
  EXPECT_NEAR(metrics.kl_reverse, 1.44 + 0.25 - 1.0 - std::log(1.44), 1e-5);
  EXPECT_NEAR(metrics.integral, 1.0, 1e-6);
  EXPECT_LE(engine.largest_request, 65536);
}

TEST(RoundTripError, IsTheLargestRelativeDifference) {
  const std::vector<float> points = {0.0F, 0.0F, 3.0F, 4.0F, -1.0F, 2.0F};
  AffineEngine exact(2.0, 0.25);
  EXPECT_LT(round_trip_error(exact, points, 2), 1e-6);
  AffineEngine flawed(2.0, 0.25, 0.3);
  EXPECT_NEAR(round_trip_error(flawed, points, 2), 0.3 * std::numbers::sqrt2, 1e-6);  // at the origin
  AffineEngine broken(2.0, 0.25, std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(round_trip_error(broken, points, 2), infinity);
}

}  // namespace
}  // namespace pushforward
