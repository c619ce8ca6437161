#include "core/export/latex.h"

#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace pushforward {

namespace {

constexpr int most_numbers_shown = 6;  // of one array; as many as fit beside others on a line

std::string latex_number(double number, int significant_digits) {
  std::array<char, 64> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::general,
                                    significant_digits);
  std::string text(digits.data(), result.ptr);
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos) return text;
  return text.substr(0, exponent) + R"( \cdot 10^{)" + std::to_string(std::stoi(text.substr(exponent + 1))) + "}";
}

std::string space_of(const TensorShape& shape) {
  std::string size = std::to_string(shape.rows);
  if (shape.rank > 1) size += R"( \times )" + std::to_string(shape.cols);
  return R"(\mathbf{R}^{)" + size + "}";
}

std::string latex_array(const TensorShape& shape, std::span<const double> numbers, int significant_digits) {
  if (shape.size() == 1) return latex_number(numbers[0], significant_digits);
  std::string text;
  if (shape.rank == 1) {
    for (const double number : numbers)
      text += (text.empty() ? "" : R"(,\; )") + latex_number(number, significant_digits);
    return "(" + text + R"()^\top)";
  }
  const auto columns = static_cast<std::size_t>(shape.cols);
  for (std::size_t i = 0; i < columns * static_cast<std::size_t>(shape.rows); ++i) {
    if (i > 0) text += i % columns == 0 ? R"( \\ )" : " & ";
    text += latex_number(numbers[i], significant_digits);
  }
  return R"(\begin{pmatrix} )" + text + R"( \end{pmatrix})";
}

struct HyperLatex {
  std::string operator()(std::monostate) const { return R"(\text{none})"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return latex_number(number, 6); }
  std::string operator()(const std::string& name) const { return R"(\text{)" + latex_text(name) + "}"; }
  std::string operator()(const std::vector<std::int64_t>& list) const {
    std::string text;
    for (const std::int64_t item : list) text += (text.empty() ? "" : ", ") + std::to_string(item);
    return list.empty() ? R"(\text{none})" : "(" + text + ")";
  }
};

std::vector<std::string> settings_of(const LayerEntry& entry) {
  std::vector<std::string> parts;
  for (const HyperSpec& hyper : entry.layer().spec().hyperparameters)
    parts.push_back(R"(\text{)" + latex_text(hyper.title) +
                    "} = " + std::visit(HyperLatex{}, entry.hyper.at(hyper.id)));
  return parts;
}

std::vector<std::string> values_of(const LayerEntry& entry, int dim, int significant_digits) {
  std::vector<std::string> parts;
  const std::vector<double> values = entry.values(dim);
  for (const TensorSlot& slot : entry.layer().value_layout(entry.hyper, dim).tensors) {
    std::string symbol = slot.spec->latex;
    if (slot.spec->is_list) symbol += "_{" + std::to_string(slot.index_in_list + 1) + "}";
    const std::span<const double> numbers =
        std::span(values).subspan(static_cast<std::size_t>(slot.offset), static_cast<std::size_t>(slot.shape.size()));
    parts.push_back(slot.shape.size() > most_numbers_shown
                        ? symbol + R"( \in )" + space_of(slot.shape)
                        : symbol + " = " + latex_array(slot.shape, numbers, significant_digits));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : R"(,\quad )") + part;
  return text;
}

// f_3, or f_3^{-1} where it is the layer's inverse that the formula says.
std::string symbol_of(const LayerEntry& entry, std::size_t index) {
  return "f_{" + std::to_string(index + 1) + "}" + (entry.inverted ? "^{-1}" : "");
}

bool share_a_formula(const LayerEntry& one, const LayerEntry& other) {
  return one.type == other.type && one.inverted == other.inverted && one.bypassed == other.bypassed;
}

std::string composition(std::size_t layers) {
  if (layers == 0) return R"(\mathbf{z})";
  std::string text = "f_{" + std::to_string(layers) + "}";
  if (layers > 2) text += R"( \circ \cdots)";
  if (layers > 1) text += R"( \circ f_{1})";
  return "(" + text + R"()(\mathbf{z}))";
}

}  // namespace

std::string latex_text(const std::string& text) {
  std::string result;
  for (const char character : text) {
    constexpr std::string_view with_backslash = "#$%&_{}";
    if (with_backslash.find(character) != std::string_view::npos)
      result.append("\\").append(1, character);
    else if (character == '\\')
      result += R"(\textbackslash{})";
    else if (character == '~' || character == '^')
      result.append("\\").append(1, character).append("{}");
    else
      result += character;
  }
  return result;
}

std::string stack_latex(const Stack& stack, double temperature, int significant_digits) {
  const std::size_t count = stack.layers.size();
  std::string text = "% Needs \\usepackage{amsmath}.\n{\\allowdisplaybreaks\n\\begin{align*}\n";
  text += R"(&\mathbf{x} = )" + composition(count) + R"(, \quad \mathbf{z} \sim \mathcal{N}(\mathbf{0}, )" +
          (temperature == 1.0 ? "" : latex_number(temperature, 6) + "^2 ") + "I)";
  for (std::size_t index = 0; index < count; ++index) {
    const LayerEntry& entry = stack.layers[index];
    const bool begins = index == 0 || !share_a_formula(entry, stack.layers[index - 1]);
    if (begins) {
      std::size_t end = index + 1;
      while (end < count && share_a_formula(entry, stack.layers[end])) ++end;
      text += " \\\\[1ex]\n&" + symbol_of(entry, index);
      if (end > index + 1)
        text += (end > index + 2 ? R"(, \ldots, )" : ", ") + symbol_of(stack.layers[end - 1], end - 1);
      text += R"(\colon\quad )" +
              (entry.bypassed ? R"(\mathbf{x} = \mathbf{z} \quad\text{(bypassed)})" : entry.layer().spec().formula);
    }
    if (entry.bypassed) continue;
    std::vector<std::string> parts = settings_of(entry);
    if (!parts.empty()) text += " \\\\\n&\\quad " + symbol_of(entry, index) + R"(\colon\quad )" + joined(parts);
    const std::vector<std::string> values = values_of(entry, stack.dim, significant_digits);
    if (values.empty()) continue;
    text += parts.empty() ? " \\\\\n&\\quad " + symbol_of(entry, index) + R"(\colon\quad )" : " \\\\\n&\\qquad\\quad ";
    text += joined(values);
  }
  return text + "\n\\end{align*}}\n";
}

}  // namespace pushforward
