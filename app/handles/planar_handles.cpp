// The planar layer f(z) = z + û tanh(wᵀz + b) on the canvas: the hyperplane, which the layer leaves in place, the band
// |wᵀz + b| ≤ 1 in which it bends, its normal, and the arrow û along which the far side is pushed.
#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/handles/layer_handles.h"

namespace pushforward::app {

namespace {

// How near to −1 a drag may bring wᵀû. The parameter behind it runs away logarithmically, so this is all but the
// limit, and single precision still holds it.
constexpr double least_margin = 1e-3;
// ‖w‖ within which a drag of the band stays: a sharper bend can't be told from a cut, a softer one not from a shift.
constexpr double smallest_normal = 0.02;
constexpr double largest_normal = 50.0;

const double band_edge = std::tanh(1.0);  // what the layer adds of û at the edge of the band

struct Values {
  explicit Values(const LayerView& layer)
      : u(layer.values[0], layer.values[1]),
        w(layer.values[2], layer.values[3]),
        b(layer.values[4]),
        square(w.squaredNorm()) {}
  [[nodiscard]] std::vector<double> flat() const { return {u.x(), u.y(), w.x(), w.y(), b}; }
  [[nodiscard]] Point direction() const { return w / std::sqrt(square); }
  [[nodiscard]] Point foot(Point from) const { return from - (w.dot(from) + b) / square * w; }
  Point u;
  Point w;
  double b;
  double square;  // ‖w‖²
};

// Where the arrows start: the point of the hyperplane that is next to the origin, or, when that is out of sight, next
// to the middle of what is seen.
Point anchor(const Values& layer, const Box& visible) {
  const Point near_origin = layer.foot(Point::Zero());
  const double x_room = 0.1 * (visible.right - visible.left);
  const double y_room = 0.1 * (visible.top - visible.bottom);
  const bool seen = near_origin.x() > visible.left + x_room && near_origin.x() < visible.right - x_room &&
                    near_origin.y() > visible.bottom + y_room && near_origin.y() < visible.top - y_room;
  if (seen) return near_origin;
  return layer.foot({(visible.left + visible.right) / 2, (visible.bottom + visible.top) / 2});
}

std::vector<Point> line_through(Point place, Point direction, const Box& visible) {
  const Point middle((visible.left + visible.right) / 2, (visible.bottom + visible.top) / 2);
  const double reach = std::hypot(visible.right - visible.left, visible.top - visible.bottom);
  const Point nearest = place + direction.dot(middle - place) * direction;
  return {nearest - reach * direction, nearest + reach * direction};
}

class PlanarHandles final : public CanvasHandles {
  Q_DECLARE_TR_FUNCTIONS(PlanarHandles)
 public:
  [[nodiscard]] Geometry geometry(const LayerView& view, Side side, const Window& window) const override {
    const Values layer(view);
    Geometry drawn;
    // Without a direction the layer is a translation by û tanh(b): there is no line to draw.
    if (layer.square == 0.0) return drawn;
    const Point start = anchor(layer, window.visible);
    const Point along(-layer.direction().y(), layer.direction().x());
    // The edge of the band lies at wᵀz + b = ±1 and is moved by ±û tanh 1.
    const Point edge = layer.w / layer.square + (side == Side::output ? Point(band_edge * layer.u) : Point::Zero());
    const auto line = [&](Point place) { return line_through(place, along, window.visible); };
    drawn.guides = {{Stroke::dashed, line(start + edge), QStringLiteral("norm"), {}},
                    {Stroke::dashed, line(start - edge), QStringLiteral("norm"), {}},
                    {Stroke::wall, line(start - layer.w / layer.square), QStringLiteral("u"),
                     QStringLiteral("<b><i>w</i></b><sup>T</sup><b><i>û</i></b> = −1")},
                    {Stroke::solid, line(start), QStringLiteral("b"),
                     QStringLiteral("<b><i>w</i></b><sup>T</sup><b><i>z</i></b> + <i>b</i> = 0")},
                    {Stroke::open_arrow, {start, start + window.unit * layer.direction()}, QStringLiteral("w"), {}},
                    {Stroke::arrow, {start, start + layer.u}, QStringLiteral("u"), {}}};
    const double normal = std::sqrt(layer.square);
    drawn.handles = {{QStringLiteral("norm"),
                      QStringLiteral("‖<b><i>w</i></b>‖"),
                      tr("how sharp the bend is; the dashed lines are where wᵀz + b = ±1"),
                      Mark::ring,
                      start + edge + window.unit * along,  // aside of the arrows
                      {normal}},
                     {QStringLiteral("b"),
                      QStringLiteral("<i>b</i>"),
                      tr("moves the line along its normal"),
                      Mark::square,
                      start,
                      {layer.b}},
                     {QStringLiteral("w"),
                      QStringLiteral("<b><i>w</i></b>"),
                      tr("the line's normal: turn it"),
                      Mark::dot,
                      start + window.unit * layer.direction(),
                      {layer.w.x(), layer.w.y()}},
                     {QStringLiteral("u"),
                      QStringLiteral("<b><i>û</i></b>"),
                      tr("the push: how far and where to"),
                      Mark::dot,
                      start + layer.u,
                      {layer.u.x(), layer.u.y()}}};
    return drawn;
  }

  [[nodiscard]] Dragged drag(const LayerView& view, Side side, const Window& window, const QString& id,
                             Point place) const override {
    Values layer(view);
    if (layer.square == 0.0) return {layer.flat(), {}};
    const Point start = anchor(layer, window.visible);
    if (id == QLatin1String("u")) return push_to(layer, place - start);
    if (id == QLatin1String("w")) return turn_to(layer, place - start, start);
    if (id == QLatin1String("norm")) return sharpen_to(layer, side, place);
    layer.b = -layer.w.dot(place);
    return {layer.flat(), {}};
  }

 private:
  static Dragged push_to(Values layer, Point wanted) {
    layer.u = wanted;
    const double product = layer.w.dot(wanted);
    const double least = -1.0 + least_margin;
    if (product >= least) return {layer.flat(), {}};
    layer.u += (least - product) / layer.square * layer.w;
    return {layer.flat(), why()};
  }

  // Turns the normal about the anchor; its length stays.
  static Dragged turn_to(Values layer, Point wanted, Point start) {
    if (wanted.squaredNorm() == 0.0) return {layer.flat(), {}};
    const double length = std::sqrt(layer.square);
    Point direction = wanted.normalized();
    QString reason;
    const double push = layer.u.norm();
    // wᵀû = ‖w‖‖û‖ cos φ: beyond this cosine the layer would have no inverse. The nearest direction that keeps it
    // lies on the same side of û.
    const double least_cosine = push > 0.0 ? (-1.0 + least_margin) / (length * push) : -1.0;
    if (push > 0.0 && direction.dot(layer.u) / push < least_cosine) {
      const Point ahead = layer.u / push;
      const Point across(-ahead.y(), ahead.x());
      const double side = direction.dot(across) < 0.0 ? -1.0 : 1.0;
      direction = least_cosine * ahead + side * std::sqrt(std::max(0.0, 1.0 - least_cosine * least_cosine)) * across;
      reason = why();
    }
    layer.w = length * direction;
    layer.b = -layer.w.dot(start);
    return {layer.flat(), reason};
  }

  // Brings the edge of the band to `place` while the hyperplane stays: w and b are scaled by the same factor s. In
  // the input plane the edge is at s (wᵀp + b) = ±1, in the output plane at s (wᵀp + b) = ±(1 + s wᵀû tanh 1).
  static Dragged sharpen_to(Values layer, Side side, Point place) {
    const double product = layer.w.dot(layer.u);
    const double length = std::sqrt(layer.square);
    const double offset = std::abs(layer.w.dot(place) + layer.b) - (side == Side::output ? product * band_edge : 0.0);
    double factor = offset > 0.0 ? 1.0 / offset : largest_normal / length;
    factor = std::clamp(factor, smallest_normal / length, largest_normal / length);
    QString reason;
    if (factor * product < -1.0 + least_margin) {
      factor = (-1.0 + least_margin) / product;
      reason = why();
    }
    layer.w *= factor;
    layer.b *= factor;
    return {layer.flat(), reason};
  }

  static QString why() {
    return tr("wᵀû stays above −1: beyond it the plane would fold over itself and the layer would have no inverse.");
  }
};

}  // namespace

const CanvasHandles& planar_handles();
const CanvasHandles& planar_handles() {
  static const PlanarHandles handles;
  return handles;
}

}  // namespace pushforward::app
