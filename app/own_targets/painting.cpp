#include "app/own_targets/painting.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/targets/own_targets.h"

namespace pushforward::app {
namespace {

const std::string painted = "painted";
constexpr int new_side = 96;       // cells
constexpr double new_width = 8.0;  // units of the plane: the base and what lies around it
constexpr double full = 65535.0;

double distance_to_segment(QPointF from, QPointF to, QPointF point) {
  const QPointF along = to - from;
  const double square = QPointF::dotProduct(along, along);
  const double share = square > 0.0 ? std::clamp(QPointF::dotProduct(point - from, along) / square, 0.0, 1.0) : 0.0;
  const QPointF away = point - (from + along * share);
  return std::hypot(away.x(), away.y());
}

}  // namespace

double Brush::coverage(double distance) const {
  if (distance >= radius) return 0.0;
  const double core = radius * (1.0 - softness);
  if (distance <= core) return strength;
  return strength * 0.5 * (1.0 + std::cos(std::numbers::pi * (distance - core) / (radius - core)));
}

Painting::Painting() : parameters_{{"width", new_width}} {
  raster_ = {.columns = new_side, .rows = new_side, .weights = std::vector<std::uint16_t>(new_side * new_side, 0)};
}

Painting::Painting(const TargetChoice& choice)
    : parameters_(choice.parameters), raster_(std::get<Raster>(data_of(choice))) {}

Box Painting::box() const {
  const TargetChoice here{.id = painted, .parameters = parameters_, .data = {}};
  return raster_box(raster_, parameter_of(here, "centre1"), parameter_of(here, "centre2"), parameter_of(here, "width"));
}

bool Painting::is_empty() const {
  return std::ranges::all_of(raster_.weights, [](std::uint16_t weight) { return weight == 0; });
}

TargetChoice Painting::choice() const {
  return {.id = painted, .parameters = parameters_, .data = TargetDatum(raster_)};
}

void Painting::begin_stroke(const Brush& brush) {
  stroke_ = Stroke{.brush = brush,
                   .before = raster_.weights,
                   .coverage = std::vector<float>(raster_.weights.size(), 0.0F),
                   .last = std::nullopt};
}

void Painting::cover(int column, int row, double distance) {
  const std::size_t index = raster_.index(column, row);
  const double coverage = stroke_->brush.coverage(distance);
  if (coverage <= static_cast<double>(stroke_->coverage[index])) return;
  stroke_->coverage[index] = static_cast<float>(coverage);
  const double before = stroke_->before[index] / full;
  const double after = stroke_->brush.erases ? before * (1.0 - coverage) : before + (1.0 - before) * coverage;
  raster_.weights[index] = static_cast<std::uint16_t>(std::lround(full * after));
}

void Painting::stroke_to(QPointF point) {
  if (!stroke_) return;
  const QPointF from = stroke_->last.value_or(point);
  stroke_->last = point;
  const Box whole = box();
  const double cell = (whole.right - whole.left) / raster_.columns;
  const double radius = stroke_->brush.radius;
  const auto first = [&](double low, double start) {
    return static_cast<int>(std::floor((low - radius - start) / cell));
  };
  const auto last = [&](double high, double start) {
    return static_cast<int>(std::ceil((high + radius - start) / cell));
  };
  const int left = std::max(0, first(std::min(from.x(), point.x()), whole.left));
  const int right = std::min(raster_.columns - 1, last(std::max(from.x(), point.x()), whole.left));
  const int bottom = std::max(0, first(std::min(from.y(), point.y()), whole.bottom));
  const int top = std::min(raster_.rows - 1, last(std::max(from.y(), point.y()), whole.bottom));
  for (int row = bottom; row <= top; ++row)
    for (int column = left; column <= right; ++column) {
      const QPointF middle(whole.left + (column + 0.5) * cell, whole.bottom + (row + 0.5) * cell);
      cover(column, row, distance_to_segment(from, point, middle));
    }
}

void Painting::end_stroke() { stroke_.reset(); }

void Painting::cancel_stroke() {
  if (!stroke_) return;
  raster_.weights = std::move(stroke_->before);
  stroke_.reset();
}

void Painting::clear() {
  stroke_.reset();
  std::ranges::fill(raster_.weights, std::uint16_t{0});
}

}  // namespace pushforward::app
