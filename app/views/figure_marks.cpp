#include "app/views/figure_marks.h"

#include <algorithm>

#include "app/views/target_contours.h"
#include "core/random/counter.h"

namespace pushforward::app {
namespace {

constexpr int sample_count = 1000;
constexpr double contour_width = 0.6;  // points, on a plot that is this wide or wider; finer on smaller ones
constexpr double contour_halo = 1.4;
constexpr double usual_plot = 150.0;
constexpr double invisible_offset = 0.05;  // points; level lines have a point in every cell

}  // namespace

Grid figure_grid(const PanelInput& input) {
  const QSize pixels = input.pixels();
  return {input.box, pixels.width(), pixels.height()};
}

DensityField figure_field(const PanelInput& input) {
  DensityField field;
  field.grid = figure_grid(input);
  Evaluation values = input.evaluate({.direction = Direction::inverse,
                                      .range = {},
                                      .source = field.grid,
                                      .want_points = false,
                                      .want_log_det = true,
                                      .want_log_prob = true});
  field.log_prob = std::move(values.log_prob);
  field.log_det = std::move(values.log_det);
  return field;
}

std::vector<QPolygonF> figure_contours(const PanelInput& input) {
  if (!input.figure.parts.contours || !input.state.target) return {};
  return trace_mass_contours(*input.state.target, {0.5, 0.95});
}

std::vector<float> fixed_base_points(int count, double temperature) {
  constexpr std::uint64_t dots_seed = 1;
  std::vector<float> points;
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(count); ++i)
    for (std::uint32_t component = 0; component < 2; ++component)
      points.push_back(static_cast<float>(temperature * standard_normal(dots_seed, Stream::sampling, 0, i, component)));
  return points;
}

std::vector<float> figure_samples(const PanelInput& input) {
  if (!input.figure.parts.samples) return {};
  return input
      .evaluate({.direction = Direction::forward,
                 .range = {},
                 .source = fixed_base_points(sample_count, input.temperature()),
                 .want_log_det = false})
      .points;
}

std::vector<QPolygonF> on_page(const PanelCanvas& canvas, std::vector<QPolygonF> lines) {
  for (QPolygonF& line : lines) {
    for (QPointF& point : line) point = canvas.to_page(point.x(), point.y());
    line = thinned(line, invisible_offset);
  }
  return lines;
}

std::vector<QPointF> on_page(const PanelCanvas& canvas, const std::vector<float>& points) {
  std::vector<QPointF> result;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2)
    result.push_back(canvas.to_page(static_cast<double>(points[i]), static_cast<double>(points[i + 1])));
  return result;
}

std::vector<QPolygonF> level_lines(const PanelCanvas& canvas, std::span<const float> field, const Grid& grid,
                                   float level) {
  std::vector<QPolygonF> lines = ContourTracer().trace(field, grid.columns, grid.rows, level);
  const double width = (grid.box.right - grid.box.left) / grid.columns;
  const double height = (grid.box.top - grid.box.bottom) / grid.rows;
  for (QPolygonF& line : lines)
    for (QPointF& point : line)
      point = {grid.box.left + (point.x() + 0.5) * width, grid.box.bottom + (point.y() + 0.5) * height};
  return on_page(canvas, std::move(lines));
}

double fineness(const PanelCanvas& canvas) { return std::clamp(canvas.area().width() / usual_plot, 0.5, 1.0); }

void paint_figure_contours(PanelCanvas& canvas, const std::vector<QPolygonF>& lines) {
  const FigureLook& look = canvas.look();
  QColor halo = look.halo;
  halo.setAlphaF(static_cast<float>(look.halo_opacity));
  const double finer = fineness(canvas);
  canvas.haloed_lines(on_page(canvas, lines), look.over_field, finer * contour_width, halo, finer * contour_halo);
}

}  // namespace pushforward::app
