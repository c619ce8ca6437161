#include "app/figure_export/figure_choice.h"

#include <QCoreApplication>
#include <QSettings>
#include <algorithm>

#include "app/figures/figure_json.h"
#include "app/figures/kept_states.h"
#include "app/language/core_text.h"
#include "app/views/registry.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

const QString figure_key = QStringLiteral("figure/look");
const QString composition_key = QStringLiteral("figure/composition");
const QString views_key = QStringLiteral("figure/views");
const QString columns_key = QStringLiteral("figure/columns");
const QString other_key = QStringLiteral("figure/other");
const QString kept_key = QStringLiteral("figure/kept-states");

class FigureChoiceTexts {
  Q_DECLARE_TR_FUNCTIONS(FigureChoice)
};

constexpr int most_depths = 9;

// Of the steps from `first` to `last` few, and close together where a model learns fastest.
std::vector<std::int64_t> telling_steps(std::int64_t first, std::int64_t last) {
  std::vector<std::int64_t> steps{first};
  for (const double share : {0.02, 0.1, 0.3})
    if (const auto step = first + static_cast<std::int64_t>(share * static_cast<double>(last - first));
        step > steps.back())
      steps.push_back(step);
  if (last > steps.back()) steps.push_back(last);
  return steps;
}

std::vector<std::int64_t> telling_kept_steps(const ModelState& own) {
  const std::vector<std::int64_t> kept = kept_steps(own);
  if (kept.size() < 2)
    throw InputError("",
                     FigureChoiceTexts::tr("No earlier state of this model was kept yet. Let it train for a moment, "
                                           "or have it trained anew.")
                         .toStdString());
  std::vector<std::int64_t> steps;
  for (const std::int64_t step : telling_steps(kept.front(), kept.back()))
    if (const std::int64_t nearest = nearest_kept_step(own, static_cast<double>(step));
        steps.empty() || nearest > steps.back())
      steps.push_back(nearest);
  return steps;
}

// The panels that follow the depth in the window, with the depth in their titles.
void show_after(Figure& figure, double depth) {
  const FigureKinds kinds = figure_kinds();
  for (Panel& panel : figure.panels) {
    const FigureKind& kind = find_kind(kinds, panel.view);
    if (!kind.follows_depth) continue;
    panel.depth = depth;
    panel.title = QStringLiteral("%1  <i>k</i> = %2").arg(kind.title, QString::number(depth, 'g', 3)).toStdString();
  }
}

std::vector<int> doublings(int layers) {
  std::vector<int> counts;
  for (int count = layers; count >= 1 && counts.size() < 4; count /= 2) counts.push_back(count);
  std::ranges::reverse(counts);
  return counts;
}

}  // namespace

bool FigureChoice::is_live() const {
  return composition == Composition::steps ? takes_kept_states : composition != Composition::layer_counts;
}

Figure FigureChoice::figure(const ModelState& own, const ModelState* beside) const {
  Figure figure = look;
  const std::string view = views.isEmpty() ? std::string("density") : views.front().toStdString();
  std::vector<std::string> all;
  for (const QString& name : views) all.push_back(name.toStdString());
  const int layers = static_cast<int>(own.stack->layers.size());
  const int steps = own.project.steps;
  // Another training from the start, by the same seed.
  FigureModel again;
  again.fresh = true;
  again.steps = steps;
  switch (composition) {
    case Composition::views:
      compose_views(figure, all.empty() ? std::vector<std::string>{view} : all);
      if (depth) show_after(figure, std::min(*depth, static_cast<double>(layers)));
      break;
    case Composition::depths:
      compose_depths(figure, view, layers, most_depths, 0);
      break;
    case Composition::steps:
      compose_steps(figure, view, takes_kept_states ? telling_kept_steps(own) : telling_steps(0, steps));
      if (!takes_kept_states) figure.model = again;
      break;
    case Composition::temperatures:
      compose_temperatures(figure, view, {0.5, 0.7, 1.0, 1.5});
      break;
    case Composition::layer_counts:
      compose_layer_counts(figure, view, doublings(layers), steps);
      break;
    case Composition::comparison: {
      FigureModel preset;
      preset.project = other.toStdString();
      const auto found = std::ranges::find(all_presets(), preset.project, &Preset::name);
      QString title = found == all_presets().end() ? other : core_text(found->title);
      if (other == QLatin1String(other_side) && beside != nullptr)
        title = QString::fromStdString(beside->project.title);
      compose_comparison(figure, all.empty() ? std::vector<std::string>{view} : all,
                         {{own.project.title, FigureModel{}}, {title.toStdString(), preset}});
      break;
    }
  }
  if (columns > 0 && composition != Composition::comparison) figure.columns = columns;
  return figure;
}

FigureChoice FigureChoice::restored() {
  const QSettings settings;
  FigureChoice choice;
  apply_figure_preset(choice.look, "one-column");
  try {
    if (settings.contains(figure_key)) choice.look = parse_figure(settings.value(figure_key).toString().toStdString());
  } catch (const InputError&) {
    // Kept by another version: the default then.
  }
  choice.look.panels.clear();
  choice.composition = static_cast<Composition>(
      std::clamp(settings.value(composition_key, 0).toInt(), 0, static_cast<int>(Composition::comparison)));
  const QStringList kept = settings.value(views_key).toStringList();
  QStringList known;
  for (const FigureKind& kind : figure_kinds())
    if (kept.contains(kind.id)) known << kind.id;
  if (!known.isEmpty()) choice.views = known;
  choice.columns = std::clamp(settings.value(columns_key, 0).toInt(), 0, most_columns);
  const QString other = settings.value(other_key).toString();
  if (std::ranges::find(all_presets(), other.toStdString(), &Preset::name) != all_presets().end()) choice.other = other;
  choice.takes_kept_states = settings.value(kept_key, true).toBool();
  return choice;
}

void FigureChoice::keep() const {
  QSettings settings;
  settings.setValue(figure_key, QString::fromStdString(format_figure(look)));
  settings.setValue(composition_key, static_cast<int>(composition));
  settings.setValue(views_key, views);
  settings.setValue(columns_key, columns);
  settings.setValue(other_key, other);
  settings.setValue(kept_key, takes_kept_states);
}

}  // namespace pushforward::app
