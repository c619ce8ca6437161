#include "app/session/document_swap.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace pushforward::app {
namespace {

void join(StackSwap& earlier, StackSwap& later) {
  // What the later exchange took away may be needed to go back over both.
  std::ranges::move(later.absent, std::back_inserter(earlier.absent));
  std::erase_if(earlier.absent, [&earlier](const LayerEntry& entry) {
    return std::ranges::find(earlier.order, entry.id) == earlier.order.end();
  });
}

void join(LayersSwap& earlier, LayersSwap& later) {
  for (LayerEntry& entry : later.layers)
    if (std::ranges::find(earlier.layers, entry.id, &LayerEntry::id) == earlier.layers.end())
      earlier.layers.push_back(std::move(entry));
}

void join(FlagSwap& earlier, const FlagSwap& later) {
  for (const auto& [id, on] : later.layers)
    if (std::ranges::find(earlier.layers, id, &std::pair<std::uint64_t, bool>::first) == earlier.layers.end())
      earlier.layers.emplace_back(id, on);
}

void join(ValuesSwap& earlier, const ValuesSwap& later) {
  for (const ValueChange& change : later.changes)
    if (std::ranges::find(earlier.changes, change.flat_index, &ValueChange::flat_index) == earlier.changes.end())
      earlier.changes.push_back(change);
  if (!earlier.before || !later.before) return;
  // Training between the two makes the earlier state one that must not come back as a whole.
  if (earlier.before->steps != later.before->steps) earlier.before->steps = ValuesSwap::Before::trained_meanwhile;
}

// The newer of two plain settings is already in the document.
template <class Setting>
void join(Setting&, const Setting&) {}

bool all_are_values(const std::vector<DocumentSwap>& swaps) {
  return std::ranges::all_of(swaps, [](const DocumentSwap& swap) { return std::holds_alternative<ValuesSwap>(swap); });
}

}  // namespace

bool LayerEntry::*member_of(LayerFlag flag) {
  switch (flag) {
    case LayerFlag::bypassed:
      return &LayerEntry::bypassed;
    case LayerFlag::frozen:
      return &LayerEntry::frozen;
    case LayerFlag::inverted:
      break;
  }
  return &LayerEntry::inverted;
}

bool changes_structure(const DocumentSwap& swap) {
  return std::visit(
      []<class Swap>(const Swap&) {
        return std::is_same_v<Swap, StackSwap> || std::is_same_v<Swap, LayersSwap> || std::is_same_v<Swap, FlagSwap> ||
               std::is_same_v<Swap, RunSwap> || std::is_same_v<Swap, ProjectSwap>;
      },
      swap);
}

bool absorb(std::vector<DocumentSwap>& earlier, DocumentSwap& later) {
  if (earlier.empty()) return false;
  DocumentSwap* partner = &earlier.back();
  if (const auto* values = std::get_if<ValuesSwap>(&later); values != nullptr && all_are_values(earlier)) {
    // Values of different layers don't touch each other, so the partner may lie further back.
    const auto same_layer = std::ranges::find(
        earlier, values->layer, [](const DocumentSwap& swap) { return std::get<ValuesSwap>(swap).layer; });
    if (same_layer == earlier.end()) return false;
    partner = &*same_layer;
  }
  return std::visit(
      []<class Earlier, class Later>(Earlier& one, Later& other) {
        if constexpr (std::is_same_v<Earlier, Later> && !std::is_same_v<Earlier, RunSwap> &&
                      !std::is_same_v<Earlier, ProjectSwap>) {
          if constexpr (std::is_same_v<Earlier, ValuesSwap>) {
            if (one.layer != other.layer) return false;
          }
          if constexpr (std::is_same_v<Earlier, FlagSwap>) {
            if (one.flag != other.flag) return false;
          }
          join(one, other);
          return true;
        } else {
          return false;
        }
      },
      *partner, later);
}

}  // namespace pushforward::app
