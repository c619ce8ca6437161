#include "core/targets/expression.h"

#include <algorithm>
#include <cmath>

#include "core/targets/expression_parser.h"

namespace pushforward {

namespace {

using Operation = Expression::Operation;
using Numbers = Expression::Numbers;

// How many operands an operation takes.
int operands(Operation operation) {
  switch (operation) {
    case Operation::number:
    case Operation::first_variable:
    case Operation::second_variable:
      return 0;
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
    case Operation::power:
    case Operation::smaller:
    case Operation::larger:
    case Operation::angle:
      return 2;
    default:
      return 1;
  }
}

Numbers whole_power(const Numbers& base, int exponent) {
  if (exponent == 2) return base.square();
  Numbers result = Numbers::Ones(base.size());
  Numbers square = base;
  for (int left = std::abs(exponent); left > 0; left /= 2) {
    if (left % 2 == 1) result *= square;
    if (left > 1) square = square.square().eval();
  }
  return exponent < 0 ? result.inverse().eval() : result;
}

void apply_to_one(const Expression::Instruction& instruction, Numbers& a) {
  switch (instruction.operation) {
    case Operation::negate:
      a = -a;
      break;
    case Operation::whole_power:
      a = whole_power(a, static_cast<int>(instruction.number));
      break;
    case Operation::sine:
      a = a.sin();
      break;
    case Operation::cosine:
      a = a.cos();
      break;
    case Operation::tangent:
      a = a.tan();
      break;
    case Operation::hyperbolic_tangent:
      a = a.tanh();
      break;
    case Operation::exponential:
      a = a.exp();
      break;
    case Operation::logarithm:
      a = a.log();
      break;
    case Operation::square_root:
      a = a.sqrt();
      break;
    case Operation::logistic:
      a = 1.0 / (1.0 + (-a).exp());
      break;
    default:
      a = a.abs();
  }
}

// NaN in either operand stays NaN, also for min and max.
constexpr auto smaller_of = [](double a, double b) { return std::isnan(a) ? a : b < a || std::isnan(b) ? b : a; };
constexpr auto larger_of = [](double a, double b) { return std::isnan(a) ? a : b > a || std::isnan(b) ? b : a; };

void apply_to_two(Operation operation, Numbers& a, const Numbers& b) {
  switch (operation) {
    case Operation::add:
      a += b;
      break;
    case Operation::subtract:
      a -= b;
      break;
    case Operation::multiply:
      a *= b;
      break;
    case Operation::divide:
      a /= b;
      break;
    case Operation::power:
      a = a.binaryExpr(b, [](double base, double exponent) { return std::pow(base, exponent); });
      break;
    case Operation::smaller:
      a = a.binaryExpr(b, smaller_of);
      break;
    case Operation::larger:
      a = a.binaryExpr(b, larger_of);
      break;
    default:
      a = a.binaryExpr(b, [](double y, double x) { return std::atan2(y, x); });
  }
}

}  // namespace

Expression::Expression(std::string_view text) : program_(ExpressionParser(text).parse()) {
  std::size_t height = 0;
  for (const Instruction& instruction : program_) {
    height += 1U - static_cast<std::size_t>(operands(instruction.operation));
    depth_ = std::max(depth_, height);
  }
}

Numbers Expression::evaluate(const Numbers& first, const Numbers& second) const {
  std::vector<Numbers> stack(depth_ + 1, Numbers(first.size()));
  std::size_t height = 0;
  for (const Instruction& instruction : program_) {
    const int taken = operands(instruction.operation);
    if (taken == 2) {
      --height;
      apply_to_two(instruction.operation, stack[height - 1], stack[height]);
    } else if (taken == 1) {
      apply_to_one(instruction, stack[height - 1]);
    } else if (instruction.operation == Operation::number) {
      stack[height++].setConstant(instruction.number);
    } else {
      stack[height++] = instruction.operation == Operation::first_variable ? first : second;
    }
  }
  return stack.front();
}

}  // namespace pushforward
