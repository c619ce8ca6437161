#include "core/flow/stack.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "core/errors.h"
#include "core/layers/registry.h"

namespace pushforward {
namespace {

TEST(MakeLayer, CompletesHyperparametersAndSizesParameters) {
  for (const Layer* layer : all_layers()) {
    const LayerEntry entry = make_layer(layer->spec().id);
    EXPECT_EQ(entry.hyper.size(), layer->spec().hyperparameters.size());
    EXPECT_EQ(entry.parameters.size(), static_cast<std::size_t>(layer->parameter_layout(entry.hyper, 2).size));
    EXPECT_EQ(&entry.layer(), layer);
  }
}

TEST(NextLayerId, IsUniqueAcrossThreads) {
  constexpr std::size_t each = 2000;
  std::vector<std::vector<std::uint64_t>> drawn(4);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : drawn)
      threads.emplace_back([&mine] {
        for (std::size_t i = 0; i < each; ++i) mine.push_back(next_layer_id());
      });
  }
  std::set<std::uint64_t> all;
  for (const auto& mine : drawn) all.insert(mine.begin(), mine.end());
  EXPECT_EQ(all.size(), drawn.size() * each);
  EXPECT_FALSE(all.contains(0));
}

TEST(LayerEntry, ValuesOfTheWrongDimensionAreRefused) {
  const LayerEntry entry = make_layer("planar", {}, 3);
  EXPECT_EQ(entry.values(3).size(), 7U);
  EXPECT_THROW((void)entry.values(2), InputError);
}

// Linear keeps what can't be learnt, the pivots and the signs, in its hyperparameters.
TEST(LayerEntry, SetValuesMaySetDiscreteState) {
  LayerEntry entry = make_layer("linear");
  const std::vector<double> mirrored_swap = {0.0, 2.0, -3.0, 0.0, 0.5, 0.25};
  entry.set_values(mirrored_swap, 2);
  EXPECT_EQ(entry.hyper.at("order"), HyperValue{(std::vector<std::int64_t>{1, 0})});
  EXPECT_EQ(entry.hyper.at("signs"), HyperValue{(std::vector<std::int64_t>{-1, 1})});
  const std::vector<double> again = entry.values();
  for (std::size_t i = 0; i < again.size(); ++i) EXPECT_NEAR(again[i], mirrored_swap[i], 1e-14);
}

TEST(Stack, CountsAndFindsItsLayers) {
  Stack stack;
  EXPECT_EQ(stack.parameter_count(), 0);
  for (const char* type : {"planar", "rotation", "permutation"}) stack.layers.push_back(make_layer(type));
  stack.layers[0].bypassed = true;
  EXPECT_EQ(stack.parameter_count(), 5 + 1);
  EXPECT_EQ(stack.index_of(stack.layers[1].id), 1);
  EXPECT_EQ(stack.index_of(0), -1);
}

Stack some_layers() {
  Stack stack;
  for (const char* type : {"planar", "coupling", "linear", "radial"}) stack.layers.push_back(make_layer(type));
  return stack;
}

TEST(InitialiseForTraining, FollowsTheSeedAndMovesEveryLayer) {
  Stack first = some_layers();
  Stack same = first;
  Stack other = first;
  initialise_for_training(first, 1);
  initialise_for_training(same, 1);
  initialise_for_training(other, 2);
  EXPECT_EQ(first, same);
  for (std::size_t i = 0; i < first.layers.size(); ++i) {
    EXPECT_NE(first.layers[i].parameters, other.layers[i].parameters) << first.layers[i].type;
    EXPECT_EQ(first.layers[i].id, other.layers[i].id);
  }
}

TEST(InitialiseForTraining, LeavesFrozenLayersAlone) {
  Stack stack = some_layers();
  stack.layers[1].frozen = true;
  const LayerEntry before = stack.layers[1];
  initialise_for_training(stack, 1);
  EXPECT_EQ(stack.layers[1], before);
}

TEST(InitialiseForTraining, ChangingOneLayerLeavesTheOthersStartAlone) {
  Stack first = some_layers();
  Stack changed = first;
  changed.layers[1] = make_layer("spline");
  initialise_for_training(first, 1);
  initialise_for_training(changed, 1);
  for (const std::size_t kept : {0U, 2U, 3U}) EXPECT_EQ(first.layers[kept].parameters, changed.layers[kept].parameters);
}

// Two layers of one type must not start alike, or they would learn alike.
TEST(InitialiseForTraining, EqualLayersStartDifferently) {
  Stack stack;
  for (int i = 0; i < 3; ++i) stack.layers.push_back(make_layer("planar"));
  initialise_for_training(stack, 1);
  EXPECT_NE(stack.layers[0].parameters, stack.layers[1].parameters);
  EXPECT_NE(stack.layers[1].parameters, stack.layers[2].parameters);
}

}  // namespace
}  // namespace pushforward
