// The energies as published, their log Z and their entropies, and the entropies of two-moons and checkerboard: each
// computed here from the definition alone.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "tests/core/targets/midpoint_grid.h"

namespace pushforward {
namespace {

using std::numbers::pi;

double w1(double z1) { return std::sin(pi * z1 / 2); }
double w2(double z1) { return 3 * std::exp(-0.5 * std::pow((z1 - 1) / 0.6, 2)); }
double w3(double z1) { return 3 / (1 + std::exp(-(z1 - 1) / 0.3)); }
double wall(double z1) { return 0.5 * std::pow(std::max(std::abs(z1) - 4, 0.0) / 0.2, 2); }
double bell(double value) { return std::exp(-0.5 * value * value); }

struct Energy {
  const char* id;
  double (*u)(double z1, double z2);
  double log_z;
  double entropy;
};

void PrintTo(const Energy& energy, std::ostream* out) { *out << energy.id; }

const std::vector<Energy> energies = {
    {"u1",
     [](double a, double b) {
       return 0.5 * std::pow((std::hypot(a, b) - 2) / 0.4, 2) - std::log(bell((a - 2) / 0.6) + bell((a + 2) / 0.6));
     },
     1.877502, 2.660013},
    {"u2", [](double a, double b) { return 0.5 * std::pow((b - w1(a)) / 0.4, 2) + wall(a); }, 2.142870, 2.672355},
    {"u3",
     [](double a, double b) {
       return -std::log(bell((b - w1(a)) / 0.35) + bell((b - w1(a) + w2(a)) / 0.35)) + wall(a);
     },
     2.702486, 2.706467},
    {"u4",
     [](double a, double b) { return -std::log(bell((b - w1(a)) / 0.4) + bell((b - w1(a) + w3(a)) / 0.35)) + wall(a); },
     2.771479, 2.903717},
    {"ring", [](double a, double b) { return 0.5 * std::pow(std::hypot(a, b) - 2, 2); }, 3.454199, 3.967640},
    {"wave", [](double a, double b) { return 0.5 * std::pow(b - w1(a), 2) + 0.5 * std::pow(a - 2, 2); }, 1.837877,
     2.837877},
};

class PublishedEnergy : public testing::TestWithParam<Energy> {};
INSTANTIATE_TEST_SUITE_P(Targets, PublishedEnergy, testing::ValuesIn(energies),
                         [](const auto& instance) { return std::string(instance.param.id); });

TEST_P(PublishedEnergy, HasItsLogZAndEntropy) {
  const Energy& energy = GetParam();
  const auto target = make_target({energy.id, {}});
  const MidpointGrid grid = midpoint_grid(quadrature_box(*target), quadrature_side, quadrature_side);
  double z = 0.0;
  double mean_energy = 0.0;
  for (const double a : grid.x1) {
    for (const double b : grid.x2) {
      const double u = energy.u(a, b);
      const double weight = std::exp(-u);
      z += weight;
      if (weight > 0.0) mean_energy += weight * u;
    }
  }
  const double log_z = std::log(z * grid.area);
  EXPECT_NEAR(log_z, energy.log_z, 1e-5);
  EXPECT_NEAR(log_z + mean_energy / z, energy.entropy, 1e-5);
  EXPECT_NEAR(target->entropy(), energy.entropy, 1e-5);

  const Matrix points = target->sample(200, 1).points;
  const Vector log_p = target->log_density(points);
  for (Eigen::Index i = 0; i < points.cols(); ++i) {
    EXPECT_NEAR(log_p(i), -energy.u(points(0, i), points(1, i)) - energy.log_z, 1e-5);
  }
}

TEST(PublishedEntropies, OfTwoMoonsAndCheckerboard) {
  EXPECT_NEAR(make_target({"two-moons", {}})->entropy(), 1.607800, 1e-5);
  EXPECT_NEAR(make_target({"checkerboard", {}})->entropy(), std::log(32.0), 1e-12);
}

}  // namespace
}  // namespace pushforward
