// `pushforward open`: what it gives the window, and what it says when there is nothing to open.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::HasSubstr;

struct Started {
  std::string project;
  std::string device;
  std::optional<std::uint64_t> seed;
};

// A window that only notes what it was opened on.
WindowParts noting(std::vector<Started>& started) {
  return WindowParts(
      [&started](const std::string& project, const std::string& device, std::optional<std::uint64_t> seed) {
        started.push_back({project, device, seed});
        return 7;
      });
}

TEST(Open, GivesTheWindowFileDeviceAndSeed) {
  const TemporaryFolder folder;
  for (const char* name : {"a model.pushforward", "图.png", "figure.svg", "figure.pdf"}) {
    const std::string path = folder.file(name, small_project_text());
    std::vector<Started> started;
    const CommandResult result =
        run_command({"open", path, "--device", "reference", "--seed", "5"}, {}, noting(started));
    EXPECT_EQ(result.code, 7) << result.err;  // the window's own
    ASSERT_EQ(started.size(), 1U);
    EXPECT_EQ(started[0].project, path);
    EXPECT_EQ(started[0].device, "reference");
    EXPECT_EQ(started[0].seed, 5U);
  }
}

TEST(Open, TakesAPreset) {
  std::vector<Started> started;
  EXPECT_EQ(run_command({"open", "realnvp-8"}, {}, noting(started)).code, 7);
  ASSERT_EQ(started.size(), 1U);
  EXPECT_EQ(started[0].project, "realnvp-8");
}

TEST(Open, SaysWhatIsNotThere) {
  std::vector<Started> started;
  const CommandResult result = run_command({"open", "/no/such/figure.pdf"}, {}, noting(started));
  EXPECT_EQ(result.code, exit_usage);
  EXPECT_THAT(result.err, HasSubstr("/no/such/figure.pdf"));
  EXPECT_EQ(run_command({"open"}, {}, noting(started)).code, exit_usage);
  EXPECT_TRUE(started.empty());
}

TEST(Open, NeedsAWindow) {
  const CommandResult result = run_command({"open", "realnvp-8"});
  EXPECT_EQ(result.code, exit_usage);
  EXPECT_THAT(result.err, HasSubstr("without a window"));
}

}  // namespace
}  // namespace pushforward::app
