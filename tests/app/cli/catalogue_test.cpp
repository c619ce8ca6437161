// devices, targets, presets, layers and check: what they list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/layers/registry.h"
#include "core/project/project.h"
#include "core/targets/target.h"
#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Targets, AreAllListedWithTheirEntropy) {
  const CommandResult text = run_command({"targets"});
  const nlohmann::json object = run_command({"targets", "--json"}).json();
  ASSERT_EQ(text.code, 0);
  ASSERT_EQ(object["targets"].size(), all_targets().size());
  for (std::size_t i = 0; i < all_targets().size(); ++i) {
    const TargetSpec& spec = all_targets()[i];
    EXPECT_THAT(text.out, HasSubstr(spec.id));
    EXPECT_EQ(object["targets"][i]["id"], spec.id);
    EXPECT_DOUBLE_EQ(object["targets"][i]["entropy"], make_target({spec.id, {}})->entropy());
    EXPECT_EQ(object["targets"][i]["parameters"].size(), spec.parameters.size());
  }
}

TEST(Presets, AreAllListed) {
  const CommandResult text = run_command({"presets"});
  const nlohmann::json object = run_command({"presets", "--json"}).json();
  ASSERT_EQ(text.code, 0);
  ASSERT_EQ(object["presets"].size(), all_presets().size());
  for (std::size_t i = 0; i < all_presets().size(); ++i) {
    EXPECT_THAT(text.out, HasSubstr(all_presets()[i].name));
    EXPECT_EQ(object["presets"][i]["name"], all_presets()[i].name);
    EXPECT_EQ(object["presets"][i]["steps"], all_presets()[i].steps);
  }
}

TEST(Layers, AreAllListedAndDocumented) {
  const CommandResult text = run_command({"layers"});
  const CommandResult page = run_command({"layers", "--markdown"});
  const nlohmann::json object = run_command({"layers", "--json"}).json();
  ASSERT_EQ(text.code, 0);
  ASSERT_EQ(page.code, 0);
  ASSERT_EQ(object["layers"].size(), all_layers().size());
  for (std::size_t i = 0; i < all_layers().size(); ++i) {
    const LayerSpec& spec = all_layers()[i]->spec();
    EXPECT_THAT(text.out, HasSubstr(spec.id));
    EXPECT_THAT(page.out, HasSubstr("`" + spec.id + "`"));
    EXPECT_THAT(page.out, HasSubstr(spec.doc));
    EXPECT_THAT(page.out, HasSubstr(spec.formula));
    for (const HyperSpec& hyper : spec.hyperparameters) EXPECT_THAT(page.out, HasSubstr("| `" + hyper.id + "` |"));
    for (const ParameterSpec& value : spec.values) EXPECT_THAT(page.out, HasSubstr("| `" + value.id + "` |"));
    EXPECT_EQ(object["layers"][i]["id"], spec.id);
    EXPECT_EQ(object["layers"][i]["values"].size(), spec.values.size());
  }
}

TEST(Devices, EndWithTheReferenceEngineThatAlwaysWorks) {
  const CommandResult result = run_command({"devices", "--json"});
  ASSERT_EQ(result.code, 0);
  const nlohmann::json devices = result.json()["devices"];
  ASSERT_FALSE(devices.empty());
  EXPECT_EQ(devices.back()["id"], "reference");
  for (const nlohmann::json& device : devices) {
    EXPECT_THAT(keys(device), ElementsAre("backend", "compute_units", "id", "name", "platform", "reason",
                                          "self_test_seconds", "steps_per_second", "usable"));
    // A device is usable, and then it was measured; or it is not, and then there is a reason.
    EXPECT_EQ(device["usable"].get<bool>(), device["reason"].get<std::string>().empty());
    EXPECT_EQ(device["usable"].get<bool>(), device["steps_per_second"].get<double>() > 0.0);
  }
  EXPECT_TRUE(devices.back()["usable"]);
}

TEST(Check, ReportsEveryItemAgainstItsBar) {
  const CommandResult result = run_command({"check", "single-planar", "--json"});
  EXPECT_EQ(result.code, 0) << result.out;
  const nlohmann::json object = result.json();
  EXPECT_THAT(keys(object), ElementsAre("device", "items", "passed"));
  EXPECT_TRUE(object["passed"]);
  ASSERT_FALSE(object["items"].empty());
  for (const nlohmann::json& item : object["items"]) {
    EXPECT_THAT(keys(item), ElementsAre("bar", "error", "passed", "project", "what"));
    EXPECT_EQ(item["passed"].get<bool>(), item["error"].get<double>() <= item["bar"].get<double>());
  }
  EXPECT_THAT(run_command({"check", "single-planar"}).out, HasSubstr("ok"));
}

}  // namespace
}  // namespace pushforward::app
