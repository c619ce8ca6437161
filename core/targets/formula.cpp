// A target from a typed energy: p = exp(-U) / Z. Z by midpoint quadrature, samples by rejection from a histogram.
#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>
#include <utility>

#include "core/errors.h"
#include "core/targets/expression.h"
#include "core/targets/formula_range.h"
#include "core/targets/own_targets.h"
#include "core/targets/parallel_density.h"
#include "core/targets/quadrature_entropy.h"
#include "core/targets/weighted_choice.h"

namespace pushforward {

namespace {

const std::string field = "energy";

// Sides of the grid of Z, of which the last is also looked at by the sampler.
constexpr int coarse_side = 512;
constexpr int fine_side = 1024;
constexpr double accepted_change = 1e-4;  // of ln Z, between the two
constexpr int cells = 256;                // a side, of the sampler
constexpr int nodes = fine_side / cells;  // a cell
constexpr double headroom = 1.05;         // of a cell's height over the largest value seen in and next to it

struct GridSum {
  Matrix densities;  // exp(lowest - U)
  double mass = 0.0;
};

GridSum sum_on_grid(const Expression& energy, const FormulaRange& range, int side) {
  const Box& box = range.all;
  GridSum sum;
  sum.densities =
      energy_on_grid(energy, cell_centres(box.left, box.right, side), cell_centres(box.bottom, box.top, side));
  sum.densities = (range.lowest - sum.densities.array()).exp().matrix();
  sum.mass = sum.densities.sum() * (box.right - box.left) * (box.top - box.bottom) / (static_cast<double>(side) * side);
  return sum;
}

// The largest value in each cell and half a cell around it.
std::vector<double> cell_heights(const Matrix& densities) {
  std::vector<double> heights;
  heights.reserve(static_cast<std::size_t>(cells) * cells);
  constexpr int margin = nodes / 2;
  for (int row = 0; row < cells; ++row) {
    const int bottom = std::max(row * nodes - margin, 0);
    const int top = std::min((row + 1) * nodes + margin, fine_side);
    for (int column = 0; column < cells; ++column) {
      const int left = std::max(column * nodes - margin, 0);
      const int right = std::min((column + 1) * nodes + margin, fine_side);
      heights.push_back(headroom * densities.block(bottom, left, top - bottom, right - left).maxCoeff());
    }
  }
  return heights;
}

class FormulaTarget final : public QuadratureEntropyTarget {
 public:
  explicit FormulaTarget(const std::string& text) : energy_(text), range_(find_formula_range(energy_)) {
    const double coarse = sum_on_grid(energy_, range_, coarse_side).mass;
    const GridSum fine = sum_on_grid(energy_, range_, fine_side);
    const double change = std::abs(std::log(fine.mass / coarse));
    if (!(change <= accepted_change)) {
      std::ostringstream sentence;
      sentence.precision(2);
      sentence << "the integral of exp(−U) does not settle: it changes by " << 100.0 * change << " % between grids of "
               << coarse_side << " and " << fine_side
               << " nodes a side. U is too fine, or goes to minus infinity somewhere; make it smoother.";
      throw InputError("", sentence.str());
    }
    log_z_ = std::log(fine.mass) - range_.lowest;
    heights_ = cell_heights(fine.densities);
    cell_ = WeightedChoice(heights_);
  }

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    const Expression::Numbers first = points.row(0).transpose().array();
    const Expression::Numbers second = points.row(1).transpose().array();
    Vector result = -energy_.evaluate(first, second).matrix();
    for (Eigen::Index i = 0; i < result.size(); ++i) result(i) = normalised(result(i), points(0, i), points(1, i));
    return result;
  }
  [[nodiscard]] Matrix log_density_on_grid(const Vector& x1, const Vector& x2) const override {
    Matrix values = -energy_on_grid(energy_, x1, x2);
    for (Eigen::Index i = 0; i < x1.size(); ++i)
      for (Eigen::Index j = 0; j < x2.size(); ++j) values(j, i) = normalised(values(j, i), x1(i), x2(j));
    return values;
  }

  // A point of a cell that is chosen by its height is kept with the density's share of that height.
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    constexpr int batch = 2048;
    const double width = (range_.all.right - range_.all.left) / cells;
    const double height = (range_.all.top - range_.all.bottom) / cells;
    Expression::Numbers first(batch), second(batch), bar(batch);
    for (int taken = 0; taken < count;) {
      for (int i = 0; i < batch; ++i) {
        const std::size_t which = cell_(generator);
        const std::size_t column = which % cells;
        const std::size_t row = which / cells;
        first(i) = range_.all.left + width * (static_cast<double>(column) + generator.uniform());
        second(i) = range_.all.bottom + height * (static_cast<double>(row) + generator.uniform());
        bar(i) = heights_[which] * generator.uniform();
      }
      const Expression::Numbers densities = (range_.lowest - energy_.evaluate(first, second)).exp();
      for (int i = 0; i < batch && taken < count; ++i) {
        if (bar(i) < densities(i)) samples.points.col(taken++) << first(i), second(i);
      }
    }
    return samples;
  }
  [[nodiscard]] Box box() const override { return range_.most; }

 private:
  // Far out, where nobody has looked, what is no number is no density.
  [[nodiscard]] double normalised(double log_density, double x1, double x2) const {
    const Box& checked = range_.checked;
    const bool outside = !(x1 > checked.left && x1 < checked.right && x2 > checked.bottom && x2 < checked.top);
    if (outside && !(log_density < -range_.lowest)) return -std::numeric_limits<double>::infinity();
    return log_density - log_z_;
  }

  Expression energy_;
  FormulaRange range_;
  double log_z_ = 0.0;
  std::vector<double> heights_;
  WeightedChoice cell_;
};

const std::string& text_of(const TargetDatum& datum) {
  const auto* text = std::get_if<std::string>(&datum);
  if (text == nullptr) throw InputError(field, "expected a formula in x and y.");
  return *text;
}

}  // namespace

void check_formula(const TargetDatum& datum) {
  try {
    (void)find_formula_range(Expression(text_of(datum)));
  } catch (const InputError& error) {
    throw InputError(field, error.field().empty() ? error.what() : "expected a formula in x and y.");
  }
}

TargetPointer make_formula(const TargetParameters&, const TargetDatum& datum) {
  try {
    return std::make_shared<FormulaTarget>(text_of(datum));
  } catch (const InputError& error) {
    throw InputError(field, error.field().empty() ? error.what() : "expected a formula in x and y.");
  }
}

}  // namespace pushforward
