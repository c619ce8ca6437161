// What layers that scale by exp(s) and shift by t share on their curves.
#pragma once

#include "app/handles/network_output.h"

namespace pushforward::app {

// "z_1" or "z_2": the dimension whose entry in the mask is 1. Limited HTML.
[[nodiscard]] QString conditioning_coordinate(const HyperValues& hyper);

// `raw` is what the network gives; s is that within the layer's bound.
[[nodiscard]] Curve log_scale_curve(const QString& id, const QString& symbol, const LayerView& layer,
                                    const Eigen::MatrixXd& raw);
[[nodiscard]] Curve shift_curve(const QString& id, const QString& symbol, const Eigen::MatrixXd& outputs);

// Brings output `row` to `height`.
[[nodiscard]] Dragged drag_output(const NetworkOutput& network, int row, double height, CurveDrag kind);
// Brings the log-scale that output `row` stands for to `height`, which stays within the layer's bound.
[[nodiscard]] Dragged drag_log_scale(const LayerView& layer, const NetworkOutput& network, int row, double height,
                                     CurveDrag kind);

}  // namespace pushforward::app
