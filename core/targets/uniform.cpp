// Constant on squares and zero elsewhere: uniform-square, checkerboard. Discontinuous, which no smooth flow can match
// exactly: KL(q||p) is infinite for every one of them.
#include <cmath>
#include <limits>

#include "core/targets/families.h"

namespace pushforward {

namespace {

// `side` x `side` cells of width `cell` about the origin, of which those with an even index sum are filled when there
// is more than one.
class UniformCells final : public Target {
 public:
  UniformCells(int side, double cell, double margin) : side_(side), cell_(cell), margin_(margin) {}

  [[nodiscard]] Vector log_density(const Matrix& points) const override {
    Vector result(points.cols());
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      const double column = std::floor((points(0, i) + half()) / cell_);
      const double row = std::floor((points(1, i) + half()) / cell_);
      const bool inside = column >= 0.0 && row >= 0.0 && column < side_ && row < side_;
      const bool filled = inside && (static_cast<int>(column) + static_cast<int>(row)) % 2 == 0;
      result(i) = filled ? -entropy() : -std::numeric_limits<double>::infinity();
    }
    return result;
  }
  [[nodiscard]] Samples sample(int count, std::uint64_t seed) const override {
    Generator generator(seed, Stream::target);
    Samples samples{Matrix(2, count), std::vector<int>(static_cast<std::size_t>(count), 0)};
    for (int i = 0; i < count; ++i) {
      // Cells in raster order; the filled ones are every second, starting at column 0 in even rows, 1 in odd rows.
      const int which = static_cast<int>(generator.below(static_cast<std::uint32_t>(filled_count())));
      int column = which;
      int row = 0;
      if (side_ > 1) {
        const int per_row = side_ / 2;
        row = which / per_row;
        column = 2 * (which % per_row) + row % 2;
      }
      samples.points(0, i) = generator.uniform(column * cell_ - half(), (column + 1) * cell_ - half());
      samples.points(1, i) = generator.uniform(row * cell_ - half(), (row + 1) * cell_ - half());
    }
    return samples;
  }
  [[nodiscard]] double entropy() const override { return std::log(filled_count() * cell_ * cell_); }
  [[nodiscard]] std::string entropy_method() const override { return "closed form"; }
  // A margin, so that the edge can be seen.
  [[nodiscard]] Box box() const override {
    const double reach = half() + margin_;
    return {-reach, reach, -reach, reach};
  }
  [[nodiscard]] bool is_continuous() const override { return false; }

 private:
  [[nodiscard]] double half() const { return 0.5 * side_ * cell_; }
  [[nodiscard]] int filled_count() const { return side_ == 1 ? 1 : side_ * side_ / 2; }
  int side_;  // 1, or even
  double cell_;
  double margin_;
};

}  // namespace

TargetPointer make_uniform_square(const TargetParameters&) { return std::make_shared<UniformCells>(1, 4.0, 0.5); }
TargetPointer make_checkerboard(const TargetParameters&) { return std::make_shared<UniformCells>(4, 2.0, 1.0); }

}  // namespace pushforward
