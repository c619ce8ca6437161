#include "app/session/document.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/session/stack_merge.h"
#include "core/errors.h"
#include "core/layers/registry.h"

namespace pushforward::app {
namespace {

// Ids are the program's, not the file's: every entry of a stack needs one of its own.
void give_ids(Stack& stack) {
  std::set<std::uint64_t> seen{0};
  for (LayerEntry& entry : stack.layers)
    while (!seen.insert(entry.id).second) entry.id = next_layer_id();
}

// What the nearest neighbour of the same type conditions on, the new layer transforms: below first, then above.
void alternate_mask(const Stack& stack, const std::string& type, int index, HyperValues& hyper) {
  if (hyper.contains("mask")) return;
  const auto mask_of = [&](int i) -> const std::vector<std::int64_t>* {
    const LayerEntry& entry = stack.layers[static_cast<std::size_t>(i)];
    const auto found = entry.type == type ? entry.hyper.find("mask") : entry.hyper.end();
    return found == entry.hyper.end() ? nullptr : std::get_if<std::vector<std::int64_t>>(&found->second);
  };
  const std::vector<std::int64_t>* neighbour = nullptr;
  for (int i = index - 1; i >= 0 && !neighbour; --i) neighbour = mask_of(i);
  for (int i = index; i < std::ssize(stack.layers) && !neighbour; ++i) neighbour = mask_of(i);
  if (!neighbour) return;
  std::vector<std::int64_t> mask = *neighbour;
  for (std::int64_t& bit : mask) bit = 1 - bit;
  hyper["mask"] = std::move(mask);
}

}  // namespace

Document::Document(Project project) : project_(std::move(project)) { give_ids(project_.stack); }

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

std::uint64_t Document::replace(Project project) {
  project_ = std::move(project);
  give_ids(project_.stack);
  ++edit_;
  written_at_.clear();
  for (const LayerEntry& entry : project_.stack.layers) parameters_written(entry.id);
  steps_written_at_ = edit_;
  return edit_;
}

LayerEntry& Document::entry(std::uint64_t id) {
  const int index = project_.stack.index_of(id);
  if (index < 0) throw InputError("", "There is no such layer in the stack any more; choose another one.");
  return project_.stack.layers[static_cast<std::size_t>(index)];
}

std::uint64_t Document::insert_layer(const std::string& type, int index, HyperValues hyper, std::uint64_t& new_id) {
  auto& layers = project_.stack.layers;
  index = std::clamp(index, 0, static_cast<int>(layers.size()));
  const auto& declared = find_layer(type).spec().hyperparameters;
  if (std::ranges::find(declared, "mask", &HyperSpec::id) != declared.end())
    alternate_mask(project_.stack, type, index, hyper);
  // The seed follows the id, so that two insertions don't start with the same hidden weights.
  LayerEntry entry = make_layer(type, std::move(hyper), project_.stack.dim, Initialisation::identity,
                                project_.training.seed + edit_ + 1);
  new_id = entry.id;
  layers.insert(layers.begin() + index, std::move(entry));
  ++edit_;
  parameters_written(new_id);
  return edit_;
}

std::uint64_t Document::duplicate_layer(std::uint64_t id, std::uint64_t& new_id) {
  LayerEntry copy = entry(id);
  copy.id = new_id = next_layer_id();
  auto& layers = project_.stack.layers;
  layers.insert(layers.begin() + project_.stack.index_of(id) + 1, std::move(copy));
  ++edit_;
  parameters_written(new_id);
  return edit_;
}

std::uint64_t Document::remove_layers(const std::vector<std::uint64_t>& ids) {
  std::erase_if(project_.stack.layers,
                [&](const LayerEntry& layer) { return std::ranges::find(ids, layer.id) != ids.end(); });
  for (const std::uint64_t id : ids) written_at_.erase(id);
  return ++edit_;
}

std::uint64_t Document::move_layer(std::uint64_t id, int index) {
  auto& layers = project_.stack.layers;
  LayerEntry moved = std::move(entry(id));
  layers.erase(layers.begin() + project_.stack.index_of(id));
  index = std::clamp(index, 0, static_cast<int>(layers.size()));
  layers.insert(layers.begin() + index, std::move(moved));
  return ++edit_;
}

std::uint64_t Document::set_hyper(std::uint64_t id, const HyperValues& hyper) {
  LayerEntry& old = entry(id);
  LayerEntry fresh = make_layer(old.type, hyper, project_.stack.dim, Initialisation::identity, project_.training.seed);
  fresh.id = old.id;
  fresh.inverted = old.inverted;
  fresh.bypassed = old.bypassed;
  fresh.frozen = old.frozen;
  old = std::move(fresh);
  ++edit_;
  parameters_written(id);
  return edit_;
}

std::uint64_t Document::set_values(std::uint64_t id, const ValueChanges& changes) {
  write_values(entry(id), changes, project_.stack.dim);
  ++edit_;
  parameters_written(id);
  return edit_;
}

std::uint64_t Document::restart() {
  ++edit_;
  for (const LayerEntry& layer : project_.stack.layers) parameters_written(layer.id);
  steps_written_at_ = edit_;
  project_.steps = 0;
  return edit_;
}

}  // namespace pushforward::app
