#include "tests/app/figures/figure_models.h"

#include "app/session/loss_recorder.h"
#include "app/views/registry.h"
#include "core/train/data_initialisation.h"

namespace pushforward::test {

std::shared_ptr<const app::ModelState> trained_model() {
  static const std::shared_ptr<const app::ModelState> model = [] {
    // Small networks: the reference engine then takes milliseconds for a picture.
    Project project = make_preset("realnvp-8");
    for (LayerEntry& layer : project.stack.layers) {
      HyperValues hyper = layer.hyper;
      if (hyper.contains("hidden")) hyper["hidden"] = std::vector<std::int64_t>{8};
      layer = make_layer(layer.type, hyper);
    }
    project.title = "双月 on <two> moons & more";
    const auto target = compile_target(project.target, 1 << 12);
    initialise_for_training(project.stack, 1);
    initialise_from_data(project.stack, *target, project.training);
    const auto engine = make_reference_engine();
    project.training.batch = 64;
    engine->set_training(project.training);
    engine->set_target(target);
    engine->set_stack(project.stack);
    engine->restart(0);
    engine->train(60);
    const TrainingReport report = engine->collect();
    app::LossRecorder losses;
    losses.add(report.first_step, report.losses);
    auto state = std::make_shared<app::ModelState>();
    project.stack = engine->stack();
    project.steps = 60;
    project.fresh = false;
    state->project = project;
    state->stack = std::make_shared<const Stack>(project.stack);
    state->target = target;
    state->loss = losses.history();
    return state;
  }();
  return model;
}

app::Figure small_figure(const std::string& view, app::FigureTheme theme) {
  app::Figure figure;
  figure.size = {.width = 70, .height = 56, .unit = app::LengthUnit::millimetre, .dpi = 72};
  figure.theme = theme;
  figure.parts.samples = true;
  app::compose_views(figure, {view});
  return figure;
}

std::shared_ptr<const app::FigureContents> contents_of(const app::Figure& figure) {
  app::TrainedModels models(trained_model());
  return app::compute_figure(figure, app::figure_kinds(), models, *make_reference_engine());
}

}  // namespace pushforward::test
