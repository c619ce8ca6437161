#include "app/figures/figure.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/style/axis_ticks.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr std::array<std::pair<FigureTheme, std::string_view>, 3> themes{
    {{FigureTheme::white, "white"}, {FigureTheme::transparent, "transparent"}, {FigureTheme::dark, "dark"}}};

std::string number_text(double value) { return QString::number(value, 'g', 3).toStdString(); }

}  // namespace

int Figure::column_count() const {
  const int count = std::max(1, static_cast<int>(panels.size()));
  if (columns > 0) return std::min(columns, count);
  if (!row_titles.empty() || !column_titles.empty()) return count;
  // Small multiples are read along a row, as long as there is something to see of them.
  constexpr double smallest_multiple = 4.0;  // in letters' heights, as all that follows
  const bool one_view = std::ranges::all_of(panels, [&](const Panel& panel) { return panel.view == panels[0].view; });
  const double between = 1.0 + (parts.color_bar && !shared_scale ? 6.0 : 0.0);
  if (one_view && size.points().width() / count >= (between + smallest_multiple) * font_size) return count;
  // What stands around a plot: ticks and a colour bar with their texts; a title and ticks.
  const double beside = 1.0 + (parts.axes ? 3.0 : 0.0) + (parts.color_bar ? 6.0 : 0.0);
  const double above = 1.0 + (parts.axes ? 3.0 : 0.0) + (parts.titles ? 2.0 : 0.0);
  const QSizeF page = size.points();
  const auto plot_side = [&](int across) {
    const int down = (count + across - 1) / across;
    return std::min(page.width() / across - beside * font_size, page.height() / down - above * font_size);
  };
  int best = count;
  for (int across = count - 1; across >= 1; --across)
    if (plot_side(across) > plot_side(best)) best = across;
  return best;
}

int Figure::row_count() const {
  const int count = std::max(1, static_cast<int>(panels.size()));
  return (count + column_count() - 1) / column_count();
}

void compose_views(Figure& figure, const std::vector<std::string>& views) {
  figure.panels.clear();
  for (const std::string& view : views) figure.panels.push_back({.view = view});
  figure.columns = 0;
  figure.row_titles.clear();
  figure.column_titles.clear();
}

std::vector<std::int64_t> spread_steps(std::int64_t last, int most) {
  std::vector<std::int64_t> steps;
  const int count = static_cast<int>(std::min<std::int64_t>(std::max(1, most), last + 1));
  for (int i = 0; i < count; ++i)
    steps.push_back(count == 1 ? last
                               : static_cast<std::int64_t>(std::llround(static_cast<double>(last) * i / (count - 1))));
  return steps;
}

void compose_depths(Figure& figure, const std::string& view, int layers, int most, int columns) {
  compose_views(figure, {});
  for (const std::int64_t depth : spread_steps(layers, most))
    figure.panels.push_back(
        {.view = view, .title = "<i>k</i> = " + std::to_string(depth), .depth = static_cast<double>(depth)});
  figure.columns = columns;
}

void compose_steps(Figure& figure, const std::string& view, const std::vector<std::int64_t>& steps) {
  compose_views(figure, {});
  for (const std::int64_t step : steps)
    figure.panels.push_back(
        {.view = view,
         .title = QCoreApplication::translate("pushforward::app::Figure", "step %1").arg(grouped(step)).toStdString(),
         .step = step});
}

void compose_layer_counts(Figure& figure, const std::string& view, const std::vector<int>& counts, int steps) {
  compose_views(figure, {});
  for (const int count : counts) {
    FigureModel model = figure.model;
    model.layers = count;
    model.steps = steps;
    figure.panels.push_back({.view = view, .title = "<i>K</i> = " + std::to_string(count), .model = model});
  }
}

void compose_temperatures(Figure& figure, const std::string& view, const std::vector<double>& temperatures) {
  compose_views(figure, {});
  for (const double temperature : temperatures)
    figure.panels.push_back(
        {.view = view, .title = "<i>T</i> = " + number_text(temperature), .temperature = temperature});
}

void compose_comparison(Figure& figure, const std::vector<std::string>& views, const std::vector<TitledModel>& models) {
  compose_views(figure, {});
  figure.columns = static_cast<int>(views.size());
  for (const TitledModel& titled : models) {
    figure.row_titles.push_back(titled.title);
    for (const std::string& view : views) figure.panels.push_back({.view = view, .model = titled.model});
  }
}

const std::vector<FigurePreset>& figure_presets() {
  static const std::vector<FigurePreset> presets{
      {"slide",
       QT_TRANSLATE_NOOP("pushforward::app::Figure", "Slide, 16:9"),
       {1920, 1080, LengthUnit::pixel, 150},
       16.0,
       FigureTheme::dark},
      {"one-column",
       QT_TRANSLATE_NOOP("pushforward::app::Figure", "Paper, one column"),
       {84, 70, LengthUnit::millimetre, 300},
       8.0,
       FigureTheme::white},
      {"two-column",
       QT_TRANSLATE_NOOP("pushforward::app::Figure", "Paper, two columns"),
       {174, 70, LengthUnit::millimetre, 300},
       8.0,
       FigureTheme::white},
  };
  return presets;
}

void apply_figure_preset(Figure& figure, std::string_view id) {
  std::string known;
  for (const FigurePreset& preset : figure_presets()) {
    if (!known.empty()) known += ", ";
    known += preset.id;
    if (id != preset.id) continue;
    figure.size = preset.size;
    figure.font_size = preset.font_size;
    figure.theme = preset.theme;
    return;
  }
  std::string sentence("\"");
  sentence.append(id).append("\" is not known; there are ").append(known).append(".");
  throw InputError("preset", sentence);
}

std::string_view theme_name(FigureTheme theme) {
  return std::ranges::find(themes, theme, &std::pair<FigureTheme, std::string_view>::first)->second;
}

std::optional<FigureTheme> theme_named(std::string_view name) {
  const auto found = std::ranges::find(themes, name, &std::pair<FigureTheme, std::string_view>::second);
  return found == themes.end() ? std::nullopt : std::optional(found->first);
}

}  // namespace pushforward::app
