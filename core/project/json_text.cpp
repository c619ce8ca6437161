#include "core/project/json_text.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/errors.h"

namespace pushforward {

std::string shortened(std::string_view text, std::size_t length) {
  std::string result(text.substr(0, length));
  if (text.size() > length) {
    // Leave no half of a UTF-8 sequence behind.
    while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0xC0U) == 0x80U) result.pop_back();
    if (!result.empty() && (static_cast<unsigned char>(result.back()) & 0x80U) != 0U) result.pop_back();
    result += "...";
  }
  for (char& character : result)
    if (static_cast<unsigned char>(character) < 0x20U || character == 0x7F) character = ' ';
  return result;
}

std::string member_path(const std::string& object, std::string_view key) {
  const bool plain = !key.empty() && key.size() <= 64 && std::ranges::all_of(key, [](unsigned char character) {
    return std::isalnum(character) != 0 || character == '_' || character == '-';
  });
  if (!plain) return object + "[\"" + shortened(key, 64) + "\"]";
  return object.empty() ? std::string(key) : object + "." + std::string(key);
}

std::string element_path(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

namespace {

using Json = nlohmann::json;

// Line and column, from 1, of the last character that the lexer has read.
std::string line_and_column(std::string_view text, std::size_t characters_read) {
  const std::size_t last = std::min(characters_read, text.size() + 1);
  const std::string_view before = text.substr(0, last == 0 ? 0 : last - 1);
  const auto line = 1 + std::ranges::count(before, '\n');
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// What nlohmann says ("... at line 1, column 2: syntax error while parsing value - invalid literal; last read: '...';
// expected ..."), without its number, its position and the text around, which the position says better.
std::string cause_of(const Json::exception& exception) {
  std::string what = exception.what();
  if (const std::size_t start = what.find("syntax error"); start != std::string::npos) what.erase(0, start);
  if (const std::size_t quote = what.find("; last read: "); quote != std::string::npos) {
    const std::size_t end = what.rfind("'; expected");
    what.erase(quote, end == std::string::npos || end < quote ? std::string::npos : end + 1 - quote);
  }
  return shortened(what, 200);
}

// Whether the lexer stopped within NaN, nan, Infinity, -inf, ... : the end of what it has read is in the word.
bool stopped_at_non_finite(std::string_view text, std::size_t characters_read) {
  std::size_t start = std::min(characters_read, text.size());
  const auto in_word = [](char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '-' || character == '+';
  };
  while (start > 0 && characters_read - start < 12 && in_word(text[start - 1])) --start;
  std::string word;
  for (const char character : text.substr(start, 12)) {
    if (!in_word(character)) break;
    word += static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
  }
  const std::string_view bare =
      word.starts_with('-') || word.starts_with('+') ? std::string_view(word).substr(1) : word;
  return bare == "nan" || bare.starts_with("inf");
}

class StrictBuilder final : public nlohmann::json_sax<Json> {
 public:
  explicit StrictBuilder(std::string_view text) : text_(text) {}
  [[nodiscard]] Json take() { return std::move(root_); }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(Json::number_integer_t value) override { return add(value); }
  bool number_unsigned(Json::number_unsigned_t value) override { return add(value); }
  bool number_float(Json::number_float_t value, const Json::string_t&) override { return add(value); }
  bool string(Json::string_t& value) override { return add(std::move(value)); }
  bool binary(Json::binary_t&) override { return false; }  // no part of JSON text

  bool start_object(std::size_t) override { return open(Json::object()); }
  bool key(Json::string_t& key) override {
    Level& level = levels_.back();
    level.key = std::move(key);
    level.key_pending = true;
    if (level.value->contains(level.key)) throw InputError(path(), "this key appears twice; remove one of the two.");
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& token, const Json::exception& exception) override {
    const std::string place = line_and_column(text_, position);
    const std::string field = path();
    constexpr int number_overflow = 406;  // of nlohmann
    std::string sentence;
    if (exception.id == number_overflow)
      sentence = "the number " + shortened(token, 40) + " is too large for a double.";
    else if (stopped_at_non_finite(text_, position))
      sentence = "expected a finite number; JSON has no NaN and no Infinity.";
    else
      sentence = "the file is not valid JSON (" + cause_of(exception) + ").";
    if (field.empty()) throw InputError(place, sentence);
    throw InputError(field, place + ": " + sentence);
  }

 private:
  struct Level {
    Json* value;
    std::string key = {};  // of objects: the key whose value comes next
    bool key_pending = false;
  };

  [[nodiscard]] std::string path() const {
    std::string result;
    for (const Level& level : levels_) {
      if (level.value->is_array())
        result = element_path(result, level.value->size() - (&level == &levels_.back() ? 0 : 1));
      else if (level.key_pending)
        result = member_path(result, level.key);
    }
    return result;
  }

  Json* place(Json&& value) {
    if (levels_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Level& level = levels_.back();
    if (level.value->is_array()) {
      level.value->push_back(std::move(value));
      return &level.value->back();
    }
    Json& member = (*level.value)[level.key];
    member = std::move(value);
    return &member;
  }

  template <typename Value>
  bool add(Value&& value) {
    place(Json(std::forward<Value>(value)));
    if (!levels_.empty()) levels_.back().key_pending = false;
    return true;
  }

  bool open(Json&& container) {
    if (levels_.size() == deepest_nesting)
      throw InputError(path(), "the file is nested deeper than " + std::to_string(deepest_nesting) + " levels.");
    Json* const placed = place(std::move(container));
    levels_.push_back({placed});
    return true;
  }

  bool close() {
    levels_.pop_back();
    if (!levels_.empty()) levels_.back().key_pending = false;
    return true;
  }

  std::string_view text_;
  Json root_;
  std::vector<Level> levels_;  // a parent's storage does not move while a child of it is open
};

}  // namespace

Json parse_json(std::string_view text) {
  if (text.size() > longest_text)
    throw InputError("", "the file is longer than " + std::to_string(longest_text >> 20) + " MiB.");
  StrictBuilder builder(text);
  Json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

}  // namespace pushforward
