// The way of a point through a stack, over every layer of the registry.
#include "core/flow/point_trace.h"

#include <gtest/gtest.h>

#include "tests/core/layers/layer_cases.h"

namespace pushforward::testing {
namespace {

// The layer under test between two others, and once more bypassed.
Stack around(const Stack& layer, int dim) {
  Stack stack = layer;
  Stack affine = draw_stack({"actnorm", dim, false}, Draw::typical, 0);
  stack.layers.insert(stack.layers.begin(), affine.layers.front());
  stack.layers.push_back(layer.layers.front());
  stack.layers.back().bypassed = true;
  return stack;
}

class PointTraceTest : public ::testing::TestWithParam<LayerCase> {};

TEST_P(PointTraceTest, AddsUpToTheLogDensityAndEndsAtZ) {
  const int dim = GetParam().dim;
  for (const Draw draw : {Draw::start, Draw::typical}) {
    for (int variant = 0; variant < variant_count; ++variant) {
      const Stack stack = around(draw_stack(GetParam(), draw, variant), dim);
      const double temperature = 0.8;
      const Matrix z = draw_points(dim, 12, 5);
      const Matrix x = run(stack, Direction::forward, z).points;
      const Pass back = run(stack, Direction::inverse, x);
      const Vector wanted = log_prob(stack, x, temperature);
      for (Eigen::Index i = 0; i < x.cols(); ++i) {
        const PointTrace trace = trace_back(stack, x.col(i), temperature);
        ASSERT_TRUE(trace.is_finite());
        ASSERT_EQ(trace.positions.cols(), static_cast<Eigen::Index>(stack.layers.size()) + 1);
        EXPECT_NEAR(trace.log_prob(), wanted(i), 1e-9 * (1 + std::abs(wanted(i))));
        EXPECT_NEAR(trace.base_log_density + trace.log_det.sum(), trace.log_prob(), 1e-12);
        EXPECT_LT((trace.z() - back.points.col(i)).norm(), 1e-9 * (1 + back.points.col(i).norm()));
        EXPECT_EQ(trace.log_det(trace.log_det.size() - 1), 0.0) << "a bypassed layer";
      }
    }
  }
}

TEST_P(PointTraceTest, IsTheSameWayBackAndForth) {
  const int dim = GetParam().dim;
  const Stack stack = around(draw_stack(GetParam(), Draw::typical, 1), dim);
  const Matrix z = draw_points(dim, 8, 9);
  for (Eigen::Index i = 0; i < z.cols(); ++i) {
    const PointTrace forth = trace_forward(stack, z.col(i), 1.3);
    const PointTrace back = trace_back(stack, forth.x(), 1.3);
    const double scale = 1 + forth.positions.cwiseAbs().maxCoeff();
    EXPECT_LT((forth.positions - back.positions).cwiseAbs().maxCoeff(), 1e-7 * scale);
    EXPECT_LT((forth.log_det - back.log_det).cwiseAbs().maxCoeff(), 1e-6);
    EXPECT_NEAR(forth.log_prob(), back.log_prob(), 1e-6);
  }
}

INSTANTIATE_TEST_SUITE_P(Layers, PointTraceTest, ::testing::ValuesIn(all_layer_cases()),
                         [](const auto& test) { return name_of(test.param); });

TEST(PointTrace, OfAnEmptyStackStaysWhereItIs) {
  const Vector point = Eigen::Vector2d(0.3, -0.4);
  const PointTrace trace = trace_back(Stack{}, point);
  EXPECT_EQ(trace.positions.cols(), 1);
  EXPECT_EQ(trace.x(), point);
  EXPECT_DOUBLE_EQ(trace.log_prob(), base_log_density(point)(0));
}

TEST(PointTrace, SaysThatItIsNotFinite) {
  EXPECT_FALSE(trace_back(Stack{}, Eigen::Vector2d(std::nan(""), 0)).is_finite());
}

}  // namespace
}  // namespace pushforward::testing
