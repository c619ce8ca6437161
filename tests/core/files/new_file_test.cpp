// A file comes into being as a whole or not at all, and a failure is a sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/errors.h"
#include "core/files/new_file.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/temporary_folder.h"

namespace pushforward {
namespace {

using ::testing::HasSubstr;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::ptrdiff_t files_in(const std::string& folder) {
  return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

std::string refusal_of(const std::string& path, std::string_view bytes = "new") {
  try {
    write_whole_file(path, bytes);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

TEST(NewFile, TakesTheNameOfTheOldOneAndItsMode) {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("两个月亮 and spaces.txt", "old");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  write_whole_file(path, "new");
  EXPECT_EQ(content_of(path), "new");
  struct stat now {};
  ASSERT_EQ(::stat(path.c_str(), &now), 0);
  EXPECT_EQ(now.st_mode & 0777U, 0600U);
  EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(NewFile, IsGoneWhenItNeverTookItsName) {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("a", "old");
  {
    NewFile file(path);
    file.write("half of it");
    EXPECT_EQ(files_in(folder.path()), 2);
  }
  EXPECT_EQ(content_of(path), "old");
  EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(NewFile, ReplacesWhatALinkLeadsTo) {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("a", "old");
  std::filesystem::create_symlink(path, folder.path("link"));
  write_whole_file(folder.path("link"), "new");
  EXPECT_EQ(content_of(path), "new");
  EXPECT_TRUE(std::filesystem::is_symlink(folder.path("link")));
}

TEST(NewFile, SaysThatTheDiskIsFullAndLeavesTheOldOne) {
  const test::TemporaryFolder folder;
  const std::string path = folder.file("a", "old");
  const std::string large(1 << 16, 'x');
  std::string sentence;
  {
    const test::FileSizeLimit limit(1 << 12);
    sentence = refusal_of(path, large);
  }
  EXPECT_THAT(sentence, HasSubstr("could not be written as '" + path + "'"));
  EXPECT_THAT(sentence, HasSubstr("What was there before is unchanged"));
  EXPECT_EQ(content_of(path), "old");
  EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(NewFile, SaysThatTheFolderHasVanished) {
  const test::TemporaryFolder folder;
  EXPECT_THAT(refusal_of(folder.path("nowhere/a")), HasSubstr("No such file or directory"));
}

TEST(NewFile, WritesOverNoFolderAndNoDevice) {
  const test::TemporaryFolder folder;
  EXPECT_THAT(refusal_of(folder.path()), HasSubstr("Is a directory"));
  EXPECT_THAT(refusal_of("/dev/null"), HasSubstr("it is no ordinary file"));
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

}  // namespace
}  // namespace pushforward
