#include "app/figures/figure_json.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "core/project/json_print.h"
#include "core/project/json_text.h"
#include "core/project/settings_json.h"
#include "core/project/target_json.h"

namespace pushforward::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int most_steps = 10'000'000;
constexpr NumberRange positive{.minimum = 0.0, .above_minimum = true};

// The parts by their names in files.
struct PartName {
  const char* name;
  bool FigureParts::*on;
};
constexpr std::array<PartName, 5> part_names{{{"titles", &FigureParts::titles},
                                              {"axes", &FigureParts::axes},
                                              {"color-bar", &FigureParts::color_bar},
                                              {"contours", &FigureParts::contours},
                                              {"samples", &FigureParts::samples}}};

void allow_only(const JsonNode& node, std::vector<std::string_view> keys, const std::vector<std::string_view>& also) {
  keys.insert(keys.end(), also.begin(), also.end());
  node.expect_object();
  for (const auto& [key, value] : node.json().items()) {
    if (std::ranges::find(keys, std::string_view(key)) != keys.end()) continue;
    std::string known;
    for (const std::string_view name : keys) {
      if (!known.empty()) known += ", ";
      known += name;
    }
    throw InputError(member_path(node.path(), key), "this key is unknown here; the known ones are " + known + ".");
  }
}

std::vector<std::string> read_texts(const JsonNode& node) {
  node.expect_list();
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < node.size(); ++i) texts.push_back(node.element(i).text());
  return texts;
}

FigureParts read_parts(const JsonNode& node) {
  FigureParts parts;
  for (const PartName& part : part_names) parts.*part.on = false;
  node.expect_list();
  for (std::size_t i = 0; i < node.size(); ++i) {
    const std::string text = node.element(i).text();
    const auto found = std::ranges::find_if(part_names, [&](const PartName& part) { return part.name == text; });
    if (found == part_names.end())
      node.element(i).refuse("\"" + text + "\" is no part; there are titles, axes, color-bar, contours, samples.");
    parts.*found->on = true;
  }
  return parts;
}

Box read_box(const JsonNode& node) {
  node.expect_list();
  if (node.size() != 4) node.refuse("expected [left, right, bottom, top].");
  const Box box{node.element(0).number(), node.element(1).number(), node.element(2).number(), node.element(3).number()};
  if (!(box.left < box.right && box.bottom < box.top)) node.refuse("left must be below right, and bottom below top.");
  return box;
}

Panel read_panel(const JsonNode& node) {
  node.allow_only({"view", "title", "model", "depth", "temperature", "step", "probe"});
  Panel panel;
  if (const auto view = node.find("view")) panel.view = view->text();
  if (const auto title = node.find("title")) panel.title = title->text();
  if (const auto model = node.find("model")) panel.model = read_figure_model(*model);
  if (const auto depth = node.find("depth")) panel.depth = depth->number({.minimum = 0.0});
  if (const auto temperature = node.find("temperature")) panel.temperature = temperature->number(positive);
  if (const auto step = node.find("step")) panel.step = step->integer(0, most_steps);
  if (const auto probe = node.find("probe")) {
    probe->expect_list();
    if (probe->size() != 2) probe->refuse("expected a point [x1, x2].");
    panel.probe = {probe->element(0).number(), probe->element(1).number()};
  }
  return panel;
}

Json write_panel(const Panel& panel) {
  Json object{{"view", panel.view}};
  if (panel.title) object["title"] = *panel.title;
  if (panel.model) object["model"] = write_figure_model(*panel.model);
  if (panel.depth) object["depth"] = *panel.depth;
  if (panel.temperature) object["temperature"] = *panel.temperature;
  if (panel.step) object["step"] = *panel.step;
  if (panel.probe) object["probe"] = *panel.probe;
  return object;
}

void read_look(const JsonNode& node, Figure& figure) {
  if (const auto font = node.find("font")) figure.font = font->text();
  if (const auto size = node.find("font_size")) figure.font_size = size->number({.minimum = 3.0, .maximum = 96.0});
  if (const auto theme = node.find("theme")) {
    const auto named = theme_named(theme->text());
    if (!named) theme->refuse("\"" + theme->text() + "\" is no theme; there are white, transparent, dark.");
    figure.theme = *named;
  }
  if (const auto map = node.find("color_map")) figure.color_map = map->text();
  if (const auto draw = node.find("draw")) figure.parts = read_parts(*draw);
}

}  // namespace

FigureModel read_figure_model(const JsonNode& node) {
  FigureModel model;
  if (node.json().is_string()) {
    model.project = node.text();
    return model;
  }
  node.allow_only({"project", "layers", "steps", "fresh", "seed", "target", "objective", "learning_rate", "batch"});
  if (const auto project = node.find("project")) model.project = project->text();
  if (const auto layers = node.find("layers")) model.layers = static_cast<int>(layers->integer(0, 1024));
  if (const auto steps = node.find("steps")) model.steps = static_cast<int>(steps->integer(0, most_steps));
  if (const auto fresh = node.find("fresh")) model.fresh = fresh->boolean();
  if (const auto seed = node.find("seed")) model.seed = seed->natural();
  if (const auto target = node.find("target")) {
    if (target->json().is_string())
      model.target = TargetChoice{find_target(target->text()).id, {}};
    else
      model.target = read_target(*target);
  }
  if (const auto objective = node.find("objective")) model.objective = read_objective(*objective);
  if (const auto rate = node.find("learning_rate")) model.learning_rate = rate->number(positive);
  if (const auto batch = node.find("batch")) model.batch = static_cast<int>(batch->integer(1, 1 << 20));
  return model;
}

nlohmann::ordered_json write_figure_model(const FigureModel& model) {
  Json object = Json::object();
  if (!model.project.empty()) object["project"] = model.project;
  if (model.layers) object["layers"] = *model.layers;
  if (model.steps) object["steps"] = *model.steps;
  if (model.fresh) object["fresh"] = true;
  if (model.seed) object["seed"] = *model.seed;
  if (model.target) object["target"] = write_target(*model.target);
  if (model.objective) object["objective"] = *model.objective;
  if (model.learning_rate) object["learning_rate"] = *model.learning_rate;
  if (model.batch) object["batch"] = *model.batch;
  return object;
}

Figure read_figure(const JsonNode& node, const std::vector<std::string_view>& also) {
  allow_only(node,
             {"size", "dpi", "font", "font_size", "theme", "color_map", "draw", "title", "columns", "row_titles",
              "column_titles", "box", "shared_scale", "density_end", "log_det_end", "model", "panels"},
             also);
  Figure figure;
  if (const auto dpi = node.find("dpi"))
    figure.size.dpi = dpi->number({.minimum = smallest_dpi, .maximum = largest_dpi});
  if (const auto size = node.find("size")) read_size(size->text(), figure.size, size->path());
  check_size(figure.size, member_path(node.path(), "size"));
  read_look(node, figure);
  if (const auto title = node.find("title")) figure.title = title->text();
  if (const auto columns = node.find("columns"))
    figure.columns = static_cast<int>(columns->integer(0, static_cast<std::int64_t>(most_panels)));
  if (const auto titles = node.find("row_titles")) figure.row_titles = read_texts(*titles);
  if (const auto titles = node.find("column_titles")) figure.column_titles = read_texts(*titles);
  if (const auto box = node.find("box")) figure.box = read_box(*box);
  if (const auto shared = node.find("shared_scale")) figure.shared_scale = shared->boolean();
  if (const auto end = node.find("density_end")) figure.density_end = end->number(positive);
  if (const auto end = node.find("log_det_end")) figure.log_det_end = end->number(positive);
  if (const auto model = node.find("model")) figure.model = read_figure_model(*model);
  if (const auto panels = node.find("panels")) {
    panels->expect_list();
    if (panels->size() > most_panels) panels->refuse("a figure has at most 100 panels.");
    for (std::size_t i = 0; i < panels->size(); ++i) figure.panels.push_back(read_panel(panels->element(i)));
  }
  return figure;
}

nlohmann::ordered_json write_figure_json(const Figure& figure) {
  const Figure plain;
  Json object{{"size", size_text(figure.size)}, {"dpi", figure.size.dpi}};
  if (figure.font != plain.font) object["font"] = figure.font;
  if (figure.font_size != plain.font_size) object["font_size"] = figure.font_size;
  if (figure.theme != plain.theme) object["theme"] = theme_name(figure.theme);
  if (figure.color_map != plain.color_map) object["color_map"] = figure.color_map;
  if (figure.parts != plain.parts) {
    object["draw"] = Json::array();
    for (const PartName& part : part_names)
      if (figure.parts.*part.on) object["draw"].push_back(part.name);
  }
  if (!figure.title.empty()) object["title"] = figure.title;
  if (figure.columns != 0) object["columns"] = figure.columns;
  if (!figure.row_titles.empty()) object["row_titles"] = figure.row_titles;
  if (!figure.column_titles.empty()) object["column_titles"] = figure.column_titles;
  if (figure.box) object["box"] = {figure.box->left, figure.box->right, figure.box->bottom, figure.box->top};
  if (figure.shared_scale) object["shared_scale"] = true;
  if (figure.density_end) object["density_end"] = *figure.density_end;
  if (figure.log_det_end) object["log_det_end"] = *figure.log_det_end;
  if (figure.model != plain.model) object["model"] = write_figure_model(figure.model);
  object["panels"] = Json::array();
  for (const Panel& panel : figure.panels) object["panels"].push_back(write_panel(panel));
  return object;
}

std::vector<std::string> read_outputs(const JsonNode& node) {
  const JsonNode output = node.required("output");
  if (output.json().is_string()) return {output.text()};
  return read_texts(output);
}

Figure parse_figure(std::string_view text) {
  const nlohmann::json value = parse_json(text);
  return read_figure(JsonNode(value, ""));
}

std::string format_figure(const Figure& figure) { return print_json(write_figure_json(figure)) + "\n"; }

std::vector<BatchFigure> parse_figure_batch(std::string_view text) {
  const nlohmann::json value = parse_json(text);
  const JsonNode list(value, "figures");
  list.expect_list();
  std::vector<BatchFigure> batch;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const JsonNode node = list.element(i);
    BatchFigure entry{read_figure(node, {"output"}), {}};
    entry.outputs = read_outputs(node);
    batch.push_back(std::move(entry));
  }
  return batch;
}

}  // namespace pushforward::app
