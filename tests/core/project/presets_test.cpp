#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "core/errors.h"
#include "core/flow/flow.h"
#include "core/project/project.h"
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
