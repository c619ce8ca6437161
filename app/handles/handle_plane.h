// Between the plane in which a layer's handles are made, the nearer of its own two, and the plane that a view shows.
// The layers that lie between are passed in double by core/flow: a handle is drawn where they take it, and the pointer
// is pulled back through them. Mathematics alone.
#pragma once

#include <optional>

#include "app/handles/layer_handles.h"
#include "core/flow/flow.h"

namespace pushforward::app {

class HandlePlane {
 public:
  // `level`: how many layers of `stack` have been applied in what the view shows; 0 is the base plane. `index` is the
  // layer whose handles are meant.
  HandlePlane(const Stack& stack, int index, int level);

  // Whether what the view shows at `level` is one of the layer's own planes: no layer that acts lies between.
  [[nodiscard]] static bool is_own(const Stack& stack, int index, int level);

  [[nodiscard]] Side side() const { return side_; }
  [[nodiscard]] LayerRange between() const { return between_; }  // empty when the view shows the layer's own plane
  [[nodiscard]] bool is_own() const { return passed_.layers.empty(); }
  // How many layers must be shown so that the view shows the layer's output.
  [[nodiscard]] int own_level() const { return own_level_; }

  // Points that the layers between take to infinity are not finite.
  [[nodiscard]] std::vector<Point> to_view(const std::vector<Point>& own) const;
  // Nothing where the layers between can't be undone to a pixel's accuracy: `tolerance` is in units of the view's
  // plane.
  [[nodiscard]] std::optional<Point> from_view(Point shown, double tolerance) const;

  // What the layer's own plane shows when the view shows `visible`.
  [[nodiscard]] Window window(const Box& visible) const;
  // `geometry` with its places in the view's plane; long straight lines become curves.
  [[nodiscard]] Geometry in_view(Geometry geometry) const;

 private:
  [[nodiscard]] std::vector<Point> pass(const std::vector<Point>& points, Direction direction) const;

  Side side_ = Side::output;
  int own_level_ = 0;
  LayerRange between_;
  Stack passed_;  // the layers between that are not bypassed
  Direction to_view_ = Direction::forward;
};

}  // namespace pushforward::app
