#include "core/params/layout.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace pushforward {
namespace {

std::vector<ParameterSpec> example_specs() {
  ParameterSpec vector;
  vector.id = "w";
  vector.shapes = [](const HyperValues&, int dim) { return std::vector<TensorShape>{{1, dim, 1}}; };
  ParameterSpec list;
  list.id = "weights";
  list.is_list = true;
  list.shapes = [](const HyperValues& hyper, int dim) {
    const auto width = static_cast<int>(std::get<std::int64_t>(hyper.at("width")));
    return std::vector<TensorShape>{{2, width, dim}, {2, 1, width}};
  };
  ParameterSpec scalar;
  scalar.id = "c";
  scalar.shapes = [](const HyperValues&, int) { return std::vector<TensorShape>{{0, 1, 1}}; };
  return {vector, list, scalar};
}

TEST(Layout, PlacesTensorsOneAfterTheOtherInOrderOfDeclaration) {
  const auto specs = example_specs();
  const Layout layout = make_layout(specs, {{"width", std::int64_t{4}}}, 3);
  ASSERT_EQ(layout.tensors.size(), 4U);
  EXPECT_EQ(layout.slot("w").offset, 0);
  EXPECT_EQ(layout.slot("weights", 0).offset, 3);
  EXPECT_EQ(layout.slot("weights", 0).shape, (TensorShape{2, 4, 3}));
  EXPECT_EQ(layout.slot("weights", 1).offset, 3 + 12);
  EXPECT_EQ(layout.slot("weights", 1).index_in_list, 1);
  EXPECT_EQ(layout.slot("c").offset, 3 + 12 + 4);
  EXPECT_EQ(layout.size, 3 + 12 + 4 + 1);
  EXPECT_EQ(layout.slot("w").spec, &specs[0]);
}

TEST(Layout, FollowsDimensionAndHyperparameters) {
  const auto specs = example_specs();
  EXPECT_EQ(make_layout(specs, {{"width", std::int64_t{1}}}, 1).size, 1 + 1 + 1 + 1);
  EXPECT_EQ(make_layout(specs, {{"width", std::int64_t{10}}}, 2).size, 2 + 20 + 10 + 1);
}

TEST(Layout, NamesWhatIsNotThere) {
  const auto specs = example_specs();
  const Layout layout = make_layout(specs, {{"width", std::int64_t{4}}}, 3);
  EXPECT_THROW((void)layout.slot("u"), std::out_of_range);
  EXPECT_THROW((void)layout.slot("weights", 2), std::out_of_range);
}

TEST(Layout, OfNothingIsEmpty) {
  const std::vector<ParameterSpec> none;
  EXPECT_EQ(make_layout(none, {}, 2).size, 0);
}

}  // namespace
}  // namespace pushforward
