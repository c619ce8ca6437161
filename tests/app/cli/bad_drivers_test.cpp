// The program itself on machines whose OpenCL is missing, broken, or has nowhere to write.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "gpu/child_process.h"
#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::HasSubstr;

class BadDriversTest : public testing::Test {
 protected:
  // Runs the program where the loader finds no drivers but those announced in the folder "vendors".
  gpu::ChildResult run_program(std::vector<std::string> arguments) {
    return gpu::run_child({PUSHFORWARD_PROGRAM,
                           std::move(arguments),
                           {"OCL_ICD_VENDORS=" + folder_.path("vendors"), "XDG_CACHE_HOME=" + folder_.path("cache")}});
  }

  // Trains a few steps and gives the device that did it.
  std::string device_that_trains() {
    const gpu::ChildResult result = run_program({"train", "single-planar", "--steps", "3", "--json"});
    EXPECT_TRUE(result.succeeded()) << "signal " << result.signal << ", exit code " << result.exit_code;
    const nlohmann::json answer = nlohmann::json::parse(result.output, nullptr, false);
    return answer.is_object() ? answer.value("device", std::string()) : std::string();
  }

  TemporaryFolder folder_;
};

TEST_F(BadDriversTest, WithoutAnyDriverTheReferenceEngineTrains) {
  std::filesystem::create_directory(folder_.path("vendors"));
  EXPECT_EQ(device_that_trains(), "reference");
}

TEST_F(BadDriversTest, ADriverThatAbortsDoesNotTakeTheProgramAlong) {
  std::filesystem::create_directory(folder_.path("vendors"));
  (void)folder_.file("vendors/aborting.icd", PUSHFORWARD_ABORTING_DRIVER "\n");
  // Otherwise the driver was never asked, and the test shows nothing.
  EXPECT_EQ(run_program({"train", "single-planar", "--steps", "3", "--device", "opencl:0"}).signal, SIGABRT);
  EXPECT_EQ(device_that_trains(), "reference");

  const gpu::ChildResult devices = run_program({"devices", "--json"});
  ASSERT_TRUE(devices.succeeded());
  const nlohmann::json listed = nlohmann::json::parse(devices.output)["devices"];
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_FALSE(listed[0]["usable"]);
  EXPECT_THAT(listed[0]["reason"].get<std::string>(), HasSubstr("crashed"));
  EXPECT_TRUE(listed[1]["usable"]);
}

TEST_F(BadDriversTest, TheReasonIsSaid) {
  std::filesystem::create_directory(folder_.path("vendors"));
  setenv("OCL_ICD_VENDORS", folder_.path("vendors").c_str(), 1);
  const CommandResult result = run_command({"train", "single-planar", "--steps", "3", "--json"});
  unsetenv("OCL_ICD_VENDORS");
  EXPECT_EQ(result.json()["device"], "reference");
  EXPECT_THAT(result.err, HasSubstr("no OpenCL device"));
  EXPECT_THAT(result.err, HasSubstr("reference engine"));
}

}  // namespace
}  // namespace pushforward::app
