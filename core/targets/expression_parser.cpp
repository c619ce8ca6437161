#include "core/targets/expression_parser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

using Operation = Expression::Operation;

constexpr int deepest_nesting = 120;
constexpr double largest_whole_power = 16.0;

struct Function {
  std::string_view name;
  Operation operation;
  int arguments;
};

constexpr std::array functions = {
    Function{"sin", Operation::sine, 1},        Function{"cos", Operation::cosine, 1},
    Function{"tan", Operation::tangent, 1},     Function{"tanh", Operation::hyperbolic_tangent, 1},
    Function{"exp", Operation::exponential, 1}, Function{"log", Operation::logarithm, 1},
    Function{"ln", Operation::logarithm, 1},    Function{"sqrt", Operation::square_root, 1},
    Function{"abs", Operation::absolute, 1},    Function{"sigmoid", Operation::logistic, 1},
    Function{"min", Operation::smaller, 2},     Function{"max", Operation::larger, 2},
    Function{"pow", Operation::power, 2},       Function{"atan2", Operation::angle, 2},
};

struct Symbol {
  std::string_view name;
  Operation operation;
  double number = 0.0;
};

constexpr std::array symbols = {
    Symbol{"x", Operation::first_variable},
    Symbol{"x1", Operation::first_variable},
    Symbol{"z1", Operation::first_variable},
    Symbol{"y", Operation::second_variable},
    Symbol{"x2", Operation::second_variable},
    Symbol{"z2", Operation::second_variable},
    Symbol{"pi", Operation::number, std::numbers::pi},
    Symbol{"π", Operation::number, std::numbers::pi},
    Symbol{"e", Operation::number, std::numbers::e},
};

const std::string known_names =
    "The variables are x and y (or x1, x2, z1, z2), the constants pi and e, the functions sin, cos, tan, tanh, exp, "
    "log, sqrt, abs, sigmoid, min, max, pow and atan2.";

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_'; }

// The bytes of the character at `place`.
std::size_t character_length(std::string_view text, std::size_t place) {
  std::size_t length = 1;
  while (place + length < text.size() && is_continuation(text[place + length])) ++length;
  return length;
}

}  // namespace

std::vector<Expression::Instruction> ExpressionParser::parse() {
  if (text_.size() > longest_expression)
    refuse(longest_expression,
           "the formula is longer than " + std::to_string(longest_expression) + " bytes; shorten it.");
  skip_spaces();
  if (at_ == text_.size()) refuse(at_, "there is no formula yet; type one in x and y, such as (x^2 + y^2)/2.");
  sum();
  if (at_ < text_.size()) {
    refuse(at_, "expected an operator (+ - * / ^) or the end, found " + found() +
                    (text_[at_] == ')' ? "; no bracket is open here." : "."));
  }
  return std::move(program_);
}

void ExpressionParser::sum() {
  if (++nesting_ > deepest_nesting) refuse(at_, "the formula is nested too deeply; write it in fewer brackets.");
  product();
  for (;;) {
    if (take("+")) {
      product();
      emit(Operation::add);
    } else if (take_any({"-", "−"})) {
      product();
      emit(Operation::subtract);
    } else {
      break;
    }
  }
  --nesting_;
}

void ExpressionParser::product() {
  sign();
  for (;;) {
    // "**" is how some languages write a power.
    if (text_.substr(at_).starts_with("**")) refuse(at_, "a power is written with ^, as in x^2.");
    if (take_any({"*", "·", "×"})) {
      sign();
      emit(Operation::multiply);
    } else if (take("/")) {
      sign();
      emit(Operation::divide);
    } else {
      return;
    }
  }
}

void ExpressionParser::sign() {
  if (++nesting_ > deepest_nesting) refuse(at_, "the formula is nested too deeply; write it in fewer brackets.");
  if (take_any({"-", "−"})) {
    sign();
    emit(Operation::negate);
  } else if (take("+")) {
    sign();
  } else {
    power();
  }
  --nesting_;
}

void ExpressionParser::power() {
  primary();
  if (take("²")) return emit(Operation::whole_power, 2.0);
  if (!take("^")) return;
  const std::size_t before = program_.size();
  sign();
  // A constant whole exponent, perhaps negated: by multiplications, and right for negative bases.
  const bool negated = program_.size() == before + 2 && program_.back().operation == Operation::negate;
  const bool constant = (program_.size() == before + 1 || negated) && program_[before].operation == Operation::number;
  const double exponent = constant ? (negated ? -1.0 : 1.0) * program_[before].number : 0.5;
  if (std::trunc(exponent) != exponent || std::abs(exponent) > largest_whole_power) return emit(Operation::power);
  program_.resize(before);
  emit(Operation::whole_power, exponent);
}

void ExpressionParser::primary() {
  skip_spaces();
  if (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) return number();
  if (at_ < text_.size() && (is_letter(text_[at_]) || text_.substr(at_).starts_with("π"))) return name();
  if (take("(")) {
    sum();
    return expect(")", "\")\"");
  }
  refuse(at_, "expected a number, a name or \"(\", found " + found() + ".");
}

void ExpressionParser::number() {
  double value = 0.0;
  const char* begin = text_.data() + at_;
  const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
  if (error == std::errc::result_out_of_range) refuse(at_, "this number is too large or too small for a computer.");
  if (error != std::errc{}) refuse(at_, "expected a number, found " + found() + ".");
  at_ += static_cast<std::size_t>(end - begin);
  emit(Operation::number, value);
  skip_spaces();
  if (at_ < text_.size() && (is_letter(text_[at_]) || text_[at_] == '('))
    refuse(at_, "expected an operator, found " + found() + "; write 2*x for 2x.");
}

void ExpressionParser::name() {
  const std::size_t start = at_;
  if (is_letter(text_[at_])) {
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
  } else {
    at_ += character_length(text_, at_);
  }
  const std::string_view word = text_.substr(start, at_ - start);
  skip_spaces();
  const auto* const function = std::ranges::find(functions, word, &Function::name);
  if (function != functions.end()) {
    if (!take("(")) refuse(at_, "expected \"(\" after " + std::string(word) + ", found " + found() + ".");
    return call(function->operation, function->arguments, std::string(word));
  }
  const auto* const symbol = std::ranges::find(symbols, word, &Symbol::name);
  if (symbol == symbols.end()) refuse(start, "there is no \"" + std::string(word) + "\". " + known_names);
  emit(symbol->operation, symbol->number);
  if (at_ < text_.size() && (is_letter(text_[at_]) || text_[at_] == '('))
    refuse(at_, "expected an operator, found " + found() + "; write x*y for a product.");
}

void ExpressionParser::call(Operation operation, int arguments, const std::string& name) {
  for (int argument = 0; argument < arguments; ++argument) {
    if (argument > 0) expect(",", "\",\" and another argument of " + name);
    sum();
  }
  skip_spaces();
  if (at_ < text_.size() && text_[at_] == ',')
    refuse(at_, name + " takes " + (arguments == 1 ? "one argument" : "two arguments") + ", not more.");
  expect(")", "\")\"");
  emit(operation);
}

void ExpressionParser::skip_spaces() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
    ++at_;
}

bool ExpressionParser::take(std::string_view token) {
  skip_spaces();
  if (!text_.substr(at_).starts_with(token)) return false;
  at_ += token.size();
  skip_spaces();
  return true;
}

bool ExpressionParser::take_any(std::initializer_list<std::string_view> tokens) {
  return std::ranges::any_of(tokens, [this](std::string_view token) { return take(token); });
}

void ExpressionParser::expect(std::string_view token, const std::string& what) {
  if (!take(token)) refuse(at_, "expected " + what + ", found " + found() + ".");
}

std::string ExpressionParser::found() const {
  if (at_ >= text_.size()) return "the end";
  std::size_t length = character_length(text_, at_);
  if (is_letter(text_[at_])) {
    while (length < 16 && at_ + length < text_.size() &&
           (is_letter(text_[at_ + length]) || is_digit(text_[at_ + length])))
      ++length;
  }
  std::string quoted("\"");
  quoted.append(text_.substr(at_, length)).append("\"");
  return quoted;
}

int ExpressionParser::column_of(std::size_t place) const {
  const std::string_view before = text_.substr(0, place);
  return 1 + static_cast<int>(std::ranges::count_if(before, [](char byte) { return !is_continuation(byte); }));
}

void ExpressionParser::refuse(std::size_t place, const std::string& sentence) const {
  throw ExpressionError(column_of(place), sentence);
}

}  // namespace pushforward
