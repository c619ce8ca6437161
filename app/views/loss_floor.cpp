#include "app/views/loss_floor.h"

#include <QObject>
#include <algorithm>
#include <cmath>

#include "app/style/axis_ticks.h"

namespace pushforward::app {
namespace {

constexpr double top_quantile = 0.97;
constexpr double bottom_quantile = 0.01;
constexpr double smallest_span = 0.1;  // nats

double quantile(std::vector<double>& values, double share) {
  const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

QString gap_name(double alpha) {
  if (alpha >= 1.0) return QStringLiteral("KL(p‖q)");
  if (alpha <= 0.0) return QStringLiteral("KL(q‖p)");
  return QStringLiteral("α KL(p‖q) + (1−α) KL(q‖p)");
}

}  // namespace

QString divergence_text(double nats) {
  if (std::isinf(nats)) return nats > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  return short_number(std::abs(nats) < 0.0005 ? 0.0 : nats, 3);
}

LossFloor loss_floor(const TrainingSettings& training, const Frame& frame) {
  LossFloor floor;
  if (frame.target == nullptr) return floor;
  const double alpha = training.alpha;
  floor.value = alpha > 0 ? alpha * frame.target->target->entropy() : 0.0;
  if (alpha < 1.0 && annealing_factor(training, frame.step) < 1.0) {
    floor.label = QObject::tr("no floor while the energy is annealed");
    return floor;
  }
  floor.holds = true;
  if (alpha >= 1.0) {
    floor.label = QObject::tr("entropy floor H(p) = %1").arg(short_number(floor.value, 3));
  } else if (alpha <= 0.0) {
    floor.label = QObject::tr("floor 0 = KL(q‖p) at its best");
  } else {
    floor.label = QObject::tr("floor α H(p) = %1").arg(short_number(floor.value, 3));
  }
  if (frame.metrics != nullptr && !frame.metrics->empty()) {
    const Metrics& latest = frame.metrics->back().metrics;
    double gap = 0.0;
    if (alpha > 0) gap += alpha * latest.kl_forward;
    if (alpha < 1) gap += (1 - alpha) * latest.kl_reverse;
    floor.gap_label = QObject::tr("the gap is %1 = %2").arg(gap_name(alpha), divergence_text(gap));
  }
  return floor;
}

std::vector<double> smoothed_means(const std::vector<LossPoint>& points, int half_width) {
  std::vector<double> sums{0.0};
  std::vector<int> counts{0};
  for (const LossPoint& point : points) {
    const bool finite = std::isfinite(point.mean);
    sums.push_back(sums.back() + (finite ? static_cast<double>(point.mean) : 0.0));
    counts.push_back(counts.back() + (finite ? 1 : 0));
  }
  const int size = static_cast<int>(points.size());
  std::vector<double> result;
  result.reserve(points.size());
  for (int i = 0; i < size; ++i) {
    // As many to either side, so that a falling curve is not pulled up or down at its ends.
    const int reach = std::min({half_width, i, size - 1 - i});
    const auto first = static_cast<std::size_t>(i - reach);
    const auto last = static_cast<std::size_t>(i + reach + 1);
    result.push_back((sums[last] - sums[first]) / (counts[last] - counts[first]));
  }
  return result;
}

LossRange loss_range(const std::vector<LossPoint>& points, const LossFloor& floor) {
  std::vector<double> means;
  std::vector<double> lows;
  for (const LossPoint& point : points) {
    if (std::isfinite(point.mean)) means.push_back(static_cast<double>(point.mean));
    if (std::isfinite(point.low)) lows.push_back(static_cast<double>(point.low));
  }
  if (means.empty() || lows.empty()) return {};
  double high = quantile(means, top_quantile);
  double low = quantile(lows, bottom_quantile);
  if (floor.holds) low = std::min(low, floor.value);
  high = std::max(high, low + smallest_span);
  const double margin = 0.12 * (high - low);
  // Below the floor there is room for its label.
  LossRange range{low - (floor.holds ? 2 : 1) * margin, high + margin};
  // To half steps of the axis, so that it stands still while the curve moves a little.
  const double step = axis_ticks(range.low, range.high, 4).step / 2;
  range.low = std::floor(range.low / step) * step;
  range.high = std::ceil(range.high / step) * step;
  return range;
}

}  // namespace pushforward::app
