// The symmetric range of log-det that the log-det map and the warp share, so that a point has one colour in both.
#pragma once

#include <QObject>

#include "app/session/frame.h"
#include "app/views/color_bar.h"
#include "app/views/smoothed_scale.h"

namespace pushforward::app {

class LogDetScale : public QObject {
  Q_OBJECT
 public:
  // With a scale of its own, or one that it shares with others: then the range is the largest that one of them needs.
  explicit LogDetScale(SmoothedScale* shared = nullptr, QObject* parent = nullptr);
  // Looks at every frame once, whoever shows it. Needs the density field.
  void show_frame(const Frame& frame);

  [[nodiscard]] double range() const { return scale_->value(); }  // colours run from -range to +range nats
  [[nodiscard]] double end() const { return scale_->target(); }   // the round number that range() approaches
  // True when a value that is not veiled lies beyond the range.
  [[nodiscard]] bool clips_above() const { return highest_ > range(); }
  [[nodiscard]] bool clips_below() const { return lowest_ < -range(); }
  [[nodiscard]] SmoothedScale& scale() { return *scale_; }

 signals:
  void changed();

 private:
  SmoothedScale own_;
  SmoothedScale* scale_;
  std::shared_ptr<const DensityField> field_;
  double end_ = 0.0;
  double highest_ = 0.0;
  double lowest_ = 0.0;
};

// What the values of a field ask of a scale, where log p is at least `least`.
struct LogDetExtent {
  double end = 1.0;     // a round number that most of the values lie within
  double needed = 1.0;  // the same before it was rounded
  double highest = 0.0;
  double lowest = 0.0;
};
[[nodiscard]] LogDetExtent log_det_extent(const DensityField& field, double least);

[[nodiscard]] ColorBar log_det_color_bar(const LogDetScale& scale, const ColorMap& map);
// Largest log density of the field; -infinity when it holds no finite number.
[[nodiscard]] double peak_log_density(const std::vector<float>& log_prob);
// 1, 2, 3, 4, 6, 8 times a power of ten, at or above `value`.
[[nodiscard]] double round_end(double value);

}  // namespace pushforward::app
