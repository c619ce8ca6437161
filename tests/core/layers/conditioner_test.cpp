#include "core/layers/conditioner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "core/flow/stack.h"
#include "core/random/counter.h"

namespace pushforward {
namespace {

TEST(Conditioner, IsAffineWithoutHiddenLayers) {
  // Weights 2 x 3 row-major, then biases.
  const std::vector<double> parameters = {1, 2, 3, 4, 5, 6, 0.5, -0.5};
  const Conditioner network({{3, 2}, Activation::relu}, parameters);
  Eigen::MatrixXd input(3, 2);
  input << 1, 0, 0, 1, -1, 2;
  Eigen::MatrixXd expected(2, 2);
  expected << 1 - 3 + 0.5, 2 + 6 + 0.5, 4 - 6 - 0.5, 5 + 12 - 0.5;
  EXPECT_TRUE(network.evaluate(input).isApprox(expected));
}

TEST(Conditioner, AppliesItsActivationBetweenLayersOnly) {
  // y = -2 h(x) + 1 for one neuron.
  const std::vector<double> parameters = {1, -2, 0, 1};
  const auto at = [&](Activation activation, double x) {
    return Conditioner({{1, 1, 1}, activation}, parameters).evaluate(Eigen::MatrixXd::Constant(1, 1, x))(0, 0);
  };
  EXPECT_DOUBLE_EQ(at(Activation::tanh, 0.5), 1 - 2 * std::tanh(0.5));
  EXPECT_DOUBLE_EQ(at(Activation::relu, -3.0), 1.0);
  EXPECT_DOUBLE_EQ(at(Activation::relu, 3.0), -5.0);
  EXPECT_DOUBLE_EQ(at(Activation::leaky_relu, -3.0), 1.06);
  EXPECT_DOUBLE_EQ(at(Activation::silu, 2.0), 1 - 4 / (1 + std::exp(-2.0)));
}

TEST(Conditioner, RefusesTheWrongNumberOfParameters) {
  const std::vector<double> parameters(5);
  EXPECT_THROW(Conditioner({{1, 1, 1}, Activation::tanh}, parameters), std::logic_error);
}

TEST(Conditioner, StartsWithRandomHiddenLayersAndAZeroLastOne) {
  const std::vector<int> widths = {4, 16, 3};
  std::vector<double> parameters(4 * 16 + 16 * 3 + 16 + 3, 9.0);
  Generator generator(1);
  initialise_conditioner(widths, generator, parameters);
  const std::span<const double> all(parameters);
  const auto within_half = [](double number) { return number != 0.0 && std::abs(number) <= 0.5; };
  const auto zero = [](double number) { return number == 0.0; };
  EXPECT_TRUE(std::ranges::all_of(all.first(64), within_half));  // 1/sqrt(4)
  EXPECT_TRUE(std::ranges::all_of(all.subspan(64, 48), zero));
  EXPECT_TRUE(std::ranges::all_of(all.subspan(112, 16), within_half));
  EXPECT_TRUE(std::ranges::all_of(all.last(3), zero));
}

}  // namespace
}  // namespace pushforward
