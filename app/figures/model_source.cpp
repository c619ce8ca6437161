#include "app/figures/model_source.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/figures/figure_json.h"
#include "app/figures/kept_states.h"
#include "app/session/loss_recorder.h"
#include "core/errors.h"
#include "core/train/data_initialisation.h"

namespace pushforward::app {
namespace {

constexpr int chunk = 100;  // steps between two reports of progress

Project load_named(const std::string& name, int& suggested_steps) {
  if (std::filesystem::exists(name)) return load_project(name);
  const auto found = std::ranges::find(all_presets(), name, &Preset::name);
  if (found != all_presets().end()) suggested_steps = found->steps;
  return make_preset(name);
}

void apply(const FigureModel& model, Project& project) {
  TrainingSettings& training = project.training;
  if (model.layers) {
    auto& layers = project.stack.layers;
    if (static_cast<std::size_t>(*model.layers) > layers.size())
      throw InputError("model.layers", "the project has " + std::to_string(layers.size()) + " layers only, not " +
                                           std::to_string(*model.layers) + ".");
    layers.resize(static_cast<std::size_t>(*model.layers));
  }
  if (model.target) project.target = *model.target;
  if (model.objective) training.alpha = *model.objective;
  if (model.learning_rate) training.learning_rate = *model.learning_rate;
  if (model.batch) training.batch = *model.batch;
  if (model.seed) training.seed = *model.seed;
  if (model.fresh || model.layers) {
    project.fresh = true;
    project.steps = 0;
  }
}

std::shared_ptr<const ModelState> snapshot(const Project& project, Stack stack, std::int64_t step,
                                           const std::shared_ptr<const CompiledTarget>& target,
                                           const LossRecorder* losses) {
  auto state = std::make_shared<ModelState>();
  state->project = project;
  state->project.stack = stack;
  state->project.steps = static_cast<int>(step);
  state->project.fresh = false;
  state->stack = std::make_shared<const Stack>(std::move(stack));
  state->target = target;
  if (losses != nullptr) state->loss = losses->history();
  return state;
}

}  // namespace

// A model that is about to be trained.
struct TrainedModels::Run {
  Project project;
  std::int64_t last = 0;  // step at which it is done
  std::shared_ptr<const CompiledTarget> target;
};

Box figure_box(const ModelState& state) {
  const auto& numbers = state.project.view.numbers;
  const auto has = [&](const char* key) { return numbers.contains(key); };
  if (has("left") && has("right") && has("bottom") && has("top"))
    return {numbers.at("left"), numbers.at("right"), numbers.at("bottom"), numbers.at("top")};
  return state.target ? state.target->target->box() : Box{};
}

std::shared_ptr<const ModelState> state_of(Project project) {
  const auto target = compile_target(project.target);
  Stack stack = project.stack;
  const std::int64_t step = project.steps;
  return snapshot(project, std::move(stack), step, target, nullptr);
}

void TrainedModels::offer(const std::string& name, std::shared_ptr<const ModelState> state) {
  offered_[name] = std::move(state);
}

void TrainedModels::adopt(std::shared_ptr<const ModelState> own) {
  if (own == own_) return;
  own_ = std::move(own);
  std::erase_if(made_, [](const auto& entry) { return entry.first.find("\"project\"") == std::string::npos; });
}

TrainedModels::Run TrainedModels::begin(const FigureModel& model) const {
  Run run;
  int suggested_steps = 0;
  if (!model.project.empty())
    run.project = load_named(model.project, suggested_steps);
  else if (own_)
    run.project = own_->project;
  else
    throw InputError("model.project", "name the file or the preset that the panel shows.");
  const bool own_target = model.project.empty() && !model.target;
  apply(model, run.project);
  // Fresh parameters show nothing; a preset says how long it wants to be trained.
  const int steps = model.steps.value_or(run.project.fresh ? suggested_steps : 0);
  if (model.steps && run.project.training.schedule == ScheduleKind::cosine)
    run.project.training.schedule_steps = run.project.steps + steps;
  run.last = run.project.steps + steps;
  run.target = own_target && own_ ? own_->target : compile_target(run.project.target);
  if (run.project.fresh) {
    initialise_for_training(run.project.stack, run.project.training.seed);
    initialise_from_data(run.project.stack, *run.target, run.project.training);
  }
  return run;
}

std::vector<std::shared_ptr<const ModelState>> TrainedModels::states(
    const FigureModel& model, const std::vector<std::optional<std::int64_t>>& steps, Engine& engine,
    const FigureProgress& progress) {
  if (own_ && model == FigureModel{}) {
    std::vector<std::shared_ptr<const ModelState>> kept;
    for (const auto& step : steps) kept.push_back(step ? kept_state(own_, *step) : own_);
    if (std::ranges::find(kept, nullptr) == kept.end()) return kept;
  }
  if (const auto found = offered_.find(model.project); found != offered_.end() && found->second)
    return std::vector<std::shared_ptr<const ModelState>>(steps.size(), found->second);
  auto& made = made_[write_figure_model(model).dump()];
  Run run = begin(model);
  const std::int64_t first = run.project.steps;
  std::vector<std::int64_t> wanted;
  for (const auto& step : steps) {
    wanted.push_back(step.value_or(run.last));
    if (wanted.back() < first || wanted.back() > run.last)
      throw InputError("step", "the model is trained from step " + std::to_string(first) + " to step " +
                                   std::to_string(run.last) + "; step " + std::to_string(wanted.back()) +
                                   " is none of them. Say how far with \"steps\" of the model.");
  }
  if (!std::ranges::all_of(wanted, [&](std::int64_t step) { return made.contains(step); })) {
    std::ranges::sort(wanted);
    engine.set_training(run.project.training);
    engine.set_target(run.target);
    engine.set_stack(run.project.stack);
    engine.restart(first);
    LossRecorder losses;
    made.clear();
    if (wanted.front() == first) made[first] = snapshot(run.project, run.project.stack, first, run.target, nullptr);
    for (std::int64_t step = first; step < wanted.back();) {
      const std::int64_t stop = *std::ranges::upper_bound(wanted, step);
      const int count = static_cast<int>(std::min<std::int64_t>(chunk, stop - step));
      engine.train(count);
      const TrainingReport report = engine.collect();
      if (!report.finite)
        throw InputError("model", "the loss or its gradient was not finite near step " + std::to_string(step) +
                                      " of the training; give a smaller learning_rate.");
      losses.add(report.first_step, report.losses);
      step += count;
      if (step == stop) made[step] = snapshot(run.project, engine.stack(), step, run.target, &losses);
      tell(progress,
           static_cast<double>(step - first) / static_cast<double>(std::max<std::int64_t>(1, run.last - first)));
    }
  }
  std::vector<std::shared_ptr<const ModelState>> result;
  for (const auto& step : steps) result.push_back(made.at(step.value_or(run.last)));
  return result;
}

}  // namespace pushforward::app
