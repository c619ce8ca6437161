#include "app/views/waterfall.h"

namespace pushforward::app {

std::vector<WaterfallBar> waterfall(const PointTrace& trace) {
  std::vector<WaterfallBar> bars;
  bars.push_back({WaterfallBar::Kind::base, -1, 0.0, trace.base_log_density});
  for (Eigen::Index i = 0; i < trace.log_det.size(); ++i) {
    const double from = bars.back().to;
    bars.push_back({WaterfallBar::Kind::layer, static_cast<int>(i), from, from + trace.log_det(i)});
  }
  bars.push_back({WaterfallBar::Kind::sum, -1, 0.0, trace.log_prob()});
  return bars;
}

}  // namespace pushforward::app
