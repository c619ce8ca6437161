// A model's training done again from its seed, a stretch at a time as its states are asked for, so that only one of
// them is kept.
#pragma once

#include "app/figures/model_source.h"
#include "app/session/loss_recorder.h"

namespace pushforward::app {

class TrainingAgain final : public ModelSource {
 public:
  // `own` is what FigureModel::project means when it is empty.
  explicit TrainingAgain(std::shared_ptr<const ModelState> own) : start_(std::move(own)) {}

  // One model only; each call asks for one step, no lower than the last one asked for. Nobody else may train on the
  // engine between two calls.
  [[nodiscard]] std::vector<std::shared_ptr<const ModelState>> states(
      const FigureModel& model, const std::vector<std::optional<std::int64_t>>& steps, Engine& engine,
      const FigureProgress& progress) override;

 private:
  TrainedModels start_;
  LossRecorder losses_;
  std::shared_ptr<const ModelState> present_;
};

}  // namespace pushforward::app
