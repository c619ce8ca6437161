#include "core/train/training_settings.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/errors.h"

namespace pushforward {
namespace {

TrainingSettings with_schedule(ScheduleKind kind) {
  TrainingSettings settings;
  settings.schedule = kind;
  settings.learning_rate = 0.02;
  settings.schedule_steps = 1000;
  settings.final_fraction = 0.1;
  settings.step_factor = 0.5;
  return settings;
}

TEST(Schedule, ConstantStays) {
  const auto settings = with_schedule(ScheduleKind::constant);
  EXPECT_EQ(scheduled_learning_rate(settings, 0), 0.02);
  EXPECT_EQ(scheduled_learning_rate(settings, 1'000'000'000'000), 0.02);
}

TEST(Schedule, CosineFallsToItsFinalFractionAndStaysThere) {
  const auto settings = with_schedule(ScheduleKind::cosine);
  EXPECT_DOUBLE_EQ(scheduled_learning_rate(settings, 0), 0.02);
  EXPECT_NEAR(scheduled_learning_rate(settings, 500), 0.02 * 0.55, 1e-15);
  // cos(pi/4) at a quarter of the way.
  EXPECT_NEAR(scheduled_learning_rate(settings, 250), 0.02 * (0.1 + 0.9 * 0.5 * (1.0 + std::sqrt(0.5))), 1e-15);
  EXPECT_NEAR(scheduled_learning_rate(settings, 1000), 0.002, 1e-15);
  EXPECT_NEAR(scheduled_learning_rate(settings, 50'000), 0.002, 1e-15);
  for (int step = 1; step <= 1000; ++step) {
    ASSERT_LT(scheduled_learning_rate(settings, step), scheduled_learning_rate(settings, step - 1));
  }
}

TEST(Schedule, StepDropsAtMultiples) {
  const auto settings = with_schedule(ScheduleKind::step);
  EXPECT_EQ(scheduled_learning_rate(settings, 999), 0.02);
  EXPECT_EQ(scheduled_learning_rate(settings, 1000), 0.01);
  EXPECT_EQ(scheduled_learning_rate(settings, 1999), 0.01);
  EXPECT_EQ(scheduled_learning_rate(settings, 2000), 0.005);
}

TEST(Annealing, RisesFromItsStartToOne) {
  TrainingSettings settings;
  EXPECT_EQ(annealing_factor(settings, 0), 1.0);
  settings.annealing = {true, 0.01, 100};
  EXPECT_DOUBLE_EQ(annealing_factor(settings, 0), 0.01);
  EXPECT_DOUBLE_EQ(annealing_factor(settings, 50), 0.51);
  EXPECT_EQ(annealing_factor(settings, 99), 1.0);
  EXPECT_EQ(annealing_factor(settings, 100'000), 1.0);
}

TEST(StepScalars, CorrectAdamsBias) {
  TrainingSettings settings;
  const StepScalars first = step_scalars(settings, 70, 1);
  EXPECT_NEAR(first.first_correction, 10.0, 1e-12);
  EXPECT_NEAR(first.second_correction, 1000.0, 1e-9);
  const StepScalars late = step_scalars(settings, 70, 100'000);
  EXPECT_NEAR(late.first_correction, 1.0, 1e-12);
  EXPECT_NEAR(late.second_correction, 1.0, 1e-12);
}

TEST(StepScalars, AreOneWhereThereIsNoBiasToCorrect) {
  for (const OptimiserKind kind : {OptimiserKind::sgd, OptimiserKind::rmsprop}) {
    TrainingSettings settings;
    settings.optimiser = kind;
    EXPECT_EQ(step_scalars(settings, 0, 1).first_correction, 1.0);
    EXPECT_EQ(step_scalars(settings, 0, 1).second_correction, 1.0);
  }
}

TEST(StepScalars, FollowScheduleAndAnnealingByStepNotByUpdate) {
  auto settings = with_schedule(ScheduleKind::step);
  settings.annealing = {true, 0.0, 4000};
  const StepScalars scalars = step_scalars(settings, 1000, 1);
  EXPECT_EQ(scalars.learning_rate, 0.01);
  EXPECT_EQ(scalars.energy_factor, 0.25);
}

TEST(Names, ComeBackAsTheyWent) {
  for (const char* name : {"adam", "adamw", "sgd", "rmsprop"}) EXPECT_EQ(to_string(optimiser_from_string(name)), name);
  for (const char* name : {"constant", "cosine", "step"}) EXPECT_EQ(to_string(schedule_from_string(name)), name);
}

TEST(Names, UnknownOnesAreRefusedWithTheKnownOnes) {
  try {
    static_cast<void>(optimiser_from_string("adma"));
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.field(), "training.optimiser");
    EXPECT_NE(std::string(error.what()).find("adamw"), std::string::npos);
  }
  EXPECT_THROW(static_cast<void>(schedule_from_string("")), InputError);
}

}  // namespace
}  // namespace pushforward
