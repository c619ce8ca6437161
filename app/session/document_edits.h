// Edits that are still to be made: each gives what Document::exchange takes. Those that name a layer throw InputError
// when there is none of that id.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/session/document_swap.h"

namespace pushforward::app {

// A new layer at the identity. One with a mask conditions on what its nearest neighbour of the same type transforms.
[[nodiscard]] StackSwap insertion(const Project& project, const std::string& type, int index, HyperValues hyper,
                                  std::uint64_t seed);
// These layers one above the other, the first at `index`; they get ids of their own.
[[nodiscard]] StackSwap insertion(const Project& project, std::vector<LayerEntry> layers, int index);
// A copy above each of the layers.
[[nodiscard]] StackSwap duplication(const Project& project, const std::vector<std::uint64_t>& ids);
[[nodiscard]] StackSwap removal(const Project& project, const std::vector<std::uint64_t>& ids);
// `index` is counted in the list without the layer.
[[nodiscard]] StackSwap move(const Project& project, std::uint64_t id, int index);

// The layer anew at the identity with these hyperparameters.
[[nodiscard]] LayersSwap reshaping(const Project& project, std::uint64_t id, const HyperValues& hyper);
// The layers at the identity. One that learns nothing (a permutation) stays as it is.
[[nodiscard]] LayersSwap reset(const Project& project, const std::vector<std::uint64_t>& ids, std::uint64_t seed);
// The layers a small way from where they are: all unconstrained parameters move, so every constraint holds, and the
// length of the whole move is about the same for five parameters as for thousands.
[[nodiscard]] LayersSwap randomisation(const Project& project, const std::vector<std::uint64_t>& ids,
                                       std::uint64_t seed);
// Parameters drawn anew from the training seed, step 0. What depends on the data is up to the worker.
[[nodiscard]] RunSwap restart(const Project& project);
[[nodiscard]] FlagSwap flags(const Project& project, const std::vector<std::uint64_t>& ids, LayerFlag flag, bool on);

// Another target. One of the person's own that it takes the place of is kept.
[[nodiscard]] TargetSwap choice(const Project& project, const TargetChoice& target);

// Layers that the document has not yet, in the order of the stack.
[[nodiscard]] std::vector<std::uint64_t> new_ids(const StackSwap& swap);

}  // namespace pushforward::app
