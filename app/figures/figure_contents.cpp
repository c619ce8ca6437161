#include "app/figures/figure_contents.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/figures/figure_json.h"
#include "core/errors.h"
#include "core/located_error.h"

namespace pushforward::app {
namespace {

// Share of the work that making the models ready is taken to be.
constexpr double models_share = 0.5;

Box z_box() { return {-3.3, 3.3, -3.3, 3.3}; }  // the circle that holds 99 % of N(0, I) has radius 3.03

QString title_of(const Panel& panel, const FigureKind& kind) {
  if (panel.title) return QString::fromStdString(*panel.title);
  return kind.math.isEmpty() ? kind.title : kind.title + QStringLiteral("  ") + kind.math;
}

// Each model once, with all its steps together, so that one training makes them all.
std::vector<std::shared_ptr<const ModelState>> states_of(const Figure& figure, ModelSource& models, Engine& engine,
                                                         const FigureProgress& progress) {
  std::vector<std::shared_ptr<const ModelState>> states(figure.panels.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i]) continue;
    const FigureModel& model = figure.model_of(figure.panels[i]);
    std::vector<std::size_t> same;
    for (std::size_t j = i; j < states.size(); ++j)
      if (figure.model_of(figure.panels[j]) == model) same.push_back(j);
    std::ranges::stable_sort(same, [&](std::size_t a, std::size_t b) {
      const auto &left = figure.panels[a].step, &right = figure.panels[b].step;
      return left && (!right || *left < *right);
    });
    std::vector<std::optional<std::int64_t>> steps;
    for (const std::size_t j : same) steps.push_back(figure.panels[j].step);
    const double done = static_cast<double>(i) / static_cast<double>(states.size());
    const auto found = locate_errors("panels[" + std::to_string(i) + "]", [&] {
      return models.states(model, steps, engine,
                           part_of(progress, done, done + 1.0 / static_cast<double>(states.size())));
    });
    for (std::size_t k = 0; k < same.size(); ++k) states[same[k]] = found[k];
  }
  return states;
}

void share_scales(FigureContents& contents) {
  std::map<QString, double> ends;
  for (PanelPicture& panel : contents.panels) {
    panel.scale_end = panel.contents->scale_end();
    double& end = ends[panel.kind.id];
    end = std::max(end, panel.scale_end);
  }
  if (!contents.figure.shared_scale) return;
  for (PanelPicture& panel : contents.panels) panel.scale_end = ends[panel.kind.id];
}

}  // namespace

void check_figure(const Figure& figure, const FigureKinds& kinds) {
  check_size(figure.size);
  (void)figure_look(figure);
  if (figure.panels.empty()) throw InputError("panels", "a figure needs at least one panel; give it a view.");
  for (std::size_t i = 0; i < figure.panels.size(); ++i)
    locate_errors("panels[" + std::to_string(i) + "]", [&] { (void)find_kind(kinds, figure.panels[i].view); });
}

std::shared_ptr<const FigureContents> compute_figure(const Figure& figure, const FigureKinds& kinds,
                                                     ModelSource& models, Engine& engine,
                                                     const FigureProgress& progress) {
  check_figure(figure, kinds);
  auto contents = std::make_shared<FigureContents>(
      FigureContents{.figure = figure, .look = figure_look(figure), .layout = {}, .panels = {}, .project = {}});
  const auto states = states_of(figure, models, engine, part_of(progress, 0.0, models_share));
  std::vector<const FigureKind*> panel_kinds;
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < figure.panels.size(); ++i) {
    if (states[i]->stack->dim != 2)
      throw InputError("panels[" + std::to_string(i) + "]",
                       "the model is not of the plane; figures show two dimensions.");
    panel_kinds.push_back(&find_kind(kinds, figure.panels[i].view));
    const bool is_z = panel_kinds.back()->surround == Surround::z_plane;
    boxes.push_back(is_z ? z_box() : figure.box.value_or(figure_box(*states[i])));
  }
  contents->layout = lay_out(figure, panel_kinds, boxes);
  for (std::size_t i = 0; i < figure.panels.size(); ++i) {
    const PanelLayout& place = contents->layout.panels[i];
    const double count = static_cast<double>(figure.panels.size());
    const double first = std::lerp(models_share, 1.0, static_cast<double>(i) / count);
    const double last = std::lerp(models_share, 1.0, static_cast<double>(i + 1) / count);
    const PanelInput input{.figure = figure,
                           .panel = figure.panels[i],
                           .state = *states[i],
                           .look = contents->look,
                           .box = place.box,
                           .size = place.plot.size(),
                           .dpi = figure.size.dpi,
                           .engine = engine,
                           .progress = part_of(progress, first, last)};
    const FigureKind& kind = *panel_kinds[i];
    contents->panels.push_back({kind, title_of(figure.panels[i], kind),
                                locate_errors("panels[" + std::to_string(i) + "]", [&] { return kind.compute(input); }),
                                0.0});
  }
  share_scales(*contents);
  contents->project = states.front()->project;
  tell(progress, 1.0);
  return contents;
}

}  // namespace pushforward::app
