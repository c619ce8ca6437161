#include "core/export/model_tables.h"

#include <algorithm>
#include <utility>

#include "core/errors.h"
#include "core/flow/flow.h"
#include "core/random/counter.h"
#include "core/train/metrics.h"

namespace pushforward {

namespace {

constexpr Eigen::Index piece = 8192;  // points between two looks at whether anybody still wants them
constexpr double warp_reach = 3.0;    // standard deviations of the base

void check_plane(const Project& project) {
  if (project.stack.dim != 2)
    throw InputError("stack.dim", "This export is of the plane, but the stack has " +
                                      std::to_string(project.stack.dim) + " dimensions; export the script instead.");
}

struct Image {
  Matrix points;
  Vector log_det;
};

Image image_of(const Stack& stack, Direction direction, const Matrix& points, const ExportProgress& progress) {
  Image image{Matrix(points.rows(), points.cols()), Vector(points.cols())};
  for (Eigen::Index first = 0; first < points.cols(); first += piece) {
    const Eigen::Index count = std::min(piece, points.cols() - first);
    const Pass pass = run(stack, direction, points.middleCols(first, count));
    image.points.middleCols(first, count) = pass.points;
    image.log_det.segment(first, count) = pass.log_det;
    if (progress) progress(static_cast<double>(first + count) / static_cast<double>(points.cols()));
  }
  return image;
}

std::vector<std::string> names(const std::string& variable, int dim) {
  std::vector<std::string> result;
  for (int component = 1; component <= dim; ++component) result.push_back(variable + std::to_string(component));
  return result;
}

NumberTable field_table(const Project& project, const Grid& grid, bool of_density, const ExportProgress& progress) {
  check_plane(project);
  const Matrix x = grid_points(grid);
  const Image z = image_of(project.stack, Direction::inverse, x, progress);
  NumberTable table{.columns = names("x", 2),
                    .values = Matrix(3, x.cols()),
                    .first_array_column = 2,
                    .array_shape = {grid.rows, grid.columns}};
  table.columns.emplace_back(of_density ? "log_prob" : "log_det");
  table.values.topRows(2) = x;
  table.values.row(2) = z.log_det.transpose();
  if (of_density) table.values.row(2) += base_log_density(z.points, project.base.temperature).transpose();
  return table;
}

}  // namespace

NumberTable point_table(const Project& project, int count, const ExportProgress& progress) {
  check_plane(project);
  const Matrix x = make_target(project.target)->sample(count, project.training.seed).points;
  const Image z = image_of(project.stack, Direction::inverse, x, progress);
  NumberTable table{.columns = {"x1", "x2", "z1", "z2", "log_det", "log_prob"},
                    .values = Matrix(6, x.cols()),
                    .array_shape = {x.cols()}};
  table.values.topRows(2) = x;
  table.values.middleRows(2, 2) = z.points;
  table.values.row(4) = z.log_det.transpose();
  table.values.row(5) = (z.log_det + base_log_density(z.points, project.base.temperature)).transpose();
  return table;
}

NumberTable sample_table(const Project& project, int count, const ExportProgress& progress) {
  const int dim = project.stack.dim;
  Matrix z(dim, count);
  for (Eigen::Index i = 0; i < z.cols(); ++i)
    for (Eigen::Index component = 0; component < z.rows(); ++component)
      z(component, i) = project.base.temperature * standard_normal(project.training.seed, Stream::sampling, 0,
                                                                   static_cast<std::uint32_t>(i),
                                                                   static_cast<std::uint32_t>(component));
  Image x = image_of(project.stack, Direction::forward, z, progress);
  return {.columns = names("x", dim), .values = std::move(x.points), .array_shape = {count}};
}

NumberTable density_table(const Project& project, const Grid& grid, const ExportProgress& progress) {
  return field_table(project, grid, true, progress);
}

NumberTable log_det_table(const Project& project, const Grid& grid, const ExportProgress& progress) {
  return field_table(project, grid, false, progress);
}

NumberTable warp_table(const Project& project, int side, const ExportProgress& progress) {
  check_plane(project);
  const Eigen::Index count = static_cast<Eigen::Index>(side) * side;
  NumberTable table{.columns = {"row", "column", "z1", "z2", "x1", "x2", "log_det"},
                    .values = Matrix(7, count),
                    .first_array_column = 2,
                    .array_shape = {side, side}};
  const double step = 2.0 * warp_reach / std::max(1, side - 1);
  for (Eigen::Index i = 0; i < count; ++i) {
    const Eigen::Index row = i / side;
    const Eigen::Index column = i % side;
    table.values.col(i).head(4) << static_cast<double>(row), static_cast<double>(column),
        static_cast<double>(column) * step - warp_reach, static_cast<double>(row) * step - warp_reach;
  }
  const Image x = image_of(project.stack, Direction::forward, table.values.middleRows(2, 2), progress);
  table.values.middleRows(4, 2) = x.points;
  table.values.row(6) = x.log_det.transpose();
  return table;
}

}  // namespace pushforward
