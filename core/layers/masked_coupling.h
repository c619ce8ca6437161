// What all coupling layers share (Dinh et al. 2015, "NICE", section 3.2): a mask splits the dimensions into those that
// condition and pass through (A, mask 1) and those that are transformed (B, mask 0), x_A = z_A and
// x_B = transformer(z_B; conditioner(z_A)). Because A is unchanged, the conditioner sees the same input in both
// directions and is never inverted itself.
#pragma once

#include <string>

#include "core/layers/conditioner.h"
#include "core/layers/layer.h"

namespace pushforward {

// "mask", default: the first half conditions.
[[nodiscard]] HyperSpec mask_hyper();

// Inputs, hidden widths and outputs of the conditioner of a mask, `per_dimension` outputs per transformed dimension.
[[nodiscard]] std::vector<int> coupling_widths(const HyperValues& hyper, int per_dimension);

// What they share in LayerSpec::python: a class whose subclasses have transform(z_B, outputs) and invert(x_B, outputs),
// which give the point and ln of the slope, number by number. Needs conditioner_python() before it.
[[nodiscard]] std::string masked_coupling_python();

class MaskedCoupling : public Layer {
 public:
  void check_hyper(const HyperValues& hyper, int dim) const final;
  void initialise(HyperValues& hyper, int dim, Initialisation kind, Generator& generator,
                  std::span<double> parameters) const final;
  void forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const final;
  void inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const final;
  void forward_gradient(const LayerView& layer, const Matrix& z, const Matrix& x, const Matrix& grad_x,
                        const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const final;
  void inverse_gradient(const LayerView& layer, const Matrix& x, const Matrix& z, const Matrix& grad_z,
                        const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const final;

 protected:
  [[nodiscard]] virtual int outputs_per_dimension(const HyperValues& hyper) const = 0;

  // The transformer, element by element on the B rows of a batch (B x N). `conditioned` is the conditioner's output
  // (outputs x N); outputs are resized by the callee.
  virtual void transform(const HyperValues& hyper, const Matrix& conditioned, const Matrix& z, Matrix& x,
                         Vector& log_det) const = 0;
  virtual void invert(const HyperValues& hyper, const Matrix& conditioned, const Matrix& x, Matrix& z,
                      Vector& log_det) const = 0;

  // One direction of the transformer with the seeds of its output: overwrites the gradients with respect to its input
  // and to `conditioned`.
  struct Seeds {
    const Matrix& z;        // B x N
    const Matrix& x;        // B x N
    const Matrix& output;   // gradient with respect to this direction's output, B x N
    const Vector& log_det;  // gradient with respect to this direction's log_det, N
  };
  virtual void transform_gradient(const HyperValues& hyper, const Matrix& conditioned, const Seeds& seeds,
                                  Matrix& grad_z, Matrix& grad_conditioned) const = 0;
  virtual void invert_gradient(const HyperValues& hyper, const Matrix& conditioned, const Seeds& seeds, Matrix& grad_x,
                               Matrix& grad_conditioned) const = 0;

 private:
  using Transformer = void (MaskedCoupling::*)(const HyperValues&, const Matrix&, const Matrix&, Matrix&,
                                               Vector&) const;
  using TransformerGradient = void (MaskedCoupling::*)(const HyperValues&, const Matrix&, const Seeds&, Matrix&,
                                                       Matrix&) const;
  [[nodiscard]] Conditioner conditioner(const LayerView& layer) const;
  // Either direction.
  void pass(Transformer transformer, const LayerView& layer, const Matrix& from, Matrix& to, Vector& log_det) const;
  void pass_gradient(TransformerGradient transformer, const LayerView& layer, const Matrix& z, const Matrix& x,
                     const Matrix& grad_output, const Vector& grad_log_det, Matrix& grad_input,
                     std::span<double> grad_values) const;
};

}  // namespace pushforward
