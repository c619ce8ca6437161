#include "app/session/document_edits.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/errors.h"
#include "core/layers/registry.h"
#include "core/random/counter.h"

namespace pushforward::app {
namespace {

std::vector<std::uint64_t> order_of(const Project& project) {
  std::vector<std::uint64_t> order;
  for (const LayerEntry& entry : project.stack.layers) order.push_back(entry.id);
  return order;
}

const LayerEntry& entry_of(const Project& project, std::uint64_t id) {
  const int index = project.stack.index_of(id);
  if (index < 0) throw InputError("", "There is no such layer in the stack any more; choose another one.");
  return project.stack.layers[static_cast<std::size_t>(index)];
}

bool contains(const std::vector<std::uint64_t>& ids, std::uint64_t id) {
  return std::ranges::find(ids, id) != ids.end();
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

StackSwap insertion(const Project& project, const std::string& type, int index, HyperValues hyper, std::uint64_t seed) {
  index = std::clamp(index, 0, static_cast<int>(project.stack.layers.size()));
  const auto& declared = find_layer(type).spec().hyperparameters;
  if (std::ranges::find(declared, "mask", &HyperSpec::id) != declared.end())
    alternate_mask(project.stack, type, index, hyper);
  return insertion(project, {make_layer(type, std::move(hyper), project.stack.dim, Initialisation::identity, seed)},
                   index);
}

StackSwap insertion(const Project& project, std::vector<LayerEntry> layers, int index) {
  StackSwap swap{.order = order_of(project), .absent = std::move(layers)};
  index = std::clamp(index, 0, static_cast<int>(swap.order.size()));
  std::vector<std::uint64_t> ids;
  for (LayerEntry& entry : swap.absent) ids.push_back(entry.id = next_layer_id());
  swap.order.insert(swap.order.begin() + index, ids.begin(), ids.end());
  return swap;
}

StackSwap duplication(const Project& project, const std::vector<std::uint64_t>& ids) {
  StackSwap swap;
  for (const std::uint64_t id : ids) (void)entry_of(project, id);
  for (const LayerEntry& entry : project.stack.layers) {
    swap.order.push_back(entry.id);
    if (!contains(ids, entry.id)) continue;
    LayerEntry copy = entry;
    copy.id = next_layer_id();
    swap.order.push_back(copy.id);
    swap.absent.push_back(std::move(copy));
  }
  return swap;
}

StackSwap removal(const Project& project, const std::vector<std::uint64_t>& ids) {
  StackSwap swap{.order = order_of(project), .absent = {}};
  std::erase_if(swap.order, [&ids](std::uint64_t id) { return contains(ids, id); });
  return swap;
}

StackSwap move(const Project& project, std::uint64_t id, int index) {
  (void)entry_of(project, id);
  StackSwap swap{.order = order_of(project), .absent = {}};
  std::erase(swap.order, id);
  swap.order.insert(swap.order.begin() + std::clamp(index, 0, static_cast<int>(swap.order.size())), id);
  return swap;
}

LayersSwap reshaping(const Project& project, std::uint64_t id, const HyperValues& hyper) {
  const LayerEntry& old = entry_of(project, id);
  LayerEntry fresh = make_layer(old.type, hyper, project.stack.dim, Initialisation::identity, project.training.seed);
  fresh.id = old.id;
  fresh.inverted = old.inverted;
  fresh.bypassed = old.bypassed;
  fresh.frozen = old.frozen;
  return {.layers = {std::move(fresh)}};
}

LayersSwap reset(const Project& project, const std::vector<std::uint64_t>& ids, std::uint64_t seed) {
  LayersSwap swap;
  for (const std::uint64_t id : ids) {
    LayerEntry layer = entry_of(project, id);
    if (layer.parameters.empty()) continue;
    LayerEntry identity = make_layer(layer.type, layer.hyper, project.stack.dim, Initialisation::identity, seed++);
    layer.hyper = std::move(identity.hyper);
    layer.parameters = std::move(identity.parameters);
    swap.layers.push_back(std::move(layer));
  }
  return swap;
}

LayersSwap randomisation(const Project& project, const std::vector<std::uint64_t>& ids, std::uint64_t seed) {
  constexpr double length = 0.7;
  constexpr double largest_step = 0.25;  // standard deviation of one parameter of a small layer
  Generator generator(seed);
  LayersSwap swap;
  for (const std::uint64_t id : ids) {
    LayerEntry layer = entry_of(project, id);
    if (layer.parameters.empty()) continue;
    const double step = std::min(largest_step, length / std::sqrt(static_cast<double>(layer.parameters.size())));
    for (double& parameter : layer.parameters) parameter += step * generator.normal();
    swap.layers.push_back(std::move(layer));
  }
  return swap;
}

RunSwap restart(const Project& project) {
  Stack stack = project.stack;
  initialise_for_training(stack, project.training.seed);
  return {.layers = std::move(stack.layers)};
}

FlagSwap flags(const Project& project, const std::vector<std::uint64_t>& ids, LayerFlag flag, bool on) {
  FlagSwap swap{.flag = flag, .layers = {}};
  for (const std::uint64_t id : ids)
    if (entry_of(project, id).*member_of(flag) != on) swap.layers.emplace_back(id, on);
  return swap;
}

TargetSwap choice(const Project& project, const TargetChoice& target) {
  TargetSwap swap{.target = target, .own_targets = project.own_targets};
  std::erase_if(swap.own_targets, [&target](const TargetChoice& own) { return own.id == target.id; });
  const TargetChoice& former = project.target;
  if (former.data.is_given() && former.id != target.id) {
    std::erase_if(swap.own_targets, [&former](const TargetChoice& own) { return own.id == former.id; });
    swap.own_targets.push_back(former);
  }
  return swap;
}

std::vector<std::uint64_t> new_ids(const StackSwap& swap) {
  std::vector<std::uint64_t> ids;
  for (const std::uint64_t id : swap.order)
    if (std::ranges::find(swap.absent, id, &LayerEntry::id) != swap.absent.end()) ids.push_back(id);
  return ids;
}

}  // namespace pushforward::app
