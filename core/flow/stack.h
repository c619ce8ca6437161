// The stack: ordered layers with their parameters, a plain value. Index 0 is next to the base.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/layers/layer.h"

namespace pushforward {

struct LayerEntry {
  // Follows the entry through moves and edits while the program runs; not kept in files. 0 means "none yet".
  std::uint64_t id = 0;
  std::string type;   // LayerSpec::id
  HyperValues hyper;  // complete
  bool inverted = false;
  bool bypassed = false;
  bool frozen = false;
  std::vector<double> parameters;  // unconstrained, by Layer::parameter_layout

  [[nodiscard]] const Layer& layer() const;
  // Constrained, by Layer::value_layout. Throws InputError when `parameters` are not those of `dim` dimensions.
  [[nodiscard]] std::vector<double> values(int dim = 2) const;
  // Throws InputError when the constraint is broken or the count is wrong; then nothing has changed.
  void set_values(const std::vector<double>& values, int dim);
  bool operator==(const LayerEntry&) const = default;

 private:
  friend LayerEntry make_layer(std::string_view, HyperValues, int, Initialisation, std::uint64_t);
};

struct Stack {
  int dim = 2;
  std::vector<LayerEntry> layers;

  [[nodiscard]] int parameter_count() const;           // all layers, bypassed and frozen ones too
  [[nodiscard]] int index_of(std::uint64_t id) const;  // -1 when there is none
  bool operator==(const Stack&) const = default;
};

// A new layer with a fresh id; `hyper` is completed and checked.
[[nodiscard]] LayerEntry make_layer(std::string_view type, HyperValues hyper = {}, int dim = 2,
                                    Initialisation kind = Initialisation::identity, std::uint64_t seed = 0);

// Process-wide unique, thread-safe.
[[nodiscard]] std::uint64_t next_layer_id();

// Every layer anew by Initialisation::training; layer i draws from its own sequence of `seed`, so that changing one
// layer leaves the others' start alone. Frozen layers keep their parameters.
void initialise_for_training(Stack& stack, std::uint64_t seed);

}  // namespace pushforward
