// Training on OpenCL: the same bits every time, the same trajectory as the reference engine, edits that go on.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "core/project/project.h"
#include "gpu/check.h"
#include "gpu/comparison.h"
#include "gpu/opencl_engine.h"
#include "tests/support/random_stacks.h"

namespace pushforward::gpu {
namespace {

std::shared_ptr<const CompiledTarget> target_of(const std::string& id) {
  return compile_target({.id = id, .parameters = {}}, 1 << 14);
}

Stack training_stack(const std::string& preset) {
  Stack stack = make_preset(preset).stack;
  initialise_for_training(stack, 3);
  return stack;
}

std::vector<double> all_parameters(const Stack& stack) {
  std::vector<double> all;
  for (const LayerEntry& entry : stack.layers) all.insert(all.end(), entry.parameters.begin(), entry.parameters.end());
  return all;
}

std::vector<double> train(Engine& engine, const Stack& stack, const TrainingSettings& settings,
                          const std::string& target, const std::vector<int>& portions) {
  engine.set_stack(stack);
  engine.set_target(target_of(target));
  engine.set_training(settings);
  engine.restart(0);
  for (const int steps : portions) {
    engine.train(steps);
    const TrainingReport report = engine.collect();
    EXPECT_TRUE(report.finite);
    EXPECT_EQ(static_cast<int>(report.losses.size()), steps);
  }
  return all_parameters(engine.stack());
}

class EveryObjective : public testing::TestWithParam<double> {};

TEST_P(EveryObjective, SameSeedTwiceGivesTheSameBits) {
  TrainingSettings settings;
  settings.alpha = GetParam();
  settings.batch = 200;
  settings.learning_rate = 3e-3;
  const Stack stack = training_stack("mixed");
  const auto engine = make_opencl_engine(0);
  // Cut into different portions: what is enqueued together must not matter.
  const auto first = train(*engine, stack, settings, "two-moons", {1000});
  const auto second = train(*engine, stack, settings, "two-moons", {1, 99, 300, 600});
  EXPECT_EQ(first, second);
  const auto another = make_opencl_engine(0);
  EXPECT_EQ(first, train(*another, stack, settings, "two-moons", {500, 500}));
  // Two kernels a step where a device can't do many in one.
  const auto step_by_step = make_opencl_engine(0, {.persistent = false});
  EXPECT_EQ(first, train(*step_by_step, stack, settings, "two-moons", {1000}));
}

// The update of a large stack is shared between groups, and clipping takes a second pass over it.
TEST(Training, SharedAndClippedUpdatesGiveTheSameBits) {
  for (const double clip : {0.0, 0.1}) {
    TrainingSettings settings;
    settings.batch = 300;
    settings.clip_norm = clip;
    const Stack stack = training_stack("realnvp-8");
    std::vector<std::vector<double>> results;
    for (const bool persistent : {true, true, false})
      results.push_back(
          train(*make_opencl_engine(0, {.persistent = persistent}), stack, settings, "two-moons", {64, 36}));
    EXPECT_EQ(results[0], results[1]);
    EXPECT_EQ(results[0], results[2]);
  }
}

// Groups that are held up in the middle of a chunk are overtaken by others; see persistent.cl.
TEST(Training, CoresThatAreTakenAwayChangeNoBit) {
  TrainingSettings settings;
  settings.alpha = 0.3;
  settings.batch = 1000;
  settings.learning_rate = 3e-3;
  const Stack stack = training_stack("mixed");
  const auto undisturbed = train(*make_opencl_engine(0, {.persistent = false}), stack, settings, "two-moons", {1500});
  const auto engine = make_opencl_engine(0);
  std::vector<std::jthread> others;
  for (unsigned core = 0; core < 2 * std::max(1U, std::thread::hardware_concurrency()); ++core)
    others.emplace_back([](const std::stop_token& token) {
      while (!token.stop_requested()) {
      }
    });
  const auto disturbed = train(*engine, stack, settings, "two-moons", {1500});
  others.clear();
  EXPECT_EQ(undisturbed, disturbed);
}

TEST_P(EveryObjective, OneHundredStepsFollowTheReference) {
  for (const char* preset : {"mixed", "realnvp-8", "planar-32", "spline-4", "maf-6", "iaf-6", "nice-8", "radial-32"}) {
    SCOPED_TRACE(preset);
    TrainingSettings settings;
    settings.alpha = GetParam();
    settings.batch = 128;
    // A spline's second derivative jumps at its knots: a sample that float and double put on different sides of one
    // parts their trajectories for good. The more the knots move, the more samples they meet.
    settings.learning_rate = 3e-4;
    const Stack stack = training_stack(preset);
    const auto device = make_opencl_engine(0);
    const auto reference = make_reference_engine();
    EXPECT_LE(relative_l2({train(*device, stack, settings, "two-moons", {100})},
                          {train(*reference, stack, settings, "two-moons", {100})}),
              1e-3);
  }
}

// What GPUs run: a block is a team's, and the partial gradients are summed before the update.
TEST_P(EveryObjective, TeamsFollowTheReference) {
  const auto teams = make_opencl_engine(0, {.lanes = 1, .team = 32, .optimised = false});
  for (const char* preset : {"mixed", "planar-32", "maf-6"})
    for (const double clip : {0.0, 0.5}) {
      SCOPED_TRACE(std::string(preset) + ", clipped at " + std::to_string(clip));
      TrainingSettings settings;
      settings.alpha = GetParam();
      settings.batch = 75;  // two blocks and a part of one
      settings.learning_rate = 3e-4;
      settings.clip_norm = clip;
      const Stack stack = training_stack(preset);
      const auto first = train(*teams, stack, settings, "two-moons", {20});
      EXPECT_EQ(first, train(*teams, stack, settings, "two-moons", {7, 13}));
      EXPECT_LE(relative_l2({first}, {train(*make_reference_engine(), stack, settings, "two-moons", {20})}), 1e-3);
    }
}

// Tabulated training goes through single items there, on the same device and program.
TEST(Training, TeamsTrainTabulatedToo) {
  TrainingSettings settings;
  settings.alpha = 1.0;
  settings.batch = 100;
  settings.table_nodes = 64;
  const Stack stack = training_stack("realnvp-8");
  const auto teams = make_opencl_engine(0, {.lanes = 1, .team = 32, .optimised = false});
  const auto singles = make_opencl_engine(0, {.lanes = 1, .block = 32});
  EXPECT_LE(relative_l2({train(*teams, stack, settings, "two-moons", {10})},
                        {train(*singles, stack, settings, "two-moons", {10})}),
            1e-4);
}

INSTANTIATE_TEST_SUITE_P(Objectives, EveryObjective, testing::Values(1.0, 0.0, 0.3), [](const auto& instance) {
  return instance.param == 1.0 ? "Forward" : (instance.param == 0.0 ? "Reverse" : "Dialled");
});

TEST(Training, EveryOptimiserFollowsTheReference) {
  for (const OptimiserKind kind :
       {OptimiserKind::adam, OptimiserKind::adamw, OptimiserKind::sgd, OptimiserKind::rmsprop})
    for (const double clip : {0.0, 0.5}) {
      SCOPED_TRACE(to_string(kind) + ", clipped at " + std::to_string(clip));
      TrainingSettings settings;
      settings.optimiser = kind;
      settings.clip_norm = clip;
      settings.batch = 128;
      settings.learning_rate = kind == OptimiserKind::sgd ? 1e-2 : 1e-3;
      settings.schedule = ScheduleKind::cosine;
      settings.schedule_steps = 80;
      const Stack stack = training_stack("mixed");
      const auto device = make_opencl_engine(0);
      const auto reference = make_reference_engine();
      EXPECT_LE(relative_l2({train(*device, stack, settings, "two-moons", {100})},
                            {train(*reference, stack, settings, "two-moons", {100})}),
                1e-3);
    }
}

TEST(Training, FrozenAndBypassedLayersStayAsTheyAre) {
  Stack stack = training_stack("mixed");
  stack.layers[0].frozen = true;
  stack.layers[1].bypassed = true;
  TrainingSettings settings;
  settings.learning_rate = 1e-2;
  const auto engine = make_opencl_engine(0);
  (void)train(*engine, stack, settings, "two-moons", {50});
  const Stack after = engine->stack();
  EXPECT_EQ(after.layers[0].parameters, stack.layers[0].parameters);
  EXPECT_EQ(after.layers[1].parameters, stack.layers[1].parameters);
  bool others_moved = false;
  for (std::size_t i = 2; i < stack.layers.size(); ++i)
    others_moved = others_moved || after.layers[i].parameters != stack.layers[i].parameters;
  EXPECT_TRUE(others_moved);
}

TEST(Training, TheReportBeginsWhereTrainingWasRestarted) {
  const Stack stack = training_stack("realnvp-8");
  TrainingSettings settings;
  settings.batch = 128;
  const auto engine = make_opencl_engine(0);
  (void)train(*engine, stack, settings, "two-moons", {30});
  engine->restart(7);
  engine->train(3);
  engine->train(2);
  const TrainingReport report = engine->collect();
  EXPECT_EQ(report.first_step, 7);
  EXPECT_EQ(report.losses.size(), 5U);
}

TEST(Training, AStepWithANonFiniteLossChangesNothing) {
  Stack stack = training_stack("realnvp-8");
  TrainingSettings settings;
  settings.optimiser = OptimiserKind::sgd;
  settings.learning_rate = 1e12;
  const auto engine = make_opencl_engine(0);
  engine->set_stack(stack);
  engine->set_target(target_of("two-moons"));
  engine->set_training(settings);
  engine->restart(0);
  engine->train(50);
  const TrainingReport report = engine->collect();
  EXPECT_FALSE(report.finite);
  EXPECT_LT(engine->step(), 50);
  for (const double parameter : all_parameters(engine->stack())) EXPECT_TRUE(std::isfinite(parameter));
}

TEST(Training, MomentsOfALayerFollowItThroughEdits) {
  // Training with a bypassed layer inserted half way must equal training without it.
  const Stack stack = training_stack("realnvp-8");
  TrainingSettings settings;
  settings.batch = 128;
  const auto engine = make_opencl_engine(0);
  const auto plain = train(*engine, stack, settings, "two-moons", {40});
  engine->set_stack(stack);
  engine->set_training(settings);
  engine->restart(0);
  engine->train(20);
  Stack edited = engine->stack();
  LayerEntry idle = make_layer("planar");
  idle.bypassed = true;
  edited.layers.insert(edited.layers.begin() + 3, idle);
  engine->set_stack(edited);
  engine->train(20);
  Stack after = engine->stack();
  after.layers.erase(after.layers.begin() + 3);
  EXPECT_EQ(all_parameters(after), plain);
}

TEST(Training, ALayerThatJoinsLaterFollowsTheReferenceToo) {
  const Stack stack = training_stack("mixed");
  TrainingSettings settings;
  settings.batch = 128;
  const LayerEntry late = make_layer("planar", {}, 2, Initialisation::identity, 9);
  std::vector<std::vector<double>> found;
  for (const auto& engine :
       {std::shared_ptr<Engine>(make_opencl_engine(0)), std::shared_ptr<Engine>(make_reference_engine())}) {
    (void)train(*engine, stack, settings, "two-moons", {50});
    Stack edited = engine->stack();
    edited.layers.insert(edited.layers.begin() + 2, late);
    engine->set_stack(edited);
    engine->train(1);
    (void)engine->collect();
    const Stack after = engine->stack();
    // Adam's very first step is as long as the learning rate, whenever it happens.
    for (std::size_t i = 0; i < late.parameters.size(); ++i)
      EXPECT_LE(std::abs(after.layers[2].parameters[i] - late.parameters[i]), 1.01 * settings.learning_rate);
    engine->train(49);
    (void)engine->collect();
    found.push_back(all_parameters(engine->stack()));
  }
  EXPECT_LE(relative_l2({found[0]}, {found[1]}), 1e-3);
}

TEST(Training, AnIdentityLayerLeavesTheDensityAlone) {
  const auto engine = make_opencl_engine(0);
  Stack stack = training_stack("realnvp-8");
  TrainingSettings settings;
  (void)train(*engine, stack, settings, "two-moons", {100});
  stack = engine->stack();
  const EvaluationRequest request{.range = {0, -1}, .source = Grid{{-3, 3, -3, 3}, 60, 60}};
  const Evaluation before = engine->evaluate(request);
  for (const Layer* layer : all_layers()) {
    // A permutation has no identity that is one; everything that can learn starts as the identity.
    if (layer->spec().parameters.empty()) continue;
    for (const bool inverted : {false, true}) {
      SCOPED_TRACE(layer->spec().id);
      Stack edited = stack;
      LayerEntry fresh = make_layer(layer->spec().id, {}, 2, Initialisation::identity, 5);
      fresh.inverted = inverted;
      edited.layers.insert(edited.layers.begin() + 4, fresh);
      engine->set_stack(edited);
      const Evaluation after = engine->evaluate(request);
      for (std::size_t i = 0; i < before.log_det.size(); ++i) {
        const auto density = [](const Evaluation& field, std::size_t at) {
          return std::exp(field.log_det[at] -
                          0.5 * (std::pow(field.points[2 * at], 2) + std::pow(field.points[2 * at + 1], 2)));
        };
        ASSERT_NEAR(density(after, i), density(before, i), 1e-5);
      }
    }
  }
}

TEST(Check, PassesForTheMixedPreset) {
  const auto device = make_opencl_engine(0);
  const auto reference = make_reference_engine();
  Project project = make_preset("mixed");
  initialise_for_training(project.stack, 1);
  const auto items = run_check(*device, *reference, project);
  EXPECT_FALSE(items.empty());
  for (const CheckItem& item : items) EXPECT_TRUE(item.passed()) << item.what << ": " << item.error;
}

}  // namespace
}  // namespace pushforward::gpu
