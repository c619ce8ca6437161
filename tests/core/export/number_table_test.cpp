// CSV and .npy hold the same numbers, and NumPy reads them; the tables hold what the model computes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <limits>
#include <numbers>
#include <string>

#include "core/errors.h"
#include "core/export/model_tables.h"
#include "core/export/registry.h"
#include "core/files/new_file.h"
#include "core/flow/flow.h"
#include "core/import/npy.h"
#include "tests/support/random_stacks.h"
#include "tests/support/temporary_folder.h"

namespace pushforward {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Project some_project() {
  Generator generator(4);
  Project project;
  project.stack = test::random_stack(2, 4, generator);
  project.base.temperature = 0.8;
  return project;
}

NumberTable some_table() {
  NumberTable table{.columns = {"a", "b"}, .values = Matrix(2, 3), .array_shape = {3}};
  table.values << 1.0, 1.0 / 3.0, -0.0, std::numbers::pi, 1e-300, -std::numeric_limits<double>::infinity();
  return table;
}

// What NumPy says of a file: shape, type and numbers.
std::string numpy_says(const std::string& path) {
  const std::string command =
      "'" PUSHFORWARD_PYTHON "' -c \"import numpy; a = numpy.load('" + path +
      "'); print(a.shape, a.dtype.str, a.flags.c_contiguous, [x.hex() for x in a.ravel().tolist()])\" 2>&1";
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  char piece[4096];
  while (const std::size_t count = std::fread(piece, 1, sizeof piece, pipe)) text.append(piece, count);
  pclose(pipe);
  return text;
}

TEST(NumberTables, CsvReadsBackToTheSameDoubles) {
  EXPECT_EQ(csv_text(some_table()), "a,b\n1,3.141592653589793\n0.3333333333333333,1e-300\n-0,-inf\n");
}

TEST(NumberTables, NumpyReadsTheSameDoubles) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.npy");
  write_whole_file(path, npy_bytes(some_table()));
  EXPECT_EQ(numpy_says(path),
            "(3, 2) <f8 True ['0x1.0000000000000p+0', '0x1.921fb54442d18p+1', '0x1.5555555555555p-2', "
            "'0x1.56e1fc2f8f359p-997', '-0x0.0p+0', '-inf']\n");
  NumberTable one = some_table();
  one.first_array_column = 1;
  one.array_shape = {3, 1};
  write_whole_file(path, npy_bytes(one));
  EXPECT_THAT(numpy_says(path),
              StartsWith("(3, 1) <f8 True ['0x1.921fb54442d18p+1', '0x1.56e1fc2f8f359p-997', '-inf'"));
}

TEST(NumberTables, HeaderIsAligned) {
  for (const Eigen::Index rows : {1, 10, 1000, 100000}) {
    NumberTable table{.columns = {"a"}, .values = Matrix::Zero(1, rows), .array_shape = {rows}};
    const std::string bytes = npy_bytes(table);
    const std::size_t header = bytes.size() - static_cast<std::size_t>(rows) * 8;
    EXPECT_EQ(header % 64, 0U);
    EXPECT_EQ(bytes[header - 1], '\n');
  }
}

TEST(ModelTables, PointsAreTheTargetsWithTheirLatentsAndDensities) {
  const Project project = some_project();
  const NumberTable table = point_table(project, 200);
  const Matrix x = table.values.topRows(2);
  EXPECT_EQ(x, make_target(project.target)->sample(200, project.training.seed).points);
  const Pass z = run(project.stack, Direction::inverse, x);
  EXPECT_EQ(table.values.middleRows(2, 2), z.points);
  EXPECT_EQ(table.values.row(4).transpose(), z.log_det);
  EXPECT_LT((table.values.row(5).transpose() - log_prob(project.stack, x, 0.8)).cwiseAbs().maxCoeff(), 1e-12);
}

TEST(ModelTables, SamplesAreThoseOfTheModel) {
  const Project project = some_project();
  EXPECT_EQ(sample_table(project, 20000).values, sample(project.stack, 20000, project.training.seed, 0.8));
}

TEST(ModelTables, FieldsLieAtTheCellsCentresAndIntegrateToOne) {
  const Project project = some_project();
  const Grid grid{{-9.0, 9.0, -9.0, 9.0}, 180, 180};
  const NumberTable density = density_table(project, grid);
  EXPECT_EQ(density.values(0, 0), -8.95);
  EXPECT_EQ(density.values(1, 180), -8.85);
  EXPECT_NEAR(density.values.row(2).array().exp().sum() * 0.01, 1.0, 5e-3);
  const NumberTable log_det = log_det_table(project, grid);
  EXPECT_EQ(log_det.values.row(2).transpose(),
            run(project.stack, Direction::inverse, Matrix(log_det.values.topRows(2))).log_det);
}

TEST(ModelTables, GridsVerticesGoForward) {
  const Project project = some_project();
  const NumberTable table = warp_table(project, 5);
  EXPECT_EQ(table.values.col(0).head(4), Vector((Vector(4) << 0, 0, -3, -3).finished()));
  EXPECT_EQ(table.values.col(9).head(4), Vector((Vector(4) << 1, 4, 3, -1.5).finished()));
  const Pass x = run(project.stack, Direction::forward, Matrix(table.values.middleRows(2, 2)));
  EXPECT_EQ(table.values.middleRows(4, 2), x.points);
  EXPECT_EQ(table.values.row(6).transpose(), x.log_det);
}

TEST(ModelTables, StopWhenTheirProgressThrows) {
  struct Unwanted {};
  int calls = 0;
  EXPECT_THROW((void)sample_table(some_project(), 100000,
                                  [&](double) {
                                    if (++calls == 2) throw Unwanted{};
                                  }),
               Unwanted);
  EXPECT_EQ(calls, 2);
}

class Exports : public ::testing::TestWithParam<ExportKind> {};

// Each kind in each of its formats: not empty, the same twice, and read by a stranger where one reads it.
TEST_P(Exports, MakeEveryFormat) {
  const ExportKind& kind = GetParam();
  EXPECT_FALSE(kind.title.empty() || kind.doc.empty() || kind.formats.empty());
  const test::TemporaryFolder folder;
  for (const std::string& format : kind.formats) {
    const ExportRequest request{
        .project = make_preset("mixed"), .format = format, .count = 50, .side = 12, .metrics = std::nullopt};
    const std::string bytes = kind.make(request, {});
    EXPECT_FALSE(bytes.empty());
    EXPECT_EQ(kind.make(request, {}), bytes);
    EXPECT_EQ(format_of(kind, "some folder/名." + format), format);
    if (format != "npy") continue;
    const std::string path = folder.path("a.npy");
    write_whole_file(path, bytes);
    EXPECT_THAT(numpy_says(path), HasSubstr(") <f8 True ["));
  }
}

INSTANTIATE_TEST_SUITE_P(AllKinds, Exports, ::testing::ValuesIn(all_exports()), [](const auto& tested) {
  std::string name = tested.param.id;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(ExportRegistry, SaysWhatThereIs) {
  EXPECT_THROW((void)find_export("matlab"), InputError);
  EXPECT_THROW((void)format_of(find_export("pytorch"), "a.npy"), InputError);
  EXPECT_EQ(format_of(find_export("points"), "a.NPY"), "npy");
  EXPECT_EQ(format_of(find_export("points"), "a"), "csv");
}

TEST(ExportRegistry, ProjectIsTheFileThatWouldBeSaved) {
  const Project project = make_preset("planar-32");
  EXPECT_EQ(find_export("project").make({.project = project, .format = "json", .metrics = std::nullopt}, {}),
            format_project(project));
}

}  // namespace
}  // namespace pushforward
