#include "core/train/data_initialisation.h"

#include <gtest/gtest.h>

#include "core/flow/flow.h"
#include "core/train/objective.h"
#include "tests/core/train/training_fixtures.h"

namespace pushforward {
namespace {

TrainingSettings settings_with(double alpha) {
  TrainingSettings settings;
  settings.alpha = alpha;
  settings.batch = 1024;
  return settings;
}

void expect_standardised(const Matrix& points) {
  const Vector mean = points.rowwise().mean();
  for (Eigen::Index component = 0; component < points.rows(); ++component) {
    EXPECT_NEAR(mean[component], 0.0, 1e-6);
    EXPECT_NEAR((points.row(component).array() - mean[component]).square().mean(), 1.0, 1e-2);
  }
}

class DataInitialisation : public testing::TestWithParam<bool> {};

TEST_P(DataInitialisation, DataLeavesActnormStandardisedTowardsTheBase) {
  Stack stack = stack_of({"rotation", "actnorm", "planar"});
  stack.layers[1].inverted = GetParam();
  const auto target = small_target("two-moons");
  initialise_from_data(stack, *target, settings_with(1.0));
  const Matrix x = data_batch(settings_with(1.0), 0, *target);
  expect_standardised(run(stack, Direction::inverse, x, {1, 3}).points);
}

TEST_P(DataInitialisation, BaseSamplesLeaveActnormStandardisedTowardsTheData) {
  Stack stack = stack_of({"planar", "actnorm", "rotation"});
  stack.layers[1].inverted = GetParam();
  initialise_from_data(stack, *small_target("u1"), settings_with(0.0));
  const Matrix z = latent_batch(settings_with(0.0), 0, 2);
  expect_standardised(run(stack, Direction::forward, z, {0, 2}).points);
}

INSTANTIATE_TEST_SUITE_P(Inverted, DataInitialisation, testing::Bool());

TEST(DataInitialisationOf, SeveralLayersSeesTheOnesBeforeInitialised) {
  Stack stack = stack_of({"actnorm", "planar", "actnorm"});
  const auto target = small_target("two-moons");
  initialise_from_data(stack, *target, settings_with(1.0));
  const Matrix x = data_batch(settings_with(1.0), 0, *target);
  expect_standardised(run(stack, Direction::inverse, x, {2, 3}).points);
  expect_standardised(run(stack, Direction::inverse, x, {0, 3}).points);
}

TEST(DataInitialisationOf, FrozenBypassedAndOtherLayersLeavesThemAlone) {
  Stack stack = stack_of({"actnorm", "actnorm", "planar"});
  stack.layers[0].frozen = true;
  stack.layers[1].bypassed = true;
  const Stack before = stack;
  initialise_from_data(stack, *small_target("two-moons"), settings_with(1.0));
  EXPECT_EQ(stack, before);
}

}  // namespace
}  // namespace pushforward
