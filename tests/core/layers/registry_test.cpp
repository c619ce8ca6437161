// The declarations themselves, and what generic code makes of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/errors.h"
#include "core/flow/stack.h"
#include "core/layers/registry.h"

namespace pushforward {
namespace {

class Declaration : public ::testing::TestWithParam<const Layer*> {
 protected:
  [[nodiscard]] const LayerSpec& spec() const { return GetParam()->spec(); }
};

TEST_P(Declaration, SaysEverythingThatThePagesShow) {
  EXPECT_FALSE(spec().title.empty());
  EXPECT_FALSE(spec().formula.empty());
  EXPECT_FALSE(spec().formula_html.empty());
  EXPECT_GE(spec().doc.size(), 80U);
  EXPECT_FALSE(spec().reference.empty());
  EXPECT_FALSE(spec().short_name.empty());
  EXPECT_LE(spec().short_name.size(), 9U);
  EXPECT_GE(spec().version, 1);
  std::set<std::string> keys;
  for (const HyperSpec& hyper : spec().hyperparameters) {
    EXPECT_TRUE(keys.insert(hyper.id).second) << hyper.id;
    EXPECT_FALSE(hyper.symbol.empty() || hyper.title.empty() || hyper.doc.empty()) << hyper.id;
  }
  for (const auto* list : {&spec().parameters, &spec().values}) {
    std::set<std::string> ids;
    for (const ParameterSpec& parameter : *list) {
      EXPECT_TRUE(ids.insert(parameter.id).second) << parameter.id;
      EXPECT_FALSE(parameter.symbol.empty() || parameter.latex.empty() || parameter.doc.empty()) << parameter.id;
      EXPECT_LT(parameter.display_minimum, parameter.display_maximum) << parameter.id;
    }
  }
}

// Labels know only the tags <i>, <b>, <sup> and <sub>; every one that opens must close.
TEST_P(Declaration, FormulaHtmlIsBalanced) {
  std::vector<std::string> open;
  const std::string& html = spec().formula_html;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    std::string tag = html.substr(at + 1, html.find('>', at) - at - 1);
    if (tag.starts_with('/')) {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), tag.substr(1));
      open.pop_back();
    } else {
      EXPECT_TRUE(tag == "i" || tag == "b" || tag == "sup" || tag == "sub") << tag;
      open.push_back(tag);
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST_P(Declaration, DefaultsMakeALayer) {
  for (const int dim : {1, 2, 3, 5}) {
    if (dim < spec().minimum_dim || (spec().maximum_dim > 0 && dim > spec().maximum_dim)) continue;
    const HyperValues hyper = complete_hyper(*GetParam(), {}, dim);
    EXPECT_EQ(hyper.size(), spec().hyperparameters.size());
    EXPECT_EQ(complete_hyper(*GetParam(), hyper, dim), hyper);
    EXPECT_EQ(GetParam()->parameter_layout(hyper, dim).size == 0, GetParam()->value_layout(hyper, dim).size == 0);
  }
}

TEST_P(Declaration, IsFoundByItsId) {
  EXPECT_EQ(&find_layer(spec().id), GetParam());
  EXPECT_EQ(all_layers()[static_cast<std::size_t>(layer_code(spec().id))], GetParam());
}

TEST_P(Declaration, ConstraintStatusHoldsAtTheStart) {
  const LayerEntry entry = make_layer(spec().id, {}, 2, Initialisation::training, 1);
  const auto values = entry.values();
  const ConstraintStatus status = GetParam()->constraint_status({entry.hyper, 2, values});
  if (!status.expression.empty()) {
    EXPECT_EQ(status.verdict, "invertible");
  }
}

INSTANTIATE_TEST_SUITE_P(AllLayers, Declaration, ::testing::ValuesIn(all_layers()),
                         [](const auto& tested) { return tested.param->spec().id; });

TEST(Registry, AnIntegerIsAValidRealAndIsKeptAsOne) {
  const HyperValues hyper = complete_hyper(find_layer("coupling"), {{"log_scale_bound", std::int64_t{3}}}, 2);
  EXPECT_EQ(hyper.at("log_scale_bound"), HyperValue{3.0});
}

TEST(Registry, CouplingsOutputsAreScalesThenShifts) {
  using IntegerList = std::vector<std::int64_t>;
  const Layer& layer = find_layer("coupling");
  const HyperValues hyper = complete_hyper(layer, {{"mask", IntegerList{0, 1, 0}}, {"hidden", IntegerList{4}}}, 3);
  const Layout layout = layer.value_layout(hyper, 3);
  EXPECT_EQ(layout.slot("weights", 0).shape, (TensorShape{2, 4, 1}));
  EXPECT_EQ(layout.slot("weights", 1).shape, (TensorShape{2, 4, 4}));
  EXPECT_EQ(layout.slot("biases", 0).offset, 4 + 16);
  EXPECT_EQ(layout.slot("biases", 1).offset, 4 + 16 + 4);
  EXPECT_EQ(layout.size, 4 + 16 + 4 + 4);
}

TEST(ConstraintStatus, PlanarTellsTheProductOfWAndU) {
  LayerEntry entry = make_layer("planar");
  entry.set_values({-0.5, 0.0, 1.0, 3.0, 0.2}, 2);
  const auto values = entry.values();
  const ConstraintStatus status = entry.layer().constraint_status({entry.hyper, 2, values});
  EXPECT_NEAR(status.value, -0.5, 1e-12);
  EXPECT_EQ(status.verdict, "invertible");
}

}  // namespace
}  // namespace pushforward
