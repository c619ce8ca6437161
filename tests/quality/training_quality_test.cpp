// Flows must not only run, they must get there: what whole trainings reach, by quadrature. Each figure is printed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>

#include "core/project/project.h"
#include "core/train/data_initialisation.h"
#include "core/train/metrics.h"
#include "gpu/engine_choice.h"

namespace pushforward {
namespace {

constexpr double integral_tolerance = 0.005;

struct Outcome {
  Metrics last;
  std::vector<double> kl_at_tenths;  // of the objective's own direction
  bool finite = true;
};

Outcome train(Engine& engine, Project project, const std::string& target_id, int steps, std::uint64_t seed) {
  project.target = {.id = target_id, .parameters = {}};
  project.training.seed = seed;
  project.training.schedule_steps = steps;
  const auto target = compile_target(project.target);
  initialise_for_training(project.stack, seed);
  initialise_from_data(project.stack, *target, project.training);
  engine.set_stack(project.stack);
  engine.set_target(target);
  engine.set_training(project.training);
  engine.restart(0);
  const Quadrature quadrature(target->target, metrics_grid(*target->target));
  Outcome outcome;
  for (int tenth = 0; tenth < 10; ++tenth) {
    engine.train(steps / 10);
    outcome.finite = outcome.finite && engine.collect().finite;
    outcome.last = measure(engine, quadrature);
    outcome.kl_at_tenths.push_back(project.training.alpha > 0.5 ? outcome.last.kl_forward : outcome.last.kl_reverse);
  }
  std::printf("%s, seed %d: KL(p||q) %.4f, KL(q||p) %.4f, integral %.5f\n", target_id.c_str(), static_cast<int>(seed),
              outcome.last.kl_forward, outcome.last.kl_reverse, outcome.last.integral);
  return outcome;
}

struct Case {
  const char* name;
  const char* preset;
  const char* target;
  int steps;
  int seeds;                   // the median counts
  double bar;                  // of KL in the objective's direction
  double learning_rate = 0.0;  // 0: the preset's
};

// Keeps GoogleTest from printing the bytes.
void PrintTo(const Case& given, std::ostream* out) { *out << given.name; }

class Reaches : public testing::TestWithParam<Case> {};

TEST_P(Reaches, ItsBar) {
  const Case& wanted = GetParam();
  const auto engine = gpu::make_engine();
  std::vector<double> reached;
  for (int seed = 1; seed <= wanted.seeds; ++seed) {
    const Outcome outcome =
        train(*engine, make_preset(wanted.preset), wanted.target, wanted.steps, static_cast<std::uint64_t>(seed));
    EXPECT_TRUE(outcome.finite);
    EXPECT_NEAR(outcome.last.integral, 1.0, integral_tolerance);
    reached.push_back(outcome.kl_at_tenths.back());
  }
  std::ranges::sort(reached);
  EXPECT_LE(reached[reached.size() / 2], wanted.bar);
}

INSTANTIATE_TEST_SUITE_P(Models, Reaches,
                         testing::Values(Case{"PlanarOnU1", "planar-32", "u1", 20000, 3, 0.03},
                                         Case{"PlanarOnU2", "planar-32-u2", "u2", 20000, 3, 0.03},
                                         Case{"PlanarOnU3", "planar-32-u3", "u3", 20000, 3, 0.03},
                                         Case{"PlanarOnU4", "planar-32-u4", "u4", 20000, 3, 0.03},
                                         Case{"CouplingsOnTwoMoons", "realnvp-8", "two-moons", 5000, 1, 0.03},
                                         Case{"AutoregressiveOnTwoMoons", "maf-6", "two-moons", 5000, 1, 0.05},
                                         Case{"FlippedAutoregressiveOnU1", "iaf-6", "u1", 5000, 1, 0.05},
                                         Case{"SplinesOnCheckerboard", "spline-4", "checkerboard", 5000, 1, 0.15}),
                         [](const auto& instance) { return instance.param.name; });

// What no other tool does: tanh planar and radial flows learn from data, through their implicit inverses.
class LearnsFromData : public testing::TestWithParam<Case> {};

TEST_P(LearnsFromData, AtEveryTenthOfTheRun) {
  const Case& wanted = GetParam();
  Project project = make_preset(wanted.preset);
  project.training.alpha = 1.0;
  project.training.learning_rate = wanted.learning_rate;
  project.training.annealing.enabled = false;
  const auto engine = gpu::make_engine();
  const Outcome outcome = train(*engine, project, wanted.target, wanted.steps, 1);
  EXPECT_TRUE(outcome.finite);
  EXPECT_NEAR(outcome.last.integral, 1.0, integral_tolerance);
  std::printf("KL(p||q) at every tenth:");
  for (const double kl : outcome.kl_at_tenths) std::printf(" %.4f", kl);
  std::printf("\n");
  // It falls at every tenth, until it lies where only the batches' noise is left.
  constexpr double noise = 1e-3;
  for (std::size_t tenth = 1; tenth < outcome.kl_at_tenths.size(); ++tenth)
    EXPECT_LT(outcome.kl_at_tenths[tenth], std::max(noise, outcome.kl_at_tenths[tenth - 1]));
  EXPECT_LE(outcome.kl_at_tenths.back(), wanted.bar);
}

INSTANTIATE_TEST_SUITE_P(Models, LearnsFromData,
                         testing::Values(Case{"PlanarOnTwoMoons", "planar-32", "two-moons", 10000, 1, 0.03, 5e-3},
                                         Case{"PlanarOnEightGaussians", "planar-32", "eight-gaussians", 10000, 1, 0.06,
                                              5e-3},
                                         Case{"RadialOnRing", "radial-32", "ring", 1000, 1, 0.01, 1e-3}),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace pushforward
