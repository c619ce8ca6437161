#include "app/views/warp_raster.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/views/vector_clones.h"

namespace pushforward::app {
namespace {

constexpr int oversampling = 2;
// Edges are drawn in full where cells are this thick or thicker, in canvas pixels, and fade with thinner cells: else
// ink would hide the colour of what is squeezed.
constexpr float full_ink_thickness = 5.0F * oversampling;

// Coordinates are clamped to this before they become integers; a cell that far away is out of sight anyway.
constexpr float farthest = 1e6F;

struct Span {
  float x;
  float y;
};

template <typename Corner>
std::uint8_t edge_strength(const Corner (&corners)[4]) {
  const Span across{corners[2].x - corners[0].x, corners[2].y - corners[0].y};
  const Span other{corners[3].x - corners[1].x, corners[3].y - corners[1].y};
  const float area = 0.5F * std::abs(across.x * other.y - across.y * other.x);
  const float longest =
      std::sqrt(std::max(across.x * across.x + across.y * across.y, other.x * other.x + other.y * other.y));
  const float thickness = longest > 0 ? area / longest * 1.4F : 0.0F;
  return static_cast<std::uint8_t>(255.0F * std::clamp(thickness / full_ink_thickness, 0.15F, 1.0F));
}

// Rounds up what is not negative and fits; std::ceil is a call on processors without SSE 4.1.
inline int rounded_up(float value) {
  const int whole = static_cast<int>(value);
  return whole + (static_cast<float>(whole) < value ? 1 : 0);
}

// Samples lie at the middles of the canvas pixels: the first row whose middle lies at y or below it.
inline int first_row_below(float y) { return rounded_up(std::max(y - 0.5F, 0.0F)); }

// Where a side of a triangle crosses the rows, from its upper end to its lower one, in 1 / 65,536 of a canvas pixel.
// Neighbours that share a side meet it in the same numbers, so no pixel between them is left out.
class Side {
 public:
  Side() = default;
  // `first` is first_row_below(upper.y).
  template <typename Point>
  Side(const Point& upper, const Point& lower, int first) {
    const float height = lower.y - upper.y;
    const float slope = height > 0.0F ? (lower.x - upper.x) / height : 0.0F;
    const float below = static_cast<float>(first) + 0.5F - upper.y;
    x_ = static_cast<std::int64_t>(static_cast<float>(unit) * (upper.x + below * slope));
    step_ = static_cast<std::int64_t>(static_cast<float>(unit) * slope);
  }
  // Of the pixels whose middles lie right of the side.
  [[nodiscard]] int first_column_from(int columns) const {
    return static_cast<int>(std::clamp<std::int64_t>((x_ + unit / 2 - 1) >> unit_bits, 0, columns));
  }
  void go_down() { x_ += step_; }

 private:
  static constexpr int unit_bits = 16;
  static constexpr std::int64_t unit = std::int64_t{1} << unit_bits;
  std::int64_t x_ = 0;
  std::int64_t step_ = 0;
};

// `ink` over `below`, strength / 256 of it, two channels at a time.
inline QRgb inked(QRgb below, QRgb ink, std::uint32_t strength) {
  const std::uint32_t rest = 256 - strength;
  const std::uint32_t red_blue = ((ink & 0xFF00FF) * strength + (below & 0xFF00FF) * rest) >> 8;
  const std::uint32_t green = ((ink & 0x00FF00) * strength + (below & 0x00FF00) * rest) >> 8;
  return 0xFF000000 | (red_blue & 0xFF00FF) | (green & 0x00FF00);
}

}  // namespace

void WarpRaster::render(const WarpMesh& mesh, const PlotTransform& transform, double pixel_ratio,
                        const WarpColors& colors) {
  const int width = static_cast<int>(std::ceil(transform.area.width() * pixel_ratio));
  const int height = static_cast<int>(std::ceil(transform.area.height() * pixel_ratio));
  columns_ = width * oversampling;
  rows_ = height * oversampling;
  corner_ = transform.area.topLeft();
  canvas_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), colors.background);

  const auto side = static_cast<std::size_t>(mesh.side);
  points_.resize(side * side);
  strengths_.resize(side * side);
  const double scale = transform.scale * pixel_ratio * oversampling;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const double x = (static_cast<double>(mesh.points[2 * i]) - transform.box.left) * scale;
    const double y = (transform.box.top - static_cast<double>(mesh.points[2 * i + 1])) * scale;
    points_[i] = {std::clamp(static_cast<float>(x), -farthest, farthest),
                  std::clamp(static_cast<float>(y), -farthest, farthest)};
  }
  for (std::size_t row = 0; row + 1 < side; ++row) {
    for (std::size_t column = 0; column + 1 < side; ++column) {
      const std::size_t first = row * side + column;
      const std::size_t indices[4] = {first, first + 1, first + side + 1, first + side};
      Point corners[4];
      float log_det = 0.0F;
      float check = 0.0F;
      for (int i = 0; i < 4; ++i) {
        corners[i] = points_[indices[i]];
        log_det += mesh.log_det[indices[i]] / 4;
        check += corners[i].x + corners[i].y;
      }
      strengths_[first] = 0;
      if (!std::isfinite(check)) continue;
      strengths_[first] = edge_strength(corners);
      fill_cell(corners, colors.map->at(0.5 + 0.5 * static_cast<double>(log_det) / colors.range));
    }
  }
  if (colors.edge) draw_edges(side, *colors.edge);
  average(width, height, qAlpha(colors.background) == 255);
  image_.setDevicePixelRatio(pixel_ratio);
}

void WarpRaster::draw_edges(std::size_t side, QRgb color) {
  // An edge is as strong as the thicker of its two cells asks for.
  const auto strength = [&](std::size_t row, std::size_t column) {
    return row < side - 1 && column < side - 1 ? strengths_[row * side + column] : std::uint8_t{0};
  };
  for (std::size_t row = 0; row < side; ++row) {
    for (std::size_t column = 0; column < side; ++column) {
      const std::size_t index = row * side + column;
      const std::uint8_t here = strength(row, column);
      if (column + 1 < side) {
        const std::uint8_t other = row > 0 ? strength(row - 1, column) : std::uint8_t{0};
        draw_edge(points_[index], points_[index + 1], color, std::max(here, other));
      }
      if (row + 1 < side) {
        const std::uint8_t other = column > 0 ? strength(row, column - 1) : std::uint8_t{0};
        draw_edge(points_[index], points_[index + side], color, std::max(here, other));
      }
    }
  }
}

void WarpRaster::draw(QPainter& painter) const { painter.drawImage(corner_, image_); }

void WarpRaster::fill_cell(const Point (&corners)[4], QRgb color) {
  const auto [low_x, high_x] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
  const auto [low_y, high_y] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  if (high_x < 0 || high_y < 0 || low_x > static_cast<float>(columns_) || low_y > static_cast<float>(rows_)) return;
  const auto turn = [](const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  };
  int clockwise_turns = 0;
  for (std::size_t i = 0; i < 4; ++i)
    clockwise_turns += turn(corners[i], corners[(i + 1) % 4], corners[(i + 2) % 4]) > 0 ? 1 : 0;
  if (clockwise_turns % 4 == 0) {
    fill_convex(corners, clockwise_turns == 4, color);
    return;
  }
  // Along the diagonal that lies inside: a cell that is bent inwards has it on the side of the inward corner.
  const bool first_diagonal =
      (turn(corners[0], corners[1], corners[2]) > 0) == (turn(corners[0], corners[2], corners[3]) > 0);
  if (first_diagonal) {
    fill_triangle(corners[0], corners[1], corners[2], color);
    fill_triangle(corners[0], corners[2], corners[3], color);
  } else {
    fill_triangle(corners[1], corners[2], corners[3], color);
    fill_triangle(corners[1], corners[3], corners[0], color);
  }
}

void WarpRaster::fill_convex(const Point (&corners)[4], bool clockwise, QRgb color) {
  const auto [top, bottom] = std::ranges::minmax_element(corners, {}, [](const Point& corner) { return corner.y; });
  int row = first_row_below(top->y);
  const int end = std::min(rows_, first_row_below(bottom->y));
  if (row >= end) return;
  // The sides from the top to the bottom, one way round and the other.
  struct Chain {
    std::size_t corner;  // where its side begins
    std::size_t way;     // 1, or 3 for backwards
    Side side;
    int end;  // first row that is the next side's
  };
  const auto begin_side = [&](Chain& chain) {
    const Point& upper = corners[chain.corner];
    const Point& lower = corners[(chain.corner + chain.way) % 4];
    chain.side = Side(upper, lower, first_row_below(upper.y));
    chain.end = first_row_below(lower.y);
  };
  const auto chain_from_top = [&](std::size_t way) {
    Chain chain{static_cast<std::size_t>(top - corners), way, {}, 0};
    begin_side(chain);
    return chain;
  };
  Chain left = chain_from_top(clockwise ? 3 : 1);
  Chain right = chain_from_top(clockwise ? 1 : 3);
  QRgb* line = canvas_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_);
  while (row < end) {
    for (Chain* chain : {&left, &right})
      while (chain->end <= row) {
        chain->corner = (chain->corner + chain->way) % 4;
        begin_side(*chain);
      }
    for (const int until = std::min({left.end, right.end, end}); row < until; ++row, line += columns_) {
      const int last = right.side.first_column_from(columns_);
      for (int column = left.side.first_column_from(columns_); column < last; ++column) line[column] = color;
      left.side.go_down();
      right.side.go_down();
    }
  }
}

void WarpRaster::fill_triangle(Point a, Point b, Point c, QRgb color) {
  if (b.y < a.y) std::swap(a, b);
  if (c.y < b.y) std::swap(b, c);
  if (b.y < a.y) std::swap(a, b);
  const int first = first_row_below(a.y);
  const int middle = std::min(rows_, first_row_below(b.y));
  const int end = std::min(rows_, first_row_below(c.y));
  if (first >= end) return;
  Side long_side(a, c, first);
  const bool bends_right = (b.x - a.x) * (c.y - a.y) > (c.x - a.x) * (b.y - a.y);
  const auto fill_rows = [&](Side short_side, int from, int to) {
    Side& left = bends_right ? long_side : short_side;
    Side& right = bends_right ? short_side : long_side;
    QRgb* line = canvas_.data() + static_cast<std::size_t>(from) * static_cast<std::size_t>(columns_);
    for (int row = from; row < to; ++row, line += columns_) {
      const int last = right.first_column_from(columns_);
      for (int column = left.first_column_from(columns_); column < last; ++column) line[column] = color;
      left.go_down();
      right.go_down();
    }
  };
  if (first < middle) fill_rows(Side(a, b, first), first, middle);
  if (middle < end) fill_rows(Side(b, c, middle), middle, end);
}

void WarpRaster::draw_edge(Point a, Point b, QRgb color, int strength) {
  if (strength == 0) return;
  // One canvas pixel wide, walked along the longer axis; the part outside is cut off before.
  const bool steep = std::abs(b.y - a.y) > std::abs(b.x - a.x);
  if (steep) {
    std::swap(a.x, a.y);
    std::swap(b.x, b.y);
  }
  if (a.x > b.x) std::swap(a, b);
  const int along_limit = steep ? rows_ : columns_;
  const int across_limit = steep ? columns_ : rows_;
  if (!(b.x >= 0) || !(a.x < static_cast<float>(along_limit)) || !std::isfinite(a.y + b.y)) return;
  const float slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0.0F;
  const int first = std::max(0, static_cast<int>(std::floor(a.x)));
  const int last = std::min(along_limit - 1, static_cast<int>(std::floor(b.x)));
  const std::ptrdiff_t along_stride = steep ? columns_ : 1;
  const std::ptrdiff_t across_stride = steep ? 1 : columns_;
  float across = a.y + (std::clamp(static_cast<float>(first) + 0.5F, a.x, b.x) - a.x) * slope;
  QRgb* place = canvas_.data() + static_cast<std::ptrdiff_t>(first) * along_stride;
  const auto limit = static_cast<float>(across_limit);
  const auto share = static_cast<std::uint32_t>(strength) + 1;
  for (int along = first; along <= last; ++along, across += slope, place += along_stride) {
    if (!(across >= 0 && across < limit)) continue;
    QRgb& pixel = place[static_cast<std::ptrdiff_t>(static_cast<int>(across)) * across_stride];
    pixel = inked(pixel, color, share);
  }
}

VECTOR_CLONES void WarpRaster::average(int width, int height, bool opaque) {
  const QImage::Format format = opaque ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied;
  if (image_.size() != QSize(width, height) || image_.format() != format) image_ = QImage(width, height, format);
  for (int row = 0; row < height; ++row) {
    const QRgb* upper = canvas_.data() + static_cast<std::size_t>(2 * row) * static_cast<std::size_t>(columns_);
    const QRgb* lower = upper + columns_;
    auto* line = reinterpret_cast<QRgb*>(image_.scanLine(row));
    for (int column = 0; column < width; ++column) {
      const QRgb a = upper[2 * column];
      const QRgb b = upper[2 * column + 1];
      const QRgb c = lower[2 * column];
      const QRgb d = lower[2 * column + 1];
      // Two channels at a time; 2 is added to each sum for rounding.
      const QRgb red_blue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
      const QRgb green = ((a >> 8) & 0xFF) + ((b >> 8) & 0xFF) + ((c >> 8) & 0xFF) + ((d >> 8) & 0xFF) + 2;
      const QRgb alpha = opaque ? 255 : ((a >> 24) + (b >> 24) + (c >> 24) + (d >> 24) + 2) >> 2;
      line[column] = (alpha << 24) | ((red_blue >> 2) & 0xFF00FF) | (((green >> 2) & 0xFF) << 8);
    }
  }
}

}  // namespace pushforward::app
