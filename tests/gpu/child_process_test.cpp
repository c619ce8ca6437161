// Programs that end well, crash, hang, or can't be started.
#include "gpu/child_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>

namespace pushforward::gpu {
namespace {

ChildCall shell(const std::string& script) { return {"/bin/sh", {"-c", script}, {}, std::chrono::seconds(20)}; }

TEST(ChildProcess, GivesWhatWasPrinted) {
  const ChildResult result = run_child(shell("echo one; echo ignored >&2; echo two"));
  EXPECT_TRUE(result.succeeded());
  EXPECT_EQ(result.output, "one\ntwo\n");
}

TEST(ChildProcess, TakesMoreThanAPipeHolds) {
  const ChildResult result = run_child(shell("head -c 300000 /dev/zero"));
  EXPECT_TRUE(result.succeeded());
  EXPECT_EQ(result.output.size(), 300000U);
}

TEST(ChildProcess, SaysHowItEnded) {
  const ChildCall fails = shell("echo half; exit 3");
  const ChildResult failed = run_child(fails);
  EXPECT_EQ(failed.exit_code, 3);
  EXPECT_EQ(failed.output, "half\n");
  EXPECT_FALSE(failed.succeeded());
  EXPECT_THAT(ending_of(failed, fails), testing::HasSubstr("exit code 3"));

  const ChildCall crashes = shell("kill -ABRT $$");
  const ChildResult crashed = run_child(crashes);
  EXPECT_EQ(crashed.signal, SIGABRT);
  EXPECT_FALSE(crashed.succeeded());
  EXPECT_THAT(ending_of(crashed, crashes), testing::HasSubstr("crashed (signal 6)"));

  EXPECT_EQ(run_child({"/no/such/program", {}, {}, std::chrono::seconds(5)}).exit_code, 127);
}

TEST(ChildProcess, IsKilledWhenItHangs) {
  ChildCall hangs = shell("exec sleep 600");
  hangs.limit = std::chrono::seconds(1);
  const ChildResult result = run_child(hangs);
  EXPECT_TRUE(result.timed_out);
  EXPECT_FALSE(result.succeeded());
  EXPECT_EQ(result.signal, SIGKILL);
  EXPECT_THAT(ending_of(result, hangs), testing::HasSubstr("within 1 s"));
}

TEST(ChildProcess, SeesItsVariablesInThePlaceOfOurs) {
  setenv("PUSHFORWARD_TEST_VARIABLE", "ours", 1);
  ChildCall call = shell("echo $PUSHFORWARD_TEST_VARIABLE");
  EXPECT_EQ(run_child(call).output, "ours\n");
  call.variables = {"PUSHFORWARD_TEST_VARIABLE=its own"};
  EXPECT_EQ(run_child(call).output, "its own\n");
  unsetenv("PUSHFORWARD_TEST_VARIABLE");
}

}  // namespace
}  // namespace pushforward::gpu
