// Typed formulas: what they compute, and where their mistakes are.
#include "core/targets/expression.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace pushforward {
namespace {

double value(const std::string& text, double x = 0.7, double y = -1.3) {
  const Expression expression(text);
  return expression.evaluate(Expression::Numbers::Constant(3, x), Expression::Numbers::Constant(3, y))(1);
}

TEST(Expression, ComputesWhatMathematiciansMean) {
  constexpr double x = 0.7;
  constexpr double y = -1.3;
  const std::vector<std::pair<std::string, double>> cases = {
      {"1 + 2*3 - 4/8", 6.5},
      {"-x^2", -x * x},
      {"2^3^2", 512.0},
      {"2^-2", 0.25},
      {"(x+y)^3", std::pow(x + y, 3)},
      {"y^-3", std::pow(y, -3)},
      {"x^2.5", std::pow(x, 2.5)},
      {"2^x", std::pow(2.0, x)},
      {"--x", x},
      {"8/4/2", 1.0},
      {"1.5e-1*.5", 0.075},
      {"sin(pi*x) + cos(y)", std::sin(std::numbers::pi * x) + std::cos(y)},
      {"tan(x) - tanh(y)", std::tan(x) - std::tanh(y)},
      {"exp(x) + log(abs(y)) + ln(e)", std::exp(x) + std::log(-y) + 1.0},
      {"sqrt(z1^2 + z2^2)", std::hypot(x, y)},
      {"min(x, y) + 10*max(x1, x2)", y + 10.0 * x},
      {"pow(x, 3) + atan2(y, x)", std::pow(x, 3) + std::atan2(y, x)},
      {"sigmoid(x)", 1.0 / (1.0 + std::exp(-x))},
      {" ( ( x ) ) ", x},
      {"2·π × x² − y", 2.0 * std::numbers::pi * x * x - y},
  };
  for (const auto& [text, wanted] : cases) EXPECT_NEAR(value(text), wanted, 1e-12 * (1.0 + std::abs(wanted))) << text;
}

TEST(Expression, KeepsWhatIsNoNumber) {
  EXPECT_TRUE(std::isnan(value("log(y)")));
  EXPECT_TRUE(std::isnan(value("min(1, sqrt(y))")));
  EXPECT_TRUE(std::isnan(value("max(sqrt(y), 1)")));
  EXPECT_TRUE(std::isinf(value("1/0")));
}

struct Mistake {
  std::string text;
  int column;
  std::string says;
};

TEST(Expression, NamesThePlaceOfAMistake) {
  const std::vector<Mistake> mistakes = {
      {"", 1, "no formula yet"},
      {"   ", 4, "no formula yet"},
      {"x +", 4, "found the end"},
      {"x * * y", 5, "expected a number, a name or \"(\", found \"*\""},
      {"x**2", 2, "written with ^"},
      {"(x + y", 7, "expected \")\", found the end"},
      {"x + y)", 6, "no bracket is open"},
      {"2x", 2, "write 2*x for 2x"},
      {"x y", 3, "expected an operator, found \"y\""},
      {"x(2)", 2, "expected an operator"},
      {"x + w1", 5, "there is no \"w1\""},
      {"sin x", 5, "expected \"(\" after sin, found \"x\""},
      {"min(x)", 6, "another argument of min"},
      {"sin(x, y)", 6, "sin takes one argument"},
      {"pow(x, y, 2)", 9, "pow takes two arguments"},
      {"x $ y", 3, "found \"$\""},
      {"π·π + ñ", 7, "found \"ñ\""},
      {"1e999*x", 1, "too large"},
      {"x, y", 2, "expected an operator (+ - * / ^) or the end"},
      {std::string(500, '(') + "x", 61, "nested too deeply"},
      {std::string(3000, ' ') + "x", 2001, "longer than 2000"},
  };
  for (const Mistake& mistake : mistakes) {
    try {
      (void)Expression(mistake.text);
      ADD_FAILURE() << "accepted: " << mistake.text;
    } catch (const ExpressionError& error) {
      EXPECT_EQ(error.column(), mistake.column) << mistake.text << ": " << error.what();
      EXPECT_NE(std::string(error.what()).find(mistake.says), std::string::npos) << error.what();
    }
  }
}

TEST(Expression, SurvivesAnythingThatIsTyped) {
  const std::string letters = "xy12.e+-*/^(),sincoexpπ\xff $z_";
  std::uint64_t state = 12345;
  int accepted = 0;
  for (int count = 0; count < 20000; ++count) {
    std::string text;
    for (int length = 0; length < 1 + count % 6; ++length) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += letters[(state >> 33U) % letters.size()];
    }
    try {
      (void)Expression(text).evaluate(Expression::Numbers::Ones(2), Expression::Numbers::Ones(2));
      ++accepted;
    } catch (const ExpressionError& error) {
      EXPECT_GE(error.column(), 1);
      EXPECT_LE(error.column(), static_cast<int>(text.size()) + 1);
    }
  }
  EXPECT_GT(accepted, 20);
}

}  // namespace
}  // namespace pushforward
