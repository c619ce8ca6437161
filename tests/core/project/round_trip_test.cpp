// parse(format(p)) == p, to the last bit, for settings and for every layer in both forms of its parameters.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "core/errors.h"
#include "core/layers/registry.h"
#include "core/project/base64.h"
#include "core/project/project.h"
#include "core/random/counter.h"
#include "tests/core/project/project_equality.h"

namespace pushforward {
namespace {

using testing::expect_same_project;

struct LayerCase {
  const Layer* layer;
  int dim;
  friend void PrintTo(const LayerCase& tested, std::ostream* out) {
    *out << tested.layer->spec().id << " in " << tested.dim << "D";
  }
};

std::vector<LayerCase> layer_cases() {
  std::vector<LayerCase> cases;
  for (const Layer* layer : all_layers())
    for (const int dim : {1, 2, 3, 5})
      if (dim >= layer->spec().minimum_dim && (layer->spec().maximum_dim == 0 || dim <= layer->spec().maximum_dim))
        cases.push_back({layer, dim});
  return cases;
}

class LayerForms : public ::testing::TestWithParam<LayerCase> {
 protected:
  // A project of three such layers with random parameters.
  static Project random_project(std::uint64_t seed, double scale) {
    const auto [layer, dim] = GetParam();
    Generator generator(seed);
    Project project;
    project.stack.dim = dim;
    for (int count = 0; count < 3; ++count) {
      LayerEntry entry = make_layer(layer->spec().id, {}, dim, Initialisation::training, seed + 7U);
      for (double& number : entry.parameters) number = scale * generator.normal();
      entry.inverted = count == 1;
      entry.bypassed = count == 2;
      entry.frozen = generator.below(2) == 1;
      project.stack.layers.push_back(std::move(entry));
    }
    return project;
  }
};

TEST_P(LayerForms, ParametersReadBackToTheSameBits) {
  for (const double scale : {1.0, 1e-3, 1e-300}) {
    Project project = random_project(11, scale);
    // The doubles that careless printing loses.
    const std::vector<double> awkward = {-0.0, std::numeric_limits<double>::denorm_min(), 0.1, 1.0 / 3.0,
                                         std::nextafter(1.0, 2.0)};
    std::size_t next = 0;
    for (LayerEntry& entry : project.stack.layers)
      for (std::size_t index = 0; index < entry.parameters.size(); index += 3)
        entry.parameters[index] = awkward[next++ % awkward.size()];
    const std::string text = format_project(project);
    expect_same_project(parse_project(text), project);
    EXPECT_EQ(format_project(parse_project(text)), text);
  }
}

// A tensor of `values` as a file has it.
nlohmann::json tensor_json(const TensorSlot& slot, const std::vector<double>& values) {
  const auto at = [&](int index) { return values[static_cast<std::size_t>(slot.offset + index)]; };
  if (slot.shape.rank == 0) return at(0);
  nlohmann::json list = nlohmann::json::array();
  if (slot.shape.rank == 1) {
    for (int index = 0; index < slot.shape.size(); ++index) list.push_back(at(index));
    return list;
  }
  for (int row = 0; row < slot.shape.rows; ++row) {
    nlohmann::json cells = nlohmann::json::array();
    for (int column = 0; column < slot.shape.cols; ++column) cells.push_back(at(row * slot.shape.cols + column));
    list.push_back(std::move(cells));
  }
  return list;
}

TEST_P(LayerForms, ValuesAreConvertedOnLoad) {
  const auto [layer, dim] = GetParam();
  const Project project = random_project(12, 0.7);
  nlohmann::json file = nlohmann::json::parse(format_project(project));
  for (std::size_t index = 0; index < project.stack.layers.size(); ++index) {
    const LayerEntry& entry = project.stack.layers[index];
    const std::vector<double> values = entry.values(dim);
    nlohmann::json named = nlohmann::json::object();
    for (const ParameterSpec& spec : layer->spec().values)
      if (spec.is_list) named[spec.id] = nlohmann::json::array();
    const Layout layout = layer->value_layout(entry.hyper, dim);
    for (const TensorSlot& slot : layout.tensors) {
      if (slot.spec->is_list)
        named[slot.spec->id].push_back(tensor_json(slot, values));
      else
        named[slot.spec->id] = tensor_json(slot, values);
    }
    nlohmann::json& written = file["stack"]["layers"][index];
    written.erase("params");
    written["values"] = named;
  }
  const Project read = parse_project(file.dump());
  EXPECT_FALSE(read.fresh);
  for (std::size_t index = 0; index < project.stack.layers.size(); ++index) {
    const std::vector<double> wanted = project.stack.layers[index].values(dim);
    const std::vector<double> found = read.stack.layers[index].values(dim);
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t number = 0; number < wanted.size(); ++number)
      EXPECT_NEAR(found[number], wanted[number], 1e-9 * (1.0 + std::abs(wanted[number]))) << number;
  }
}

TEST_P(LayerForms, EveryMissingParameterIsNamed) {
  const Project project = random_project(13, 1.0);
  const nlohmann::json file = nlohmann::json::parse(format_project(project));
  for (const ParameterSpec& spec : GetParam().layer->spec().parameters) {
    nlohmann::json broken = file;
    broken["stack"]["layers"][1]["params"].erase(spec.id);
    try {
      static_cast<void>(parse_project(broken.dump()));
      ADD_FAILURE() << "accepted without " << spec.id;
    } catch (const InputError& error) {
      EXPECT_EQ(error.field(), "stack.layers[1].params." + spec.id);
    }
  }
}

TEST_P(LayerForms, WithoutParametersItStartsAsInTraining) {
  const auto [layer, dim] = GetParam();
  const std::string type = "{\"type\": \"" + layer->spec().id + "\"}";
  const Project project =
      parse_project(R"({"format": "pushforward-project", "version": 1, "stack": {"dim": )" + std::to_string(dim) +
                    ", \"layers\": [" + type + ", " + type + "]}, \"training\": {\"seed\": 9}}");
  EXPECT_TRUE(project.fresh);
  Stack expected = project.stack;
  initialise_for_training(expected, 9);
  for (std::size_t index = 0; index < 2; ++index)
    EXPECT_EQ(project.stack.layers[index].parameters, expected.layers[index].parameters);
  expect_same_project(parse_project(format_project(project)), project);
}

INSTANTIATE_TEST_SUITE_P(AllLayers, LayerForms, ::testing::ValuesIn(layer_cases()), [](const auto& tested) {
  return tested.param.layer->spec().id + "_" + std::to_string(tested.param.dim) + "d";
});

Project stack_of(const std::string& layers, const std::string& rest = "") {
  return parse_project(R"({"format": "pushforward-project", "version": 1, "stack": {"layers": [)" + layers + "]}" +
                       rest + "}");
}

TEST(RoundTrip, EverySettingIsKept) {
  Project project;
  project.title = "A \"title\" with \\ and ü";
  project.description = "Two\nlines.";
  project.base.temperature = 0.8;
  project.target = {"two-gaussians", {{"distance", 3.3}}};
  project.steps = 4321;
  project.view.numbers = {{"left", -4.5}, {"right", 4.25}, {"zoom level", 1e-5}};
  TrainingSettings& training = project.training;
  training.alpha = 0.3;
  training.annealing = {.enabled = true, .start = 0.02, .steps = 777};
  training.optimiser = OptimiserKind::rmsprop;
  training.learning_rate = 0.1 + 0.2;
  training.beta1 = 0.85;
  training.beta2 = 0.95;
  training.epsilon = 1e-7;
  training.weight_decay = 0.03;
  training.momentum = 0.7;
  training.decay = 0.93;
  training.clip_norm = 12.5;
  training.table_nodes = 384;
  training.schedule = ScheduleKind::step;
  training.schedule_steps = 1234;
  training.final_fraction = 0.07;
  training.step_factor = 0.6;
  training.batch = 333;
  training.seed = std::numeric_limits<std::uint64_t>::max();
  training.temperature = 0.8;  // of the base; one number in the file
  const std::string text = format_project(project);
  expect_same_project(parse_project(text), project);
  EXPECT_TRUE(text.ends_with("}\n"));
}

TEST(RoundTrip, TargetsOfOnesOwnAreKept) {
  for (const TargetSpec& spec : all_targets()) {
    if (!spec.data) continue;
    Project project;
    project.target = {spec.id, {}, spec.data->example};
    for (const TargetParameterSpec& parameter : spec.parameters)
      project.target.parameters[parameter.id] = 0.25 * parameter.minimum + 0.75 * parameter.maximum;
    const std::string text = format_project(project);
    const Project read = parse_project(text);
    expect_same_project(read, project);
    EXPECT_EQ(format_project(read), text);
    // Without data it is the example.
    project.target.data = {};
    expect_same_project(parse_project(format_project(project)), project);
  }
}

TEST(RoundTrip, EveryWeightOfARasterIsKept) {
  Raster raster{.columns = 256, .rows = 256, .weights = {}};
  for (int weight = 0; weight < 65536; ++weight) raster.weights.push_back(static_cast<std::uint16_t>(weight));
  Project project;
  project.target = {"painted", {}, TargetDatum(raster)};
  expect_same_project(parse_project(format_project(project)), project);
}

TEST(Base64, IsThatOfTheStandardsExamples) {
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : examples) {
    const std::vector<std::uint8_t> bytes(plain.begin(), plain.end());
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
  for (const std::string bad : {"Zg", "Zg=", "Zh==", "Z===", "====", "Zg==Zg==", "Zm9 ", "Zm9\n"})
    EXPECT_FALSE(from_base64(bad).has_value()) << bad;
}

TEST(RoundTrip, OwnTargetsThatAreNotTheTargetNowAreKept) {
  Project project;
  for (const TargetSpec& target : all_targets())
    if (target.data) project.own_targets.push_back({.id = target.id, .parameters = {}, .data = target.data->example});
  ASSERT_EQ(project.own_targets.size(), 4U);
  expect_same_project(parse_project(format_project(project)), project);
}

TEST(RoundTrip, EveryOptimiserAndScheduleIsKept) {
  for (const auto optimiser : {OptimiserKind::adam, OptimiserKind::adamw, OptimiserKind::sgd, OptimiserKind::rmsprop})
    for (const auto schedule : {ScheduleKind::constant, ScheduleKind::cosine, ScheduleKind::step})
      for (const double alpha : {0.0, 0.5, 1.0}) {
        Project project;
        project.training.optimiser = optimiser;
        project.training.schedule = schedule;
        project.training.alpha = alpha;
        expect_same_project(parse_project(format_project(project)), project);
      }
}

TEST(Reading, OnlyFormatVersionAndStackAreRequired) {
  const Project project = stack_of("");
  EXPECT_EQ(project.stack.dim, 2);
  EXPECT_TRUE(project.stack.layers.empty());
  EXPECT_EQ(project.training, TrainingSettings{});
  EXPECT_EQ(project.target, TargetChoice{});
  EXPECT_FALSE(project.fresh);  // there is nothing to draw
}

TEST(Reading, ObjectiveIsANameOrANumber) {
  EXPECT_EQ(stack_of("", R"(, "training": {"objective": "forward"})").training.alpha, 1.0);
  EXPECT_EQ(stack_of("", R"(, "training": {"objective": "reverse"})").training.alpha, 0.0);
  EXPECT_EQ(stack_of("", R"(, "training": {"objective": 0.25})").training.alpha, 0.25);
}

TEST(Reading, ASingleNumberMayStandWithoutItsList) {
  const Project with = stack_of(R"({"type": "planar", "params": {"u": [0.1, 0.2], "w": [1, 0], "b": [0.5]}})");
  const Project without = stack_of(R"({"type": "planar", "params": {"u": [0.1, 0.2], "w": [1, 0], "b": 0.5}})");
  expect_same_project(with, without);
}

TEST(Reading, PlanarValuesAreTheConstrainedOnes) {
  // wᵀû = -0.5 is valid as it stands.
  const Project project = stack_of(R"({"type": "planar", "values": {"u": [-0.5, 2.0], "w": [1, 0], "b": [0.25]}})");
  const std::vector<double> values = project.stack.layers.at(0).values();
  ASSERT_EQ(values.size(), 5U);
  EXPECT_NEAR(values[0], -0.5, 1e-14);
  EXPECT_NEAR(values[1], 2.0, 1e-14);
  EXPECT_EQ(values[2], 1.0);
  EXPECT_EQ(values[4], 0.25);
}

TEST(Reading, AStackMayMixGivenAndFreshLayers) {
  const Project project =
      stack_of(R"({"type": "planar", "params": {"u": [0.1, 0.2], "w": [1, 0], "b": [0.5]}}, {"type": "planar"})");
  EXPECT_FALSE(project.fresh);
  EXPECT_EQ(project.stack.layers[0].parameters, (std::vector<double>{0.1, 0.2, 1.0, 0.0, 0.5}));
  Stack expected = project.stack;
  initialise_for_training(expected, project.training.seed);
  EXPECT_EQ(project.stack.layers[1].parameters, expected.layers[1].parameters);
}

TEST(Reading, HugeLayersAreRefusedBeforeTheyAreMade) {
  // Each within the range of its hyperparameters, together gigabytes.
  const HyperSpec* hidden = nullptr;
  for (const HyperSpec& spec : find_layer("coupling").spec().hyperparameters)
    if (spec.id == "hidden") hidden = &spec;
  ASSERT_NE(hidden, nullptr);
  const std::string width = std::to_string(static_cast<std::int64_t>(hidden->maximum));
  const std::string layer =
      R"({"type": "coupling", "hyper": {"hidden": [)" + width + ", " + width + ", " + width + "]}}";
  std::string layers = layer;
  for (int count = 1; count < 1000; ++count) layers += ", " + layer;
  try {
    static_cast<void>(stack_of(layers));
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_TRUE(error.field().starts_with("stack.layers[") && error.field().find("].hyper") != std::string::npos)
        << error.what();
  }
}

TEST(Writing, AParameterThatIsNotFiniteIsRefused) {
  Project project = stack_of(R"({"type": "rotation"}, {"type": "rotation"})");
  project.stack.layers[1].parameters[0] = std::numeric_limits<double>::quiet_NaN();
  try {
    static_cast<void>(format_project(project));
    FAIL() << "written";
  } catch (const InputError& error) {
    EXPECT_EQ(error.field(), "stack.layers[1].params");
  }
}

TEST(Writing, AFreshProjectThatWasEditedKeepsTheEdit) {
  Project project = stack_of(R"({"type": "rotation"}, {"type": "rotation"})");
  ASSERT_TRUE(project.fresh);
  project.stack.layers[1].parameters[0] = 0.125;
  const Project read = parse_project(format_project(project));
  EXPECT_EQ(read.stack.layers[1].parameters[0], 0.125);
  EXPECT_FALSE(read.fresh);
}

}  // namespace
}  // namespace pushforward
