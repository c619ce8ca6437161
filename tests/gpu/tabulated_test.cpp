// Live pictures look conditioners up in tables: how far that is from the exact density, and whether the evaluation
// says so.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>

#include "core/project/project.h"
#include "gpu/opencl_engine.h"
#include "tests/support/random_stacks.h"

namespace pushforward::gpu {
namespace {

using test::random_layer;
using test::random_stack;

constexpr double bar = 2e-3;  // |p - p exact| / peak
constexpr int usual_cells = 1024;
// What an evaluation says about its error comes from some of its points, so another may be somewhat worse.
constexpr double honest_factor = 3.0;
constexpr double rounding = 3e-5;
// Steep layers amplify float rounding, with tables and without: as far as the exact float density is from that in
// double precision, the one with tables may be from it too.
constexpr double noise_factor = 3.0;

Engine& engine(int lanes) {
  static std::map<int, std::unique_ptr<Engine>> engines;
  auto& place = engines[lanes];
  if (!place) place = make_opencl_engine(0, {.lanes = lanes});
  return *place;
}

EvaluationRequest density_on(const Grid& grid, int cells) {
  return {.direction = Direction::inverse,
          .range = {0, -1},
          .source = grid,
          .want_points = false,
          .want_log_prob = true,
          .table_cells = cells};
}

double largest_density_error(const Evaluation& found, const Evaluation& exact) {
  const double peak = *std::ranges::max_element(exact.log_prob);
  double error = 0.0;
  for (std::size_t i = 0; i < exact.log_prob.size(); ++i)
    error = std::max(error, std::abs(std::exp(found.log_prob[i] - peak) - std::exp(exact.log_prob[i] - peak)));
  return error;
}

void expect_close_and_honest(Engine& device, const Grid& grid, const std::string& what) {
  SCOPED_TRACE(what);
  static const std::unique_ptr<Engine> reference = make_reference_engine();
  reference->set_stack(device.stack());
  const Evaluation exact = device.evaluate(density_on(grid, 0));
  EXPECT_FALSE(exact.tabulated);
  EXPECT_EQ(exact.density_error, 0.0);
  const Evaluation found = device.evaluate(density_on(grid, usual_cells));
  EXPECT_TRUE(found.tabulated);
  const double error = largest_density_error(found, exact);
  const double noise = noise_factor * largest_density_error(exact, reference->evaluate(density_on(grid, 0)));
  // What float loses by itself, on stacks that amplify rounding, no table can give back.
  EXPECT_LE(error, bar + noise);
  EXPECT_LE(error, honest_factor * found.density_error + rounding + noise);
}

bool has_conditioner(const Layer& layer) {
  return std::ranges::any_of(layer.spec().hyperparameters, [](const auto& hyper) { return hyper.id == "activation"; });
}

class Tabulated : public testing::TestWithParam<int> {};

TEST_P(Tabulated, EveryConditionerLayerWithEveryActivation) {
  Generator generator(21);
  const Grid grid{{-4.0, 4.0, -4.0, 4.0}, 80, 80};
  for (const Layer* layer : all_layers()) {
    if (!has_conditioner(*layer)) continue;
    for (const HyperSpec& hyper : layer->spec().hyperparameters) {
      if (hyper.id != "activation") continue;
      for (const std::string& activation : hyper.choices)
        for (const std::vector<std::int64_t>& hidden :
             std::vector<std::vector<std::int64_t>>{{}, {7}, {32, 40}, {24, 16, 20}}) {
          Stack stack{.dim = 2, .layers = {}};
          for (int i = 0; i < 3; ++i) {
            stack.layers.push_back(
                random_layer(layer->spec().id, 2, generator, {{"activation", activation}, {"hidden", hidden}}, 0.3));
            stack.layers.back().inverted = i == 1;
            stack.layers.push_back(random_layer("rotation", 2, generator, {}, 1.0));
          }
          engine(GetParam()).set_stack(stack);
          expect_close_and_honest(engine(GetParam()), grid,
                                  layer->spec().id + ", " + activation + ", " + std::to_string(hidden.size()));
        }
    }
  }
}

TEST_P(Tabulated, PiecewiseLinearNetworksAreExact) {
  Generator generator(22);
  for (const char* activation : {"relu", "leaky_relu"}) {
    Stack stack{.dim = 2, .layers = {}};
    for (int i = 0; i < 4; ++i) {
      const std::vector<std::int64_t> mask{i % 2, 1 - i % 2};
      stack.layers.push_back(random_layer(
          "coupling", 2, generator,
          {{"activation", activation}, {"hidden", std::vector<std::int64_t>{64, 64}}, {"mask", mask}}, 0.3));
    }
    Engine& device = engine(GetParam());
    device.set_stack(stack);
    const Grid grid{{-4.0, 4.0, -4.0, 4.0}, 100, 100};
    const Evaluation exact = device.evaluate(density_on(grid, 0));
    // Few cells or many: kinks are found, not sampled.
    for (const int cells : {64, 4096})
      EXPECT_LE(largest_density_error(device.evaluate(density_on(grid, cells)), exact), rounding) << activation;
  }
}

TEST_P(Tabulated, MoreCellsAreCloserAndTheErrorSaysSo) {
  Generator generator(23);
  Stack stack{.dim = 2, .layers = {}};
  for (int i = 0; i < 4; ++i) {
    const std::vector<std::int64_t> mask{i % 2, 1 - i % 2};
    stack.layers.push_back(random_layer("coupling", 2, generator, {{"activation", "tanh"}, {"mask", mask}}, 0.8));
  }
  Engine& device = engine(GetParam());
  device.set_stack(stack);
  const Grid grid{{-4.0, 4.0, -4.0, 4.0}, 100, 100};
  const Evaluation exact = device.evaluate(density_on(grid, 0));
  double before = std::numeric_limits<double>::infinity(), said_before = before;
  for (const int cells : {100, 400, 1600}) {
    const Evaluation found = device.evaluate(density_on(grid, cells));
    const double error = largest_density_error(found, exact);
    EXPECT_LT(error, before / 4);
    EXPECT_LT(found.density_error, said_before / 4);
    EXPECT_LE(error, honest_factor * found.density_error + rounding);
    before = error;
    said_before = found.density_error;
  }
}

// What a table can't hold goes through the network itself.
TEST_P(Tabulated, PointsFarOutAreExact) {
  Generator generator(24);
  for (const char* activation : {"tanh", "relu"}) {
    Stack stack{.dim = 2, .layers = {random_layer("coupling", 2, generator, {{"activation", activation}}, 0.3)}};
    Engine& device = engine(GetParam());
    device.set_stack(stack);
    std::vector<float> points;
    for (int i = 0; i < 300; ++i)
      for (int d = 0; d < 2; ++d)
        points.push_back(static_cast<float>((i % 3 == 0 ? 1e5 : 300.0) * generator.uniform(-1.0, 1.0)));
    for (const Direction direction : {Direction::forward, Direction::inverse}) {
      EvaluationRequest request{.direction = direction, .range = {0, -1}, .source = points};
      const Evaluation exact = device.evaluate(request);
      request.table_cells = usual_cells;
      const Evaluation found = device.evaluate(request);
      ASSERT_EQ(found.count, 300);
      for (std::size_t i = 0; i < points.size(); ++i)
        EXPECT_NEAR(found.points[i], exact.points[i], 1e-4 * std::max(1.0F, std::abs(exact.points[i])));
    }
  }
}

TEST_P(Tabulated, WhatIsBegunTogetherIsWhatIsBegunAlone) {
  Generator generator(25);
  Engine& device = engine(GetParam());
  device.set_stack(random_stack(2, 6, generator));
  std::vector<float> points;
  for (int i = 0; i < 500; ++i) points.push_back(static_cast<float>(generator.normal()));
  const Grid grid{{-3.0, 4.0, -2.0, 5.0}, 37, 50};
  const std::vector<EvaluationRequest> requests{
      density_on(grid, 0),
      {.direction = Direction::forward, .range = {1, 4}, .source = points, .want_log_det_by_layer = true},
      {.direction = Direction::inverse, .range = {0, 0}, .source = points, .want_log_det = false},
      {.direction = Direction::forward, .range = {0, -1}, .source = points, .want_log_prob = true, .temperature = 0.5},
      {.direction = Direction::forward, .range = {0, -1}, .source = std::vector<float>{}}};
  const auto tickets = device.begin_all(requests);
  ASSERT_EQ(tickets.size(), requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const Evaluation together = device.finish(tickets[i]), alone = device.evaluate(requests[i]);
    EXPECT_EQ(together.count, alone.count);
    EXPECT_EQ(together.points, alone.points);
    EXPECT_EQ(together.log_det, alone.log_det);
    EXPECT_EQ(together.log_det_by_layer, alone.log_det_by_layer);
    EXPECT_EQ(together.log_prob, alone.log_prob);
  }
}

TEST_P(Tabulated, LogProbIsTheReferenceEngines) {
  Generator generator(26);
  const Stack stack = random_stack(2, 5, generator);
  const auto reference = make_reference_engine();
  Engine& device = engine(GetParam());
  device.set_stack(stack);
  reference->set_stack(stack);
  std::vector<float> points;
  for (int i = 0; i < 200; ++i) points.push_back(static_cast<float>(generator.normal()));
  for (const Direction direction : {Direction::forward, Direction::inverse}) {
    const EvaluationRequest request{.direction = direction,
                                    .range = {0, -1},
                                    .source = points,
                                    .want_log_prob = true,
                                    .temperature = 0.7,
                                    .table_cells = usual_cells};
    const Evaluation found = device.evaluate(request), wanted = reference->evaluate(request);
    EXPECT_FALSE(wanted.tabulated);
    ASSERT_EQ(found.log_prob.size(), wanted.log_prob.size());
    for (std::size_t i = 0; i < wanted.log_prob.size(); ++i)
      EXPECT_NEAR(found.log_prob[i], wanted.log_prob[i], 2e-3 * std::max(1.0F, std::abs(wanted.log_prob[i])));
  }
}

INSTANTIATE_TEST_SUITE_P(Lanes, Tabulated, testing::Values(8, 1),
                         [](const auto& instance) { return "Lanes" + std::to_string(instance.param); });

class TabulatedPreset : public testing::TestWithParam<std::string> {};

TEST_P(TabulatedPreset, InTrainingIsWithinTheBar) {
  Project project = make_preset(GetParam());
  const auto target = compile_target(project.target, 1 << 14);
  Engine& device = engine(8);
  initialise_for_training(project.stack, 3);
  device.set_stack(project.stack);
  device.set_target(target);
  device.set_training(project.training);
  device.restart(0);
  const Grid grid{target->target->box(), 128, 128};
  const bool tabulates =
      std::ranges::any_of(project.stack.layers, [](const auto& entry) { return has_conditioner(entry.layer()); });
  for (const int steps : {0, 100, 300}) {
    device.train(steps);
    ASSERT_TRUE(device.collect().finite);
    if (tabulates) {
      expect_close_and_honest(device, grid, "after " + std::to_string(steps) + " more steps");
    } else {
      EXPECT_FALSE(device.evaluate(density_on(grid, usual_cells)).tabulated);
    }
  }
}

std::vector<std::string> preset_names() {
  std::vector<std::string> names;
  for (const Preset& preset : all_presets()) names.push_back(preset.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(All, TabulatedPreset, testing::ValuesIn(preset_names()), [](const auto& instance) {
  std::string name = instance.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace pushforward::gpu
