// The midpoint rule of the tests: nodes in the middle of the cells of a box.
#pragma once

#include "core/targets/target.h"

namespace pushforward {

struct MidpointGrid {
  Vector x1;
  Vector x2;
  double area = 0.0;  // of a cell
};

inline MidpointGrid midpoint_grid(const Box& box, int columns, int rows) {
  const double width = (box.right - box.left) / columns;
  const double height = (box.top - box.bottom) / rows;
  MidpointGrid grid{Vector(columns), Vector(rows), width * height};
  for (int i = 0; i < columns; ++i) grid.x1(i) = box.left + (i + 0.5) * width;
  for (int j = 0; j < rows; ++j) grid.x2(j) = box.bottom + (j + 0.5) * height;
  return grid;
}

// The box with `share` of its width and height added on every side.
inline Box grown(const Box& box, double share) {
  const double x = share * (box.right - box.left);
  const double y = share * (box.top - box.bottom);
  return {box.left - x, box.right + x, box.bottom - y, box.top + y};
}

// A box beyond which nothing matters; for discontinuous targets their own, whose cells fit the jumps at 1000 a side.
inline Box quadrature_box(const Target& target) {
  return target.is_continuous() ? grown(target.box(), 0.6) : target.box();
}

inline constexpr int quadrature_side = 1000;

}  // namespace pushforward
