#include "app/views/latent_view.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

#include "app/language/core_text.h"
#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double point_radius = 1.2;
// The second component's points are rings, so that colour is not all that tells it from the first.
constexpr double ring_radius = 1.9;
constexpr double ring_hole = 0.9;
constexpr double legend_pitch = 17.0;
constexpr double most_table = 0.15;  // of the plot's area
// Half the side of the square that the view opens on: the 99 % circle has radius 3.03.
constexpr double home_half_side = 3.3;
// Radians; to the lower right, where the tables are not. The first at which a label meets no other one is taken.
constexpr double label_angles[] = {-0.65, -1.0, -0.3, -1.35, -1.75, -2.1};
constexpr double table_opacity = 0.8;  // of the ground, so that points under it don't disturb the numbers

QColor component_color(int component) {
  const Theme& theme = Theme::current();
  if (component == 0) return theme.color("class_a");
  return theme.color(component == 1 ? "class_b" : "text3");
}

}  // namespace

double latent_radius(double share) { return std::sqrt(-2.0 * std::log1p(-share)); }

std::array<double, 3> observed_shares(const std::vector<float>& points) {
  std::array<int, 3> inside{};
  std::array<double, 3> squares{};
  for (std::size_t circle = 0; circle < squares.size(); ++circle) {
    const double radius = latent_radius(latent_shares[circle]);
    squares[circle] = radius * radius;
  }
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    const double z1 = static_cast<double>(points[i]);
    const double z2 = static_cast<double>(points[i + 1]);
    for (std::size_t circle = 0; circle < inside.size(); ++circle) {
      if (z1 * z1 + z2 * z2 <= squares[circle]) ++inside[circle];
    }
  }
  std::array<double, 3> shares{};
  const double count = static_cast<double>(points.size() / 2);
  for (std::size_t circle = 0; circle < inside.size(); ++circle) {
    shares[circle] = count > 0 ? inside[circle] / count : 0.0;
  }
  return shares;
}

LatentView::LatentView(ViewportLink& viewport, QWidget* parent)
    : PlotArea(viewport,
               {tr("Latent"), tr("<i>f</i><sup>−1</sup>(data) against N(0, I)"), QStringLiteral("z"),
                tr("The data pulled back through the flow. A perfect flow makes a standard normal of it: the circles "
                   "then hold the shares that they name.")},
               parent) {
  viewport.set_home({-home_half_side, home_half_side, -home_half_side, home_half_side});
}

void LatentView::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr) return;
  const bool same_points = frame_ != nullptr && frame_->latent == frame->latent && frame_->target == frame->target;
  frame_ = std::move(frame);
  if (frame_->latent != nullptr && frame_->latent != counted_) {
    counted_ = frame_->latent;
    observed_ = observed_shares(counted_->points);
  }
  if (frame_->target != named_) {
    named_ = frame_->target;
    components_.clear();
    still_layer_.forget();
    if (named_ != nullptr) {
      for (const std::string& name : named_->target->component_names()) {
        components_.push_back(core_text(name));
      }
    }
  }
  if (!same_points) update_picture();
}

bool LatentView::has_picture() const { return frame_ != nullptr && frame_->latent != nullptr; }

QString LatentView::header_note() const {
  return has_picture() ? tr("%1 points").arg(grouped(static_cast<qint64>(frame_->latent->points.size() / 2)))
                       : QString();
}

std::array<LatentView::CircleLabel, 3> LatentView::circle_labels(const PlotTransform& transform) const {
  const QFontMetricsF metrics(Theme::current().font("tick"));
  std::array<CircleLabel, 3> labels;
  for (std::size_t circle = 0; circle < labels.size(); ++circle) {
    const double radius = latent_radius(latent_shares[circle]);
    CircleLabel& label = labels[circle];
    label.text = QStringLiteral("%1 %").arg(qRound(100 * latent_shares[circle]));
    const double width = metrics.horizontalAdvance(label.text) + 4;
    for (const double angle : label_angles) {
      const QPointF middle = transform.to_pixel(radius * std::cos(angle), radius * std::sin(angle));
      const QRectF place(middle.x() - width / 2, middle.y() - 7, width, 14);
      if (!transform.area.contains(place) ||
          std::any_of(labels.begin(), labels.begin() + circle,
                      [&](const auto& other) { return other.place.intersects(place); }))
        continue;
      label.place = place;
      label.angle = angle;
      break;
    }
  }
  return labels;
}

void LatentView::paint_plane(QPainter& painter, const PlotTransform& transform) {
  const Theme& theme = Theme::current();
  const QPointF origin = transform.to_pixel(0, 0);
  painter.fillRect(QRectF(transform.area.left(), std::round(origin.y()), transform.area.width(), 1),
                   theme.color("gridline0"));
  painter.fillRect(QRectF(std::round(origin.x()), transform.area.top(), 1, transform.area.height()),
                   theme.color("gridline0"));
  paint_dots(painter, transform);
  still_layer_.draw(painter, transform, devicePixelRatioF(), [&](QPainter& layer) {
    paint_circles(layer, transform);
    paint_components(layer, transform.area);
  });
}

void LatentView::paint_dots(QPainter& painter, const PlotTransform& transform) {
  const PointCloud& cloud = *frame_->latent;
  const double ratio = devicePixelRatioF();
  dots_.begin(transform, ratio);
  for (std::size_t component = 0; component < stamps_.size(); ++component) {
    const bool is_ring = component == 1;
    stamps_[component].prepare((is_ring ? ring_radius : point_radius) * ratio,
                               component_color(static_cast<int>(component)), is_ring ? ring_hole * ratio : 0.0);
  }
  const bool has_parts = cloud.components.size() * 2 == cloud.points.size();
  for (std::size_t i = 0; 2 * i + 1 < cloud.points.size(); ++i) {
    const int component = has_parts ? std::clamp(cloud.components[i], 0, 2) : 0;
    dots_.add(static_cast<double>(cloud.points[2 * i]), static_cast<double>(cloud.points[2 * i + 1]),
              stamps_[static_cast<std::size_t>(component)]);
  }
  dots_.draw(painter);
}

void LatentView::paint_circles(QPainter& painter, const PlotTransform& transform) {
  const Theme& theme = Theme::current();
  const QPointF origin = transform.to_pixel(0, 0);
  const auto labels = circle_labels(transform);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.color("text2"), theme.metric("line.chi2"), Qt::SolidLine, Qt::FlatCap));
  for (std::size_t circle = 0; circle < labels.size(); ++circle) {
    const double radius = latent_radius(latent_shares[circle]) * transform.scale;
    // Open where the label stands. Qt counts sixteenths of a degree, anticlockwise.
    const CircleLabel& label = labels[circle];
    const double gap = label.place.isNull() ? 0.0 : std::min(M_PI, 0.6 * label.place.width() / radius);
    const double to_sixteenths = 16 * 180 / M_PI;
    painter.drawArc(QRectF(origin.x() - radius, origin.y() - radius, 2 * radius, 2 * radius),
                    static_cast<int>((label.angle + gap) * to_sixteenths),
                    static_cast<int>((2 * M_PI - 2 * gap) * to_sixteenths));
  }
  painter.restore();
  painter.setFont(theme.font("tick"));
  for (const CircleLabel& label : labels) {
    if (label.place.isNull()) continue;
    QColor ground = theme.color("plot");
    ground.setAlphaF(static_cast<float>(table_opacity));
    painter.fillRect(label.place, ground);
    painter.setPen(theme.color("text"));
    painter.drawText(label.place, Qt::AlignCenter, label.text);
  }
}

QString LatentView::picture_in_words() const {
  QStringList shares;
  for (std::size_t circle = 0; circle < observed_.size(); ++circle)
    shares << tr("the %1 % circle holds %2 %")
                  .arg(qRound(100 * latent_shares[circle]))
                  .arg(short_number(100 * observed_[circle], 1));
  return tr("At step %1: %2.").arg(grouped(frame_->step), shares.join(tr(", ")));
}

void LatentView::paint_over(QPainter& painter, const PlotTransform& transform) {
  paint_shares(painter, transform.area);
}

void LatentView::paint_ground(QPainter& painter, const QRectF& place) {
  QColor ground = Theme::current().color("plot");
  ground.setAlphaF(static_cast<float>(table_opacity));
  painter.fillRect(place, ground);
}

void LatentView::paint_components(QPainter& painter, const QRectF& area) {
  components_place_ = {};
  if (components_.size() < 2) return;
  const Theme& theme = Theme::current();
  painter.setFont(theme.font("caption"));
  const std::size_t rows = std::min<std::size_t>(components_.size(), 3);
  const auto words = [this](std::size_t row) {
    return row == 2 && components_.size() > 3 ? tr("others") : components_[row];
  };
  double widest = 0.0;
  for (std::size_t row = 0; row < rows; ++row)
    widest = std::max(widest, QFontMetricsF(painter.font()).horizontalAdvance(words(row)));
  components_place_ =
      QRectF(area.left() + 4, area.top() + 4, widest + 24, static_cast<double>(rows) * legend_pitch + 2);
  paint_ground(painter, components_place_);
  double y = area.top() + 14;
  for (std::size_t row = 0; row < rows; ++row, y += legend_pitch) {
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = component_color(static_cast<int>(row));
    const bool is_ring = row == 1;
    painter.setPen(is_ring ? QPen(color, 1.6) : QPen(Qt::NoPen));
    painter.setBrush(is_ring ? QBrush(Qt::NoBrush) : QBrush(color));
    painter.drawEllipse(QPointF(area.left() + 13, y), 3, 3);
    painter.setPen(theme.color("text2"));
    painter.drawText(QPointF(area.left() + 22, y + 4), words(row));
  }
}

void LatentView::paint_shares(QPainter& painter, const QRectF& area) {
  const Theme& theme = Theme::current();
  QFont plain = theme.font("caption");
  QFont strong = plain;
  strong.setWeight(QFont::Medium);
  const double right = area.right() - 10;
  const double middle = right - 52;
  const QString heading = tr("χ² radius");
  const double left = middle - QFontMetricsF(plain).horizontalAdvance(heading) - 6;
  shares_place_ = QRectF(left, area.top() + 4, right + 6 - left, (observed_.size() + 1) * legend_pitch + 4);
  // On a small plot it would lie over most of the points; the circles keep their names there.
  if (shares_place_.width() * shares_place_.height() > most_table * area.width() * area.height()) {
    shares_place_ = {};
    return;
  }
  paint_ground(painter, shares_place_);
  double y = area.top() + 18;
  const auto row = [&](const QString& left_text, const QString& right_text, const QFont& right_font,
                       const QColor& right_color) {
    painter.setFont(plain);
    painter.setPen(theme.color("text2"));
    painter.drawText(QPointF(middle - QFontMetricsF(plain).horizontalAdvance(left_text), y), left_text);
    painter.setFont(right_font);
    painter.setPen(right_color);
    painter.drawText(QPointF(right - QFontMetricsF(right_font).horizontalAdvance(right_text), y), right_text);
    y += legend_pitch;
  };
  row(heading, tr("inside"), plain, theme.color("text2"));
  for (std::size_t circle = 0; circle < observed_.size(); ++circle) {
    row(QStringLiteral("%1 %").arg(qRound(100 * latent_shares[circle])),
        QStringLiteral("%1 %").arg(short_number(100 * observed_[circle], 1)), strong, theme.color("text"));
  }
}

}  // namespace pushforward::app
