// Layers that do a part of what they do, over the registry: a path from the identity to the layer through valid flows.
#include "core/flow/depth.h"

#include <gtest/gtest.h>

#include <Eigen/LU>

#include "core/flow/flow.h"
#include "core/layers/matrix_part.h"
#include "tests/core/layers/layer_cases.h"

namespace pushforward::testing {
namespace {

constexpr int count = 8;

class PartialLayer : public ::testing::TestWithParam<LayerCase> {
 protected:
  [[nodiscard]] Matrix points() const { return draw_points(GetParam().dim, count, 31); }
  [[nodiscard]] static Stack part(const Stack& stack, double t) {
    Stack result = stack;
    result.layers.front() = partial_layer(stack.layers.front(), stack.dim, t);
    return result;
  }
};

TEST_P(PartialLayer, GoesFromTheIdentityToTheLayer) {
  for (const auto& [title, stack] : all_draws(GetParam())) {
    const Matrix z = points();
    EXPECT_EQ(run(part(stack, 0.0), Direction::forward, z).points, z) << title;
    EXPECT_EQ(part(stack, 1.0), stack) << title;
    if (!comes_smoothly(stack.layers.front(), stack.dim)) continue;
    // Near the ends the map is near the identity, near the layer.
    const double near = 1e-9;
    const Matrix whole = run(stack, Direction::forward, z).points;
    const double scale = 1.0 + whole.cwiseAbs().maxCoeff();
    EXPECT_LT((run(part(stack, near), Direction::forward, z).points - z).cwiseAbs().maxCoeff(), 1e-5 * scale) << title;
    EXPECT_LT((run(part(stack, 1.0 - near), Direction::forward, z).points - whole).cwiseAbs().maxCoeff(), 1e-4 * scale)
        << title;
  }
}

TEST_P(PartialLayer, IsInvertibleAllTheWay) {
  for (const auto& [title, stack] : all_draws(GetParam())) {
    for (const double t : {1e-6, 0.1, 0.37, 0.5, 0.73, 0.999}) {
      const Stack flow = part(stack, t);
      const Matrix z = points();
      const Pass out = run(flow, Direction::forward, z);
      ASSERT_TRUE(out.points.allFinite() && out.log_det.allFinite()) << title << " at " << t;
      const Pass back = run(flow, Direction::inverse, out.points);
      EXPECT_LT((back.points - z).cwiseAbs().maxCoeff(), 1e-8 * (1.0 + z.cwiseAbs().maxCoeff()))
          << title << " at " << t;
      EXPECT_LT((out.log_det + back.log_det).cwiseAbs().maxCoeff(), 1e-7) << title << " at " << t;
    }
  }
}

TEST_P(PartialLayer, ComesWithoutJumps) {
  // With parameters as training draws them: beside a constraint a layer is as steep in t as it is in its parameters.
  for (int variant = 0; variant < variant_count; ++variant) {
    const Stack stack = draw_stack(GetParam(), Draw::typical, variant);
    if (!comes_smoothly(stack.layers.front(), stack.dim)) continue;
    const Matrix z = points();
    // The largest step of a path that is cut finer and finer must shrink with it.
    const auto largest_step = [&](int steps) {
      double largest = 0.0;
      Matrix before = z;
      for (int i = 1; i <= steps; ++i) {
        const Matrix now = run(part(stack, 1.0 * i / steps), Direction::forward, z).points;
        largest = std::max(largest, (now - before).cwiseAbs().maxCoeff());
        before = now;
      }
      return largest;
    };
    const double coarse = largest_step(16);
    double fine = largest_step(256);
    if (fine >= 0.25 * coarse) fine = largest_step(4096);  // a steep path needs a finer look, a jump stays
    EXPECT_LT(fine, 0.25 * coarse + 1e-12) << "variant " << variant;
  }
}

INSTANTIATE_TEST_SUITE_P(Layers, PartialLayer, ::testing::ValuesIn(all_layer_cases()),
                         [](const auto& test) { return name_of(test.param); });

TEST(Depth, WithoutAPathALayerComesAtOneHalf) {
  const LayerEntry permutation = make_layer("permutation");
  EXPECT_FALSE(comes_smoothly(permutation, 2));
  EXPECT_TRUE(partial_layer(permutation, 2, 0.49).bypassed);
  EXPECT_EQ(partial_layer(permutation, 2, 0.5), permutation);
  LayerEntry mirror = make_layer("linear");
  mirror.set_values({1, 0, 0, -1, 0.5, 0}, 2);
  EXPECT_FALSE(comes_smoothly(mirror, 2));
  EXPECT_TRUE(partial_layer(mirror, 2, 0.3).bypassed);
  EXPECT_EQ(partial_layer(mirror, 2, 0.6), mirror);
}

TEST(Depth, HalfATurnIsAQuarter) {
  Matrix half_turn = -Matrix::Identity(2, 2);
  const auto part = matrix_part(half_turn, 0.5);
  ASSERT_TRUE(part.has_value());
  EXPECT_NEAR(std::abs((*part)(0, 1)), 1.0, 1e-12);
  EXPECT_NEAR(part->determinant(), 1.0, 1e-12);
  EXPECT_LT((*part * *part - half_turn).cwiseAbs().maxCoeff(), 1e-12);
}

TEST(Depth, AStackInPartIsTheWholeLayersAndAPartOfTheNext) {
  Stack stack;
  stack.layers = {draw_stack({"actnorm", 2, false}, Draw::typical, 0).layers.front(),
                  draw_stack({"rotation", 2, false}, Draw::typical, 0).layers.front(),
                  draw_stack({"planar", 2, false}, Draw::typical, 0).layers.front()};
  EXPECT_EQ(layers_at(0.0), 0);
  EXPECT_EQ(layers_at(1.0), 1);
  EXPECT_EQ(layers_at(1.25), 2);
  for (const double whole : {0.0, 1.0, 3.0}) EXPECT_EQ(stack_at(stack, whole), stack);
  const Stack at = stack_at(stack, 1.25);
  EXPECT_EQ(at.layers[0], stack.layers[0]);
  EXPECT_EQ(at.layers[2], stack.layers[2]);
  EXPECT_DOUBLE_EQ(at.layers[1].parameters[0], 0.25 * stack.layers[1].parameters[0]);
}

}  // namespace
}  // namespace pushforward::testing
