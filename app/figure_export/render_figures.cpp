#include "app/figure_export/render_figures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHashFunctions>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "app/figures/figure_contents.h"
#include "app/figures/figure_json.h"
#include "app/figures/write_figure.h"
#include "app/language/language.h"
#include "app/views/registry.h"
#include "core/errors.h"
#include "core/located_error.h"

namespace pushforward::app {
namespace {

constexpr int multiples = 8;  // small multiples, when their values are not given

std::vector<double> numbers_of(const std::string& text, std::size_t count, const std::string& option) {
  std::vector<double> numbers;
  const char* place = text.data();
  const char* end = text.data() + text.size();
  while (place < end) {
    double number = 0.0;
    const auto [next, error] = std::from_chars(place, end, number);
    if (error != std::errc{}) break;
    numbers.push_back(number);
    place = next < end && *next == ',' ? next + 1 : next;
    if (next < end && *next != ',') break;
  }
  if (place != end || numbers.size() != count)
    throw InputError(option,
                     "\"" + text + "\" are not " + std::to_string(count) + " numbers with commas between them.");
  return numbers;
}

void apply_look(const RenderOptions& options, Figure& figure) {
  if (!options.preset.empty()) locate_errors("--preset", [&] { apply_figure_preset(figure, options.preset); });
  if (options.dpi) figure.size.dpi = *options.dpi;
  if (!options.size.empty()) read_size(options.size, figure.size, "--size");
  if (!options.font.empty()) figure.font = options.font;
  if (options.font_size) figure.font_size = *options.font_size;
  if (!options.theme.empty()) {
    const auto theme = theme_named(options.theme);
    if (!theme) throw InputError("--theme", "\"" + options.theme + "\" is not known; give white, transparent or dark.");
    figure.theme = *theme;
  }
  if (!options.color_map.empty()) figure.color_map = options.color_map;
  figure.title = options.title;
  figure.parts = {.titles = !options.no_titles,
                  .axes = !options.no_axes,
                  .color_bar = !options.no_color_bar,
                  .contours = !options.no_contours,
                  .samples = options.samples};
  figure.shared_scale = options.shared_scale;
  if (!options.box.empty()) {
    const std::vector<double> sides = numbers_of(options.box, 4, "--box");
    if (!(sides[0] < sides[1] && sides[2] < sides[3]))
      throw InputError("--box", "left must be below right, and bottom below top.");
    figure.box = Box{sides[0], sides[1], sides[2], sides[3]};
  }
}

// Layers and last step of the model that the figure names.
struct Extent {
  int layers = 0;
  int steps = 0;
};
Extent extent_of(const RenderOptions& options) {
  const bool is_file = QFileInfo::exists(QString::fromStdString(options.project));
  const Project project = is_file ? load_project(options.project) : make_preset(options.project);
  Extent extent{static_cast<int>(project.stack.layers.size()), project.steps};
  if (options.steps)
    extent.steps += *options.steps;
  else if (!is_file)
    extent.steps = std::ranges::find(all_presets(), options.project, &Preset::name)->steps;
  return extent;
}

// 0, 1, 10, 100, ... and the last: a model learns fastest at the beginning.
std::vector<std::int64_t> telling_steps(std::int64_t last) {
  std::vector<std::int64_t> steps{0};
  for (std::int64_t step = 10; step < last; step *= 10) steps.push_back(step);
  if (last > 0) steps.push_back(last);
  return steps;
}

void compose_over(const RenderOptions& options, const std::string& view, Figure& figure) {
  const Extent extent = extent_of(options);
  const std::vector<double>& values = options.values;
  if (options.over == "depth") {
    if (values.empty()) return compose_depths(figure, view, extent.layers, multiples + 1, 0);
    compose_views(figure, {});
    for (const double depth : values)
      figure.panels.push_back(
          {.view = view, .title = "<i>k</i> = " + QString::number(depth).toStdString(), .depth = depth});
  } else if (options.over == "training") {
    std::vector<std::int64_t> steps;
    for (const double value : values) steps.push_back(static_cast<std::int64_t>(std::llround(value)));
    compose_steps(figure, view, values.empty() ? telling_steps(extent.steps) : steps);
  } else if (options.over == "temperature") {
    compose_temperatures(figure, view, values.empty() ? std::vector<double>{0.5, 0.7, 1.0, 1.5} : values);
  } else {
    std::vector<int> counts;
    for (const double value : values) counts.push_back(static_cast<int>(std::llround(value)));
    if (counts.empty())
      for (int count = 2; count <= extent.layers; count *= 2) counts.push_back(count);
    compose_layer_counts(figure, view, counts, extent.steps);
  }
}

}  // namespace

Figure figure_of(const RenderOptions& options, const RenderHost& host) {
  Figure figure;
  apply_look(options, figure);
  figure.model.project = options.project;
  figure.model.steps = options.steps;
  figure.model.seed = host.seed;
  std::vector<std::string> views = options.views;
  if (views.empty()) views = {"density"};
  if (!options.over.empty()) {
    if (views.size() > 1) throw InputError("--over", "small multiples show one view; give one --view.");
    compose_over(options, views.front(), figure);
  } else if (!options.compare.empty()) {
    FigureModel other = figure.model;
    other.project = options.compare;
    compose_comparison(figure, views, {{options.project, figure.model}, {options.compare, other}});
  } else {
    compose_views(figure, views);
  }
  for (Panel& panel : figure.panels) {
    if (options.depth && !panel.depth) panel.depth = options.depth;
    if (options.temperature && !panel.temperature) panel.temperature = options.temperature;
    if (!options.probe.empty()) {
      const std::vector<double> point = numbers_of(options.probe, 2, "--probe");
      panel.probe = {point[0], point[1]};
    }
  }
  if (options.columns) figure.columns = *options.columns;
  return figure;
}

void choose_figure_language(const std::string& code) {
  if (code.empty()) return;
  if (std::ranges::find(Language::known(), QString::fromStdString(code), &LanguageName::code) ==
      Language::known().end())
    throw InputError("--language", "\"" + code + "\" is not known; give en or zh_CN.");
  Language::current().choose(QString::fromStdString(code));
}

std::string batch_text(const RenderOptions& options) {
  QFile file(QString::fromStdString(options.batch));
  if (!file.open(QIODevice::ReadOnly))
    throw InputError("--batch",
                     "\"" + options.batch + "\" could not be opened: " + file.errorString().toStdString() + ".");
  return file.readAll().toStdString();
}

void place_outputs(const RenderOptions& options, std::vector<std::string>& outputs) {
  const QDir folder(options.folder.empty() ? QFileInfo(QString::fromStdString(options.batch)).absolutePath()
                                           : QString::fromStdString(options.folder));
  for (std::string& output : outputs) output = folder.filePath(QString::fromStdString(output)).toStdString();
}

namespace {

std::vector<BatchFigure> batch_of(const RenderOptions& options, const RenderHost& host) {
  if (options.batch.empty()) return {{figure_of(options, host), options.outputs}};
  std::vector<BatchFigure> batch = parse_figure_batch(batch_text(options));
  for (BatchFigure& entry : batch) place_outputs(options, entry.outputs);
  return batch;
}

}  // namespace

void render_figures(const RenderOptions& options, const RenderHost& host) {
  choose_figure_language(options.language);
  const std::vector<BatchFigure> batch = batch_of(options, host);
  const FigureKinds kinds = figure_kinds();
  // What can be told before anything is trained.
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const auto check = [&] {
      check_figure(batch[i].figure, kinds);
      for (const std::string& output : batch[i].outputs) (void)format_of(QString::fromStdString(output));
    };
    if (options.batch.empty())
      check();
    else
      locate_errors("figures[" + std::to_string(i) + "]", check);
  }
  const std::unique_ptr<Engine> engine = host.open_engine();
  TrainedModels models;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const std::vector<std::string>& outputs = batch[i].outputs;
    const std::string what = outputs.empty() ? std::string() : outputs.front();
    const double count = static_cast<double>(batch.size());
    const FigureProgress progress = [&](double share) {
      return !host.progress || host.progress((static_cast<double>(i) + share) / count, what);
    };
    const auto make = [&] { return compute_figure(batch[i].figure, kinds, models, *engine, progress); };
    const auto contents = options.batch.empty() ? make() : locate_errors("figures[" + std::to_string(i) + "]", make);
    for (const std::string& output : outputs) {
      write_figure(*contents, QString::fromStdString(output));
      if (host.written) host.written(output);
    }
  }
}

void render_figures_offscreen(const char* program, const RenderOptions& options, const RenderHost& host) {
  // Qt lists the faces of a PDF in the order of a hash: the same in every run, so that the same figure is the same
  // file.
  QHashSeed::setDeterministicGlobalSeed();
  qputenv("QT_QPA_PLATFORM", "offscreen");
  std::string name = program;
  std::array<char*, 2> arguments{name.data(), nullptr};
  int count = 1;
  const QGuiApplication application(count, arguments.data());
  render_figures(options, host);
}

}  // namespace pushforward::app
