// A part of the document as it stands on the other side of an edit.
//
// An edit, its undo and its redo are the same operation: Document::exchange gives the document what the swap holds and
// the swap what the document had. So whatever training did to a layer before it was taken away comes back with it, and
// what an edit doesn't name is left alone: layers that train keep their live parameters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/session/value_change.h"
#include "core/project/project.h"

namespace pushforward::app {

// Which layers there are, and their order: insert, remove, move, duplicate, paste.
struct StackSwap {
  std::vector<std::uint64_t> order;  // ids
  std::vector<LayerEntry> absent;    // those of `order` that the document has not
};

// Whole layers, found by their ids: hyperparameters (which change the shape), reset, randomise.
struct LayersSwap {
  std::vector<LayerEntry> layers;
};

enum class LayerFlag { bypassed, frozen, inverted };

struct FlagSwap {
  LayerFlag flag = LayerFlag::bypassed;
  std::vector<std::pair<std::uint64_t, bool>> layers;
};

// Numbers of one layer. When nothing has trained since the last exchange, the layer returns to exactly what it was,
// bit by bit; else these numbers alone are written, and the rest of the layer stays as it has been trained.
struct ValuesSwap {
  struct Before {
    HyperValues hyper;
    std::vector<double> parameters;
    int steps = 0;  // of training when it was exchanged, or:
    static constexpr int trained_meanwhile = -1;
  };
  std::uint64_t layer = 0;
  ValueChanges changes;
  std::optional<Before> before;  // none in an edit that is still to be made
};

// All parameters and the number of steps: restart, and going on from an earlier state.
struct RunSwap {
  std::vector<LayerEntry> layers;
  int steps = 0;
  std::uint64_t course = 0;  // of training (command.h); 0 in an edit that is still to be made: a new one
};

struct TargetSwap {
  TargetChoice target;
  std::vector<TargetChoice> own_targets;  // as in Project
};

struct TitleSwap {
  std::string title;
};

struct ProjectSwap {
  Project project;
};

using DocumentSwap = std::variant<StackSwap, LayersSwap, FlagSwap, ValuesSwap, RunSwap, TargetSwap, TrainingSettings,
                                  Base, TitleSwap, ProjectSwap>;

[[nodiscard]] bool LayerEntry::*member_of(LayerFlag flag);

// Whether the swap changes which layers there are, their order, flags or whole contents.
[[nodiscard]] bool changes_structure(const DocumentSwap& swap);

// Joins two exchanges of one gesture: `later` was exchanged after all of `earlier`. True when the last of `earlier` now
// stands for both; false when `later` has to be kept beside it.
[[nodiscard]] bool absorb(std::vector<DocumentSwap>& earlier, DocumentSwap& later);

}  // namespace pushforward::app
