#include "core/project/target_json.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <variant>

#include "core/errors.h"
#include "core/located_error.h"
#include "core/project/base64.h"
#include "core/project/json_text.h"
#include "core/targets/expression.h"
#include "core/targets/own_targets.h"

namespace pushforward {

namespace {

constexpr int bytes_a_weight = 2;  // the lower one first

std::string read_text(const JsonNode& node) {
  std::string text = node.text();
  if (text.size() > longest_expression)
    node.refuse("the text has " + std::to_string(text.size()) + " bytes, at most " +
                std::to_string(longest_expression) + " are read.");
  return text;
}

NumberRows read_rows(const JsonNode& node, int columns) {
  node.expect_list();
  if (node.size() > most_points)
    node.refuse("the list has " + std::to_string(node.size()) + " rows, at most " + std::to_string(most_points) +
                " are read.");
  NumberRows rows{.columns = columns, .values = {}};
  rows.values.reserve(node.size() * static_cast<std::size_t>(columns));
  for (std::size_t index = 0; index < node.size(); ++index) {
    const JsonNode row = node.element(index);
    row.expect_list();
    if (row.size() != static_cast<std::size_t>(columns))
      row.refuse("expected " + std::to_string(columns) + " numbers, found " + row.description() + ".");
    for (std::size_t column = 0; column < row.size(); ++column) rows.values.push_back(row.element(column).number());
  }
  return rows;
}

Raster read_raster(const JsonNode& node) {
  node.allow_only({"columns", "rows", "weights"});
  const auto side = [&node](const char* key) {
    return static_cast<int>(node.required(key).integer(smallest_raster_side, largest_raster_side));
  };
  Raster raster{.columns = side("columns"), .rows = side("rows"), .weights = {}};
  const JsonNode weights = node.required("weights");
  const auto bytes = from_base64(weights.text());
  if (!bytes) weights.refuse("the text is no base64.");
  const std::size_t wanted =
      bytes_a_weight * static_cast<std::size_t>(raster.columns) * static_cast<std::size_t>(raster.rows);
  if (bytes->size() != wanted)
    weights.refuse("expected " + std::to_string(wanted) + " bytes (two for each cell), found " +
                   std::to_string(bytes->size()) + ".");
  for (std::size_t at = 0; at < bytes->size(); at += bytes_a_weight)
    raster.weights.push_back(static_cast<std::uint16_t>((*bytes)[at] | (*bytes)[at + 1] << 8U));
  return raster;
}

// In the kind of the example.
TargetDatum read_datum(const JsonNode& node, const TargetDatum& example) {
  return std::visit(
      [&node]<class Datum>(const Datum& kind) -> TargetDatum {
        if constexpr (std::is_same_v<Datum, std::string>)
          return read_text(node);
        else if constexpr (std::is_same_v<Datum, NumberRows>)
          return read_rows(node, kind.columns);
        else
          return read_raster(node);
      },
      example);
}

nlohmann::ordered_json write_datum(const TargetDatum& datum) {
  return std::visit(
      []<class Datum>(const Datum& given) -> nlohmann::ordered_json {
        if constexpr (std::is_same_v<Datum, std::string>) {
          return given;
        } else if constexpr (std::is_same_v<Datum, NumberRows>) {
          nlohmann::ordered_json rows = nlohmann::ordered_json::array();
          for (int index = 0; index < given.rows(); ++index)
            rows.push_back(std::vector<double>(given.row(index), given.row(index) + given.columns));
          return rows;
        } else {
          std::vector<std::uint8_t> bytes;
          for (const std::uint16_t weight : given.weights) {
            bytes.push_back(static_cast<std::uint8_t>(weight & 255U));
            bytes.push_back(static_cast<std::uint8_t>(weight >> 8U));
          }
          return {{"columns", given.columns}, {"rows", given.rows}, {"weights", to_base64(bytes)}};
        }
      },
      datum);
}

const TargetSpec& read_id(const JsonNode& node, TargetChoice& choice) {
  if (const auto id = node.find("id")) choice.id = id->text();
  const auto& targets = all_targets();
  const auto spec = std::ranges::find(targets, choice.id, &TargetSpec::id);
  if (spec == targets.end()) {
    std::string known;
    for (const TargetSpec& target : targets) known += (known.empty() ? "" : ", ") + target.id;
    node.required("id").refuse("there is no target \"" + shortened(choice.id, 64) + "\"; the targets are " + known +
                               ".");
  }
  return *spec;
}

[[noreturn]] void refuse_key(const TargetSpec& spec, const std::string& place) {
  std::string known = spec.data ? spec.data->id : "";
  for (const TargetParameterSpec& candidate : spec.parameters) known += (known.empty() ? "" : ", ") + candidate.id;
  throw InputError(place, "the target '" + spec.id + "' has no parameter of this name; it has " +
                              (known.empty() ? "none" : known) + ".");
}

}  // namespace

TargetChoice read_target(const JsonNode& node) {
  node.expect_object();
  TargetChoice choice;
  const TargetSpec& spec = read_id(node, choice);
  for (const auto& [key, value] : node.json().items()) {
    if (key == "id") continue;
    const std::string place = member_path(node.path(), key);
    if (spec.data && key == spec.data->id) {
      choice.data = read_datum(JsonNode(value, place), spec.data->example);
      locate_errors(node.path(), [&] { spec.data->check(choice.data.get()); });
      continue;
    }
    const auto parameter = std::ranges::find(spec.parameters, key, &TargetParameterSpec::id);
    if (parameter == spec.parameters.end()) refuse_key(spec, place);
    choice.parameters[key] =
        JsonNode(value, place).number({.minimum = parameter->minimum, .maximum = parameter->maximum});
  }
  return choice;
}

std::vector<TargetChoice> read_own_targets(const JsonNode& node) {
  node.expect_list();
  std::vector<TargetChoice> targets;
  for (std::size_t index = 0; index < node.size(); ++index) {
    const JsonNode element = node.element(index);
    TargetChoice choice = read_target(element);
    if (!choice.data.is_given())
      element.refuse("expected a target of one's own, with its data; \"" + choice.id + "\" has none here.");
    if (std::ranges::find(targets, choice.id, &TargetChoice::id) != targets.end())
      element.refuse("there is a target \"" + choice.id + "\" before; one of each kind is kept.");
    targets.push_back(std::move(choice));
  }
  return targets;
}

nlohmann::ordered_json write_target(const TargetChoice& target) {
  nlohmann::ordered_json json = {{"id", target.id}};
  for (const auto& [key, number] : target.parameters) json[key] = number;
  if (target.data.is_given()) json[find_target(target.id).data.value().id] = write_datum(target.data.get());
  return json;
}

}  // namespace pushforward
