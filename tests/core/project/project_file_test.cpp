// Saving leaves the old file or the new one, and nothing else in the folder.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/errors.h"
#include "core/project/project.h"
#include "tests/core/project/project_equality.h"

namespace pushforward {
namespace {

class ProjectFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("pushforward-project-file-" + std::to_string(::getpid()) + "-" +
                                                  ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override {
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
    std::filesystem::remove_all(folder_);
  }
  [[nodiscard]] int files_in_folder() const {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_)) ++count;
    return count;
  }
  std::filesystem::path folder_;
};

TEST_F(ProjectFile, SavesAndLoads) {
  const Project project = make_preset("mixed");
  const auto path = folder_ / "a stack.pushforward";
  save_project(project, path);
  testing::expect_same_project(load_project(path), project);
  EXPECT_EQ(files_in_folder(), 1);
}

TEST_F(ProjectFile, ReplacesAndKeepsPermissions) {
  const auto path = folder_ / "stack.pushforward";
  save_project(make_preset("planar-32"), path);
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const Project second = make_preset("mixed");
  save_project(second, path);
  testing::expect_same_project(load_project(path), second);
  EXPECT_EQ(std::filesystem::status(path).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(files_in_folder(), 1);
}

TEST_F(ProjectFile, WritesThroughALink) {
  const auto path = folder_ / "stack.pushforward";
  const auto link = folder_ / "link.pushforward";
  save_project(make_preset("planar-32"), path);
  std::filesystem::create_symlink(path, link);
  const Project second = make_preset("mixed");
  save_project(second, link);
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  testing::expect_same_project(load_project(path), second);
}

TEST_F(ProjectFile, AFailureLeavesTheOldFile) {
  const auto path = folder_ / "stack.pushforward";
  const Project old = make_preset("planar-32");
  save_project(old, path);
  Project broken = make_preset("mixed");
  broken.stack.layers[0].parameters[0] = std::numeric_limits<double>::infinity();
  EXPECT_THROW(save_project(broken, path), InputError);
  testing::expect_same_project(load_project(path), old);
  EXPECT_EQ(files_in_folder(), 1);
}

TEST_F(ProjectFile, AFolderThatIsNotThereIsNamed) {
  const auto path = folder_ / "nowhere" / "stack.pushforward";
  try {
    save_project(make_preset("planar-32"), path);
    FAIL();
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
  }
}

TEST_F(ProjectFile, AMissingFileAndAFolderAreNamed) {
  for (const auto& path : {folder_ / "missing.pushforward", folder_}) try {
      static_cast<void>(load_project(path));
      ADD_FAILURE() << path;
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
    }
}

TEST_F(ProjectFile, ARenameThatFailsLeavesNothingBehind) {
  // The destination is a folder that is not empty: the last step, the renaming, fails.
  const auto path = folder_ / "stack.pushforward";
  std::filesystem::create_directories(path / "inside");
  EXPECT_THROW(save_project(make_preset("planar-32"), path), InputError);
  EXPECT_EQ(files_in_folder(), 1);
}

}  // namespace
}  // namespace pushforward
