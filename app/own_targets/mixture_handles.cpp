#include "app/own_targets/mixture_handles.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/targets/own_targets.h"

namespace pushforward::app {
namespace {

using std::numbers::pi;

constexpr double deviations = 2.0;  // of the ellipse
constexpr int ellipse_corners = 72;
// The stick of a weight, in pixels.
constexpr double stick_aside = 22.0;  // to the right of the centre, out of the axes' way
constexpr double stick_foot = 10.0;
constexpr double stick_start = 12.0;   // length for a share of 0
constexpr double stick_length = 60.0;  // more for a share of 1
constexpr double least_share = 0.01;
constexpr double largest_share = 0.99;
constexpr double least_weight = 0.001;

const std::array<std::pair<MixturePart, QString>, 4> part_ids = {{
    {MixturePart::centre, QStringLiteral("centre")},
    {MixturePart::first_axis, QStringLiteral("first")},
    {MixturePart::second_axis, QStringLiteral("second")},
    {MixturePart::weight, QStringLiteral("weight")},
}};

struct Gaussian {
  double weight, mean1, mean2, sigma1, sigma2, angle;
  [[nodiscard]] Point centre() const { return {mean1, mean2}; }
  [[nodiscard]] Point first() const { return Point(std::cos(angle), std::sin(angle)); }
  [[nodiscard]] Point second() const { return Point(-std::sin(angle), std::cos(angle)); }
  // How far the ellipse reaches upwards of the centre.
  [[nodiscard]] double height() const {
    return deviations * std::hypot(sigma1 * std::sin(angle), sigma2 * std::cos(angle));
  }
};

Gaussian gaussian_of(const NumberRows& rows, int index) {
  const double* row = rows.row(index);
  return {row[0], row[1], row[2], row[3], row[4], row[5]};
}

void put(NumberRows& rows, int index, const Gaussian& gaussian) {
  double* row = rows.values.data() + static_cast<std::size_t>(index) * mixture_columns;
  std::ranges::copy(
      std::array{gaussian.weight, gaussian.mean1, gaussian.mean2, gaussian.sigma1, gaussian.sigma2, gaussian.angle},
      row);
}

double total_weight(const NumberRows& rows) {
  double total = 0.0;
  for (int k = 0; k < rows.rows(); ++k) total += rows.row(k)[0];
  return total;
}

std::vector<Point> ellipse(const Gaussian& gaussian) {
  std::vector<Point> points;
  for (int i = 0; i <= ellipse_corners; ++i) {
    const double turn = 2.0 * pi * i / ellipse_corners;
    points.push_back(gaussian.centre() + deviations * (gaussian.sigma1 * std::cos(turn) * gaussian.first() +
                                                       gaussian.sigma2 * std::sin(turn) * gaussian.second()));
  }
  return points;
}

struct Words {
  Q_DECLARE_TR_FUNCTIONS(MixtureHandles)
};

// Within the range of a standard deviation; says so when it was not.
double bounded_sigma(double sigma, QString& reason) {
  if (sigma < smallest_sigma) reason = Words::tr("A standard deviation is %1 at least.").arg(smallest_sigma);
  if (sigma > largest_sigma) reason = Words::tr("A standard deviation is %1 at most.").arg(largest_sigma);
  return std::clamp(sigma, smallest_sigma, largest_sigma);
}

// The weight that makes this share of the whole, the others staying as they are to each other; all are shares then.
void set_share(NumberRows& rows, int index, double share) {
  const double others = total_weight(rows) - rows.row(index)[0];
  for (int k = 0; k < rows.rows(); ++k) {
    double& weight = rows.values[static_cast<std::size_t>(k) * mixture_columns];
    weight = std::max(least_weight, k == index ? share : weight * (1.0 - share) / others);
  }
}

void add_axis(Geometry& geometry, const Gaussian& gaussian, int index, bool first) {
  const double sigma = first ? gaussian.sigma1 : gaussian.sigma2;
  const Point end = gaussian.centre() + deviations * sigma * (first ? gaussian.first() : gaussian.second());
  const QString id = mixture_handle_id({first ? MixturePart::first_axis : MixturePart::second_axis, index});
  geometry.guides.push_back({Stroke::arrow, {gaussian.centre(), end}, id, {}});
  geometry.handles.push_back({id,
                              first ? QStringLiteral("<i>σ</i><sub>1</sub>") : QStringLiteral("<i>σ</i><sub>2</sub>"),
                              first
                                  ? Words::tr("length and direction of the first axis of Gaussian %1").arg(index + 1)
                                  : Words::tr("length and direction of the second axis of Gaussian %1").arg(index + 1),
                              Mark::dot,
                              end,
                              {sigma}});
}

void add_weight(Geometry& geometry, const NumberRows& rows, const Gaussian& gaussian, int index, double unit) {
  const double share = gaussian.weight / total_weight(rows);
  const Point foot = gaussian.centre() + Point(stick_aside * unit, gaussian.height() + stick_foot * unit);
  const Point end = foot + Point(0.0, (stick_start + stick_length * share) * unit);
  const QString id = mixture_handle_id({MixturePart::weight, index});
  geometry.guides.push_back({Stroke::open_arrow, {foot, end}, id, {}});
  geometry.handles.push_back({id,
                              QStringLiteral("<i>w</i>"),
                              Words::tr("weight of Gaussian %1, as a share of the mixture").arg(index + 1),
                              Mark::dot,
                              end,
                              {share}});
}

}  // namespace

QString mixture_handle_id(const MixtureHandle& handle) {
  for (const auto& [part, id] : part_ids)
    if (part == handle.part) return id + u' ' + QString::number(handle.gaussian + 1);
  return {};
}

std::optional<MixtureHandle> mixture_handle_of(const QString& id) {
  const QStringList parts = id.split(u' ');
  if (parts.size() != 2) return std::nullopt;
  for (const auto& [part, name] : part_ids)
    if (name == parts[0]) return MixtureHandle{part, parts[1].toInt() - 1};
  return std::nullopt;
}

Geometry mixture_geometry(const NumberRows& rows, int selected, double unit) {
  Geometry geometry;
  for (int k = 0; k < rows.rows(); ++k) {
    const Gaussian gaussian = gaussian_of(rows, k);
    geometry.guides.push_back({k == selected ? Stroke::solid : Stroke::dashed,
                               ellipse(gaussian),
                               mixture_handle_id({MixturePart::centre, k}),
                               {}});
  }
  const auto add_centre = [&](int k) {
    geometry.handles.push_back({mixture_handle_id({MixturePart::centre, k}),
                                QStringLiteral("<b><i>μ</i></b><sub>%1</sub>").arg(k + 1),
                                Words::tr("centre of Gaussian %1").arg(k + 1),
                                Mark::square,
                                gaussian_of(rows, k).centre(),
                                {rows.row(k)[1], rows.row(k)[2]}});
  };
  for (int k = 0; k < rows.rows(); ++k)
    if (k != selected) add_centre(k);
  if (selected < 0 || selected >= rows.rows()) return geometry;
  const Gaussian gaussian = gaussian_of(rows, selected);
  add_centre(selected);
  add_axis(geometry, gaussian, selected, false);
  add_axis(geometry, gaussian, selected, true);
  // The only Gaussian is the whole mixture, whatever its weight.
  if (rows.rows() > 1) add_weight(geometry, rows, gaussian, selected, unit);
  return geometry;
}

DraggedMixture drag_mixture(const NumberRows& rows, const MixtureHandle& handle, Point to, double unit) {
  DraggedMixture dragged{rows, {}};
  if (handle.gaussian < 0 || handle.gaussian >= rows.rows()) return dragged;
  Gaussian gaussian = gaussian_of(rows, handle.gaussian);
  const Point away = to - gaussian.centre();
  switch (handle.part) {
    case MixturePart::centre:
      if (to.cwiseAbs().maxCoeff() > largest_mean)
        dragged.reason = Words::tr("A centre lies within ±%1.").arg(largest_mean);
      gaussian.mean1 = std::clamp(to.x(), -largest_mean, largest_mean);
      gaussian.mean2 = std::clamp(to.y(), -largest_mean, largest_mean);
      break;
    case MixturePart::first_axis:
      if (away.norm() > 0.0) gaussian.angle = std::atan2(away.y(), away.x());
      gaussian.sigma1 = bounded_sigma(away.norm() / deviations, dragged.reason);
      break;
    case MixturePart::second_axis:
      if (away.norm() > 0.0) gaussian.angle = std::remainder(std::atan2(away.y(), away.x()) - pi / 2.0, 2.0 * pi);
      gaussian.sigma2 = bounded_sigma(away.norm() / deviations, dragged.reason);
      break;
    case MixturePart::weight: {
      const double pixels = (away.y() - gaussian.height()) / unit - stick_foot - stick_start;
      const double share = pixels / stick_length;
      if (share < least_share) dragged.reason = Words::tr("Its share is 1 % at least; Delete takes the Gaussian away.");
      set_share(dragged.rows, handle.gaussian, std::clamp(share, least_share, largest_share));
      return dragged;
    }
  }
  put(dragged.rows, handle.gaussian, gaussian);
  return dragged;
}

NumberRows with_gaussian(const NumberRows& rows, Point centre, double sigma) {
  NumberRows result = rows;
  if (rows.rows() >= most_gaussians) return result;
  const double weight = rows.rows() > 0 ? total_weight(rows) / rows.rows() : 1.0;
  const double round = std::clamp(sigma, smallest_sigma, largest_sigma);
  result.columns = mixture_columns;
  result.values.insert(result.values.end(), {weight, std::clamp(centre.x(), -largest_mean, largest_mean),
                                             std::clamp(centre.y(), -largest_mean, largest_mean), round, round, 0.0});
  return result;
}

NumberRows without_gaussian(const NumberRows& rows, int index) {
  NumberRows result = rows;
  const auto first = result.values.begin() + static_cast<std::ptrdiff_t>(index) * mixture_columns;
  result.values.erase(first, first + mixture_columns);
  return result;
}

double mixture_density(const NumberRows& rows, double x1, double x2) {
  double sum = 0.0;
  for (int k = 0; k < rows.rows(); ++k) {
    const Gaussian gaussian = gaussian_of(rows, k);
    const Point away = Point(x1, x2) - gaussian.centre();
    const double along = away.dot(gaussian.first()) / gaussian.sigma1;
    const double across = away.dot(gaussian.second()) / gaussian.sigma2;
    sum += gaussian.weight / (gaussian.sigma1 * gaussian.sigma2) * std::exp(-0.5 * (along * along + across * across));
  }
  return sum;
}

}  // namespace pushforward::app
