#include "core/layers/log_scale_bound.h"

namespace pushforward {

HyperSpec log_scale_bound_hyper() {
  return {.id = "log_scale_bound",
          .symbol = "<i>c</i>",
          .title = "log-scale bound",
          .doc =
              "Keeps every log-scale softly within ±c, as s = c·tanh(raw/c); none leaves it free, which can make "
              "training diverge.",
          .kind = HyperKind::optional_real,
          .minimum = 0.01,
          .maximum = 100.0,
          .default_value = [](int) { return HyperValue{2.0}; }};
}

std::string log_scale_bound_python() {
  return R"py(
def bounded(raw, bound):
    """A log-scale softly kept within (-bound, bound); None leaves it free."""
    return raw if bound is None else bound * xp.tanh(raw / bound)
)py";
}

std::optional<double> log_scale_bound(const HyperValues& hyper) {
  const HyperValue& value = hyper.at("log_scale_bound");
  if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
  return std::get<double>(value);
}

Eigen::ArrayXXd bounded_log_scale(std::optional<double> bound, const Eigen::ArrayXXd& raw) {
  if (!bound) return raw;
  return *bound * (raw / *bound).tanh();
}

Eigen::ArrayXXd bounded_log_scale_slope(std::optional<double> bound, const Eigen::ArrayXXd& log_scale) {
  if (!bound) return Eigen::ArrayXXd::Ones(log_scale.rows(), log_scale.cols());
  return 1.0 - (log_scale / *bound).square();
}

}  // namespace pushforward
