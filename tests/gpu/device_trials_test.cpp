// When a device is tried, what is remembered of it, and what "auto" makes of it. The devices here are scripts and
// functions, so that they can fail on demand.
#include "gpu/device_trials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "core/errors.h"
#include "gpu/engine_choice.h"
#include "gpu/opencl_fingerprint.h"
#include "tests/support/temporary_folder.h"

namespace pushforward::gpu {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

DeviceReport a_device() {
  DeviceReport device;
  device.id = "opencl:1";
  device.index = 1;
  device.name = "a device";
  device.platform = "a platform";
  device.version = "1.0";
  device.usable = true;
  return device;
}

// The number of a process that has ended.
pid_t ended_process() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);
  return child;
}

class DeviceTrialsTest : public testing::Test {
 protected:
  DeviceTrials start(const std::string& fingerprint = "same") {
    return {[this] {
              ++attempts_;
              return answer_;
            },
            fingerprint, folder_.path("memory")};
  }

  TemporaryFolder folder_;
  int attempts_ = 0;
  Trial answer_{.device = a_device(), .failure = {}};
};

TEST_F(DeviceTrialsTest, ADeviceThatPassedIsNotTriedAtTheNextStart) {
  const Trial first = start().first_usable();
  EXPECT_FALSE(first.remembered);
  const Trial second = start().first_usable();
  EXPECT_TRUE(second.remembered);
  EXPECT_EQ(attempts_, 1);
  ASSERT_TRUE(second.device.has_value());
  EXPECT_EQ(second.device->id, "opencl:1");
  EXPECT_EQ(second.device->identity(), a_device().identity());
}

TEST_F(DeviceTrialsTest, OtherDriversAreTriedAnew) {
  (void)start("these drivers").first_usable();
  EXPECT_FALSE(start("other drivers").first_usable().remembered);
  EXPECT_EQ(attempts_, 2);
}

TEST_F(DeviceTrialsTest, AFailureIsNotRemembered) {
  answer_ = {.device = std::nullopt, .failure = "Nothing works."};
  EXPECT_EQ(start().first_usable().failure, "Nothing works.");
  answer_ = {.device = a_device(), .failure = {}};
  EXPECT_TRUE(start().first_usable().device.has_value());
  EXPECT_EQ(attempts_, 2);
}

TEST_F(DeviceTrialsTest, AProcessThatWentDownWhileOpeningCausesATrial) {
  (void)start().first_usable();
  const std::string mark = folder_.file("memory/opening-" + std::to_string(ended_process()), "\n");
  EXPECT_FALSE(start().first_usable().remembered);
  EXPECT_FALSE(std::filesystem::exists(mark));
  EXPECT_TRUE(start().first_usable().remembered);
  EXPECT_EQ(attempts_, 2);
}

TEST_F(DeviceTrialsTest, AProcessThatIsOpeningADeviceNowCausesNone) {
  DeviceTrials trials = start();
  (void)trials.first_usable();
  const OpeningMark mark = trials.mark_opening();
  EXPECT_TRUE(std::filesystem::exists(folder_.path("memory/opening-" + std::to_string(getpid()))));
  EXPECT_TRUE(start().first_usable().remembered);
}

TEST_F(DeviceTrialsTest, ADamagedMemoryIsNoMemory) {
  for (const char* text : {"", "{", "[]", "null", R"({"fingerprint": "same"})",
                           R"({"fingerprint": "same", "device": {"index": -1, "name": "a device"}})",
                           R"({"fingerprint": "same", "device": "opencl:0"})", R"({"fingerprint": 7, "device": {}})"}) {
    (void)start().first_usable();
    (void)folder_.file("memory/opencl-device.json", text);
    EXPECT_FALSE(start().first_usable().remembered) << text;
  }
}

TEST_F(DeviceTrialsTest, WithoutAFolderThereIsATrialAtEveryStart) {
  const std::string file = folder_.file("a file", "");
  for (const std::string& place : {std::string(), file + "/below"}) {
    DeviceTrials trials([this] { return ++attempts_, answer_; }, "same", place);
    EXPECT_FALSE(trials.first_usable().remembered);
    EXPECT_FALSE(trials.first_usable().remembered);
    const OpeningMark mark = trials.mark_opening();
  }
  EXPECT_EQ(attempts_, 4);
}

TEST_F(DeviceTrialsTest, AutoOpensWhatPassedUnderAMark) {
  DeviceTrials trials = start();
  const std::string mark = folder_.path("memory/opening-" + std::to_string(getpid()));
  bool marked = false;
  const ChosenEngine chosen = choose_automatically(trials, [&](const DeviceReport& device) {
    EXPECT_EQ(device.index, 1);
    marked = std::filesystem::exists(mark);
    return make_reference_engine();
  });
  EXPECT_TRUE(marked);
  EXPECT_FALSE(std::filesystem::exists(mark));
  EXPECT_EQ(chosen.remark, "");
  EXPECT_NE(chosen.engine, nullptr);
}

TEST_F(DeviceTrialsTest, AutoTriesAnewWhenWhatWasRememberedNoLongerWorks) {
  (void)start().first_usable();
  DeviceTrials trials = start();
  int opened = 0;
  const ChosenEngine chosen = choose_automatically(trials, [&](const DeviceReport&) {
    if (++opened == 1) throw DeviceError("It is another device now.");
    return make_reference_engine();
  });
  EXPECT_EQ(opened, 2);
  EXPECT_EQ(attempts_, 2);
  EXPECT_EQ(chosen.remark, "");
}

TEST_F(DeviceTrialsTest, AutoEndsWithTheReferenceEngineAndSaysWhy) {
  DeviceTrials fails_to_open = start();
  const auto refuse = [](const DeviceReport&) -> std::unique_ptr<Engine> { throw DeviceError("It does not open."); };
  ChosenEngine chosen = choose_automatically(fails_to_open, refuse);
  EXPECT_EQ(chosen.engine->description().id, "reference");
  EXPECT_EQ(chosen.remark, "It does not open.");
  // What failed is not remembered as something that works.
  EXPECT_FALSE(start().first_usable().remembered);

  answer_ = {.device = std::nullopt, .failure = "There is none."};
  DeviceTrials has_none = start("other drivers");
  chosen = choose_automatically(has_none, refuse);
  EXPECT_EQ(chosen.engine->description().id, "reference");
  EXPECT_EQ(chosen.remark, "There is none.");
}

// A program that stands for Pushforward in the role of the child.
std::string program_that(const TemporaryFolder& folder, const std::string& script) {
  std::string path = folder.file("program", "#!/bin/sh\n" + script + "\n");
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return path;
}

constexpr const char* two_devices =
    R"([{"id":"opencl:0","index":0,"name":"first"},{"id":"opencl:1","index":1,"name":"second"}])";

TEST(DevicesByChild, AreWhatTheChildLists) {
  const TemporaryFolder folder;
  const std::string program =
      program_that(folder, std::string("echo a word from the driver; echo '") + two_devices + "'");
  const DeviceList list = devices_by_child(program);
  EXPECT_EQ(list.failure, "");
  ASSERT_EQ(list.devices.size(), 2U);
  EXPECT_EQ(list.devices[1].id, "opencl:1");
  EXPECT_EQ(list.devices[1].name, "second");
}

TEST(DevicesByChild, ADriverThatAbortsIsNamedAsTheReason) {
  const TemporaryFolder folder;
  const DeviceList list = devices_by_child(program_that(folder, "kill -ABRT $$"));
  EXPECT_TRUE(list.drivers_failed);
  EXPECT_TRUE(list.devices.empty());
  EXPECT_THAT(list.failure, HasSubstr("crashed (signal 6)"));
  const std::vector<DeviceReport> reports = probe_devices(program_that(folder, "kill -ABRT $$"));
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_FALSE(reports[0].usable);
  EXPECT_EQ(reports[0].reason, list.failure);
}

TEST(DevicesByChild, ADeviceThatCrashesInItsTestIsStruckOffAndTheNextIsTried) {
  const TemporaryFolder folder;
  const std::string program =
      program_that(folder, std::string("case \"$2\" in\n  0) kill -SEGV $$ ;;\n") +
                               "  1) echo '{\"usable\": true}' ;;\n  *) echo '" + two_devices + "' ;;\nesac");
  std::vector<DeviceReport> devices = devices_by_child(program).devices;
  for (DeviceReport& device : devices) probe(device, program, false);
  ASSERT_EQ(devices.size(), 2U);
  EXPECT_FALSE(devices[0].usable);
  EXPECT_THAT(devices[0].reason, HasSubstr("crashed (signal 11)"));
  EXPECT_TRUE(devices[1].usable);
  EXPECT_EQ(devices[1].reason, "");
}

TEST(DevicesByChild, AMissingOpenClIsSaid) {
  const TemporaryFolder folder;
  const DeviceList list = devices_by_child(program_that(folder, "echo '[]'"));
  EXPECT_FALSE(list.drivers_failed);
  EXPECT_THAT(list.failure, HasSubstr("no OpenCL device"));
}

TEST(OpenClFingerprint, FollowsTheDriversAndTheirEnvironment) {
  const char* kept = std::getenv("OCL_ICD_VENDORS");
  const std::string before = opencl_fingerprint();
  EXPECT_EQ(opencl_fingerprint(), before);
  const TemporaryFolder folder;
  setenv("OCL_ICD_VENDORS", folder.path().c_str(), 1);
  const std::string without = opencl_fingerprint();
  EXPECT_NE(without, before);
  (void)folder.file("driver.icd", "libdriver.so.1\n");
  const std::string with = opencl_fingerprint();
  EXPECT_NE(with, without);
  (void)folder.file("driver.icd", "libdriver.so.2\n");
  EXPECT_NE(opencl_fingerprint(), with);
  setenv("POCL_PUSHFORWARD_TEST", "1", 1);
  const std::string with_variable = opencl_fingerprint();
  unsetenv("POCL_PUSHFORWARD_TEST");
  EXPECT_NE(with_variable, opencl_fingerprint());
  if (kept != nullptr)
    setenv("OCL_ICD_VENDORS", kept, 1);
  else
    unsetenv("OCL_ICD_VENDORS");
}

}  // namespace
}  // namespace pushforward::gpu
