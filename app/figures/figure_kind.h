// What a panel can show. A kind is declared once, beside the view of the same name, and comes with that view's line in
// the registry (app/views/registry.cpp); generic code here names none.
//
// compute() makes contents on any thread but the GUI's, exactly and at the resolution of the figure; contents never
// change and paint nothing but pixels and paths, on any thread.
#pragma once

#include <QSizeF>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/figures/figure.h"
#include "app/figures/figure_progress.h"
#include "app/figures/model_source.h"
#include "app/figures/panel_canvas.h"
#include "core/train/engine.h"

namespace pushforward::app {

// What stands around a plot.
enum class Surround {
  x_plane,  // equal axes x1, x2
  z_plane,  // equal axes z1, z2
  curve,    // PanelContents::axes()
  bare,     // nothing: the panel draws its own words
};

struct FigureColorBar {
  ColorMap map;
  double low = 0.0;
  double high = 1.0;
  QString label;          // limited HTML, with the unit
  bool is_below = false;  // values lie beyond this end
  bool is_above = false;
};

struct CurveAxes {
  Box range;
  QString name_x, name_y;        // limited HTML
  std::vector<QString> marks_x;  // words at 0, 1, ... instead of numbers along x; empty for numbers
};

// What a panel of a figure is made from.
struct PanelInput {
  const Figure& figure;
  const Panel& panel;
  const ModelState& state;
  const FigureLook& look;
  Box box;      // that the plot shows; of a plane
  QSizeF size;  // of the plot, in points
  double dpi;
  Engine& engine;
  FigureProgress progress;

  [[nodiscard]] QSize pixels() const;
  [[nodiscard]] double depth() const;        // in 0 ... number of layers
  [[nodiscard]] double temperature() const;  // of the base
  // Exactly, by pieces between which the progress is told: of the state's stack, up to the panel's depth.
  [[nodiscard]] Evaluation evaluate(EvaluationRequest request) const;
  // The same up to another depth.
  [[nodiscard]] Evaluation evaluate_at(double other_depth, EvaluationRequest request) const;
};

class PanelContents {
 public:
  virtual ~PanelContents() = default;
  // Inside the canvas's plot.
  virtual void paint(PanelCanvas& canvas) const = 0;
  // Where the colour scale should end for this panel alone; 0 where there is none. PanelCanvas::scale_end tells what it
  // is to be.
  [[nodiscard]] virtual double scale_end() const { return 0.0; }
  [[nodiscard]] virtual std::optional<FigureColorBar> color_bar(const FigureLook&, double /*scale_end*/) const {
    return std::nullopt;
  }
  [[nodiscard]] virtual CurveAxes axes() const { return {}; }  // of Surround::curve
};

struct FigureKind {
  QString id = {};     // "density"; of a view, ViewSpec::id
  QString title = {};  // "Density"
  QString math = {};   // limited HTML after the title, e.g. "<i>p</i>(<i>x</i>)"; may be empty
  Surround surround = Surround::bare;
  bool has_color_bar = false;
  bool follows_depth = false;  // as the view in the window does; the others show the whole stack there
  std::function<std::unique_ptr<const PanelContents>(const PanelInput&)> compute;
};

using FigureKinds = std::vector<FigureKind>;
// Throws InputError (field "view") that names what is known.
[[nodiscard]] const FigureKind& find_kind(const FigureKinds& kinds, std::string_view id);

}  // namespace pushforward::app
