// The makers and checks of the targets that a person makes. The table that lists them is all_targets.cpp.
#pragma once

#include "core/targets/families.h"
#include "core/targets/target_data.h"

namespace pushforward {

// formula.cpp: a typed energy U, with p proportional to exp(-U).
void check_formula(const TargetDatum& datum);
[[nodiscard]] TargetPointer make_formula(const TargetParameters&, const TargetDatum& datum);

// mixture.cpp: a list of Gaussians; the rows are mixture_columns numbers each.
inline constexpr int mixture_columns = 6;  // weight, mean1, mean2, sigma1, sigma2, angle
inline constexpr int most_gaussians = 64;
inline constexpr double largest_mean = 20.0;
inline constexpr double smallest_sigma = 0.05;
inline constexpr double largest_sigma = 5.0;
void check_mixture(const TargetDatum& datum);
[[nodiscard]] TargetPointer make_mixture(const TargetParameters&, const TargetDatum& datum);

// painted.cpp: a raster of weights, painted or from an image.
inline constexpr int smallest_raster_side = 2;
inline constexpr int largest_raster_side = 256;
void check_raster(const TargetDatum& datum);
[[nodiscard]] TargetPointer make_painted(const TargetParameters& parameters, const TargetDatum& datum);
[[nodiscard]] Raster example_raster();
// The part of the plane that the raster's cells cover.
[[nodiscard]] Box raster_box(const Raster& raster, double centre1, double centre2, double width);

// points.cpp: a kernel density estimate over imported samples.
inline constexpr int fewest_points = 3;
inline constexpr int most_points = 100000;
inline constexpr double largest_coordinate = 100.0;
void check_points(const TargetDatum& datum);
[[nodiscard]] TargetPointer make_points(const TargetParameters& parameters, const TargetDatum& datum);
[[nodiscard]] NumberRows example_points();

}  // namespace pushforward
