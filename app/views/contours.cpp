#include "app/views/contours.h"

#include <cmath>
#include <cstring>

namespace pushforward::app {
namespace {

// Whether no line passes the eight cells whose nodes begin at `below` and `above`: all nodes are on one side.
bool none_passes_eight_cells(const std::uint8_t* below, const std::uint8_t* above) {
  const auto eight = [](const std::uint8_t* nodes) {
    std::uint64_t word;
    std::memcpy(&word, nodes, sizeof word);
    return word;
  };
  const std::uint64_t words[] = {eight(below), eight(below + 1), eight(above), eight(above + 1)};
  return (words[0] | words[1] | words[2] | words[3]) == 0 ||
         (words[0] & words[1] & words[2] & words[3]) == 0x0101010101010101;
}

}  // namespace

std::vector<QPolygonF> ContourTracer::trace(std::span<const float> field, int columns, int rows, float level) {
  columns_ = columns;
  links_.resize(2 * field.size());
  for (const int edge : used_) {
    if (edge < static_cast<int>(links_.size())) links_[static_cast<std::size_t>(edge)] = {};
  }
  used_.clear();
  inside_.resize(field.size());
  for (std::size_t i = 0; i < field.size(); ++i) inside_[i] = field[i] >= level ? 1 : 0;
  for (int row = 0; row + 1 < rows; ++row) {
    const std::uint8_t* below = inside_.data() + static_cast<std::ptrdiff_t>(row) * columns;
    const std::uint8_t* above = below + columns;
    for (int column = 0; column + 1 < columns; ++column) {
      while (column + 8 < columns && none_passes_eight_cells(below + column, above + column)) column += 8;
      if (column + 1 >= columns) break;
      const int inside = below[column] | below[column + 1] << 1 | above[column + 1] << 2 | above[column] << 3;
      if (inside == 0 || inside == 15) continue;
      const int node = row * columns + column;
      const auto at = [&](int index) { return field[static_cast<std::size_t>(index)]; };
      const float corners[4] = {at(node), at(node + 1), at(node + columns + 1), at(node + columns)};
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

QPolygonF thinned(const QPolygonF& line, double tolerance) {
  constexpr qsizetype farthest = 8;  // points that one straight piece replaces at most
  QPolygonF result;
  if (line.isEmpty()) return result;
  result.append(line.front());
  const auto is_straight = [&](qsizetype from, qsizetype to) {
    const QPointF along = line[to] - line[from];
    const double square = QPointF::dotProduct(along, along);
    const double length = std::sqrt(square);
    if (!(square > 0)) return false;  // a small closed line must not become a point
    for (qsizetype i = from + 1; i < to; ++i) {
      const QPointF offset = line[i] - line[from];
      const double ahead = QPointF::dotProduct(along, offset);
      const double aside = std::abs(along.x() * offset.y() - along.y() * offset.x());
      if (!(ahead >= 0 && ahead <= square && aside <= tolerance * length)) return false;
    }
    return true;
  };
  for (qsizetype kept = 0; kept + 1 < line.size();) {
    qsizetype next = kept + 1;
    while (next + 1 < line.size() && next + 1 - kept <= farthest && is_straight(kept, next + 1)) ++next;
    result.append(line[next]);
    kept = next;
  }
  return result;
}

}  // namespace pushforward::app
