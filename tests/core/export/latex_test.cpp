// LaTeX of a stack: braces and environments close, every layer is there, values are those of now.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "core/export/caption.h"
#include "core/export/latex.h"
#include "core/layers/registry.h"
#include "core/project/project.h"
#include "tests/support/random_stacks.h"

namespace pushforward {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Braces, environments and the commands of plain amsmath.
void expect_well_formed(const std::string& text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
      continue;
    }
    depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
    ASSERT_GE(depth, 0) << text;
    ASSERT_LT(static_cast<unsigned char>(text[i]), 128U) << "not plain LaTeX: " << text;
  }
  EXPECT_EQ(depth, 0) << text;
  std::vector<std::string> open;
  const std::regex environment(R"(\\(begin|end)\{([a-z*]+)\})");
  for (std::sregex_iterator at(text.begin(), text.end(), environment); at != std::sregex_iterator(); ++at) {
    if ((*at)[1] == "begin") {
      open.push_back((*at)[2]);
    } else {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), (*at)[2]);
      open.pop_back();
    }
  }
  EXPECT_TRUE(open.empty());
  EXPECT_THAT(text, Not(HasSubstr("\\mathbb")));  // of amssymb
}

class StackLatex : public ::testing::TestWithParam<const Layer*> {};

TEST_P(StackLatex, SaysTheLayersFormulaAndItsNumbers) {
  const LayerSpec& spec = GetParam()->spec();
  Generator generator(2);
  for (const bool inverted : {false, true}) {
    Stack stack;
    stack.layers.push_back(test::random_layer(spec.id, 2, generator));
    stack.layers.back().inverted = inverted;
    const std::string text = stack_latex(stack, 1.0);
    expect_well_formed(text);
    EXPECT_THAT(text, HasSubstr(spec.formula));
    EXPECT_THAT(text, HasSubstr(inverted ? "f_{1}^{-1}\\colon" : "f_{1}\\colon"));
    for (const ParameterSpec& value : spec.values) EXPECT_THAT(text, HasSubstr(value.latex));
  }
}

INSTANTIATE_TEST_SUITE_P(AllLayers, StackLatex, ::testing::ValuesIn(all_layers()),
                         [](const auto& tested) { return tested.param->spec().id; });

TEST(StackLatexOf, EqualLayersShareTheirFormula) {
  Stack stack;
  for (int i = 0; i < 3; ++i) {
    stack.layers.push_back(make_layer("planar"));
    stack.layers.back().set_values({0.5, -0.25, 1.0, 2e-7, static_cast<double>(i)}, 2);
  }
  stack.layers.push_back(make_layer("radial"));
  stack.layers.back().bypassed = true;
  const std::string text = stack_latex(stack, 0.5);
  expect_well_formed(text);
  EXPECT_THAT(text, HasSubstr(R"(\mathbf{x} = (f_{4} \circ \cdots \circ f_{1})(\mathbf{z}))"));
  EXPECT_THAT(text, HasSubstr(R"(\mathcal{N}(\mathbf{0}, 0.5^2 I))"));
  EXPECT_THAT(text, HasSubstr(R"(f_{1}, \ldots, f_{3}\colon)"));
  EXPECT_THAT(
      text,
      HasSubstr(
          R"(\hat{\mathbf{u}} = (0.5,\; -0.25)^\top,\quad \mathbf{w} = (1,\; 2 \cdot 10^{-7})^\top,\quad b = 2)"));
  EXPECT_THAT(text, HasSubstr(R"(f_{4}\colon\quad \mathbf{x} = \mathbf{z} \quad\text{(bypassed)})"));
  expect_well_formed(stack_latex({}, 1.0));
}

TEST(StackLatexOf, EveryPresetIsWellFormed) {
  for (const Preset& preset : all_presets()) expect_well_formed(stack_latex(make_preset(preset.name).stack, 1.0));
}

TEST(LatexText, EscapesWhatLatexReads) {
  EXPECT_EQ(latex_text(R"(50% of a_b & {c} \ ~ ^)"), R"(50\% of a\_b \& \{c\} \textbackslash{} \~{} \^{})");
}

TEST(Caption, TellsStackTargetObjectiveStepsAndSeed) {
  Project project = make_preset("realnvp-8");
  project.steps = 3000;
  project.training.seed = 7;
  Metrics metrics{.kl_forward = 0.0123456, .kl_reverse = 0.5, .grid = {{}, 512, 512}};
  const std::string text = caption(project, metrics);
  for (const char* part : {"8 × affine coupling", "two moons", "3000 steps of Adam on forward KL(p‖q)", "seed 7",
                           "KL(p‖q) = 0.0123 nats", "512 × 512"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_THAT(caption(make_preset("single-planar")), HasSubstr("untrained"));
}

TEST(Caption, SaysTurnsShortly) {
  const auto summary = [](const char* name) { return stack_summary(make_preset(name).stack); };
  EXPECT_EQ(summary("planar-32"), "32 × planar");
  EXPECT_THAT(summary("maf-6"), HasSubstr("in turn"));
  EXPECT_EQ(stack_summary({}), "no layers");
}

}  // namespace
}  // namespace pushforward
