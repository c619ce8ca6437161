// What a target of one's own is made of, beside its numbers: a formula, a list of points, a painted raster. Plain
// values that files, undo and threads share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace pushforward {

// A list of rows of as many numbers each: points of the plane, the Gaussians of a mixture.
struct NumberRows {
  int columns = 0;
  std::vector<double> values;  // row by row
  [[nodiscard]] int rows() const { return columns == 0 ? 0 : static_cast<int>(values.size()) / columns; }
  [[nodiscard]] const double* row(int index) const {
    return values.data() + static_cast<std::size_t>(index) * static_cast<std::size_t>(columns);
  }
  bool operator==(const NumberRows&) const = default;
};

// Weights of square cells; the largest need not be 65535. Row by row, the bottom row first, as in TargetTable.
struct Raster {
  int columns = 0;
  int rows = 0;
  std::vector<std::uint16_t> weights;
  [[nodiscard]] std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
  bool operator==(const Raster&) const = default;
};

using TargetDatum = std::variant<std::string, NumberRows, Raster>;

// A datum that is never changed and hence copied freely, or none.
class TargetData {
 public:
  TargetData() = default;
  TargetData(TargetDatum datum) : datum_(std::make_shared<const TargetDatum>(std::move(datum))) {}
  [[nodiscard]] bool is_given() const { return datum_ != nullptr; }
  [[nodiscard]] const TargetDatum& get() const { return *datum_; }
  friend bool operator==(const TargetData& one, const TargetData& other) {
    if (one.datum_ == other.datum_) return true;
    return one.datum_ != nullptr && other.datum_ != nullptr && *one.datum_ == *other.datum_;
  }

 private:
  std::shared_ptr<const TargetDatum> datum_;
};

}  // namespace pushforward
