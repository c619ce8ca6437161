// A layer is declared once: its LayerSpec and, beside it, its reference mathematics in double precision.
//
// Conventions. A batch is a matrix of dim rows and N columns, one sample a column. `forward` is the generative
// direction z -> x, `inverse` the normalising one x -> z. `log_det` is ln|det| of the Jacobian of the direction that
// is asked for, at its input, one number per sample.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/params/hyper.h"
#include "core/params/layout.h"
#include "core/params/parameter_spec.h"

namespace pushforward {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

enum class Family { planar, radial, coupling, autoregressive, mixing };

// Its name for people, e.g. "coupling".
[[nodiscard]] std::string family_name(Family family);

struct LayerSpec {
  std::string id;          // key in files, e.g. "planar"
  int version = 1;         // of the mathematics; a file of another version is refused
  std::string title;       // e.g. "planar"
  std::string short_name;  // leaves room on a card, at most 9 characters, e.g. "autoreg."
  Family family = Family::mixing;
  std::string formula;       // LaTeX of the forward direction
  std::string formula_html;  // the same as limited HTML for labels: <i>, <b>, <sup>, <sub>, Unicode
  std::string doc;           // two or three sentences for a newcomer
  std::string reference;     // the paper, with the equation
  // The mathematics once more, as definitions for a script that leaves the program (core/export/python_script.h says in
  // which Python): first those that layers share, each written once a script, last the class of this layer.
  std::vector<std::string> python;
  std::vector<HyperSpec> hyperparameters;
  std::vector<ParameterSpec> parameters;  // unconstrained: what the optimiser moves and files keep as "params"
  std::vector<ParameterSpec> values;      // constrained: what the mathematics and the form see, "values" in files
  int minimum_dim = 1;
  int maximum_dim = 0;  // 0: any
  bool data_dependent_initialisation = false;
};

// A layer's values together with what shapes them. Does not own.
struct LayerView {
  const HyperValues& hyper;
  int dim = 2;
  std::span<const double> values;
};

enum class Initialisation {
  identity,  // the layer changes nothing (what an insertion into a running stack needs), yet can learn
  training,  // the random start that trains well, see each layer's source
};

// 64-bit uniform generator, deterministic in its seed on every platform (counter-based, see core/random).
class Generator;

// A sentence for the form about how close the values are to the layer's constraint, e.g. planar's wᵀû; empty where
// there is nothing to say.
struct ConstraintStatus {
  std::string expression;  // limited HTML, e.g. "<i>w</i><sup>T</sup><i>û</i> ≥ −1"
  double value = 0.0;
  std::string verdict;  // e.g. "invertible"
};

class Layer {
 public:
  virtual ~Layer() = default;
  [[nodiscard]] virtual const LayerSpec& spec() const = 0;

  // --- the constraint: unconstrained parameters <-> values. The defaults are the identity. ---
  virtual void constrain(const HyperValues& hyper, int dim, std::span<const double> parameters,
                         std::span<double> values) const;
  // Chain rule: overwrites grad_parameters with the gradient that follows from grad_values.
  virtual void constrain_gradient(const HyperValues& hyper, int dim, std::span<const double> parameters,
                                  std::span<const double> grad_values, std::span<double> grad_parameters) const;
  // The inverse of constrain. May set discrete state in `hyper` (linear's permutation and signs). Throws InputError
  // whose field is the value's id when a constraint is broken.
  virtual void unconstrain(HyperValues& hyper, int dim, std::span<const double> values,
                           std::span<double> parameters) const;
  // Throws InputError whose field is the hyperparameter's id when `hyper` makes no layer (a mask of the wrong
  // length, an order that is no permutation). Kinds, ranges and missing keys are checked generically before.
  virtual void check_hyper(const HyperValues& hyper, int dim) const;

  // May set discrete state in `hyper`.
  virtual void initialise(HyperValues& hyper, int dim, Initialisation kind, Generator& generator,
                          std::span<double> parameters) const = 0;
  // Data-dependent initialisation from the first batch that reaches the layer at its `forward` input (direct) or at
  // its `inverse` input; only called when the spec says so.
  virtual void initialise_from_data(const HyperValues& hyper, int dim, const Matrix& batch, bool batch_is_inverse_input,
                                    std::span<double> parameters) const;

  // --- the mathematics, on valid values only. Outputs are resized by the callee. ---
  virtual void forward(const LayerView& layer, const Matrix& z, Matrix& x, Vector& log_det) const = 0;
  virtual void inverse(const LayerView& layer, const Matrix& x, Matrix& z, Vector& log_det) const = 0;
  // Given the gradient of a loss with respect to the output point and to this direction's log_det, gives the gradient
  // with respect to the input point (overwritten) and *adds* the sum over samples of the gradient with respect to
  // the values. Never differentiates through an iteration: implicit differentiation instead.
  virtual void forward_gradient(const LayerView& layer, const Matrix& z, const Matrix& x, const Matrix& grad_x,
                                const Vector& grad_log_det, Matrix& grad_z, std::span<double> grad_values) const = 0;
  virtual void inverse_gradient(const LayerView& layer, const Matrix& x, const Matrix& z, const Matrix& grad_z,
                                const Vector& grad_log_det, Matrix& grad_x, std::span<double> grad_values) const = 0;

  // Writes the values of the layer that does a part t of what this one does, 0 < t < 1: valid, hence invertible, and
  // continuous in t between the identity at 0 and this layer at 1. False, with nothing written, for a layer from which
  // no such path leads to the identity, as a mirror image. The default multiplies what is declared to fade by t.
  [[nodiscard]] virtual bool partial(const LayerView& layer, double t, std::span<double> values) const;

  // For the form; the default says nothing (empty expression).
  [[nodiscard]] virtual ConstraintStatus constraint_status(const LayerView& layer) const;

  // Numbers in the flat vectors.
  [[nodiscard]] Layout parameter_layout(const HyperValues& hyper, int dim) const;
  [[nodiscard]] Layout value_layout(const HyperValues& hyper, int dim) const;
};

}  // namespace pushforward
