// A figure as JSON, in both directions. Strict: an unknown key, a wrong type or a number out of range throws InputError
// whose field names the place ("panels[2].depth"). What is not given keeps its default, so `{}` is a figure.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/figures/figure.h"
#include "core/project/json_node.h"

namespace pushforward::app {

[[nodiscard]] Figure parse_figure(std::string_view text);
[[nodiscard]] std::string format_figure(const Figure& figure);  // only what is not the default; ends with a newline

// `also` are further keys of the object, which the caller reads.
[[nodiscard]] Figure read_figure(const JsonNode& node, const std::vector<std::string_view>& also = {});
[[nodiscard]] FigureModel read_figure_model(const JsonNode& node);
[[nodiscard]] nlohmann::ordered_json write_figure_json(const Figure& figure);
[[nodiscard]] nlohmann::ordered_json write_figure_model(const FigureModel& model);

// "output" of an entry of a list: a file name or a list of them.
[[nodiscard]] std::vector<std::string> read_outputs(const JsonNode& node);

// One figure and the files that it goes to.
struct BatchFigure {
  Figure figure;
  std::vector<std::string> outputs;
};
// A list of figures, each with "output": a file name or a list of them.
[[nodiscard]] std::vector<BatchFigure> parse_figure_batch(std::string_view text);

}  // namespace pushforward::app
