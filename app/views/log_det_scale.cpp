#include "app/views/log_det_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/style/theme.h"
#include "app/views/axis_ticks.h"

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
  const double least = peak_log_density(field_->log_prob) + std::log(Theme::current().veil_below_peak_fraction());
  magnitudes_.clear();
  highest_ = 0.0;
  lowest_ = 0.0;
  for (std::size_t i = 0; i < field_->log_det.size(); ++i) {
    const float value = field_->log_det[i];
    if (!(field_->log_prob[i] >= least) || !std::isfinite(value)) continue;
    highest_ = std::max(highest_, static_cast<double>(value));
    lowest_ = std::min(lowest_, static_cast<double>(value));
    magnitudes_.push_back(std::abs(value));
  }
  double needed = smallest_end;
  if (!magnitudes_.empty()) {
    const auto rank = static_cast<std::ptrdiff_t>(inside_share * static_cast<double>(magnitudes_.size() - 1));
    std::nth_element(magnitudes_.begin(), magnitudes_.begin() + rank, magnitudes_.end());
    needed = std::max(smallest_end, static_cast<double>(magnitudes_[static_cast<std::size_t>(rank)]));
  }
  if (needed > end_ || round_end(needed / shrink_margin) < end_) end_ = round_end(needed);
  scale_->aim(end_, this);
}

}  // namespace pushforward::app
