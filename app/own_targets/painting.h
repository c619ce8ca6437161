// A raster that is being painted: strokes of a soft brush over square cells. Mathematics alone.
//
// A stroke covers each cell once, by the nearest it has come to it, however fast the pointer went and however often it
// crossed: weight = before + (1 - before) coverage for the brush, before (1 - coverage) for the eraser. A second stroke
// adds to the first.
#pragma once

#include <QPointF>
#include <optional>
#include <vector>

#include "core/targets/target.h"

namespace pushforward::app {

inline constexpr double smallest_brush = 0.05;  // units of the plane, radius
inline constexpr double largest_brush = 2.0;

struct Brush {
  double radius = 0.45;    // units of the plane
  double softness = 0.5;   // 0: the same all over the disc; 1: falls off from the middle on
  double strength = 0.75;  // 0 to 1: what one stroke adds in the middle
  bool erases = false;
  // 0 to 1, at this distance from the stroke's line.
  [[nodiscard]] double coverage(double distance) const;
};

class Painting {
 public:
  // An empty canvas about the origin.
  Painting();
  // The raster of a painted target.
  explicit Painting(const TargetChoice& choice);

  [[nodiscard]] const Raster& raster() const { return raster_; }
  [[nodiscard]] Box box() const;
  [[nodiscard]] bool is_empty() const;
  // The target that it is; only when it is not empty.
  [[nodiscard]] TargetChoice choice() const;

  void begin_stroke(const Brush& brush);
  // In a straight line from where the stroke was; a dab when it has just begun.
  void stroke_to(QPointF point);
  void end_stroke();
  void cancel_stroke();
  [[nodiscard]] bool has_stroke() const { return stroke_.has_value(); }
  void clear();

 private:
  struct Stroke {
    Brush brush;
    std::vector<std::uint16_t> before;
    std::vector<float> coverage;
    std::optional<QPointF> last;
  };
  void cover(int column, int row, double distance);

  std::map<std::string, double> parameters_;  // of the target: where the raster lies, how soft its cells are
  Raster raster_;
  std::optional<Stroke> stroke_;
};

}  // namespace pushforward::app
