#include "app/views/contours.h"

#include <cmath>

namespace pushforward::app {

std::vector<QPolygonF> ContourTracer::trace(std::span<const float> field, int columns, int rows, float level) {
  columns_ = columns;
  links_.resize(2 * field.size());
  for (const int edge : used_) {
    if (edge < static_cast<int>(links_.size())) links_[static_cast<std::size_t>(edge)] = {};
  }
  used_.clear();
  for (int row = 0; row + 1 < rows; ++row) {
    for (int column = 0; column + 1 < columns; ++column) {
      const int node = row * columns + column;
      const auto at = [&](int index) { return field[static_cast<std::size_t>(index)]; };
      const float corners[4] = {at(node), at(node + 1), at(node + columns + 1), at(node + columns)};
      const int inside = (corners[0] >= level ? 1 : 0) | (corners[1] >= level ? 2 : 0) | (corners[2] >= level ? 4 : 0) |
                         (corners[3] >= level ? 8 : 0);
      if (inside == 0 || inside == 15) continue;
      const float sum = corners[0] + corners[1] + corners[2] + corners[3];
      if (!std::isfinite(sum)) continue;
      const int bottom = 2 * node;
      const int left = 2 * node + 1;
      const int right = 2 * (node + 1) + 1;
      const int top = 2 * (node + columns);
      const bool middle_inside = sum / 4 >= level;
      switch (inside) {
        case 1:
        case 14:
          link(left, bottom);
          break;
        case 2:
        case 13:
          link(bottom, right);
          break;
        case 3:
        case 12:
          link(left, right);
          break;
        case 4:
        case 11:
          link(right, top);
          break;
        case 6:
        case 9:
          link(bottom, top);
          break;
        case 7:
        case 8:
          link(left, top);
          break;
        default: {  // 5 and 10: two opposite corners inside
          const bool around_first = (inside == 5) != middle_inside;
          link(left, around_first ? bottom : top);
          link(right, around_first ? top : bottom);
        }
      }
    }
  }
  std::vector<QPolygonF> lines;
  // Open lines from their ends first; what is left then is closed.
  for (const bool open : {true, false}) {
    for (const int edge : used_) {
      const Links& links = links_[static_cast<std::size_t>(edge)];
      if (links.first >= 0 && (!open || links.second < 0)) lines.push_back(follow(edge, field, level));
    }
  }
  return lines;
}

void ContourTracer::link(int edge_a, int edge_b) {
  for (const auto& [from, to] : {std::pair{edge_a, edge_b}, std::pair{edge_b, edge_a}}) {
    Links& links = links_[static_cast<std::size_t>(from)];
    if (links.first < 0) {
      used_.push_back(from);
      links.first = to;
    } else {
      links.second = to;
    }
  }
}

QPolygonF ContourTracer::follow(int edge, std::span<const float> field, float level) {
  QPolygonF line;
  const int start = edge;
  int next = edge;
  while (next >= 0) {
    line.append(crossing(next, field, level));
    Links& links = links_[static_cast<std::size_t>(next)];
    const int ahead = links.first;
    links.first = links.second;
    links.second = -1;
    if (ahead < 0) break;
    // The way back is forgotten, so that the walk only goes on.
    Links& there = links_[static_cast<std::size_t>(ahead)];
    if (there.first == next) {
      there.first = there.second;
      there.second = -1;
    } else if (there.second == next) {
      there.second = -1;
    }
    if (ahead == start) {
      line.append(line.front());
      break;
    }
    next = ahead;
  }
  return line;
}

QPointF ContourTracer::crossing(int edge, std::span<const float> field, float level) const {
  const int node = edge / 2;
  const bool upwards = edge % 2 == 1;
  const double a = field[static_cast<std::size_t>(node)];
  const double b = field[static_cast<std::size_t>(node + (upwards ? columns_ : 1))];
  const double t = a == b ? 0.5 : (level - a) / (b - a);
  const double column = node % columns_;
  const double row = static_cast<double>(node / columns_);
  return upwards ? QPointF(column, row + t) : QPointF(column + t, row);
}

}  // namespace pushforward::app
