// The makers of the built-in targets, one file per family. The table that lists them is all_targets.cpp.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/targets/target.h"

namespace pushforward {

// Complete (every parameter of the spec is there) and within range: make_target sees to it.
using TargetParameters = std::map<std::string, double>;
using TargetPointer = std::shared_ptr<const Target>;

// energies.cpp: the test energies of Rezende & Mohamed 2015 (table 1), made densities on the whole plane.
[[nodiscard]] TargetPointer make_u1(const TargetParameters&);
[[nodiscard]] TargetPointer make_u2(const TargetParameters&);
[[nodiscard]] TargetPointer make_u3(const TargetParameters&);
[[nodiscard]] TargetPointer make_u4(const TargetParameters&);
[[nodiscard]] TargetPointer make_ring(const TargetParameters&);
[[nodiscard]] TargetPointer make_wave(const TargetParameters&);

// curves.cpp: curves with Gaussian noise, by arc quadrature.
[[nodiscard]] TargetPointer make_two_moons(const TargetParameters&);
[[nodiscard]] TargetPointer make_two_spirals(const TargetParameters&);
[[nodiscard]] TargetPointer make_swiss_roll(const TargetParameters&);

// circles.cpp: whole circles with Gaussian noise, in closed form.
[[nodiscard]] TargetPointer make_two_circles(const TargetParameters&);
[[nodiscard]] TargetPointer make_four_rings(const TargetParameters&);

// gaussians.cpp: mixtures of Gaussians.
[[nodiscard]] TargetPointer make_gaussian(const TargetParameters&);
[[nodiscard]] TargetPointer make_two_gaussians(const TargetParameters&);
[[nodiscard]] TargetPointer make_eight_gaussians(const TargetParameters&);

// bent_gaussians.cpp: Gaussians sent through an area-preserving map.
[[nodiscard]] TargetPointer make_banana(const TargetParameters&);
[[nodiscard]] TargetPointer make_pinwheel(const TargetParameters&);

// uniform.cpp: constant on squares, zero elsewhere.
[[nodiscard]] TargetPointer make_uniform_square(const TargetParameters&);
[[nodiscard]] TargetPointer make_checkerboard(const TargetParameters&);

}  // namespace pushforward
