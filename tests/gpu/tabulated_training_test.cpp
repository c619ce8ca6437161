// Tabulated training: how far its gradient is from the exact one, that it says so, and that it gives the same bits.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <ostream>

#include "core/errors.h"
#include "core/project/project.h"
#include "gpu/comparison.h"
#include "gpu/opencl_engine.h"
#include "tests/support/random_stacks.h"

namespace pushforward::gpu {
namespace {

std::shared_ptr<const CompiledTarget> two_moons() {
  static const auto target = compile_target({.id = "two-moons", .parameters = {}}, 1 << 14);
  return target;
}

Engine& engine(int lanes) {
  static std::map<int, std::unique_ptr<Engine>> engines;
  auto& place = engines[lanes];
  if (!place) place = make_opencl_engine(0, {.lanes = lanes});
  return *place;
}

struct NetworkCase {
  std::string layer;
  std::string activation;
  friend void PrintTo(const NetworkCase& tested, std::ostream* out) {
    *out << tested.layer << ", " << tested.activation;
  }
};

std::vector<NetworkCase> network_cases() {
  std::vector<NetworkCase> cases;
  for (const Layer* layer : all_layers())
    for (const HyperSpec& spec : layer->spec().hyperparameters)
      if (spec.id == "activation")
        for (const std::string& activation : spec.choices) cases.push_back({layer->spec().id, activation});
  return cases;
}

// Two such layers, flipped against each other, with pointwise ones around them.
Stack stack_of(const NetworkCase& network, double spread = 0.3) {
  Generator generator(5);
  Stack stack;
  for (const char* other : {"rotation", "planar"}) {
    stack.layers.push_back(test::random_layer(other, 2, generator, {}, 0.3));
    stack.layers.push_back(
        test::random_layer(network.layer, 2, generator, {{"activation", network.activation}}, spread));
    stack.layers.back().inverted = stack.layers.size() > 2;
  }
  return stack;
}

TrainingSettings settings_with(int nodes, double alpha = 1.0) {
  TrainingSettings settings;
  settings.batch = 1000;
  settings.alpha = alpha;
  settings.table_nodes = nodes;
  return settings;
}

double gradient_error(Engine& device, const Stack& stack, int nodes, double alpha) {
  device.set_stack(stack);
  device.set_target(two_moons());
  device.set_training(settings_with(0, alpha));
  const BatchGradient exact = device.batch_gradient(7);
  device.set_training(settings_with(nodes, alpha));
  const BatchGradient found = device.batch_gradient(7);
  EXPECT_NEAR(found.loss, exact.loss, 1e-2 * (1.0 + std::abs(exact.loss)));
  return relative_l2(found.parameters, exact.parameters);
}

class EveryNetwork : public testing::TestWithParam<NetworkCase> {};

TEST_P(EveryNetwork, GradientApproachesTheExactOne) {
  const Stack stack = stack_of(GetParam());
  const bool bends = GetParam().activation.ends_with("relu");
  for (const int lanes : {8, 1})
    for (const double alpha : {1.0, 0.0}) {
      SCOPED_TRACE(std::to_string(lanes) + " lanes, alpha " + std::to_string(alpha));
      const double coarse = gradient_error(engine(lanes), stack, 128, alpha);
      const double fine = gradient_error(engine(lanes), stack, 2048, alpha);
      EXPECT_LE(coarse, bends ? 0.1 : 0.02);
      EXPECT_LE(fine, bends ? 0.01 : 5e-4);
      // Below a thousandth the two engines' rounding is what is left, of splines near a knot above all.
      EXPECT_LE(fine, std::max(0.3 * coarse, 5e-4));
    }
}

INSTANTIATE_TEST_SUITE_P(Registry, EveryNetwork, testing::ValuesIn(network_cases()), [](const auto& instance) {
  std::string name = instance.param.layer + "_" + instance.param.activation;
  std::ranges::replace(name, '-', '_');
  return name;
});

std::vector<double> all_parameters(const Stack& stack) {
  std::vector<double> all;
  for (const LayerEntry& entry : stack.layers) all.insert(all.end(), entry.parameters.begin(), entry.parameters.end());
  return all;
}

Stack coupling_stack() {
  Stack stack = make_preset("realnvp-8").stack;
  stack.layers.resize(4);
  initialise_for_training(stack, 3);
  return stack;
}

std::vector<double> train(Engine& device, const Stack& stack, const TrainingSettings& settings,
                          const std::vector<int>& portions) {
  device.set_stack(stack);
  device.set_target(two_moons());
  device.set_training(settings);
  device.restart(0);
  for (const int steps : portions) {
    device.train(steps);
    EXPECT_TRUE(device.collect().finite);
  }
  return all_parameters(device.stack());
}

TEST(TabulatedTraining, SameSeedTwiceGivesTheSameBits) {
  for (const double clip : {0.0, 0.1}) {
    // Pointwise layers between the couplings; both parts of the objective.
    Stack stack = make_preset("mixed").stack;
    initialise_for_training(stack, 3);
    TrainingSettings settings = settings_with(128, 0.3);
    settings.clip_norm = clip;
    const auto first = train(*make_opencl_engine(0), stack, settings, {300});
    // Measuring the error between portions moves nothing.
    EXPECT_EQ(first, train(*make_opencl_engine(0), stack, settings, {1, 99, 200}));
    EXPECT_EQ(first, train(*make_opencl_engine(0, {.persistent = false}), stack, settings, {250, 50}));
  }
}

TEST(TabulatedTraining, FollowsExactTrainingAndSaysHowFarItsGradientIsOff) {
  const Stack stack = coupling_stack();
  Engine& device = engine(8);
  const auto exact = train(device, stack, settings_with(0), {40});
  EXPECT_FALSE(device.collect().gradient_error.has_value());
  EXPECT_LE(relative_l2({train(device, stack, settings_with(256), {40})}, {exact}), 1e-3);
  // Twenty thousand samples in a table that is too coarse for its piecewise linear network: an error worth telling.
  NetworkCase bending{stack.layers.front().type, "relu"};
  (void)train(device, stack_of(bending, 0.6), settings_with(1), {1});
  const std::optional<double> told = device.collect().gradient_error;
  ASSERT_TRUE(told.has_value());
  const double measured = gradient_error(device, device.stack(), 1, 1.0);
  EXPECT_GT(*told, 0.2 * measured);
  EXPECT_LT(*told, 5.0 * measured);
}

TEST(TabulatedTraining, RangesGrowWithTheSamplesAndPointsOutsideLieOnALine) {
  const Stack stack = stack_of({coupling_stack().layers.front().type, "tanh"}, 0.6);
  Engine& device = engine(8);
  TrainingSettings settings = settings_with(256);
  settings.batch = 8;
  settings.learning_rate = 1e-9;
  (void)train(device, stack, settings, {1});
  // Most samples of the large batch lie beyond what the small one has seen.
  settings.batch = 4096;
  device.set_training(settings);
  const auto outside = device.batch_gradient(1).parameters;
  device.train(1);
  const auto grown = device.batch_gradient(1).parameters;
  TrainingSettings exact = settings;
  exact.table_nodes = 0;
  device.set_training(exact);
  const auto wanted = device.batch_gradient(1).parameters;
  EXPECT_LE(relative_l2(outside, wanted), 0.3);
  EXPECT_LE(relative_l2(grown, wanted), 1e-4);
  EXPECT_GT(relative_l2(outside, wanted), 3.0 * relative_l2(grown, wanted));
}

TEST(TabulatedTraining, FrozenAndBypassedLayersStayAsTheyAre) {
  Stack stack = coupling_stack();
  stack.layers[0].frozen = true;
  stack.layers[1].bypassed = true;
  (void)train(engine(8), stack, settings_with(128), {20});
  const Stack after = engine(8).stack();
  EXPECT_EQ(after.layers[0].parameters, stack.layers[0].parameters);
  EXPECT_EQ(after.layers[1].parameters, stack.layers[1].parameters);
  EXPECT_NE(after.layers[2].parameters, stack.layers[2].parameters);
}

TEST(TabulatedTraining, WithoutConditionersTrainingIsExact) {
  Stack stack = make_preset("planar-32").stack;
  initialise_for_training(stack, 3);
  Engine& device = engine(8);
  const auto tabulated = train(device, stack, settings_with(256, 0.0), {30});
  EXPECT_FALSE(device.collect().gradient_error.has_value());
  EXPECT_EQ(tabulated, train(device, stack, settings_with(0, 0.0), {30}));
}

TEST(TabulatedTraining, IsSwitchedOnAndOffWhileItTrains) {
  const Stack stack = coupling_stack();
  Engine& device = engine(8);
  const auto exact = train(device, stack, settings_with(0), {30});
  (void)train(device, stack, settings_with(0), {10});
  device.set_training(settings_with(256));
  device.train(10);
  EXPECT_TRUE(device.collect().gradient_error.has_value());
  device.set_training(settings_with(0));
  device.train(10);
  EXPECT_FALSE(device.collect().gradient_error.has_value());
  // The optimiser's moments stay.
  EXPECT_LE(relative_l2({all_parameters(device.stack())}, {exact}), 1e-3);
}

TEST(TabulatedTraining, IsRefusedWhereAConditionerHasSeveralInputs) {
  const auto device = make_opencl_engine(0, {.dim = 3});
  EXPECT_THROW(device->set_training(settings_with(256)), InputError);
  device->set_training(settings_with(0));
}

}  // namespace
}  // namespace pushforward::gpu
