#include "app/figures/clipping.h"

#include <cmath>
#include <functional>
#include <optional>
#include <utility>

namespace pushforward::app {
namespace {

bool is_finite(QPointF point) { return std::isfinite(point.x()) && std::isfinite(point.y()); }

// Parameters in [0, 1] along from -> to between which the segment is inside; none when it never is.
std::optional<std::pair<double, double>> inside_part(QPointF from, QPointF to, const QRectF& area) {
  double first = 0.0, last = 1.0;
  const QPointF step = to - from;
  // p t <= q along each edge.
  const std::pair<double, double> edges[] = {{-step.x(), from.x() - area.left()},
                                             {step.x(), area.right() - from.x()},
                                             {-step.y(), from.y() - area.top()},
                                             {step.y(), area.bottom() - from.y()}};
  for (const auto& [p, q] : edges) {
    if (p == 0.0) {
      if (q < 0.0) return std::nullopt;
      continue;
    }
    const double t = q / p;
    if (p < 0.0)
      first = std::max(first, t);
    else
      last = std::min(last, t);
  }
  if (first > last) return std::nullopt;
  return std::pair{first, last};
}

// Keeps what lies where `distance` is not negative.
QPolygonF cut(const QPolygonF& polygon, const std::function<double(QPointF)>& distance) {
  QPolygonF result;
  for (qsizetype i = 0; i < polygon.size(); ++i) {
    const QPointF a = polygon[i], b = polygon[(i + 1) % polygon.size()];
    const double at_a = distance(a), at_b = distance(b);
    if (at_a >= 0) result.append(a);
    if ((at_a >= 0) != (at_b >= 0)) result.append(a + (b - a) * (at_a / (at_a - at_b)));
  }
  return result;
}

}  // namespace

std::vector<QPolygonF> clipped_line(const QPolygonF& line, const QRectF& area) {
  std::vector<QPolygonF> pieces;
  QPolygonF piece;
  const auto end_piece = [&] {
    if (piece.size() > 1) pieces.push_back(std::move(piece));
    piece = {};
  };
  for (qsizetype i = 0; i + 1 < line.size(); ++i) {
    const QPointF from = line[i], to = line[i + 1];
    const auto part = is_finite(from) && is_finite(to) ? inside_part(from, to, area) : std::nullopt;
    if (!part) {
      end_piece();
      continue;
    }
    if (part->first > 0.0) end_piece();
    if (piece.isEmpty()) piece.append(from + (to - from) * part->first);
    piece.append(part->second < 1.0 ? from + (to - from) * part->second : to);
    if (part->second < 1.0) end_piece();
  }
  end_piece();
  return pieces;
}

QPolygonF clipped_polygon(const QPolygonF& polygon, const QRectF& area) {
  QPolygonF result = polygon;
  const std::function<double(QPointF)> edges[] = {
      [&](QPointF p) { return p.x() - area.left(); }, [&](QPointF p) { return area.right() - p.x(); },
      [&](QPointF p) { return p.y() - area.top(); }, [&](QPointF p) { return area.bottom() - p.y(); }};
  for (const auto& edge : edges) {
    if (result.isEmpty()) break;
    result = cut(result, edge);
  }
  return result.size() < 3 ? QPolygonF() : result;
}

}  // namespace pushforward::app
