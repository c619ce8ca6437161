// Level lines of a field on a regular grid by marching squares (Lorensen & Cline's idea in two dimensions; the
// ambiguous cells are decided by the mean of their corners).
#pragma once

#include <QPolygonF>
#include <cstdint>
#include <span>
#include <vector>

namespace pushforward::app {

// Lines in node units: node (column, row) lies at (column, row). Closed lines repeat their first point. Cells with a
// corner that is no finite number are left out.
class ContourTracer {
 public:
  [[nodiscard]] std::vector<QPolygonF> trace(std::span<const float> field, int columns, int rows, float level);

 private:
  struct Links {
    int first = -1;
    int second = -1;
  };
  void link(int edge_a, int edge_b);
  QPolygonF follow(int edge, std::span<const float> field, float level);
  QPointF crossing(int edge, std::span<const float> field, float level) const;

  // Kept between calls so that a frame allocates nothing. One entry per grid edge: right of node n is 2 n, above it
  // 2 n + 1.
  std::vector<Links> links_;
  std::vector<int> used_;
  std::vector<std::uint8_t> inside_;  // 1 where a node's value reaches the level
  int columns_ = 0;
};

// Without points that lie nearer than `tolerance` to the straight line between those that are kept; both ends stay.
[[nodiscard]] QPolygonF thinned(const QPolygonF& line, double tolerance);

}  // namespace pushforward::app
