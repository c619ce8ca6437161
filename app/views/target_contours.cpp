#include "app/views/target_contours.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/views/contours.h"

namespace pushforward::app {
namespace {

constexpr int cells = 200;

std::vector<float> densities_on_grid(const CompiledTarget& target, const Box& box) {
  const double width = (box.right - box.left) / cells;
  const double height = (box.top - box.bottom) / cells;
  std::vector<float> densities;
  densities.reserve(static_cast<std::size_t>(cells) * cells);
  const bool exact = !target.target->is_continuous();
  for (int row = 0; row < cells; ++row) {
    const double x2 = box.bottom + (row + 0.5) * height;
    Matrix points(2, exact ? cells : 0);
    for (int column = 0; column < cells; ++column) {
      const double x1 = box.left + (column + 0.5) * width;
      if (exact) {
        points.col(column) << x1, x2;
      } else {
        densities.push_back(static_cast<float>(std::exp(target.table.at(x1, x2).log_density)));
      }
    }
    if (!exact) continue;
    const Vector values = target.target->log_density(points);
    for (int column = 0; column < cells; ++column) densities.push_back(static_cast<float>(std::exp(values[column])));
  }
  return densities;
}

}  // namespace

float mass_level(const std::vector<float>& densities, double share) {
  std::vector<float> sorted;
  double total = 0.0;
  for (const float density : densities) {
    if (!std::isfinite(density)) continue;
    sorted.push_back(density);
    total += static_cast<double>(density);
  }
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  double mass = 0.0;
  for (const float density : sorted) {
    mass += static_cast<double>(density);
    if (mass >= share * total) return density;
  }
  return 0.0F;
}

std::vector<QPolygonF> trace_mass_contours(const CompiledTarget& target, const std::vector<double>& shares) {
  const Box box = target.target->box();
  const std::vector<float> densities = densities_on_grid(target, box);
  ContourTracer tracer;
  std::vector<QPolygonF> lines;
  for (const double share : shares) {
    const float level = mass_level(densities, share);
    if (!(level > 0)) continue;
    for (QPolygonF& line : tracer.trace(densities, cells, cells, level)) {
      for (QPointF& point : line) {
        point = {box.left + (point.x() + 0.5) * (box.right - box.left) / cells,
                 box.bottom + (point.y() + 0.5) * (box.top - box.bottom) / cells};
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

TargetContours::TargetContours(QObject* parent) : QObject(parent) { thread_.setMaxThreadCount(1); }
TargetContours::~TargetContours() {
  thread_.clear();
  thread_.waitForDone();
}

void TargetContours::follow(std::shared_ptr<const CompiledTarget> target) {
  if (target == target_) return;
  target_ = target;
  lines_.clear();
  emit changed();
  if (target == nullptr) return;
  thread_.clear();  // what was asked for before and has not begun
  thread_.start([this, target] {
    auto lines = std::make_shared<std::vector<QPolygonF>>(trace_mass_contours(*target, {0.5, 0.95}));
    QMetaObject::invokeMethod(
        this,
        [this, target, lines] {
          if (target != target_) return;
          lines_ = std::move(*lines);
          emit changed();
        },
        Qt::QueuedConnection);
  });
}

}  // namespace pushforward::app
