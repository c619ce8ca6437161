// `pushforward export`: what is written is what core/export makes, whole or not at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/export/registry.h"
#include "core/project/project.h"
#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::HasSubstr;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class ExportCommand : public testing::TestWithParam<std::string> {};

TEST_P(ExportCommand, WritesAFileAndTheSameToStandardOutput) {
  const TemporaryFolder folder;
  const std::string path = folder.path("带 空格");
  const std::vector<std::string> arguments = {"export", "single-planar", "--as", GetParam(), "-n",
                                              "20",     "--side",        "8",    "--device", "reference"};
  std::vector<std::string> with_file = arguments;
  with_file.insert(with_file.end(), {"-o", path});
  const CommandResult result = run_command(with_file);
  ASSERT_EQ(result.code, exit_success) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_FALSE(content_of(path).empty());
  EXPECT_EQ(run_command(arguments).out, content_of(path));
}

std::vector<std::string> kinds() {
  std::vector<std::string> ids;
  for (const ExportKind& kind : all_exports()) ids.push_back(kind.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(AllKinds, ExportCommand, testing::ValuesIn(kinds()), [](const auto& tested) {
  std::string name = tested.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(ExportCommandLine, TakesBoxAndTemperature) {
  const auto rows = parse_csv(run_command({"export", "single-planar", "--as", "density", "--side", "4", "--box", "0",
                                           "2", "-1", "0", "--temperature", "0.5"})
                                  .out);
  ASSERT_EQ(rows.size(), 1U + 4U * 2U);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"x1", "x2", "log_prob"}));
  EXPECT_EQ(rows[1][0], "0.25");
  EXPECT_EQ(rows[1][1], "-0.75");
}

TEST(ExportCommandLine, TellsInJsonWhatItWrote) {
  const TemporaryFolder folder;
  const CommandResult result =
      run_command({"export", "single-planar", "--as", "samples", "-o", folder.path("a.npy"), "--json"});
  ASSERT_EQ(result.code, exit_success) << result.err;
  EXPECT_EQ(result.json()["format"], "npy");
  EXPECT_EQ(result.json()["bytes"], std::filesystem::file_size(folder.path("a.npy")));
  EXPECT_EQ(run_command({"export", "single-planar", "--as", "samples", "--json"}).code, exit_bad_input);
}

TEST(ExportCommandLine, SaysWhatIsWrongAndLeavesWhatWasThere) {
  const TemporaryFolder folder;
  const std::string old = folder.file("old.csv", "old");
  const auto failure = [](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"export", "single-planar", "--as"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const CommandResult result = run_command(arguments);
    EXPECT_EQ(result.code, exit_bad_input);
    return result.err;
  };
  EXPECT_THAT(failure({"excel"}), HasSubstr("There is no export 'excel'; there are pytorch, numpy"));
  EXPECT_THAT(failure({"numpy", "-o", old}), HasSubstr("is written as py"));
  EXPECT_THAT(failure({"points", "-o", folder.path("nowhere/a.csv")}), HasSubstr("No such file or directory"));
  EXPECT_THAT(failure({"density", "--box", "2", "1", "0", "1", "-o", old}), HasSubstr("left < right"));
  EXPECT_EQ(content_of(old), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()),
            1);
}

TEST(ExportCommandLine, CaptionTellsTheKl) {
  EXPECT_THAT(run_command({"export", "single-planar", "--as", "caption", "--device", "reference"}).out,
              HasSubstr("KL(p‖q) = "));
}

}  // namespace
}  // namespace pushforward::app
