// What `pushforward animate` hands to whoever draws.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::HasSubstr;

TEST(AnimateCommand, HandsOnWhatWasTyped) {
  AnimateOptions seen;
  WindowParts window;
  window.render_animations = [&](const AnimateOptions& options, const RenderHost& host) {
    seen = options;
    EXPECT_EQ(host.seed, 5U);
    EXPECT_TRUE(host.progress(0.5, "a.gif"));
    host.written("a.gif");
  };
  const CommandResult result = run_command(
      {"animate", "single-planar", "--over", "temperature", "--view", "density,warp", "--seconds", "3",    "--fps",
       "12",      "--easing",      "even",   "--hold",      "0.1",    "--from",       "0.5",       "--to", "2",
       "--size",  "320x200px",     "-o",     "a.gif",       "-o",     "b.mp4",        "--seed",    "5"},
      {}, window);
  ASSERT_EQ(result.code, exit_success) << result.err;
  EXPECT_EQ(result.out, "a.gif\n");
  EXPECT_EQ(seen.figure.over, "temperature");
  EXPECT_EQ(seen.figure.views, (std::vector<std::string>{"density", "warp"}));
  EXPECT_EQ(seen.figure.outputs, (std::vector<std::string>{"a.gif", "b.mp4"}));
  EXPECT_EQ(seen.seconds, 3.0);
  EXPECT_EQ(seen.frames_per_second, 12);
  EXPECT_EQ(seen.from, 0.5);
  EXPECT_EQ(seen.to, 2.0);
}

TEST(AnimateCommand, SaysWhatIsMissing) {
  WindowParts window;
  EXPECT_THAT(run_command({"animate", "single-planar", "-o", "a.gif"}).err, HasSubstr("built without"));
  window.render_animations = [](const AnimateOptions&, const RenderHost&) { FAIL(); };
  EXPECT_THAT(run_command({"animate", "single-planar"}, {}, window).err, HasSubstr("-o"));
  EXPECT_THAT(run_command({"animate", "-o", "a.gif"}, {}, window).err, HasSubstr("PROJECT"));
  EXPECT_EQ(run_command({"animate", "single-planar", "--over", "space", "-o", "a.gif"}, {}, window).code, exit_usage);
}

}  // namespace
}  // namespace pushforward::app
