// Fields as pictures, one pixel a grid cell.
#pragma once

#include <QImage>

#include "app/session/frame.h"
#include "app/style/color_map.h"

namespace pushforward::app {

// exp(log_prob) / peak through the map: 0 gets the first colour, `peak` and above the last. `image` is reused when it
// has the grid's size.
void color_density(const std::vector<float>& log_prob, const Grid& grid, double peak, const ColorMap& map,
                   QImage& image);

// log_det in [-range, range] through `map`, through `veiled` where log_prob < veil_below.
void color_log_det(const DensityField& field, double range, double veil_below, const ColorMap& map,
                   const ColorMap& veiled, QImage& image);

}  // namespace pushforward::app
