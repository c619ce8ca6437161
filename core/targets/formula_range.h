// Where in the plane a typed energy has its mass, and whether it has any: what is found by looking at it on grids.
#pragma once

#include "core/targets/expression.h"
#include "core/targets/target.h"

namespace pushforward {

struct FormulaRange {
  Box checked;    // the energy is a number in all of it
  double lowest;  // energy
  Box all;        // below e^-36 of the peak outside
  Box most;       // below e^-18 of the peak outside
};

// Energies at the nodes of a tensor grid, as Target::log_density_on_grid.
[[nodiscard]] Matrix energy_on_grid(const Expression& energy, const Vector& x1, const Vector& x2);

// Throws InputError without a field: the energy is not a number somewhere, is minus infinity, or does not grow outwards
// within 96 units, so that exp(-U) is no density. Takes some milliseconds.
[[nodiscard]] FormulaRange find_formula_range(const Expression& energy);

}  // namespace pushforward
