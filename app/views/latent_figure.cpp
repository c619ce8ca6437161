// The data pulled back, in a figure.
#include <algorithm>
#include <cmath>

#include "app/language/core_text.h"
#include "app/style/axis_ticks.h"
#include "app/views/figure_marks.h"
#include "app/views/latent_view.h"

namespace pushforward::app {
namespace {

constexpr std::size_t point_count = 1600;
constexpr double dot_radius = 0.6;  // points
constexpr double ring_radius = 0.85;
constexpr double ring_width = 0.4;
constexpr double legend_scale = 2.0;  // its marks stand alone and must show their colour
constexpr double circle_width = 0.6;
constexpr double label_angle = -0.65;  // radians; to the lower right, where the legend is not

class LatentContents final : public PanelContents {
 public:
  explicit LatentContents(const PanelInput& input) {
    const CompiledTarget& target = *input.state.target;
    const std::size_t count = std::min(point_count, target.pool_points.size() / 2);
    std::vector<float> data(target.pool_points.begin(),
                            target.pool_points.begin() + static_cast<std::ptrdiff_t>(2 * count));
    points_ =
        input.evaluate({.direction = Direction::inverse, .range = {}, .source = std::move(data), .want_log_det = false})
            .points;
    const std::vector<int>& components = target.pool.components;
    components_.assign(components.begin(),
                       components.begin() + static_cast<std::ptrdiff_t>(std::min(count, components.size())));
    components_.resize(count, 0);
    for (const std::string& name : target.target->component_names()) names_.push_back(core_text(name));
    has_legend_ = input.figure.parts.titles;
  }

  void paint(PanelCanvas& canvas) const override {
    const FigureLook& look = canvas.look();
    const Box& box = canvas.box();
    const auto at = [&](double x, double y) { return canvas.to_page(x, y); };
    canvas.lines({QPolygonF({at(box.left, 0), at(box.right, 0)}), QPolygonF({at(0, box.bottom), at(0, box.top)})},
                 look.grid, 0.5);
    std::vector<std::vector<QPointF>> by_component(look.parts.size());
    for (std::size_t i = 0; 2 * i + 1 < points_.size(); ++i) {
      const auto component = std::min(static_cast<std::size_t>(std::max(0, components_[i])), look.parts.size() - 1);
      by_component[component].push_back(
          at(static_cast<double>(points_[2 * i]), static_cast<double>(points_[2 * i + 1])));
    }
    for (std::size_t component = 0; component < by_component.size(); ++component)
      paint_marks(canvas, by_component[component], component, fineness(canvas));
    for (const double share : latent_shares) paint_circle(canvas, share);
    if (has_legend_ && names_.size() > 1) paint_legend(canvas);
  }

 private:
  // The second part's points are rings, so that colour is not all that tells it from the first.
  static void paint_marks(PanelCanvas& canvas, const std::vector<QPointF>& points, std::size_t component,
                          double scale) {
    const QColor& color = canvas.look().parts[component];
    if (component == 1)
      canvas.rings(points, scale * ring_radius, scale * ring_width, color);
    else
      canvas.dots(points, scale * dot_radius, color);
  }

  static void paint_circle(PanelCanvas& canvas, double share) {
    const FigureLook& look = canvas.look();
    const QString label = QStringLiteral("%1 %").arg(qRound(100 * share));
    const TextSize size = canvas.measure(label, look.tick_size());
    const double radius = latent_radius(share);
    const double scale = canvas.area().width() / (canvas.box().right - canvas.box().left);  // points per unit
    // Neighbours must not lie over one another: between two circles lies about one unit.
    const bool has_label = scale * std::sin(-label_angle) > 1.3 * look.tick_size();
    // Open where the label stands.
    const double gap = has_label ? std::min(M_PI, 0.62 * (size.width + 2) / (radius * scale)) : 0.0;
    QPolygonF circle;
    constexpr int corners = 180;
    for (int i = 0; i <= corners; ++i) {
      const double angle = label_angle + gap + (2 * M_PI - 2 * gap) * i / corners;
      circle.append(canvas.to_page(radius * std::cos(angle), radius * std::sin(angle)));
    }
    canvas.lines({circle}, look.soft, circle_width);
    const QPointF middle = canvas.to_page(radius * std::cos(label_angle), radius * std::sin(label_angle));
    const QRectF ground(middle.x() - size.width / 2 - 1, middle.y() - size.ascent / 2 - 1, size.width + 2,
                        size.ascent + 2);
    if (!has_label || !canvas.area().contains(ground)) return;
    canvas.veil(ground);
    canvas.text({middle.x(), middle.y() + size.ascent / 2}, label, look.tick_size(), look.ink, TextPlace::middle);
  }

  void paint_legend(PanelCanvas& canvas) const {
    const FigureLook& look = canvas.look();
    const double size = look.tick_size();
    const QRectF& area = canvas.area();
    const double left = area.left() + 1.5 * size, pitch = 1.35 * size;  // of the names
    std::vector<QString> names;
    double widest = 0.0;
    for (std::size_t row = 0; row < std::min(names_.size(), look.parts.size()); ++row) {
      const bool is_rest = row == look.parts.size() - 1 && names_.size() > look.parts.size();
      names.push_back(canvas.fitting(is_rest ? LatentView::tr("others") : names_[row], size, area.width() / 2));
      widest = std::max(widest, canvas.measure(names.back(), size).width);
    }
    canvas.veil(QRectF(area.topLeft(), QPointF(left + widest + 0.4 * size,
                                               area.top() + static_cast<double>(names.size()) * pitch + 0.4 * size)));
    double y = area.top() + 1.2 * size;
    for (std::size_t row = 0; row < names.size(); ++row, y += pitch) {
      paint_marks(canvas, {QPointF(area.left() + 0.8 * size, y - 0.3 * size)}, row, legend_scale);
      canvas.text({left, y}, names[row], size, look.soft);
    }
  }

  std::vector<float> points_;
  std::vector<int> components_;
  std::vector<QString> names_;
  bool has_legend_ = false;
};

}  // namespace

FigureKind latent_figure() {
  return {.math = LatentView::tr("<i>f</i><sup>−1</sup>(data) against N(0, I)"),
          .surround = Surround::z_plane,
          .compute = [](const PanelInput& input) { return std::make_unique<LatentContents>(input); }};
}

}  // namespace pushforward::app
