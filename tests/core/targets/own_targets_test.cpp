// Targets that a person makes: that they are what was asked for, and what they refuse.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/targets/own_targets.h"
#include "core/targets/target_table.h"
#include "tests/support/caught.h"

namespace pushforward {
namespace {

using test::caught;

TargetChoice formula(const std::string& energy) { return {"formula", {}, TargetDatum(energy)}; }

TEST(Formula, TypedEnergiesOfTheBuiltInTargetsAreThoseTargets) {
  const std::string wall = " + 0.5*(max(abs(x) - 4, 0)/0.2)^2";
  const std::string w1 = "sin(pi*x/2)";
  const std::string w2 = "3*exp(-0.5*((x - 1)/0.6)^2)";
  const std::string w3 = "3*sigmoid((x - 1)/0.3)";
  const auto branch = [&](const std::string& centre, const std::string& sigma) {
    return "exp(-0.5*((y - (" + centre + "))/" + sigma + ")^2)";
  };
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"u1", "0.5*((sqrt(x^2 + y^2) - 2)/0.4)^2 - log(exp(-0.5*((x - 2)/0.6)^2) + exp(-0.5*((x + 2)/0.6)^2))"},
      {"u2", "0.5*((y - " + w1 + ")/0.4)^2" + wall},
      {"u3", "-log(" + branch(w1, "0.35") + " + " + branch(w1 + " - " + w2, "0.35") + ")" + wall},
      {"u4", "-log(" + branch(w1, "0.4") + " + " + branch(w1 + " - " + w3, "0.35") + ")" + wall},
      {"ring", "0.5*(sqrt(z1^2 + z2^2) - 2)^2"},
      {"wave", "0.5*(z2 - sin(pi*z1/2))^2 + 0.5*(z1 - 2)^2"},
  };
  for (const auto& [id, energy] : cases) {
    const auto built_in = make_target({id, {}});
    const auto typed = make_target(formula(energy));
    const Samples samples = built_in->sample(500, 4);
    const Vector wanted = built_in->log_density(samples.points);
    const Vector found = typed->log_density(samples.points);
    EXPECT_LT((found - wanted).cwiseAbs().maxCoeff(), 1e-6) << id;
    EXPECT_NEAR(typed->entropy(), built_in->entropy(), 1e-5) << id;
  }
}

TEST(Formula, AConstantInTheEnergyChangesNothing) {
  const auto plain = make_target(formula("(x^2 + y^2)/2"));
  const auto lifted = make_target(formula("(x^2 + y^2)/2 + 1000"));
  Matrix points(2, 2);
  points << 0.5, 3.0, -1.0, 2.0;
  EXPECT_LT((plain->log_density(points) - lifted->log_density(points)).cwiseAbs().maxCoeff(), 1e-9);
  EXPECT_NEAR(plain->entropy(), 1.0 + std::log(2.0 * std::acos(-1.0)), 1e-6);
}

TEST(Formula, FindsAValleyThatLiesFarOut) {
  const auto target = make_target(formula("min((x^2 + y^2)/2, ((x - 30)^2 + y^2)/2)"));
  EXPECT_GT(target->box().right, 33.0);
  const Samples samples = target->sample(2000, 1);
  EXPECT_NEAR((samples.points.row(0).array() > 15.0).count(), 1000, 150);
}

TEST(Formula, RefusesWhatIsNoDensity) {
  const auto refusal = [](const std::string& energy) {
    const InputError error = caught([&] { (void)make_target(formula(energy)); });
    EXPECT_EQ(error.field(), "target.energy") << energy;
    return std::string(error.what());
  };
  EXPECT_NE(refusal("0.5*((y - sin(pi*x/2))/0.4)^2").find("does not fall off"), std::string::npos);
  EXPECT_NE(refusal("-x^2 - y^2").find("does not fall off"), std::string::npos);
  EXPECT_NE(refusal("x + y").find("does not fall off"), std::string::npos);
  EXPECT_NE(refusal("log(x) + x^2 + y^2").find("not a number"), std::string::npos);
  EXPECT_NE(refusal("1/0").find("infinite everywhere"), std::string::npos);
  EXPECT_NE(refusal("x^2 + y^2 + 3*log(x^2 + y^2)").find("does not settle"), std::string::npos);
  EXPECT_NE(refusal("x^2 +").find("Column 6"), std::string::npos);
  EXPECT_EQ(caught([] {
              (void)make_target({"formula", {}, TargetDatum(NumberRows{2, {1, 2}})});
            }).field(),
            "target.energy");
}

TEST(Mixture, OfTheBuiltInsGaussiansIsTheBuiltIn) {
  NumberRows rows{mixture_columns, {}};
  for (int k = 0; k < 8; ++k) {
    const double angle = std::acos(-1.0) * k / 4.0;
    rows.values.insert(rows.values.end(), {2.5, 3.0 * std::cos(angle), 3.0 * std::sin(angle), 0.35, 0.35, 0.3 * k});
  }
  const auto mixture = make_target({"mixture", {}, TargetDatum(rows)});
  const auto built_in = make_target({"eight-gaussians", {}});
  const Matrix points = built_in->sample(400, 2).points;
  EXPECT_LT((mixture->log_density(points) - built_in->log_density(points)).cwiseAbs().maxCoeff(), 1e-9);
  EXPECT_NEAR(mixture->entropy(), built_in->entropy(), 1e-6);
}

TEST(Mixture, TurnsTheAxesAndKeepsTheWeights) {
  const auto target =
      make_target({"mixture", {}, TargetDatum(NumberRows{6, {3, 1, 2, 2, 0.5, 0.5, 1, -6, 0, 1, 1, 0}})});
  const Samples samples = target->sample(40000, 9);
  Matrix covariance = Matrix::Zero(2, 2);
  double count = 0.0;
  for (Eigen::Index i = 0; i < samples.points.cols(); ++i) {
    if (samples.components[static_cast<std::size_t>(i)] != 0) continue;
    const Vector away = samples.points.col(i) - Vector{{1.0, 2.0}};
    covariance += away * away.transpose();
    ++count;
  }
  EXPECT_NEAR(count, 30000.0, 500.0);
  const double c = std::cos(0.5);
  const double s = std::sin(0.5);
  EXPECT_NEAR(covariance(0, 0) / count, 4 * c * c + 0.25 * s * s, 0.1);
  EXPECT_NEAR(covariance(0, 1) / count, (4 - 0.25) * c * s, 0.1);
}

TEST(Mixture, RefusesWithTheNumbersPlace) {
  const auto field = [](const NumberRows& rows) {
    return caught([&] { (void)make_target({"mixture", {}, TargetDatum(rows)}); }).field();
  };
  EXPECT_EQ(field({6, {}}), "target.components");
  EXPECT_EQ(field({5, {1, 0, 0, 1, 1}}), "target.components");
  EXPECT_EQ(field({6, {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0.01, 0}}), "target.components[1][4]");
  EXPECT_EQ(field({6, {0, 0, 0, 1, 1, 0}}), "target.components[0][0]");
  EXPECT_EQ(field({6, {1, std::nan(""), 0, 1, 1, 0}}), "target.components[0][1]");
}

TEST(Painted, LiesWhereItWasPainted) {
  Raster raster{.columns = 10, .rows = 5, .weights = std::vector<std::uint16_t>(50, 0)};
  raster.weights[raster.index(9, 4)] = 7;  // top right
  const auto target = make_target(
      {"painted", {{"centre1", 1.0}, {"centre2", -2.0}, {"width", 20.0}, {"softness", 0.6}}, TargetDatum(raster)});
  const Matrix points = target->sample(4000, 3).points;
  EXPECT_NEAR(points.row(0).mean(), 10.0, 0.1);
  EXPECT_NEAR(points.row(1).mean(), 2.0, 0.1);
  // One Gaussian of 0.6 cells of side 2 that holds 0.999 of the mass, and what the wide one adds.
  EXPECT_NEAR(target->log_density(Matrix{{10.0}, {2.0}})(0), std::log(0.999 / (2.0 * std::acos(-1.0) * 1.44)), 1e-4);
}

TEST(Painted, RefusesWhatIsNoPicture) {
  const auto field = [](const Raster& raster) {
    return caught([&] { (void)make_target({"painted", {}, TargetDatum(raster)}); }).field();
  };
  EXPECT_EQ(field({4, 4, std::vector<std::uint16_t>(16, 0)}), "target.density");
  EXPECT_EQ(field({4, 4, std::vector<std::uint16_t>(15, 1)}), "target.density");
  EXPECT_EQ(field({1, 4, std::vector<std::uint16_t>(4, 1)}), "target.density.columns");
  EXPECT_EQ(field({4, 257, std::vector<std::uint16_t>(4 * 257, 1)}), "target.density.rows");
}

// The estimate by its definition, point by point.
TEST(Points, AreAKernelDensityEstimateByScottsRule) {
  const auto source = make_target({"two-moons", {}});
  const Matrix data = source->sample(600, 1).points;
  const NumberRows rows{2, {data.data(), data.data() + data.size()}};
  const auto target = make_target({"points", {{"bandwidth", 1.0}}, TargetDatum(rows)});
  const auto bandwidth = [&](int axis) {
    const Eigen::ArrayXd values = data.row(axis).array();
    return std::sqrt((values - values.mean()).square().sum() / (600 - 1)) * std::pow(600.0, -1.0 / 6.0);
  };
  const double h1 = bandwidth(0);
  const double h2 = bandwidth(1);
  const Matrix places = source->sample(200, 2).points;
  for (Eigen::Index i = 0; i < places.cols(); ++i) {
    const auto d1 = (data.row(0).array() - places(0, i)) / h1;
    const auto d2 = (data.row(1).array() - places(1, i)) / h2;
    const double sum = (-0.5 * (d1.square() + d2.square())).exp().sum() / (600 * 2.0 * std::acos(-1.0) * h1 * h2);
    // Half a percent of bandwidth (linear binning) and a thousandth of the mass (the wide Gaussian).
    EXPECT_NEAR(std::exp(target->log_density(places.col(i))(0)), sum, 0.02 * sum) << places.col(i).transpose();
  }
}

TEST(Points, RefusesWhatHasNoDensity) {
  const auto field = [](const std::vector<double>& values) {
    return caught([&] { (void)make_target({"points", {}, TargetDatum(NumberRows{2, values})}); }).field();
  };
  EXPECT_EQ(field({0, 0, 1, 1}), "target.points");
  EXPECT_EQ(field({0, 1, 0, 2, 0, 3}), "target.points");
  EXPECT_EQ(field({0, 1, 5, 2, 1000, 3}), "target.points[2][0]");
  EXPECT_EQ(field({0, 1, 5, std::nan(""), 1, 3}), "target.points[1][1]");
}

TEST(OwnTargets, CompileWithinAThousandthOfANat) {
  for (const TargetSpec& spec : all_targets()) {
    if (!spec.data) continue;
    const auto compiled = compile_target(TargetChoice{spec.id, {}}, 100);
    EXPECT_LE(compiled->table_error, 1e-3) << spec.id;
  }
}

TEST(TargetData, AreEqualByWhatTheySay) {
  EXPECT_EQ(formula("x^2"), formula("x^2"));
  EXPECT_NE(formula("x^2"), formula("x^2 "));
  EXPECT_NE(formula("x^2"), (TargetChoice{"formula", {}}));
  EXPECT_EQ(caught([] { (void)make_target({"two-moons", {}, TargetDatum(std::string("x"))}); }).field(), "target");
}

}  // namespace
}  // namespace pushforward
