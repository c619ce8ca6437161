#include "core/project/layer_reference.h"

#include <cmath>
#include <variant>

#include "core/layers/registry.h"
#include "core/project/json_print.h"

namespace pushforward {

namespace {

constexpr int shown_dim = 2;  // shapes and defaults are those of the plane

// A cell of a table is one line without bars.
std::string cell(const std::string& text) {
  std::string result;
  for (const char character : text) {
    if (character == '|') result += '\\';
    result += character == '\n' ? ' ' : character;
  }
  return result;
}

struct HyperText {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const { return shortest_digits(number); }
  std::string operator()(const std::string& name) const { return "\"" + name + "\""; }
  std::string operator()(const std::vector<std::int64_t>& list) const {
    std::string text;
    for (const std::int64_t item : list) text += (text.empty() ? "" : ", ") + std::to_string(item);
    return "[" + text + "]";
  }
};

std::string range_text(const HyperSpec& spec) {
  const std::string range = shortest_digits(spec.minimum) + " to " + shortest_digits(spec.maximum);
  switch (spec.kind) {
    case HyperKind::integer:
      return "integer, " + range;
    case HyperKind::real:
      return "number, " + range;
    case HyperKind::optional_real:
      return "number, " + range + ", or null";
    case HyperKind::integer_list:
      return "list of integers, " + range;
    case HyperKind::choice: {
      std::string names;
      for (const std::string& choice : spec.choices) names += (names.empty() ? "\"" : ", \"") + choice + "\"";
      return names;
    }
  }
  return "";
}

std::string shape_text(const TensorShape& shape) {
  if (shape.rank == 0) return "number";
  if (shape.rank == 1) return std::to_string(shape.rows);
  return std::to_string(shape.rows) + " × " + std::to_string(shape.cols);
}

std::string shapes_text(const ParameterSpec& spec, const HyperValues& hyper) {
  std::string text;
  for (const TensorShape& shape : spec.shapes(hyper, shown_dim)) text += (text.empty() ? "" : "; ") + shape_text(shape);
  return spec.is_list ? "list: " + text : text;
}

void append_parameters(std::string& text, const std::string& title, const std::vector<ParameterSpec>& specs,
                       const HyperValues& hyper) {
  if (specs.empty()) return;
  text += "\n" + title + "\n\n| key | symbol | shape | constraint | meaning |\n|---|---|---|---|---|\n";
  for (const ParameterSpec& spec : specs)
    text += "| `" + spec.id + "` | $" + cell(spec.latex) + "$ | " + shapes_text(spec, hyper) + " | " +
            (spec.constraint.empty() ? "any" : cell(spec.constraint)) + " | " + cell(spec.doc) + " |\n";
}

void append_layer(std::string& text, const Layer& layer) {
  const LayerSpec& spec = layer.spec();
  const HyperValues hyper = complete_hyper(layer, {}, shown_dim);
  text += "\n## `" + spec.id + "`: " + spec.title + "\n\nFamily: " + family_name(spec.family) + ".\n\n$$" +
          spec.formula + "$$\n\n" + spec.doc + "\n";
  if (!spec.hyperparameters.empty()) {
    text += "\nHyperparameters (`hyper`)\n\n| key | what | range | default | meaning |\n|---|---|---|---|---|\n";
    for (const HyperSpec& known : spec.hyperparameters)
      text += "| `" + known.id + "` | " + cell(known.title) + " | " + cell(range_text(known)) + " | " +
              cell(std::visit(HyperText{}, hyper.at(known.id))) + " | " + cell(known.doc) + " |\n";
  }
  append_parameters(text, "Unconstrained parameters (`params`)", spec.parameters, hyper);
  append_parameters(text, "Constrained values (`values`)", spec.values, hyper);
  text += "\nReference: " + spec.reference + "\n";
}

}  // namespace

std::string layer_reference_markdown() {
  std::string text =
      "# Layers\n\n"
      "Every layer has a forward direction z → x, which is the formula, and an inverse x → z; any entry of a stack can "
      "be flipped (`\"inverted\": true`). Shapes and defaults are those of two dimensions. In a project file the "
      "parameters stand either as `params`, unconstrained as the optimiser moves them, or as `values`, constrained as "
      "the formula uses them.\n";
  for (const Layer* layer : all_layers()) append_layer(text, *layer);
  return text;
}

}  // namespace pushforward
