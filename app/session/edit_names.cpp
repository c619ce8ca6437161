#include "app/session/edit_names.h"

#include <QLocale>
#include <algorithm>

#include "app/language/core_text.h"
#include "app/session/document_swap.h"

namespace pushforward::app {

EditName EditNames::layers(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  const int count = static_cast<int>(ids.size());
  if (count != 1) return [count] { return tr("%n layers", nullptr, count); };
  return [number = stack.index_of(ids.front()) + 1] { return tr("layer %1").arg(number); };
}

EditName EditNames::insertion(int index) {
  return [index] { return tr("insertion of layer %1").arg(index + 1); };
}

EditName EditNames::paste(int count) {
  return [count] { return count == 1 ? tr("paste of a layer") : tr("paste of %n layers", nullptr, count); };
}

EditName EditNames::duplication(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return [what = layers(stack, ids)] { return tr("duplication of %1").arg(what()); };
}

EditName EditNames::removal(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return [what = layers(stack, ids)] { return tr("deletion of %1").arg(what()); };
}

EditName EditNames::move(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return [what = layers(stack, ids)] { return tr("move of %1").arg(what()); };
}

EditName EditNames::flag(const Stack& stack, const FlagSwap& swap) {
  std::vector<std::uint64_t> ids;
  for (const auto& [id, on] : swap.layers) ids.push_back(id);
  const bool on = !swap.layers.empty() && swap.layers.front().second;
  return [what = layers(stack, ids), flag = swap.flag, on] {
    switch (flag) {
      case LayerFlag::bypassed:
        return (on ? tr("bypass of %1") : tr("end of bypass of %1")).arg(what());
      case LayerFlag::frozen:
        return (on ? tr("freezing of %1") : tr("thawing of %1")).arg(what());
      case LayerFlag::inverted:
        break;
    }
    return tr("flip of %1").arg(what());
  };
}

EditName EditNames::hyper(const Stack& stack, std::uint64_t id, const HyperValues& wanted) {
  const int index = stack.index_of(id);
  const EditName what = layers(stack, {id});
  if (index >= 0) {
    const LayerEntry& entry = stack.layers[static_cast<std::size_t>(index)];
    for (const HyperSpec& spec : entry.layer().spec().hyperparameters) {
      const auto given = wanted.find(spec.id);
      const auto present = entry.hyper.find(spec.id);
      if (given != wanted.end() && present != entry.hyper.end() && given->second != present->second)
        return [what, title = spec.title] { return tr("change of %1 of %2").arg(core_text(title), what()); };
    }
  }
  return [what] { return tr("change of the shape of %1").arg(what()); };
}

EditName EditNames::values(const Stack& stack, std::uint64_t id, const ValueChanges& changes) {
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
  return [name, what = layers(stack, {id})] {
    return name.isEmpty() ? tr("change of values of %1").arg(what()) : tr("change of %1 of %2").arg(name, what());
  };
}

EditName EditNames::reset(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return [what = layers(stack, ids)] { return tr("reset of %1").arg(what()); };
}

EditName EditNames::randomisation(const Stack& stack, const std::vector<std::uint64_t>& ids) {
  return [what = layers(stack, ids)] { return tr("randomising of %1").arg(what()); };
}

EditName EditNames::target(const TargetChoice& choice) {
  // One that is not known is refused later, by its name.
  const auto spec = std::ranges::find(all_targets(), choice.id, &TargetSpec::id);
  const std::string title = spec == all_targets().end() ? choice.id : spec->title;
  return [title] { return tr("choice of target %1").arg(core_text(title)); };
}

EditName EditNames::training(const TrainingSettings& before, const TrainingSettings& after) {
  if (before.alpha != after.alpha) return [] { return tr("change of the objective"); };
  if (before.annealing != after.annealing) return [] { return tr("change of annealing"); };
  if (before.optimiser != after.optimiser) return [] { return tr("choice of the optimiser"); };
  if (before.learning_rate != after.learning_rate) return [] { return tr("change of the learning rate"); };
  if (before.clip_norm != after.clip_norm) return [] { return tr("change of the clip norm"); };
  if (before.batch != after.batch) return [] { return tr("change of the batch"); };
  if (before.seed != after.seed) return [] { return tr("change of the seed"); };
  if (before.schedule != after.schedule || before.schedule_steps != after.schedule_steps)
    return [] { return tr("change of the schedule"); };
  return [] { return tr("change of the training"); };
}

EditName EditNames::temperature() {
  return [] { return tr("change of the temperature"); };
}
EditName EditNames::title() {
  return [] { return tr("change of the title"); };
}
EditName EditNames::restart() {
  return [] { return tr("restart"); };
}
EditName EditNames::resumption(std::int64_t step) {
  return
      [step] { return tr("return to step %1").arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(step))); };
}
EditName EditNames::opening(const std::string& title, const QString& file) {
  return [title, file] { return tr("opening of %1").arg(title.empty() ? file : core_text(title)); };
}

}  // namespace pushforward::app
