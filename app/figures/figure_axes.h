// What stands around a plot: frame, ticks, names, colour bars.
#pragma once

#include "app/figures/figure_kind.h"
#include "app/figures/figure_layout.h"

namespace pushforward::app {

// The canvas's plot is set.
void paint_frame(PanelCanvas& canvas);
// `name` is "x" or "z".
void paint_plane_axes(PanelCanvas& canvas, const PanelLayout& layout, const QString& name);
void paint_curve_axes(PanelCanvas& canvas, const PanelLayout& layout, const CurveAxes& axes);
void paint_figure_color_bar(PanelCanvas& canvas, const QRectF& place, const FigureColorBar& bar);
// Where the bar of a plot lies.
[[nodiscard]] QRectF color_bar_place(const QRectF& plot, double font_size);

}  // namespace pushforward::app
