#include "core/import/import_target.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>

#include "core/errors.h"
#include "core/targets/own_targets.h"
#include "tests/support/temporary_folder.h"

namespace pushforward {
namespace {

NumberRows some_points(int count, double scale, double shift) {
  NumberRows points{.columns = 2, .values = {}};
  Generator generator(1);
  for (int i = 0; i < 2 * count; ++i) points.values.push_back(shift + scale * generator.normal());
  return points;
}

TEST(ImportedPoints, ThatLieWellAreLeftAlone) {
  const NumberRows points = some_points(100, 1.0, 0.5);
  const ImportedTarget imported = target_of_points(points);
  EXPECT_EQ(imported.choice.id, "points");
  EXPECT_EQ(std::get<NumberRows>(data_of(imported.choice)), points);
  EXPECT_TRUE(imported.remark.empty());
  EXPECT_GT(make_target(imported.choice)->entropy(), 0.0);
}

TEST(ImportedPoints, FromElsewhereAreBroughtToTheBaseAndItIsSaid) {
  for (const auto& [scale, shift] : {std::pair{1.0, 1000.0}, std::pair{300.0, 0.0}, std::pair{0.001, 0.0}}) {
    const ImportedTarget imported = target_of_points(some_points(500, scale, shift));
    EXPECT_NE(imported.remark.find("scaled by"), std::string::npos);
    const auto target = make_target(imported.choice);
    const Matrix samples = target->sample(2000, 1).points;
    EXPECT_NEAR(samples.row(0).mean(), 0.0, 0.2);
    EXPECT_NEAR(std::sqrt(samples.row(0).squaredNorm() / 2000.0), 1.5, 0.3);
  }
}

TEST(ImportedPoints, AreThinnedWhenTooMany) {
  const ImportedTarget imported = target_of_points(some_points(250000, 1.0, 0.0));
  EXPECT_NE(imported.remark.find("one in 3"), std::string::npos) << imported.remark;
  EXPECT_NO_THROW(check_points(data_of(imported.choice)));
}

TEST(ImportedPictures, KeepAspectAndStandUpright) {
  Matrix picture = Matrix::Zero(200, 400);
  picture.block(0, 0, 100, 200).setConstant(3.0);  // top left
  const ImportedTarget imported = target_of_picture(picture, "p.npy");
  const auto& raster = std::get<Raster>(data_of(imported.choice));
  EXPECT_EQ(raster.columns, 128);
  EXPECT_EQ(raster.rows, 64);
  EXPECT_EQ(raster.weights[raster.index(10, 60)], 65535);
  EXPECT_EQ(raster.weights[raster.index(10, 3)], 0);
  const Matrix samples = make_target(imported.choice)->sample(3000, 1).points;
  EXPECT_NEAR(samples.row(0).mean(), -2.0, 0.1);
  EXPECT_NEAR(samples.row(1).mean(), 1.0, 0.1);
}

TEST(ImportedPictures, RefuseWhatIsNoDensity) {
  EXPECT_THROW((void)target_of_picture(Matrix::Zero(5, 5), "p"), InputError);
  EXPECT_THROW((void)target_of_picture(Matrix::Constant(5, 5, -1.0), "p"), InputError);
  EXPECT_THROW((void)target_of_picture(Matrix::Ones(1, 5), "p"), InputError);
}

TEST(ImportedFiles, AreToldApartByWhatTheyHold) {
  const test::TemporaryFolder folder;
  const auto write = [&](const std::string& name, const std::string& content) {
    return std::filesystem::path(folder.file(name, content));
  };
  EXPECT_EQ(import_target(write("a.csv", "0,1\n1,0\n1,1\n")).choice.id, "points");
  const std::string header = "{'descr': '|u1', 'fortran_order': False, 'shape': (3, 3)}";
  const std::string array = std::string("\x93NUMPY\x01\0", 8) + static_cast<char>(header.size()) + '\0' + header;
  EXPECT_EQ(import_target(write("b.npy", array + "abcdefghi")).choice.id, "painted");
  std::filesystem::create_directory(folder.path("folder"));
  for (const auto& path : {std::filesystem::path(folder.path("missing.csv")),
                           std::filesystem::path(folder.path("folder")), write("c.csv", "one,two\nthree,four\n")}) {
    try {
      (void)import_target(path);
      ADD_FAILURE() << path;
    } catch (const InputError& error) {
      EXPECT_TRUE(error.field().starts_with(path.filename().string())) << error.what();
    }
  }
}

}  // namespace
}  // namespace pushforward
