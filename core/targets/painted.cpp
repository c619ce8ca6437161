// A target from a raster of weights, painted by hand or read from an image: each cell is a Gaussian about its middle.
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/errors.h"
#include "core/targets/kernel_lattice.h"
#include "core/targets/own_targets.h"
#include "core/targets/quadrature_entropy.h"
#include "core/targets/weighted_choice.h"

namespace pushforward {

namespace {

const std::string field = "density";

LatticeAxis lattice_axis(double low, double cell, int count, double softness) {
  return {.first = low + 0.5 * cell, .spacing = cell, .count = count, .sigma = softness * cell};
}

Matrix weights_of(const Raster& raster) {
  Matrix weights(raster.rows, raster.columns);
  for (int row = 0; row < raster.rows; ++row)
    for (int column = 0; column < raster.columns; ++column)
      weights(row, column) = raster.weights[raster.index(column, row)];
  return weights;
}

class PaintedTarget final : public QuadratureEntropyTarget {
 public:
  PaintedTarget(const Raster& raster, const Box& box, double softness)
      : columns_(raster.columns),
        axis1_(lattice_axis(box.left, (box.right - box.left) / raster.columns, raster.columns, softness)),
        axis2_(lattice_axis(box.bottom, (box.top - box.bottom) / raster.rows, raster.rows, softness)),
        cell_(std::vector<double>(raster.weights.begin(), raster.weights.end())),
        lattice_(axis1_, axis2_, weights_of(raster)) {}

  [[nodiscard]] Vector log_density(const Matrix& points) const override { return lattice_.log_density(points); }
  [[nodiscard]] Matrix log_density_on_grid(const Vector& x1, const Vector& x2) const override {
    return lattice_.log_density_on_grid(x1, x2);
  }
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      if (lattice_.draw_faint(generator, samples.points(0, i), samples.points(1, i))) continue;
      const auto which = static_cast<int>(cell_(generator));
      samples.points(0, i) = axis1_.node(which % columns_) + axis1_.sigma * generator.normal();
      samples.points(1, i) = axis2_.node(which / columns_) + axis2_.sigma * generator.normal();
    }
    return samples;
  }
  [[nodiscard]] Box box() const override { return lattice_.box(); }

 private:
  int columns_;
  LatticeAxis axis1_;
  LatticeAxis axis2_;
  WeightedChoice cell_;
  KernelLattice lattice_;
};

}  // namespace

Box raster_box(const Raster& raster, double centre1, double centre2, double width) {
  const double half = 0.5 * width;
  const double half_height = half * raster.rows / raster.columns;
  return {centre1 - half, centre1 + half, centre2 - half_height, centre2 + half_height};
}

void check_raster(const TargetDatum& datum) {
  const auto* raster = std::get_if<Raster>(&datum);
  if (raster == nullptr) throw InputError(field, "expected a raster of columns, rows and weights.");
  const auto check_side = [](int side, const char* name) {
    if (side < smallest_raster_side || side > largest_raster_side)
      throw InputError(field + "." + name, "a raster has " + std::to_string(smallest_raster_side) + " to " +
                                               std::to_string(largest_raster_side) + " " + name + ", this one has " +
                                               std::to_string(side) + ".");
  };
  check_side(raster->columns, "columns");
  check_side(raster->rows, "rows");
  const std::size_t wanted = static_cast<std::size_t>(raster->columns) * static_cast<std::size_t>(raster->rows);
  if (raster->weights.size() != wanted)
    throw InputError(field, "expected " + std::to_string(wanted) + " weights, found " +
                                std::to_string(raster->weights.size()) + ".");
  if (std::ranges::all_of(raster->weights, [](std::uint16_t weight) { return weight == 0; }))
    throw InputError(field, "all weights are zero, so there is no density; paint something first.");
}

TargetPointer make_painted(const TargetParameters& parameters, const TargetDatum& datum) {
  const auto& raster = std::get<Raster>(datum);
  return std::make_shared<PaintedTarget>(
      raster, raster_box(raster, parameters.at("centre1"), parameters.at("centre2"), parameters.at("width")),
      parameters.at("softness"));
}

Raster example_raster() {
  constexpr int side = 48;
  Raster raster{.columns = side, .rows = side, .weights = {}};
  // A thick letter S of two three-quarter circles.
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const double x = 2.0 * (column + 0.5) / side - 1.0;
      const double y = 2.0 * (row + 0.5) / side - 1.0;
      const double radius = std::hypot(x, y - std::copysign(0.36, y));
      const bool open = y > 0.0 ? x > 0.0 && y < 0.36 : x < 0.0 && y > -0.36;
      const bool stroke = std::abs(radius - 0.36) < 0.1 && !open;
      raster.weights.push_back(stroke ? 65535 : 0);
    }
  }
  return raster;
}

}  // namespace pushforward
