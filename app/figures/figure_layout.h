// Where the panels of a figure lie. In points, from the page's top left corner; plots on whole pixels at the figure's
// dpi, so that pictures are drawn pixel by pixel.
#pragma once

#include <QRectF>
#include <vector>

#include "app/figures/figure_kind.h"

namespace pushforward::app {

struct PanelLayout {
  QRectF plot;
  Box box;               // of a plane: what was wanted, and whatever more the plot has room for
  double title_y = 0.0;  // baseline
  bool has_left_axis = false;
  bool has_bottom_axis = false;
  bool has_color_bar = false;
};

struct FigureLayout {
  QSizeF page;
  std::vector<PanelLayout> panels = {};
  QRectF color_bar = {};                                     // of the one bar for all panels; empty when there is none
  std::vector<QPointF> row_titles = {}, column_titles = {};  // middles of the baselines; row titles read upwards
  QPointF title = {};                                        // middle of the baseline
};

// `kinds` and `boxes` by panel. Throws InputError when the page has no room for the plots.
[[nodiscard]] FigureLayout lay_out(const Figure& figure, const std::vector<const FigureKind*>& kinds,
                                   const std::vector<Box>& boxes);

// Whether one colour scale serves all panels, so that one bar is enough.
[[nodiscard]] bool has_one_scale(const Figure& figure, const std::vector<const FigureKind*>& kinds);

}  // namespace pushforward::app
