#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <string>

#include "core/errors.h"
#include "core/flow/flow.h"
#include "core/project/project.h"
#include "core/train/metrics.h"
#include "tests/core/project/project_equality.h"

namespace pushforward {
namespace {

class EveryPreset : public ::testing::TestWithParam<Preset> {};

TEST_P(EveryPreset, IsReadyToTrain) {
  const Preset& preset = GetParam();
  EXPECT_FALSE(preset.title.empty());
  EXPECT_TRUE(preset.description.ends_with("."));
  const Project project = make_preset(preset.name);
  EXPECT_EQ(project.title, preset.title);
  EXPECT_EQ(project.description, preset.description);
  EXPECT_TRUE(project.fresh);
  EXPECT_EQ(project.steps, 0);
  EXPECT_EQ(preset.steps, project.training.schedule_steps);
  EXPECT_GE(preset.steps, 1000);
  EXPECT_FALSE(project.stack.layers.empty());
  EXPECT_EQ(find_target(project.target.id).id, project.target.id);
}

TEST_P(EveryPreset, RoundTripsThroughAFile) {
  const Project project = make_preset(GetParam().name);
  testing::expect_same_project(parse_project(format_project(project)), project);
  // And as a saved model, with its parameters.
  Project trained = project;
  trained.fresh = false;
  trained.steps = 17;
  testing::expect_same_project(parse_project(format_project(trained)), trained);
}

TEST_P(EveryPreset, IsTheSameEveryTime) {
  testing::expect_same_project(make_preset(GetParam().name), make_preset(GetParam().name));
}

TEST_P(EveryPreset, StartsWithAFiniteDensityNearItsTarget) {
  const Project project = make_preset(GetParam().name);
  const Box box = make_target(project.target)->box();
  Matrix points(2, 9);
  for (int index = 0; index < 9; ++index) {
    points(0, index) = box.left + (box.right - box.left) * (0.25 + 0.25 * (index % 3));
    points(1, index) = box.bottom + (box.top - box.bottom) * (0.25 + 0.25 * (index / 3));
  }
  EXPECT_TRUE(log_prob(project.stack, points).allFinite());
}

INSTANTIATE_TEST_SUITE_P(Gallery, EveryPreset, ::testing::ValuesIn(all_presets()), [](const auto& tested) {
  std::string name = tested.param.name;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Presets, HaveTheirNames) {
  std::set<std::string> names;
  for (const Preset& preset : all_presets()) EXPECT_TRUE(names.insert(preset.name).second) << preset.name;
  for (const std::string name : {"planar-32", "planar-32-u2", "planar-32-u3", "planar-32-u4", "radial-32", "nice-8",
                                 "realnvp-8", "maf-6", "iaf-6", "spline-4", "mixed", "mode-covering", "mode-seeking"})
    EXPECT_TRUE(names.contains(name)) << name;
}

// Trained as the preset says.
Metrics trained_metrics(const std::string& name) {
  const Project project = make_preset(name);
  const auto target = compile_target(project.target, 1 << 14);
  const std::unique_ptr<Engine> engine = make_reference_engine();
  engine->set_stack(project.stack);
  engine->set_target(target);
  engine->set_training(project.training);
  engine->restart(project.steps);
  engine->train(project.training.schedule_steps);
  EXPECT_TRUE(engine->collect().finite);
  return measure(*engine, Quadrature(target->target, metrics_grid(*target->target, 192)));
}

TEST(Presets, CoverBothModesOrSeekOne) {
  // A Gaussian that lies in one of two far modes has half of the target's density there: KL(q||p) = ln 2.
  const Metrics seeking = trained_metrics("mode-seeking");
  EXPECT_NEAR(seeking.kl_reverse, std::log(2.0), 0.01);
  EXPECT_GT(seeking.kl_forward, 5.0);
  const Metrics covering = trained_metrics("mode-covering");
  EXPECT_LT(covering.kl_forward, 1.0);
  EXPECT_GT(covering.kl_reverse, 2.0);
}

TEST(Presets, AnUnknownNameIsAnsweredWithTheKnownOnes) {
  try {
    static_cast<void>(make_preset("glow"));
    FAIL();
  } catch (const InputError& error) {
    for (const Preset& preset : all_presets())
      EXPECT_NE(std::string(error.what()).find(preset.name), std::string::npos) << preset.name;
  }
}

}  // namespace
}  // namespace pushforward
