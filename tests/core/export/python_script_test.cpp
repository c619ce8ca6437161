// Scripts that leave the program compute what it computes: run by an interpreter, for every layer and preset.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/export/python_script.h"
#include "core/export/registry.h"
#include "core/layers/registry.h"
#include "tests/core/layers/layer_cases.h"
#include "tests/support/random_stacks.h"
#include "tests/support/temporary_folder.h"

namespace pushforward {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Interpreter {
  PythonLibrary library;
  std::string name;        // of the library, as check_scripts.py is told
  std::string executable;  // empty: not here
};

// PUSHFORWARD_TORCH_PYTHON names an interpreter that has PyTorch.
Interpreter interpreter_of(PythonLibrary library) {
  if (library == PythonLibrary::numpy) return {library, "numpy", PUSHFORWARD_PYTHON};
  const char* chosen = std::getenv("PUSHFORWARD_TORCH_PYTHON");
  const std::string candidate = chosen != nullptr ? chosen : PUSHFORWARD_PYTHON;
  const bool has_torch = std::system(("'" + candidate + "' -c 'import torch' 2>/dev/null").c_str()) == 0;
  return {library, "torch", has_torch ? candidate : ""};
}

struct Outcome {
  int status = -1;
  std::string text;
  std::vector<nlohmann::json> lines;  // one a script
};

Outcome run_command(const std::string& command) {
  Outcome outcome;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return outcome;
  std::string buffer(1 << 16, '\0');
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe))
    outcome.text.append(buffer, 0, count);
  outcome.status = WEXITSTATUS(pclose(pipe));
  return outcome;
}

Outcome run_scripts(const Interpreter& interpreter, const std::vector<std::string>& scripts) {
  std::string command = "'" + interpreter.executable +
                        "' '" PUSHFORWARD_SOURCE_DIR "/tests/core/export/check_scripts.py' " + interpreter.name;
  for (const std::string& script : scripts) command += " '" + script + "'";
  Outcome outcome = run_command(command);
  std::istringstream text(outcome.text);
  for (std::string line; std::getline(text, line);)
    if (line.starts_with("{")) outcome.lines.push_back(nlohmann::json::parse(line));
  return outcome;
}

Project project_of(Stack stack, double temperature = 1.0) {
  Project project;
  project.title = R"(A "title" with \ and """ in it, 标题)";
  project.stack = std::move(stack);
  project.base.temperature = temperature;
  return project;
}

class PythonScripts : public ::testing::TestWithParam<PythonLibrary> {
 protected:
  void SetUp() override {
    interpreter_ = interpreter_of(GetParam());
    if (interpreter_.executable.empty())
      GTEST_SKIP() << "no Python with PyTorch here; PUSHFORWARD_TORCH_PYTHON can name one";
  }
  std::string add(const std::string& name, const Project& project, const Matrix& data) {
    scripts_.push_back(folder_.file(name + ".py", python_script(project, GetParam(), data)));
    return scripts_.back();
  }
  // Every script passes its own check, and more narrowly than it asks for.
  std::vector<nlohmann::json> expect_agreement(double difference, double jacobian_error) {
    const Outcome outcome = run_scripts(interpreter_, scripts_);
    EXPECT_EQ(outcome.status, 0) << outcome.text;
    EXPECT_EQ(outcome.lines.size(), scripts_.size()) << outcome.text;
    for (const nlohmann::json& line : outcome.lines) {
      EXPECT_EQ(line["check"], 0) << line;
      EXPECT_GT(line["checked"], 20) << line;
      EXPECT_LT(line["difference"], difference) << line;
      EXPECT_LT(line["jacobian_error"], jacobian_error) << line;
    }
    return outcome.lines;
  }
  test::TemporaryFolder folder_;
  Interpreter interpreter_{};
  std::vector<std::string> scripts_;
};

TEST_P(PythonScripts, AgreeForEveryLayerPlainAndInverted) {
  for (const testing::LayerCase& layer_case : testing::all_layer_cases())
    for (int variant = 0; variant < testing::variant_count; ++variant) {
      Stack stack = testing::draw_stack(layer_case, testing::Draw::typical, variant);
      add(testing::name_of(layer_case) + "_" + std::to_string(variant), project_of(std::move(stack), 0.8),
          testing::draw_points(layer_case.dim, 40, 7));
    }
  expect_agreement(1e-9, GetParam() == PythonLibrary::torch ? 1e-7 : 1e-6);
}

TEST_P(PythonScripts, AgreeBesideTheConstraints) {
  for (const testing::LayerCase& layer_case : testing::all_layer_cases()) {
    if (layer_case.dim != 2) continue;
    add(testing::name_of(layer_case) + "_edge", project_of(testing::draw_stack(layer_case, testing::Draw::edge, 0)),
        testing::draw_points(2, 40, 8));
  }
  expect_agreement(1e-5, 1e-2);
}

TEST_P(PythonScripts, AgreeForStacksWithBypassedLayersAndIntegrateToOne) {
  Generator generator(11);
  for (int i = 0; i < 3; ++i) {
    Stack stack = test::random_stack(2, 7, generator, 0.15);
    stack.layers[3].bypassed = true;
    add("integral_" + std::to_string(i), project_of(std::move(stack), 0.7), testing::draw_points(2, 40, 9));
  }
  add("empty_stack", project_of({}), testing::draw_points(2, 40, 9));
  for (const nlohmann::json& line : expect_agreement(1e-9, 1e-5))
    if (line.contains("integral")) {
      EXPECT_NEAR(line["integral"], 1.0, 2e-3) << line;
    }
}

TEST_P(PythonScripts, AgreeForEveryPreset) {
  Generator generator(5);
  for (const Preset& preset : all_presets()) {
    Project project = make_preset(preset.name);
    // As after some training: nothing stands at its start.
    for (LayerEntry& entry : project.stack.layers)
      for (double& parameter : entry.parameters) parameter += generator.uniform(-0.1, 0.1);
    add(preset.name, project, make_target(project.target)->sample(40, 1).points);
  }
  expect_agreement(1e-8, 1e-5);
}

TEST_P(PythonScripts, SayWhatDiffersAndExitWithOne) {
  Generator generator(3);
  std::string text =
      python_script(project_of(test::random_stack(2, 2, generator)), GetParam(), testing::draw_points(2, 5, 1));
  const std::size_t at = text.find("array([", text.find("\"log_prob\"")) + 7;
  text.insert(at, "1");  // "-1.5" becomes "1-1.5"
  const Outcome outcome = run_command("'" + interpreter_.executable + "' '" + folder_.file("wrong.py", text) + "'");
  EXPECT_EQ(outcome.status, 1) << outcome.text;
  EXPECT_THAT(outcome.text, HasSubstr("log_prob differs from Pushforward's by"));
}

INSTANTIATE_TEST_SUITE_P(Libraries, PythonScripts, ::testing::Values(PythonLibrary::torch, PythonLibrary::numpy),
                         [](const auto& tested) { return tested.param == PythonLibrary::torch ? "torch" : "numpy"; });

TEST(PythonScript, NeedsNothingButItsLibrary) {
  const Project project = make_preset("mixed");
  for (const PythonLibrary library : {PythonLibrary::torch, PythonLibrary::numpy}) {
    const std::string text = python_script(project, library, Matrix(2, 0));
    EXPECT_THAT(text, HasSubstr(library == PythonLibrary::torch ? "import torch\n" : "import numpy as np\n"));
    EXPECT_THAT(text, Not(HasSubstr(library == PythonLibrary::torch ? "np." : "torch.")));
    EXPECT_THAT(text, Not(HasSubstr(" xp.")));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 120U) << line;
  }
}

// What a script needs of a layer's declaration.
class LayerPython : public ::testing::TestWithParam<const Layer*> {};

TEST_P(LayerPython, EndsWithTheLayersOwnClass) {
  const LayerSpec& spec = GetParam()->spec();
  ASSERT_FALSE(spec.python.empty());
  EXPECT_THAT(spec.python.back(), HasSubstr("\nclass " + python_class(spec) + "("));
  for (const std::string& definition : spec.python) {
    EXPECT_TRUE(definition.starts_with("\n")) << definition;
    EXPECT_TRUE(definition.ends_with("\n")) << definition;
  }
}

INSTANTIATE_TEST_SUITE_P(AllLayers, LayerPython, ::testing::ValuesIn(all_layers()),
                         [](const auto& tested) { return tested.param->spec().id; });

}  // namespace
}  // namespace pushforward
