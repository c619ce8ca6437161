// From a typed formula to the program that computes it. Recursive descent, see the grammar in expression.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/targets/expression.h"

namespace pushforward {

class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_(text) {}
  // Throws ExpressionError.
  [[nodiscard]] std::vector<Expression::Instruction> parse();

 private:
  void sum();
  void product();
  void sign();
  void power();
  void primary();
  void number();
  void name();
  void call(Expression::Operation operation, int arguments, const std::string& name);

  void emit(Expression::Operation operation, double number = 0.0) { program_.push_back({operation, number}); }
  void skip_spaces();
  // Takes the sign when it is next.
  bool take(std::string_view token);
  bool take_any(std::initializer_list<std::string_view> tokens);
  void expect(std::string_view token, const std::string& what);
  [[nodiscard]] std::string found() const;  // what is next, for sentences
  [[nodiscard]] int column_of(std::size_t place) const;
  [[noreturn]] void refuse(std::size_t place, const std::string& sentence) const;

  std::string_view text_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  std::vector<Expression::Instruction> program_;
};

}  // namespace pushforward
