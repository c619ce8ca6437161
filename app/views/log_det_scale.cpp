#include "app/views/log_det_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

// Share of the shown values that must lie inside the range; the rest is clipped, and the colour bar says so.
constexpr double inside_share = 0.98;
// The range shrinks only when the values need this much less, so that it does not flicker between two ends.
constexpr double shrink_margin = 0.85;
constexpr double smallest_end = 1.0;

}  // namespace

double peak_log_density(const std::vector<float>& log_prob) {
  float peak = -std::numeric_limits<float>::infinity();
  for (const float value : log_prob) {
    if (value > peak && value < std::numeric_limits<float>::infinity()) peak = value;
  }
  return peak;
}

double round_end(double value) {
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double factor : {1.0, 2.0, 3.0, 4.0, 6.0, 8.0}) {
    if (factor * power >= value * (1 - 1e-9)) return factor * power;
  }
  return 10.0 * power;
}

LogDetExtent log_det_extent(const DensityField& field, double least) {
  LogDetExtent extent;
  std::vector<float> magnitudes;
  for (std::size_t i = 0; i < field.log_det.size(); ++i) {
    const float value = field.log_det[i];
    if (!(static_cast<double>(field.log_prob[i]) >= least) || !std::isfinite(value)) continue;
    extent.highest = std::max(extent.highest, static_cast<double>(value));
    extent.lowest = std::min(extent.lowest, static_cast<double>(value));
    magnitudes.push_back(std::abs(value));
  }
  extent.needed = smallest_end;
  if (!magnitudes.empty()) {
    const auto rank = static_cast<std::ptrdiff_t>(inside_share * static_cast<double>(magnitudes.size() - 1));
    std::nth_element(magnitudes.begin(), magnitudes.begin() + rank, magnitudes.end());
    extent.needed = std::max(smallest_end, static_cast<double>(magnitudes[static_cast<std::size_t>(rank)]));
  }
  extent.end = round_end(extent.needed);
  return extent;
}

ColorBar log_det_color_bar(const LogDetScale& scale, const ColorMap& map) {
  const double range = scale.range();
  const QString end = short_number(range, range == std::round(range) || range >= 10 ? 0 : 1);
  return {&map, (scale.clips_below() ? QStringLiteral("≤ −") : QStringLiteral("−")) + end,
          (scale.clips_above() ? QStringLiteral("≥ +") : QStringLiteral("+")) + end, QObject::tr("nats"), true};
}

LogDetScale::LogDetScale(SmoothedScale* shared, QObject* parent)
    : QObject(parent), scale_(shared != nullptr ? shared : &own_) {
  connect(scale_, &SmoothedScale::changed, this, &LogDetScale::changed);
}

void LogDetScale::show_frame(const Frame& frame) {
  if (frame.density == nullptr || frame.density == field_) return;
  field_ = frame.density;
  const LogDetExtent extent = log_det_extent(
      *field_, peak_log_density(field_->log_prob) + std::log(Theme::current().veil_below_peak_fraction()));
  highest_ = extent.highest;
  lowest_ = extent.lowest;
  if (extent.needed > end_ || round_end(extent.needed / shrink_margin) < end_) end_ = extent.end;
  scale_->aim(end_, this);
}

}  // namespace pushforward::app
