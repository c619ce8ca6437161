// Lines that hold given shares of a target's mass, found once per target on a thread of its own.
#pragma once

#include <QObject>
#include <QPolygonF>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "core/targets/target_table.h"

namespace pushforward::app {

// The density above which lie the cells that together hold `share` of the sum of `densities`.
[[nodiscard]] float mass_level(const std::vector<float>& densities, double share);

// In the target's plane. 200 x 200 cells over the target's box; the exact density where the target is discontinuous
// (its table is not exact near the edges), else the table, which is quicker.
[[nodiscard]] std::vector<QPolygonF> trace_mass_contours(const CompiledTarget& target,
                                                         const std::vector<double>& shares);

class TargetContours : public QObject {
  Q_OBJECT
 public:
  explicit TargetContours(QObject* parent = nullptr);
  ~TargetContours() override;
  void follow(std::shared_ptr<const CompiledTarget> target);
  [[nodiscard]] const std::vector<QPolygonF>& lines() const { return lines_; }  // empty while being found

 signals:
  void changed();

 private:
  std::shared_ptr<const CompiledTarget> target_;
  std::vector<QPolygonF> lines_;
  QThreadPool thread_;  // its destructor waits, so no result comes to a dead object
};

}  // namespace pushforward::app
