// The monotone rational-quadratic spline of one number, with linear tails: Durkan, Bekasov, Murray & Papamakarios
// 2019, "Neural Spline Flows", section 3.1 and appendix A.
//
// Knots run from (-B, -B) to (B, B); outside the spline is the identity. It is made of 3 K - 1 free numbers for K
// bins: K logits of the widths, K logits of the heights, K - 1 logits of the derivatives at the inner knots. All zero
// gives the identity.
#pragma once

#include <span>
#include <vector>

namespace pushforward {

class RationalQuadratic {
 public:
  static constexpr double minimum_bin_size = 1e-3;    // as a share of 2 B
  static constexpr double minimum_derivative = 1e-3;  // at inner knots

  [[nodiscard]] static int logit_count(int bins) { return 3 * bins - 1; }

  // `logits`: logit_count(bins) numbers; `bound` is B.
  RationalQuadratic(std::span<const double> logits, int bins, double bound);

  struct Result {
    double value = 0.0;
    double log_slope = 0.0;  // ln of the derivative of the direction that was asked for
  };
  [[nodiscard]] Result forward(double z) const;
  [[nodiscard]] Result inverse(double x) const;

  // Given the gradients with respect to the forward result at z, returns the gradient with respect to z and adds the
  // gradient with respect to the logits to `grad_logits`.
  double forward_gradient(double z, double grad_value, double grad_log_slope, std::span<double> grad_logits) const;
  // The same for the inverse direction, at the x whose inverse is z; implicit, by the forward derivatives at z.
  double inverse_gradient(double z, double grad_value, double grad_log_slope, std::span<double> grad_logits) const;

 private:
  // One bin with its six numbers.
  struct Bin {
    double left, width, bottom, height, slope_left, slope_right;
  };
  // Gradients with respect to the input and to those six numbers.
  struct BinGradient {
    double input, left, width, bottom, height, slope_left, slope_right;
  };
  [[nodiscard]] Bin bin(std::size_t index) const;
  [[nodiscard]] bool outside(double input) const { return input < -bound_ || input > bound_; }
  static Result evaluate(const Bin& bin, double z);
  static BinGradient differentiate(const Bin& bin, double z, double grad_value, double grad_log_slope);
  void add_logit_gradient(std::size_t index, const BinGradient& grad, std::span<double> grad_logits) const;

  double bound_;
  std::vector<double> width_shares_;   // softmax of the logits, K
  std::vector<double> height_shares_;  // K
  std::vector<double> left_;           // left edges of the bins, K
  std::vector<double> bottom_;         // K
  std::vector<double> widths_;         // K
  std::vector<double> heights_;        // K
  std::vector<double> slopes_;         // at the knots, K + 1; the outer two are 1
  std::vector<double> slope_rates_;    // derivative of each slope with respect to its logit, K + 1
};

}  // namespace pushforward
