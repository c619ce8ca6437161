// The update rules against PyTorch's, from tests/data/optimiser_values.json.
#include "core/train/optimiser.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

namespace pushforward {
namespace {

const nlohmann::json& pytorch_values() {
  static const nlohmann::json values =
      nlohmann::json::parse(std::ifstream(PUSHFORWARD_SOURCE_DIR "/tests/data/optimiser_values.json"));
  return values;
}

class OptimiserTest : public testing::TestWithParam<OptimiserKind> {};

TEST_P(OptimiserTest, FollowsPyTorch) {
  const nlohmann::json& values = pytorch_values();
  TrainingSettings settings;
  settings.optimiser = GetParam();
  settings.learning_rate = values["learning_rate"];
  const auto rows = values["trajectories"][to_string(GetParam())].get<std::vector<std::vector<double>>>();
  const auto gradients = values["gradients"].get<std::vector<std::vector<double>>>();
  auto parameters = values["start"].get<std::vector<double>>();
  std::vector<double> first(parameters.size(), 0.0);
  std::vector<double> second(parameters.size(), 0.0);
  ASSERT_EQ(rows.size(), gradients.size());
  ASSERT_GE(rows.size(), 10U);
  for (std::size_t step = 0; step < rows.size(); ++step) {
    const auto number = static_cast<std::int64_t>(step);
    apply_optimiser(settings, step_scalars(settings, number, number + 1), parameters, gradients[step], {first, second});
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      EXPECT_NEAR(parameters[i], rows[step][i], 1e-12 * (1.0 + std::abs(rows[step][i])))
          << "step " << step << ", parameter " << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, OptimiserTest,
                         testing::Values(OptimiserKind::adam, OptimiserKind::adamw, OptimiserKind::sgd,
                                         OptimiserKind::rmsprop),
                         [](const auto& name) { return to_string(name.param); });

TEST(Clipping, FollowsPyTorch) {
  const nlohmann::json& values = pytorch_values();
  const auto gradients = values["gradients"].get<std::vector<std::vector<double>>>();
  const auto clipped = values["clipped_gradients"].get<std::vector<std::vector<double>>>();
  for (std::size_t step = 0; step < gradients.size(); ++step) {
    double squares = 0.0;
    for (const double value : gradients[step]) squares += value * value;
    const double scale = clip_scale(std::sqrt(squares), values["clip_norm"]);
    for (std::size_t i = 0; i < gradients[step].size(); ++i) {
      // PyTorch adds 1e-6 to the norm, we 1e-12.
      EXPECT_NEAR(scale * gradients[step][i], clipped[step][i], 1e-6 * std::abs(clipped[step][i]));
    }
  }
}

TEST(Clipping, LeavesShortGradientsAloneAndIsOffAtZero) {
  EXPECT_EQ(clip_scale(0.5, 1.0), 1.0);
  EXPECT_EQ(clip_scale(0.0, 1.0), 1.0);
  EXPECT_EQ(clip_scale(1e9, 0.0), 1.0);
  EXPECT_NEAR(clip_scale(4.0, 1.0), 0.25, 1e-12);
}

TEST(Optimiser, RefusesMomentsOfAnotherLength) {
  std::vector<double> parameters(3);
  const std::vector<double> gradient(3);
  std::vector<double> moments(2);
  EXPECT_THROW(apply_optimiser({}, {}, parameters, gradient, {moments, moments}), std::logic_error);
}

}  // namespace
}  // namespace pushforward
