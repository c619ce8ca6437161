#include "core/train/objective.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/errors.h"
#include "core/random/counter.h"
#include "tests/core/train/training_fixtures.h"

namespace pushforward {
namespace {

TrainingSettings settings_with(double alpha) {
  TrainingSettings settings;
  settings.alpha = alpha;
  settings.batch = 64;
  settings.seed = 11;
  return settings;
}

class ObjectiveTest : public testing::TestWithParam<double> {};

TEST_P(ObjectiveTest, GradientAgreesWithCentralDifferences) {
  const auto target = small_target("u1");
  TrainingSettings settings = settings_with(GetParam());
  settings.annealing = {true, 0.2, 100};
  const std::int64_t step = 30;
  Stack stack = varied_stack();
  const LossGradient result = objective_gradient(stack, *target, settings, step);
  EXPECT_DOUBLE_EQ(result.loss, objective(stack, *target, settings, step));
  double difference = 0.0;
  double size = 0.0;
  const double h = 1e-5;
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
    auto& parameters = stack.layers[layer].parameters;
    // Every parameter of the small layers; of the coupling enough to cover each of its tensors.
    const std::size_t stride = parameters.size() > 100 ? 13 : 1;
    for (std::size_t i = 0; i < parameters.size(); i += stride) {
      const double kept = parameters[i];
      parameters[i] = kept + h;
      const double above = objective(stack, *target, settings, step);
      parameters[i] = kept - h;
      const double below = objective(stack, *target, settings, step);
      parameters[i] = kept;
      const double numeric = (above - below) / (2.0 * h);
      difference += std::pow(numeric - result.parameters[layer][i], 2);
      size += numeric * numeric;
    }
  }
  ASSERT_GT(size, 1e-4);
  EXPECT_LT(std::sqrt(difference / size), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Dial, ObjectiveTest, testing::Values(1.0, 0.0, 0.3),
                         [](const auto& name) { return "alpha" + std::to_string(static_cast<int>(10 * name.param)); });

TEST(Objective, DialIsTheWeightedSumOfItsEnds) {
  const auto target = small_target("two-moons");
  const Stack stack = varied_stack();
  const double forward = objective(stack, *target, settings_with(1.0), 3);
  const double reverse = objective(stack, *target, settings_with(0.0), 3);
  EXPECT_NEAR(objective(stack, *target, settings_with(0.3), 3), 0.3 * forward + 0.7 * reverse, 1e-12);
  EXPECT_GT(std::abs(forward - reverse), 1e-3);
}

TEST(Objective, ForwardIsTheNegativeLogLikelihoodOfTheBatch) {
  const auto target = small_target("two-moons");
  const Stack stack = varied_stack();
  const TrainingSettings settings = settings_with(1.0);
  EXPECT_NEAR(objective(stack, *target, settings, 3), -log_prob(stack, data_batch(settings, 3, *target)).mean(), 1e-12);
}

TEST(Objective, EmptyStackPaysTheEntropyOfTheBaseByReverseKl) {
  // log N(z) - log p(z) averaged: against the target's own density at the same points.
  const auto target = small_target("u1");
  const TrainingSettings settings = settings_with(0.0);
  const Matrix z = latent_batch(settings, 9, 2);
  double expected = base_log_density(z).mean();
  for (int i = 0; i < z.cols(); ++i) expected -= target->table.at(z(0, i), z(1, i)).log_density / settings.batch;
  EXPECT_NEAR(objective(Stack{}, *target, settings, 9), expected, 1e-12);
}

TEST(Objective, AnnealingScalesTheEnergyAlone) {
  const auto target = small_target("u1");
  TrainingSettings settings = settings_with(0.0);
  const double full = objective(Stack{}, *target, settings, 0);
  settings.annealing = {true, 0.25, 1000};
  const double quarter = objective(Stack{}, *target, settings, 0);
  const double base = base_log_density(latent_batch(settings, 0, 2)).mean();
  EXPECT_NEAR(quarter - base, 0.25 * (full - base), 1e-12);
}

TEST(Objective, FrozenAndBypassedLayersHaveNoGradient) {
  const auto target = small_target("u1");
  Stack stack = varied_stack();
  stack.layers[0].frozen = true;
  stack.layers[3].bypassed = true;
  const LossGradient result = objective_gradient(stack, *target, settings_with(0.5), 0);
  for (const std::size_t still : {0U, 3U}) {
    for (const double value : result.parameters[still]) EXPECT_EQ(value, 0.0);
  }
  for (const std::size_t moving : {1U, 2U}) {
    double squares = 0.0;
    for (const double value : result.parameters[moving]) squares += value * value;
    EXPECT_GT(squares, 0.0);
  }
}

TEST(Objective, RefusesAStackThatIsNotInThePlane) {
  Stack stack;
  stack.dim = 3;
  EXPECT_THROW(static_cast<void>(objective(stack, *small_target("u1"), settings_with(0.0), 0)), InputError);
}

TEST(Batches, DependOnSeedStepAndSampleAlone) {
  TrainingSettings settings = settings_with(0.0);
  const Matrix batch = latent_batch(settings, 5, 2);
  settings.batch = 16;
  EXPECT_EQ(latent_batch(settings, 5, 2), batch.leftCols(16));
  EXPECT_NE(latent_batch(settings, 6, 2), batch.leftCols(16));
  settings.seed += 1;
  EXPECT_NE(latent_batch(settings, 5, 2), batch.leftCols(16));
  EXPECT_EQ(batch(1, 7), standard_normal(11, Stream::latent, 5, 7, 1));
}

TEST(Batches, AreDrawnFromThePool) {
  const auto target = small_target("two-moons");
  const TrainingSettings settings = settings_with(1.0);
  const Matrix batch = data_batch(settings, 8, *target);
  const auto count = static_cast<std::uint32_t>(target->pool_points.size() / 2);
  for (std::uint32_t i = 0; i < 64; ++i) {
    const std::size_t index = random_index(11, Stream::data, 8, i, count);
    EXPECT_EQ(batch(0, i), static_cast<double>(target->pool_points[2 * index]));
    EXPECT_EQ(batch(1, i), static_cast<double>(target->pool_points[2 * index + 1]));
  }
}

}  // namespace
}  // namespace pushforward
