#include "app/session/edit_names.h"

#include <QLocale>
#include <algorithm>

#include "app/language/core_text.h"
#include "app/session/document_swap.h"

namespace pushforward::app {

QString EditNames::layers(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  if (ids.size() != 1) return tr("%n layers", nullptr, static_cast<int>(ids.size()));
  return tr("layer %1").arg(stack.index_of(ids.front()) + 1);
}

QString EditNames::insertion(int index) { return tr("insertion of layer %1").arg(index + 1); }

QString EditNames::paste(int count) {
  return count == 1 ? tr("paste of a layer") : tr("paste of %n layers", nullptr, count);
}

QString EditNames::duplication(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return tr("duplication of %1").arg(layers(stack, ids));
}

QString EditNames::removal(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return tr("deletion of %1").arg(layers(stack, ids));
}

QString EditNames::move(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return tr("move of %1").arg(layers(stack, ids));
}

QString EditNames::flag(const Stack& stack, const FlagSwap& swap) {
  std::vector<std::uint64_t> ids;
  for (const auto& [id, on] : swap.layers) ids.push_back(id);
  const bool on = !swap.layers.empty() && swap.layers.front().second;
  const QString what = layers(stack, ids);
  switch (swap.flag) {
    case LayerFlag::bypassed:
      return (on ? tr("bypass of %1") : tr("end of bypass of %1")).arg(what);
    case LayerFlag::frozen:
      return (on ? tr("freezing of %1") : tr("thawing of %1")).arg(what);
    case LayerFlag::inverted:
      break;
  }
  return tr("flip of %1").arg(what);
}

QString EditNames::hyper(const Stack& stack, std::uint64_t id, const HyperValues& wanted) {
  const int index = stack.index_of(id);
  if (index >= 0) {
    const LayerEntry& entry = stack.layers[static_cast<std::size_t>(index)];
    for (const HyperSpec& spec : entry.layer().spec().hyperparameters) {
      const auto given = wanted.find(spec.id);
      const auto present = entry.hyper.find(spec.id);
      if (given != wanted.end() && present != entry.hyper.end() && given->second != present->second)
        return tr("change of %1 of %2").arg(core_text(spec.title), layers(stack, {id}));
    }
  }
  return tr("change of the shape of %1").arg(layers(stack, {id}));
}

QString EditNames::values(const Stack& stack, std::uint64_t id, const ValueChanges& changes) {
  const int index = stack.index_of(id);
  QString name;
  if (index >= 0) {
    const LayerEntry& entry = stack.layers[static_cast<std::size_t>(index)];
    for (const TensorSlot& slot : entry.layer().value_layout(entry.hyper, stack.dim).tensors) {
      const auto lies_in = [&slot](const ValueChange& change) {
        return change.flat_index >= slot.offset && change.flat_index < slot.offset + slot.shape.size();
      };
      if (!changes.empty() && std::ranges::all_of(changes, lies_in)) name = QString::fromStdString(slot.spec->id);
    }
  }
  if (name.isEmpty()) return tr("change of values of %1").arg(layers(stack, {id}));
  return tr("change of %1 of %2").arg(name, layers(stack, {id}));
}

QString EditNames::reset(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return tr("reset of %1").arg(layers(stack, ids));
}

QString EditNames::randomisation(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return tr("randomising of %1").arg(layers(stack, ids));
}

QString EditNames::target(const TargetChoice& choice) {
  return tr("choice of target %1").arg(QString::fromStdString(choice.id));
}

QString EditNames::training(const TrainingSettings& before, const TrainingSettings& after) {
  if (before.alpha != after.alpha) return tr("change of the objective");
  if (before.annealing != after.annealing) return tr("change of annealing");
  if (before.optimiser != after.optimiser) return tr("choice of the optimiser");
  if (before.learning_rate != after.learning_rate) return tr("change of the learning rate");
  if (before.clip_norm != after.clip_norm) return tr("change of the clip norm");
  if (before.batch != after.batch) return tr("change of the batch");
  if (before.seed != after.seed) return tr("change of the seed");
  if (before.schedule != after.schedule || before.schedule_steps != after.schedule_steps)
    return tr("change of the schedule");
  return tr("change of the training");
}

QString EditNames::temperature() { return tr("change of the temperature"); }
QString EditNames::title() { return tr("change of the title"); }
QString EditNames::restart() { return tr("restart"); }
QString EditNames::resumption(std::int64_t step) {
  return tr("return to step %1").arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(step)));
}
QString EditNames::opening(const QString& what) { return tr("opening of %1").arg(what); }

}  // namespace pushforward::app
