#include "core/import/import_target.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <utility>

#include "core/errors.h"
#include "core/import/delimited_points.h"
#include "core/import/npy.h"
#include "core/targets/own_targets.h"

namespace pushforward {

namespace {

// The base is N(0, I): a flow starts well when its target is about as large and as near.
constexpr double farthest_mean = 4.0;
constexpr double widest = 4.0;
constexpr double narrowest = 0.2;
constexpr double fitted_deviation = 1.5;
constexpr int most_cells = 128;        // of a picture, a side
constexpr double picture_width = 8.0;  // units of the plane, along its longer side
constexpr std::uintmax_t largest_file = std::uintmax_t{256} << 20U;

struct Moments {
  std::array<double, 2> mean{};
  std::array<double, 2> deviation{};
};

Moments moments(const NumberRows& points) {
  Moments result;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    double sum = 0.0;
    for (int i = 0; i < points.rows(); ++i) sum += points.row(i)[axis];
    const double mean = sum / points.rows();
    double squares = 0.0;
    for (int i = 0; i < points.rows(); ++i) squares += (points.row(i)[axis] - mean) * (points.row(i)[axis] - mean);
    result.mean[axis] = mean;
    result.deviation[axis] = std::sqrt(squares / points.rows());
  }
  return result;
}

void thin(NumberRows& points, std::ostringstream& remark) {
  const int count = points.rows();
  if (count <= most_points) return;
  const int stride = (count + most_points - 1) / most_points;
  NumberRows kept{.columns = 2, .values = {}};
  for (int i = 0; i < count; i += stride) kept.values.insert(kept.values.end(), points.row(i), points.row(i) + 2);
  points = std::move(kept);
  remark << "Of " << count << " points one in " << stride << " was kept, " << points.rows() << " of them. ";
}

void fit_to_base(NumberRows& points, std::ostringstream& remark) {
  const Moments found = moments(points);
  const double wide = std::max(found.deviation[0], found.deviation[1]);
  const double far = std::max(std::abs(found.mean[0]), std::abs(found.mean[1]));
  const auto beyond = [](double value) { return std::abs(value) > largest_coordinate; };
  const bool fits =
      far <= farthest_mean && wide <= widest && wide >= narrowest && std::ranges::none_of(points.values, beyond);
  if (fits || !(wide > 0.0)) return;
  const double scale = fitted_deviation / wide;
  for (std::size_t i = 0; i < points.values.size(); ++i)
    points.values[i] = (points.values[i] - found.mean[i % 2]) * scale;
  remark.precision(4);
  remark << "The points were moved by (" << -found.mean[0] << ", " << -found.mean[1] << ") and then scaled by " << scale
         << ", so that they lie where the base does. ";
}

std::string finished(const std::ostringstream& remark) {
  std::string text = remark.str();
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

// The mean of the pixels that a cell covers, pixels at its edge by the part inside.
class CellMeans {
 public:
  CellMeans(Eigen::Index pixels, int cells) : size_(static_cast<double>(pixels) / cells), pixels_(pixels) {}
  // Weights of the pixels [first, last].
  template <class Take>
  void each(int cell, Take take) const {
    const double low = cell * size_;
    const double high = low + size_;
    for (auto pixel = static_cast<Eigen::Index>(low); pixel < pixels_ && static_cast<double>(pixel) < high; ++pixel) {
      const auto start = static_cast<double>(pixel);
      const double part = std::min(high, start + 1.0) - std::max(low, start);
      if (part > 1e-9) take(pixel, part / size_);
    }
  }

 private:
  double size_;
  Eigen::Index pixels_;
};

}  // namespace

ImportedTarget target_of_points(NumberRows points) {
  std::ostringstream remark;
  thin(points, remark);
  fit_to_base(points, remark);
  return {.choice = {"points", {}, TargetDatum(std::move(points))}, .remark = finished(remark)};
}

ImportedTarget target_of_picture(const Matrix& density, const std::string& name) {
  if (density.rows() < 2 || density.cols() < 2)
    throw InputError(name, "a density has at least 2 rows and 2 columns, this one is " +
                               std::to_string(density.rows()) + " by " + std::to_string(density.cols()) + ".");
  if (density.minCoeff() < 0.0) throw InputError(name, "a density has no negative values; shift or clip the array.");
  const double longer = static_cast<double>(std::max(density.rows(), density.cols()));
  const double shrink = std::min(1.0, most_cells / longer);
  const auto cells = [shrink](Eigen::Index pixels) {
    return std::max(2, static_cast<int>(std::lround(shrink * static_cast<double>(pixels))));
  };
  Raster raster{.columns = cells(density.cols()), .rows = cells(density.rows()), .weights = {}};
  const CellMeans along(density.cols(), raster.columns);
  const CellMeans down(density.rows(), raster.rows);
  Matrix means = Matrix::Zero(raster.rows, raster.columns);  // bottom row first
  for (int row = 0; row < raster.rows; ++row) {
    down.each(raster.rows - 1 - row, [&](Eigen::Index pixel_row, double part_of_row) {
      for (int column = 0; column < raster.columns; ++column)
        along.each(column, [&](Eigen::Index pixel_column, double part) {
          means(row, column) += part_of_row * part * density(pixel_row, pixel_column);
        });
    });
  }
  const double largest = means.maxCoeff();
  if (!(largest > 0.0))
    throw InputError(name, "the picture is empty: every value is zero. Try it the other way round.");
  for (int row = 0; row < raster.rows; ++row)
    for (int column = 0; column < raster.columns; ++column)
      raster.weights.push_back(static_cast<std::uint16_t>(std::lround(65535.0 * means(row, column) / largest)));
  const double width = picture_width * std::min(1.0, static_cast<double>(raster.columns) / raster.rows);
  return {.choice = {"painted", {{"width", std::max(width, 1.0)}}, TargetDatum(std::move(raster))}, .remark = {}};
}

ImportedTarget import_target(std::string_view bytes, const std::string& name, const ImportProgress& progress) {
  if (!bytes.starts_with("\x93NUMPY")) return target_of_points(read_delimited_points(bytes, name, progress));
  const Matrix array = read_npy(bytes, name);
  if (array.cols() != 2) return target_of_picture(array, name);
  NumberRows points{.columns = 2, .values = {}};
  for (Eigen::Index i = 0; i < array.rows(); ++i) {
    points.values.push_back(array(i, 0));
    points.values.push_back(array(i, 1));
  }
  return target_of_points(std::move(points));
}

ImportedTarget import_target(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw InputError(name, "this is a folder; choose a file in it.");
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (!error && size > largest_file) throw InputError(name, "the file is larger than 256 MiB; thin it out first.");
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (!file || !(content << file.rdbuf())) throw InputError(name, "the file cannot be read, or is empty.");
  return import_target(content.view(), name);
}

}  // namespace pushforward
