// A figure: what to draw, how large and in what look. A plain value, which travels as JSON (figure_json.h): it is the
// form of a batch's list and of the choice that the dialog remembers. It holds no model, it names models.
//
// Way of a figure: Figure -> compute_figure() (figure_contents.h; not for the GUI thread) -> FigureContents, which
// never change -> paint_figure() on any QPainter, or write_figure() into a file.
#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/figures/figure_size.h"
#include "core/targets/target.h"

namespace pushforward::app {

// Which model a panel shows. What is not given is as the project has it.
struct FigureModel {
  std::string project;  // a file or a preset; empty: the project at hand
  std::optional<int> layers =
      std::nullopt;  // only so many of its layers, those next to the base; starts from fresh parameters
  std::optional<int> steps = std::nullopt;  // of training to do first; with 0 the parameters stay as they are
  bool fresh = false;                       // parameters drawn anew before training
  std::optional<std::uint64_t> seed = std::nullopt;
  std::optional<TargetChoice> target = std::nullopt;
  std::optional<double> objective = std::nullopt;  // TrainingSettings::alpha: 1 forward KL, 0 reverse KL
  std::optional<double> learning_rate = std::nullopt;
  std::optional<int> batch = std::nullopt;
  bool operator==(const FigureModel&) const = default;
};

struct Panel {
  std::string view = "density";                     // FigureKind::id
  std::optional<std::string> title = std::nullopt;  // limited HTML, as formulas are written; none: what the panel shows
  std::optional<FigureModel> model = std::nullopt;  // none: the figure's
  std::optional<double> depth =
      std::nullopt;  // layers that act, the last perhaps in part (core/flow/depth.h); none: all
  std::optional<double> temperature = std::nullopt;           // of the base; none: the project's
  std::optional<std::int64_t> step = std::nullopt;            // of training; none: the last
  std::optional<std::array<double, 2>> probe = std::nullopt;  // a point of the x plane, for views that look at one
  bool operator==(const Panel&) const = default;
};

enum class FigureTheme { white, transparent, dark };

struct FigureParts {
  bool titles = true;
  bool axes = true;
  bool color_bar = true;
  bool contours = true;  // of the target
  bool samples = false;  // of the model
  bool operator==(const FigureParts&) const = default;
};

struct Figure {
  FigureSize size;
  std::string font = "Roboto";
  double font_size = 8.0;  // points
  FigureTheme theme = FigureTheme::white;
  std::string color_map = "viridis";  // of densities
  FigureParts parts;
  std::string title;                       // limited HTML; empty for none
  int columns = 0;                         // panels in a row; 0: all of them where rows or columns have titles and for
                                           // small multiples of one view, unless they would be too small; else as many
                                           // as make the plots largest
  std::vector<std::string> row_titles;     // beside the rows
  std::vector<std::string> column_titles;  // above the columns
  std::optional<Box> box = std::nullopt;   // of the x plane; none: each project's own
  bool shared_scale = false;               // one colour scale, and one colour bar, for all panels of a kind
  std::optional<double> density_end =
      std::nullopt;  // density of the top colour, 1 / unit^2; none: the highest that is shown
  std::optional<double> log_det_end = std::nullopt;  // nats; none: what the values need
  FigureModel model;
  std::vector<Panel> panels;

  [[nodiscard]] int column_count() const;
  [[nodiscard]] int row_count() const;
  [[nodiscard]] const FigureModel& model_of(const Panel& panel) const { return panel.model ? *panel.model : model; }
  bool operator==(const Figure&) const = default;
};

inline constexpr std::size_t most_panels = 100;

// --- the usual compositions: each fills `panels`, `columns` and titles, and leaves the rest as it is ---
void compose_views(Figure& figure, const std::vector<std::string>& views);  // side by side
// The density, say, after 0 ... `layers` layers: at most `most` depths, evenly spread, both ends among them.
void compose_depths(Figure& figure, const std::string& view, int layers, int most, int columns);
void compose_steps(Figure& figure, const std::string& view, const std::vector<std::int64_t>& steps);
// `counts` numbers of layers of the figure's model, each trained for `steps` steps.
void compose_layer_counts(Figure& figure, const std::string& view, const std::vector<int>& counts, int steps);
void compose_temperatures(Figure& figure, const std::string& view, const std::vector<double>& temperatures);
// A row a model, a column a view.
struct TitledModel {
  std::string title = {};
  FigureModel model;
};
void compose_comparison(Figure& figure, const std::vector<std::string>& views, const std::vector<TitledModel>& models);
// So many of 0 ... last, evenly spread, with both ends, ascending, none twice.
[[nodiscard]] std::vector<std::int64_t> spread_steps(std::int64_t last, int most);

// --- sizes and looks that are asked for most ---
struct FigurePreset {
  const char* id;  // "slide", "one-column", "two-column"
  const char* title;
  FigureSize size;
  double font_size;
  FigureTheme theme;
};
[[nodiscard]] const std::vector<FigurePreset>& figure_presets();
// Throws InputError that names the known ones.
void apply_figure_preset(Figure& figure, std::string_view id);

[[nodiscard]] std::string_view theme_name(FigureTheme theme);  // "white", "transparent", "dark"
[[nodiscard]] std::optional<FigureTheme> theme_named(std::string_view name);

}  // namespace pushforward::app
