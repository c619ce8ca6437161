// Where the models of a figure come from.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/figures/figure.h"
#include "app/figures/figure_progress.h"
#include "app/session/frame.h"
#include "core/project/project.h"
#include "core/train/engine.h"

namespace pushforward::app {

// A model as a panel shows it. Never changed after it was made, so that threads may share it.
struct ModelState {
  Project project;  // with the parameters and the number of steps of this very state
  std::shared_ptr<const Stack> stack;
  std::shared_ptr<const CompiledTarget> target;
  std::shared_ptr<const LossHistory> loss;                   // null when nothing is known of the training
  std::shared_ptr<const std::vector<MetricsPoint>> metrics;  // null when nothing was measured
  // States that this very training has passed and that somebody has kept, ascending; null when nobody has.
  std::shared_ptr<const std::vector<Snapshot>> kept;
};

// Of the plane that a project's views open on: its own numbers, or the target's box.
[[nodiscard]] Box figure_box(const ModelState& state);

class ModelSource {
 public:
  virtual ~ModelSource() = default;
  // A state for each of `steps`, which ascend; none is the last step, and stands at the end. May train on `engine`, and
  // throws InputError for what there is not, FigureCancelled, DeviceError.
  [[nodiscard]] virtual std::vector<std::shared_ptr<const ModelState>> states(
      const FigureModel& model, const std::vector<std::optional<std::int64_t>>& steps, Engine& engine,
      const FigureProgress& progress) = 0;
};

// Models from files, presets and a project at hand; trains what has to be trained. What was made is kept, so that the
// panels and figures that show one model train it once. One thread at a time.
class TrainedModels : public ModelSource {
 public:
  // `own` is what FigureModel::project means when it is empty. When it carries parameters that were trained, they are
  // shown as they are, and so are earlier states that were kept.
  explicit TrainedModels(std::shared_ptr<const ModelState> own = nullptr) : own_(std::move(own)) {}
  // A model that FigureModel::project can name, beside files and presets, shown as it is; null takes it away.
  void offer(const std::string& name, std::shared_ptr<const ModelState> state);
  // Another project at hand; what was made of the former is forgotten.
  void adopt(std::shared_ptr<const ModelState> own);
  [[nodiscard]] std::vector<std::shared_ptr<const ModelState>> states(
      const FigureModel& model, const std::vector<std::optional<std::int64_t>>& steps, Engine& engine,
      const FigureProgress& progress) override;

 private:
  struct Run;
  [[nodiscard]] Run begin(const FigureModel& model) const;
  std::shared_ptr<const ModelState> own_;
  std::map<std::string, std::shared_ptr<const ModelState>> offered_;
  std::map<std::string, std::map<std::int64_t, std::shared_ptr<const ModelState>>> made_;  // by model, by step
};

// The project with its target made ready.
[[nodiscard]] std::shared_ptr<const ModelState> state_of(Project project);

}  // namespace pushforward::app
