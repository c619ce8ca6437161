#include <gtest/gtest.h>

#include <cmath>

#include "core/errors.h"
#include "core/train/engine.h"
#include "core/train/objective.h"
#include "core/train/optimiser.h"
#include "tests/core/train/training_fixtures.h"

namespace pushforward {
namespace {

TrainingSettings settings_with(double alpha, double learning_rate = 1e-2) {
  TrainingSettings settings;
  settings.alpha = alpha;
  settings.learning_rate = learning_rate;
  settings.batch = 64;
  return settings;
}

std::unique_ptr<Engine> engine_with(const Stack& stack, const TrainingSettings& settings,
                                    const std::string& target = "two-moons") {
  auto engine = make_reference_engine();
  engine->set_stack(stack);
  engine->set_target(small_target(target));
  engine->set_training(settings);
  return engine;
}

std::vector<double> flat(const Stack& stack) {
  std::vector<double> all;
  for (const LayerEntry& layer : stack.layers) {
    all.insert(all.end(), layer.parameters.begin(), layer.parameters.end());
  }
  return all;
}

TEST(ReferenceEngine, FirstStepIsTheOptimisersUpdateOfTheClippedBatchGradient) {
  TrainingSettings settings = settings_with(0.5);
  settings.optimiser = OptimiserKind::sgd;
  settings.clip_norm = 0.25;
  const Stack before = varied_stack();
  const auto engine = engine_with(before, settings);
  const BatchGradient gradient = engine->batch_gradient(0);
  engine->train(1);
  const TrainingReport report = engine->collect();
  double squares = 0.0;
  for (const auto& layer : gradient.parameters) {
    for (const double value : layer) squares += value * value;
  }
  ASSERT_GT(std::sqrt(squares), settings.clip_norm);
  EXPECT_DOUBLE_EQ(report.gradient_norm, std::sqrt(squares));
  ASSERT_EQ(report.losses.size(), 1U);
  EXPECT_FLOAT_EQ(report.losses[0], static_cast<float>(gradient.loss));
  const Stack after = engine->stack();
  const double scale = settings.learning_rate * settings.clip_norm / std::sqrt(squares);
  for (std::size_t layer = 0; layer < before.layers.size(); ++layer) {
    for (std::size_t i = 0; i < before.layers[layer].parameters.size(); ++i) {
      EXPECT_NEAR(after.layers[layer].parameters[i],
                  before.layers[layer].parameters[i] - scale * gradient.parameters[layer][i], 1e-12);
    }
  }
}

TEST(ReferenceEngine, SameSeedSameBitsHoweverTheStepsAreCut) {
  const Stack stack = varied_stack();
  const auto once = engine_with(stack, settings_with(0.5));
  once->train(20);
  const auto pieces = engine_with(stack, settings_with(0.5));
  for (const int steps : {1, 7, 12}) pieces->train(steps);
  EXPECT_EQ(flat(once->stack()), flat(pieces->stack()));
  EXPECT_EQ(once->collect().losses, pieces->collect().losses);
  EXPECT_EQ(once->step(), 20);
}

TEST(ReferenceEngine, AnotherSeedGoesAnotherWay) {
  TrainingSettings settings = settings_with(1.0);
  const auto first = engine_with(varied_stack(), settings);
  settings.seed = 2;
  const auto second = engine_with(varied_stack(), settings);
  first->train(3);
  second->train(3);
  EXPECT_NE(flat(first->stack()), flat(second->stack()));
}

TEST(ReferenceEngine, CollectReportsEveryStepOnce) {
  const auto engine = engine_with(varied_stack(), settings_with(1.0));
  engine->restart(100);
  engine->train(3);
  engine->train(2);
  const TrainingReport report = engine->collect();
  EXPECT_EQ(report.first_step, 100);
  EXPECT_EQ(report.losses.size(), 5U);
  EXPECT_TRUE(report.finite);
  EXPECT_TRUE(engine->collect().losses.empty());
  engine->train(1);
  EXPECT_EQ(engine->collect().first_step, 105);
}

class GaussianTraining : public testing::TestWithParam<double> {};

TEST_P(GaussianTraining, LinearLayerLearnsAGaussian) {
  const auto target = small_target("gaussian");
  TrainingSettings settings = settings_with(GetParam(), 0.03);
  settings.batch = 256;
  settings.schedule = ScheduleKind::cosine;
  settings.schedule_steps = 600;
  Stack stack = stack_of({"linear"});
  // Far enough off that there is something to learn.
  for (double& parameter : stack.layers[0].parameters) parameter += 0.5;
  const double before = sampled_kl(stack, *target);
  ASSERT_GT(before, 0.1);
  const auto engine = engine_with(stack, settings, "gaussian");
  engine->train(600);
  EXPECT_LT(std::abs(sampled_kl(engine->stack(), *target)), 0.01);
}

INSTANTIATE_TEST_SUITE_P(Dial, GaussianTraining, testing::Values(1.0, 0.0, 0.5),
                         [](const auto& name) { return "alpha" + std::to_string(static_cast<int>(10 * name.param)); });

TEST(ReferenceEngine, FrozenAndBypassedLayersStayAndDoNotCountForTheNorm) {
  Stack stack = varied_stack();
  stack.layers[0].frozen = true;
  stack.layers[1].bypassed = true;
  TrainingSettings settings = settings_with(0.5);
  settings.optimiser = OptimiserKind::adamw;  // whose decay would move even a layer without gradient
  const auto engine = engine_with(stack, settings);
  const BatchGradient gradient = engine->batch_gradient(0);
  engine->train(1);
  double squares = 0.0;
  for (const std::size_t moving : {2U, 3U}) {
    for (const double value : gradient.parameters[moving]) squares += value * value;
  }
  EXPECT_DOUBLE_EQ(engine->collect().gradient_norm, std::sqrt(squares));
  engine->train(9);
  const Stack after = engine->stack();
  EXPECT_EQ(after.layers[0].parameters, stack.layers[0].parameters);
  EXPECT_EQ(after.layers[1].parameters, stack.layers[1].parameters);
  EXPECT_NE(after.layers[2].parameters, stack.layers[2].parameters);
  EXPECT_NE(after.layers[3].parameters, stack.layers[3].parameters);
}

TEST(ReferenceEngine, StopsInFrontOfAStepThatIsNotFinite) {
  const auto engine = engine_with(varied_stack(), settings_with(0.5, 1e200));
  engine->train(50);
  const TrainingReport report = engine->collect();
  EXPECT_FALSE(report.finite);
  EXPECT_LT(engine->step(), 50);
  EXPECT_EQ(report.losses.size(), static_cast<std::size_t>(engine->step()) + 1);
  const std::vector<double> stopped = flat(engine->stack());
  for (const double value : stopped) EXPECT_TRUE(std::isfinite(value));
  // Going on meets the same batch and stops again, with nothing changed.
  const std::int64_t step = engine->step();
  engine->train(1);
  EXPECT_FALSE(engine->collect().finite);
  EXPECT_EQ(engine->step(), step);
  EXPECT_EQ(flat(engine->stack()), stopped);
  // Good parameters and a sane learning rate train again.
  engine->set_stack(varied_stack());
  engine->set_training(settings_with(0.5));
  engine->restart(0);
  engine->train(2);
  EXPECT_TRUE(engine->collect().finite);
}

TEST(ReferenceEngine, KeepsTheMemoryOfLayersThatStay) {
  TrainingSettings settings = settings_with(1.0);
  settings.optimiser = OptimiserKind::sgd;
  const Stack stack = varied_stack();
  const auto undisturbed = engine_with(stack, settings);
  undisturbed->train(6);

  // The same stack given again midway, and once reordered and back: ids carry the velocity.
  const auto disturbed = engine_with(stack, settings);
  disturbed->train(3);
  Stack current = disturbed->stack();
  std::swap(current.layers[0], current.layers[3]);
  disturbed->set_stack(current);
  std::swap(current.layers[0], current.layers[3]);
  disturbed->set_stack(current);
  disturbed->train(3);
  EXPECT_EQ(flat(disturbed->stack()), flat(undisturbed->stack()));

  // A new id forgets.
  const auto forgetful = engine_with(stack, settings);
  forgetful->train(3);
  current = forgetful->stack();
  for (LayerEntry& layer : current.layers) layer.id = next_layer_id();
  forgetful->set_stack(current);
  forgetful->train(3);
  EXPECT_NE(flat(forgetful->stack()), flat(undisturbed->stack()));
}

TEST(ReferenceEngine, ChangeOfOptimiserAndRestartForgetMoments) {
  TrainingSettings settings = settings_with(1.0);
  const auto engine = engine_with(varied_stack(), settings);
  engine->train(5);
  const Stack middle = engine->stack();
  settings.optimiser = OptimiserKind::rmsprop;
  engine->set_training(settings);
  engine->train(3);

  const auto fresh = engine_with(middle, settings);
  fresh->restart(5);
  fresh->train(3);
  EXPECT_EQ(flat(engine->stack()), flat(fresh->stack()));

  engine->set_stack(middle);
  engine->restart(5);
  engine->train(3);
  EXPECT_EQ(flat(engine->stack()), flat(fresh->stack()));
}

TEST(ReferenceEngine, ChangeOfLearningRateKeepsMomentsAndStep) {
  TrainingSettings settings = settings_with(1.0);
  settings.optimiser = OptimiserKind::sgd;
  const auto engine = engine_with(varied_stack(), settings);
  engine->train(2);
  settings.learning_rate = 1e-12;
  engine->set_training(settings);
  const auto before = flat(engine->stack());
  engine->train(1);
  EXPECT_EQ(engine->step(), 3);
  const auto after = flat(engine->stack());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NEAR(after[i], before[i], 1e-9);
}

TEST(ReferenceEngine, EvaluatesPointsGridsAndRanges) {
  const Stack stack = varied_stack();
  const auto engine = engine_with(stack, settings_with(1.0));
  EvaluationRequest request;
  request.range = {0, -1};
  request.source = Grid{{-2.0, 2.0, -1.0, 3.0}, 4, 3};
  request.want_log_det_by_layer = true;
  const Evaluation grid = engine->evaluate(request);
  ASSERT_EQ(grid.count, 12);
  ASSERT_EQ(grid.log_det_by_layer.size(), 4U * 12U);

  // Cell 6: row 1, column 2.
  Matrix x(2, 1);
  x << -2.0 + 2.5 * 1.0, -1.0 + 1.5 * (4.0 / 3.0);
  const Pass expected = run(stack, Direction::inverse, x, whole(stack), true);
  EXPECT_FLOAT_EQ(grid.points[12], static_cast<float>(expected.points(0, 0)));
  EXPECT_FLOAT_EQ(grid.points[13], static_cast<float>(expected.points(1, 0)));
  EXPECT_FLOAT_EQ(grid.log_det[6], static_cast<float>(expected.log_det[0]));
  for (std::size_t layer = 0; layer < 4; ++layer) {
    EXPECT_FLOAT_EQ(grid.log_det_by_layer[layer * 12 + 6],
                    static_cast<float>(expected.log_det_by_layer(static_cast<Eigen::Index>(layer), 0)));
  }

  request.source = std::vector<float>{0.5F, 1.0F, -1.0F, 0.25F};
  request.range = {1, 3};
  request.direction = Direction::forward;
  const Evaluation middle = engine->evaluate(request);
  ASSERT_EQ(middle.count, 2);
  ASSERT_EQ(middle.log_det_by_layer.size(), 4U);
  Matrix z(2, 2);
  z << 0.5, -1.0, 1.0, 0.25;
  const Pass part = run(stack, Direction::forward, z, {1, 3});
  for (Eigen::Index i = 0; i < 4; ++i) {
    EXPECT_FLOAT_EQ(middle.points[static_cast<std::size_t>(i)], static_cast<float>(part.points.data()[i]));
  }
  request.want_points = false;
  EXPECT_TRUE(engine->evaluate(request).points.empty());
}

TEST(ReferenceEngine, EvaluationSeesTheParametersOfItsMoment) {
  const auto engine = engine_with(varied_stack(), settings_with(1.0));
  EvaluationRequest request;
  request.range = {0, -1};
  request.source = std::vector<float>{0.5F, 1.0F};
  const Evaluation start = engine->evaluate(request);
  engine->hold();
  const EvaluationTicket early = engine->begin(request);
  engine->train(5);
  EXPECT_EQ(engine->finish(early).points, start.points);
  EXPECT_NE(engine->evaluate(request).points, start.points);
  request.held = true;
  engine->set_stack(Stack{});
  EXPECT_EQ(engine->evaluate(request).points, start.points);
  EXPECT_THROW(static_cast<void>(engine->finish(early)), std::logic_error);
}

TEST(ReferenceEngine, EvaluatesAStackThatIsGiven) {
  const auto engine = engine_with(varied_stack(), settings_with(1.0));
  EvaluationRequest request;
  request.range = {0, -1};
  request.source = std::vector<float>{0.5F, 1.0F};
  const Evaluation own = engine->evaluate(request);
  const Stack other = varied_stack(9);
  request.stack = std::make_shared<const Stack>(other);
  const Evaluation given = engine->evaluate(request);
  const Pass wanted = run(other, Direction::inverse, Eigen::Vector2d(0.5, 1.0));
  EXPECT_FLOAT_EQ(given.points[0], static_cast<float>(wanted.points(0)));
  EXPECT_FLOAT_EQ(given.points[1], static_cast<float>(wanted.points(1)));
  request.stack = nullptr;
  EXPECT_EQ(engine->evaluate(request).points, own.points);
}

TEST(ReferenceEngine, RefusesAGridOfAnotherDimension) {
  Stack stack;
  stack.dim = 3;
  const auto engine = make_reference_engine();
  engine->set_stack(stack);
  EvaluationRequest request;
  request.source = Grid{{}, 2, 2};
  EXPECT_THROW(static_cast<void>(engine->begin(request)), InputError);
}

TEST(ReferenceEngine, GradientIsThatOfTheFlow) {
  const Stack stack = varied_stack();
  const auto engine = engine_with(stack, settings_with(1.0));
  const Matrix points = latent_batch(settings_with(1.0), 1, 2);
  const Matrix seeds = latent_batch(settings_with(1.0), 2, 2);
  const Vector seed_log_det = latent_batch(settings_with(1.0), 3, 2).row(0);
  const Gradient expected = run_gradient(stack, Direction::inverse, points, seeds, seed_log_det);
  const Gradient got = engine->gradient(Direction::inverse, points, seeds, seed_log_det);
  EXPECT_EQ(got.points, expected.points);
  EXPECT_EQ(got.parameters, expected.parameters);
}

}  // namespace
}  // namespace pushforward
