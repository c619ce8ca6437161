// What several kinds of figures draw: the target's contours, samples of the model, a field on a grid.
#pragma once

#include <QPolygonF>
#include <vector>

#include "app/figures/figure_kind.h"
#include "app/session/frame.h"
#include "app/views/contours.h"

namespace pushforward::app {

// Of the plot, a cell a pixel.
[[nodiscard]] Grid figure_grid(const PanelInput& input);
// log p and log-det of the panel's flow on that grid.
[[nodiscard]] DensityField figure_field(const PanelInput& input);

// Lines that hold 50 and 95 % of the target's mass, in the plane; none when the figure has no contours.
[[nodiscard]] std::vector<QPolygonF> figure_contours(const PanelInput& input);
// How much finer marks are on a small plot: 1 on one of the usual size and on larger ones.
[[nodiscard]] double fineness(const PanelCanvas& canvas);
void paint_figure_contours(PanelCanvas& canvas, const std::vector<QPolygonF>& lines);

// f of the window's own base points, x1, x2, ...; none when the figure has no samples.
[[nodiscard]] std::vector<float> figure_samples(const PanelInput& input);

[[nodiscard]] std::vector<QPolygonF> on_page(const PanelCanvas& canvas, std::vector<QPolygonF> lines);
[[nodiscard]] std::vector<QPointF> on_page(const PanelCanvas& canvas, const std::vector<float>& points);
// Level lines of a field over the plot, on the page.
[[nodiscard]] std::vector<QPolygonF> level_lines(const PanelCanvas& canvas, std::span<const float> field,
                                                 const Grid& grid, float level);

// `count` base points that are the same in every figure, times the temperature; interleaved.
[[nodiscard]] std::vector<float> fixed_base_points(int count, double temperature);

}  // namespace pushforward::app
