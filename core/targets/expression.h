// A formula in two variables as a person types it: "0.5*((sqrt(x^2+y^2) - 2)/0.4)^2".
//
//   sum     = product { ("+" | "-") product }
//   product = sign { ("*" | "/") sign }
//   sign    = ("-" | "+") sign | power
//   power   = primary [ "^" sign ]               so that -x^2 is -(x^2) and 2^3^2 is 2^9
//   primary = number | name | name "(" sum { "," sum } ")" | "(" sum ")"
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"

namespace pushforward {

// What is wrong with a formula, and where.
class ExpressionError : public InputError {
 public:
  // `column` counts characters from 1; the sentence names it.
  ExpressionError(int column, const std::string& sentence)
      : InputError("", "Column " + std::to_string(column) + ": " + sentence), column_(column) {}
  [[nodiscard]] int column() const { return column_; }

 private:
  int column_;
};

inline constexpr std::size_t longest_expression = 2000;  // bytes

class Expression {
 public:
  enum class Operation {
    number,
    first_variable,
    second_variable,
    negate,
    add,
    subtract,
    multiply,
    divide,
    power,
    whole_power,  // by a constant from -16 to 16
    sine,
    cosine,
    tangent,
    hyperbolic_tangent,
    exponential,
    logarithm,
    square_root,
    absolute,
    logistic,
    smaller,
    larger,
    angle,
  };
  // In reverse Polish order: an operation takes its operands from a stack.
  struct Instruction {
    Operation operation;
    double number = 0.0;
  };

  // Throws ExpressionError. Variables are x, y, also written x1, x2 or z1, z2.
  explicit Expression(std::string_view text);

  using Numbers = Eigen::ArrayXd;
  // NaN and infinities come out as the arithmetic gives them.
  [[nodiscard]] Numbers evaluate(const Numbers& first, const Numbers& second) const;

 private:
  std::vector<Instruction> program_;
  std::size_t depth_ = 0;  // of the stack
};

}  // namespace pushforward
