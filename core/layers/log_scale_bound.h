// The soft bound of a log-scale: s = c tanh(raw / c), which is raw near 0 and never leaves (-c, c). Without it a
// scale exp(s) can run away in one step of training.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>

#include "core/params/hyper.h"

namespace pushforward {

// "log_scale_bound": c, default 2; null for none.
[[nodiscard]] HyperSpec log_scale_bound_hyper();
// bounded(raw, bound), for LayerSpec::python.
[[nodiscard]] std::string log_scale_bound_python();
[[nodiscard]] std::optional<double> log_scale_bound(const HyperValues& hyper);

[[nodiscard]] Eigen::ArrayXXd bounded_log_scale(std::optional<double> bound, const Eigen::ArrayXXd& raw);
// ds/draw, given s: 1 - (s / c)^2.
[[nodiscard]] Eigen::ArrayXXd bounded_log_scale_slope(std::optional<double> bound, const Eigen::ArrayXXd& log_scale);

}  // namespace pushforward
