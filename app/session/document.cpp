#include "app/session/document.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <type_traits>
#include <utility>

#include "app/session/stack_merge.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

// Ids are the program's, not the file's: every entry of a stack needs one of its own.
void give_ids(Stack& stack) {
  std::set<std::uint64_t> seen{0};
  for (LayerEntry& entry : stack.layers)
    while (!seen.insert(entry.id).second) entry.id = next_layer_id();
}

std::vector<std::uint64_t> ids_of(const std::vector<LayerEntry>& layers) {
  std::vector<std::uint64_t> ids;
  for (const LayerEntry& entry : layers) ids.push_back(entry.id);
  return ids;
}

[[noreturn]] void refuse_missing_layer() {
  throw InputError("", "There is no such layer in the stack any more; choose another one.");
}

}  // namespace

Document::Document(Project project) : project_(std::move(project)) { give_ids(project_.stack); }

const LayerEntry& Document::entry(std::uint64_t id) const {
  const int index = project_.stack.index_of(id);
  if (index < 0) refuse_missing_layer();
  return project_.stack.layers[static_cast<std::size_t>(index)];
}

LayerEntry& Document::writable(std::uint64_t id) {
  (void)entry(id);
  return project_.stack.layers[static_cast<std::size_t>(project_.stack.index_of(id))];
}

void Document::take(const Frame& frame) {
  if (!frame.stack) return;
  const auto newer_here = [&](std::uint64_t id) {
    const auto written = written_at_.find(id);
    return written != written_at_.end() && written->second > frame.edit;
  };
  take_parameters(project_.stack, *frame.stack, newer_here);
  if (frame.edit >= steps_written_at_) {
    project_.steps = static_cast<int>(frame.step);
    project_.fresh = false;  // the worker has drawn the parameters
  }
}

std::optional<Command> Document::exchange(DocumentSwap& swap, bool trains) {
  return std::visit(
      [&](auto& part) {
        if constexpr (std::is_same_v<std::decay_t<decltype(part)>, ValuesSwap>)
          return apply(part, trains);
        else
          return apply(part);
      },
      swap);
}

bool Document::is_idle(const DocumentSwap& swap) const {
  const auto is_here = [this](const LayerEntry& layer) { return entry(layer.id) == layer; };
  return std::visit(Overloaded{
                        [&](const StackSwap& part) { return part.order == ids_of(project_.stack.layers); },
                        [&](const LayersSwap& part) { return std::ranges::all_of(part.layers, is_here); },
                        [&](const FlagSwap& part) {
                          return std::ranges::all_of(part.layers, [&](const auto& layer) {
                            return entry(layer.first).*member_of(part.flag) == layer.second;
                          });
                        },
                        [&](const ValuesSwap& part) {
                          const LayerEntry& layer = entry(part.layer);
                          return part.before && layer.parameters == part.before->parameters &&
                                 layer.hyper == part.before->hyper;
                        },
                        [&](const RunSwap& part) {
                          return part.steps == project_.steps && std::ranges::all_of(part.layers, is_here);
                        },
                        [&](const TargetSwap& part) {
                          return part.target == project_.target && part.own_targets == project_.own_targets;
                        },
                        [&](const TrainingSettings& settings) { return settings == project_.training; },
                        [&](const Base& base) { return base == project_.base; },
                        [&](const TitleSwap& part) { return part.title == project_.title; },
                        [](const ProjectSwap&) { return false; },
                    },
                    swap);
}

EditStack Document::structure(std::vector<std::uint64_t> written) {
  ++edit_;
  for (const std::uint64_t id : written) written_at_[id] = edit_;
  return {.edit = edit_, .structure = project_.stack, .written = std::move(written)};
}

void Document::swap_layers(std::vector<LayerEntry>& layers) {
  for (const LayerEntry& layer : layers) (void)entry(layer.id);
  for (LayerEntry& layer : layers) std::swap(layer, writable(layer.id));
}

std::optional<Command> Document::apply(StackSwap& swap) {
  auto& layers = project_.stack.layers;
  const std::vector<std::uint64_t> order_before = ids_of(layers);
  const std::vector<std::uint64_t> returned = ids_of(swap.absent);
  for (const std::uint64_t id : swap.order)
    if (project_.stack.index_of(id) < 0 && std::ranges::find(returned, id) == returned.end()) refuse_missing_layer();

  std::vector<LayerEntry> all = std::move(layers);
  std::ranges::move(swap.absent, std::back_inserter(all));
  layers.clear();
  for (const std::uint64_t id : swap.order) {
    const auto found = std::ranges::find(all, id, &LayerEntry::id);
    layers.push_back(std::move(*found));
    all.erase(found);
  }
  for (const LayerEntry& gone : all) written_at_.erase(gone.id);
  swap = {.order = order_before, .absent = std::move(all)};
  return structure(returned);
}

std::optional<Command> Document::apply(LayersSwap& swap) {
  swap_layers(swap.layers);
  return structure(ids_of(swap.layers));
}

std::optional<Command> Document::apply(FlagSwap& swap) {
  bool LayerEntry::*const flag = member_of(swap.flag);
  for (const auto& [id, on] : swap.layers) (void)entry(id);
  for (auto& [id, on] : swap.layers) on = std::exchange(writable(id).*flag, on);
  return structure({});
}

std::optional<Command> Document::apply(ValuesSwap& swap, bool trains) {
  LayerEntry& layer = writable(swap.layer);
  LayerEntry was = layer;
  const std::vector<double> values_before = was.values(project_.stack.dim);
  const auto restore = [&] {
    layer.hyper = swap.before->hyper;
    layer.parameters = swap.before->parameters;
  };
  bool whole = swap.before && !trains && swap.before->steps == project_.steps;
  if (whole) {
    restore();
  } else {
    try {
      write_values(layer, swap.changes, project_.stack.dim);
    } catch (const InputError&) {
      // Training has moved the layer to where the old numbers alone would break its constraint.
      if (!swap.before) throw;
      restore();
      whole = true;
    }
  }
  std::optional<Command> message;
  if (whole) {
    message = structure({swap.layer});
  } else {
    written_at_[swap.layer] = ++edit_;
    message = SetValues{.edit = edit_, .layer = swap.layer, .changes = swap.changes, .otherwise = std::nullopt};
    if (swap.before) std::get<SetValues>(*message).otherwise = layer;
  }
  for (ValueChange& change : swap.changes) change.value = values_before[static_cast<std::size_t>(change.flat_index)];
  swap.before = {.hyper = std::move(was.hyper), .parameters = std::move(was.parameters), .steps = project_.steps};
  return message;
}

std::optional<Command> Document::apply(RunSwap& swap) {
  swap_layers(swap.layers);
  std::swap(swap.steps, project_.steps);
  EditStack all = structure(ids_of(swap.layers));
  steps_written_at_ = edit_;
  if (swap.course == 0) swap.course = ++newest_course_;
  std::swap(swap.course, course_);
  return Resume{.edit = all.edit,
                .stack = std::move(all.structure),
                .step = project_.steps,
                .course = {.from = swap.course, .to = course_}};
}

std::optional<Command> Document::apply(TargetSwap& swap) {
  std::swap(swap.target, project_.target);
  std::swap(swap.own_targets, project_.own_targets);
  return SetTarget{.edit = ++edit_, .choice = project_.target};
}

std::optional<Command> Document::apply(TrainingSettings& settings) {
  std::swap(settings, project_.training);
  return SetTraining{.edit = ++edit_, .settings = project_.training};
}

std::optional<Command> Document::apply(Base& base) {
  std::swap(base, project_.base);
  return SetTemperature{.edit = ++edit_, .temperature = project_.base.temperature};
}

std::optional<Command> Document::apply(TitleSwap& swap) {
  std::swap(swap.title, project_.title);
  return std::nullopt;
}

std::optional<Command> Document::apply(ProjectSwap& swap) {
  std::swap(swap.project, project_);
  give_ids(project_.stack);
  ++edit_;
  written_at_.clear();
  for (const LayerEntry& layer : project_.stack.layers) written_at_[layer.id] = edit_;
  steps_written_at_ = edit_;
  return Load{.edit = edit_, .project = project_};
}

}  // namespace pushforward::app
