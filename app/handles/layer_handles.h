// How a layer of two dimensions is handled on the canvas: what is drawn of it in the plane, which points of that can
// be dragged, and what values a dragged point means. Mathematics alone, in double; nothing here knows of widgets,
// pixels or other layers of the stack.
//
// A layer's own `forward` direction has an input and an output plane; the same layer looks different in each. A
// geometry is made for one of them, in that plane's coordinates.
//
// Handles are an extra: a layer that is not in app/handles/canvas_list.def simply has none.
#pragma once

#include <Eigen/Core>
#include <QString>
#include <string_view>
#include <vector>

#include "core/layers/layer.h"
#include "core/targets/target.h"

namespace pushforward::app {

using Point = Eigen::Vector2d;

enum class Side { input, output };  // of the layer's own forward direction

enum class Mark { square, dot, ring };

// A point that can be dragged.
struct Handle {
  QString id;      // e.g. "u"; unique within a geometry
  QString symbol;  // limited HTML, e.g. "<b><i>û</i></b>"
  QString name;    // what it does, in words
  Mark mark = Mark::dot;
  Point place = Point::Zero();
  std::vector<double> numbers;  // what the symbol stands for: one number or the components of a vector
};

enum class Stroke {
  solid,       // where the layer acts
  dashed,      // how far it reaches
  arrow,       // an effect, with a filled head at its end
  open_arrow,  // a direction, with an open head at its end
  wall,        // where the constraint ends; drawn while `handle` is dragged
};

struct Guide {
  Stroke stroke = Stroke::solid;
  std::vector<Point> points;  // two or more
  QString handle;             // id of the handle that dragging this line moves
  QString label;              // limited HTML; may be empty
};

// In the order in which they are painted: what comes later lies on top and is taken first.
struct Geometry {
  std::vector<Guide> guides;
  std::vector<Handle> handles;
};

// What is to be seen of the plane.
struct Window {
  Box visible;        // lines without an end reach at least across it
  double unit = 1.0;  // length of arrows that show a direction only
};

// What a drag asks for. The values never break the layer's constraint: where the pointer goes beyond it they are the
// nearest that keep it, and `reason` says why in a sentence.
struct Dragged {
  std::vector<double> values;  // all of the layer's, by Layer::value_layout
  QString reason;
};

class CanvasHandles {
 public:
  virtual ~CanvasHandles() = default;
  [[nodiscard]] virtual Geometry geometry(const LayerView& layer, Side side, const Window& window) const = 0;
  // The values that bring handle `id` to `place`, or as near to it as the handle can go.
  [[nodiscard]] virtual Dragged drag(const LayerView& layer, Side side, const Window& window, const QString& id,
                                     Point place) const = 0;
};

// Null when the layer has none.
[[nodiscard]] const CanvasHandles* canvas_handles(std::string_view layer_type);

}  // namespace pushforward::app
