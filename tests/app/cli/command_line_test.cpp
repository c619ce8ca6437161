// Exit codes, help, and what every command has in common.
#include "app/cli/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<std::string> commands{"devices", "train",   "eval",   "transform", "sample",  "check", "bench",
                                        "targets", "presets", "layers", "render",    "animate", "open",  "export"};

TEST(CommandLine, HelpNamesEveryCommandAndNoHiddenOne) {
  const CommandResult help = run_command({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const std::string& command : commands) EXPECT_THAT(help.out, HasSubstr("\n  " + command + " "));
  EXPECT_EQ(help.out.find("probe-device"), std::string::npos);
}

class EveryCommand : public testing::TestWithParam<std::string> {};

TEST_P(EveryCommand, TakesDeviceSeedAndJson) {
  const CommandResult help = run_command({GetParam(), "--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* option : {"--device", "--seed", "--json"}) EXPECT_THAT(help.out, HasSubstr(option));
}

TEST_P(EveryCommand, RefusesAnOptionThatIsNotKnown) {
  const CommandResult result = run_command({GetParam(), "--no-such-option"});
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_FALSE(result.err.empty());
}

INSTANTIATE_TEST_SUITE_P(All, EveryCommand, testing::ValuesIn(commands), [](const auto& name) { return name.param; });

struct Usage {
  std::string name;
  std::vector<std::string> arguments;
};

class WrongUsage : public testing::TestWithParam<Usage> {};

TEST_P(WrongUsage, ExitsWithTwoAndSaysWhy) {
  const CommandResult result = run_command(GetParam().arguments);
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_FALSE(result.err.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongUsage,
    testing::Values(Usage{"unknown_command", {"trian"}}, Usage{"two_words", {"trian", "planar-32"}},
                    Usage{"train_without_project", {"train"}}, Usage{"eval_without_points", {"eval", "planar-32"}},
                    Usage{"steps_not_a_number", {"train", "planar-32", "--steps", "many"}},
                    Usage{"no_steps", {"train", "planar-32", "--steps", "0"}},
                    Usage{"objective_beyond_the_dial", {"train", "planar-32", "--objective", "1.5"}},
                    Usage{"objective_unknown", {"train", "planar-32", "--objective", "backward"}},
                    Usage{"learning_rate_negative", {"train", "planar-32", "--lr", "-1"}},
                    Usage{"schedule_unknown", {"train", "planar-32", "--schedule", "linear"}},
                    Usage{"seed_negative", {"sample", "planar-32", "--seed", "-4"}},
                    Usage{"no_samples", {"sample", "planar-32", "-n", "0"}},
                    Usage{"temperature_negative", {"sample", "planar-32", "--temperature", "-1"}}),
    [](const auto& usage) { return usage.param.name; });

class BadInput : public testing::TestWithParam<Usage> {};

TEST_P(BadInput, ExitsWithThreeAndSaysWhy) {
  const CommandResult result = run_command(GetParam().arguments);
  EXPECT_EQ(result.code, 3);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_THAT(result.err, HasSubstr("error: "));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadInput,
    testing::Values(Usage{"no_such_project", {"train", "no-such-preset", "--steps", "1"}},
                    Usage{"no_such_target", {"train", "planar-32", "--steps", "1", "--target", "three-suns"}},
                    Usage{"no_such_target_parameter", {"train", "planar-32", "--steps", "1", "--target", "u1:size=3"}},
                    Usage{"target_parameter_no_number",
                          {"train", "planar-32", "--steps", "1", "--target", "two-gaussians:distance"}},
                    Usage{"no_such_points", {"eval", "planar-32", "--points", "no-such-file.csv"}},
                    Usage{"no_such_device", {"sample", "planar-32", "-n", "1", "--device", "abacus"}},
                    Usage{"no_such_output_folder",
                          {"train", "planar-32", "--steps", "1", "-o", "no-such-folder/out.pushforward"}}),
    [](const auto& usage) { return usage.param.name; });

TEST(CommandLine, DeviceThatIsNotThereIsADeviceFailure) {
  const CommandResult result = run_command({"sample", "planar-32", "-n", "1", "--device", "opencl:999"});
  EXPECT_EQ(result.code, 4);
  EXPECT_THAT(result.err, HasSubstr("error: "));
}

TEST(CommandLine, UnknownPresetIsAnsweredWithTheKnownOnes) {
  EXPECT_THAT(run_command({"eval", "planar-33", "--points", "-"}).err, HasSubstr("planar-32"));
}

TEST(Window, OpensWithoutACommand) {
  const TemporaryFolder folder;
  const std::string file = folder.file("model.pushforward", small_project_text());
  std::string opened = "nothing";
  std::string device;
  std::optional<std::uint64_t> seed;
  const WindowStarter starter = [&](const std::string& project, const std::string& asked_device, auto asked_seed) {
    opened = project;
    device = asked_device;
    seed = asked_seed;
    return 17;
  };
  EXPECT_EQ(run_command({}, {}, starter).code, 17);
  EXPECT_EQ(opened, "");
  EXPECT_EQ(device, "auto");
  EXPECT_FALSE(seed.has_value());
  EXPECT_EQ(run_command({file, "--device", "reference", "--seed", "5"}, {}, starter).code, 17);
  EXPECT_EQ(opened, file);
  EXPECT_EQ(device, "reference");
  EXPECT_EQ(seed, 5U);
  EXPECT_EQ(run_command({"planar-32", "--picture", "window.png", "--size", "800x600"}, {}, starter).code, 17);
  EXPECT_EQ(opened, "planar-32");
}

// What the README shows of the window's options is found by --help too.
TEST(Window, OptionsAreInTheHelp) {
  const std::string help = run_command({"--help"}).out;
  for (const char* option :
       {"--compare", "--theme", "--language", "--size", "--probe", "--lens", "--depth", "--picture", "--after-steps"})
    EXPECT_THAT(help, HasSubstr(option));
}

TEST(Window, DoesNotOpenForACommandOrForNothingThatExists) {
  bool started = false;
  const WindowStarter starter = [&](const auto&, const auto&, auto) {
    started = true;
    return 0;
  };
  EXPECT_EQ(run_command({"presets"}, {}, starter).code, 0);
  EXPECT_EQ(run_command({"no-such-file.pushforward"}, {}, starter).code, 2);
  EXPECT_FALSE(started);
}

TEST(Window, SaysHowToBuildItWhereThereIsNone) {
  const CommandResult result = run_command({});
  EXPECT_EQ(result.code, 2);
  EXPECT_THAT(result.err, HasSubstr("PUSHFORWARD_GUI"));
}

struct Malformed {
  std::string file;
  std::string field;  // "-": the document itself
};

std::vector<Malformed> malformed_files() {
  std::ifstream list(PUSHFORWARD_SOURCE_DIR "/tests/data/malformed/expected-fields.txt");
  std::vector<Malformed> files;
  for (std::string line; std::getline(list, line);) {
    const auto blank = line.find(' ');
    if (line.starts_with('#') || blank == std::string::npos) continue;
    files.push_back({line.substr(0, blank), line.substr(blank + 1)});
  }
  return files;
}

TEST(MalformedFiles, AreAtLeastTwenty) { EXPECT_GE(malformed_files().size(), 20U); }

class MalformedFile : public testing::TestWithParam<Malformed> {};

TEST_P(MalformedFile, ExitsWithThreeAndNamesTheField) {
  const std::string path = std::string(PUSHFORWARD_SOURCE_DIR "/tests/data/malformed/") + GetParam().file;
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"eval", path, "--points", "-"}, std::vector<std::string>{"train", path, "--json"}}) {
    const CommandResult result = run_command(arguments, "0,0\n");
    EXPECT_EQ(result.code, 3);
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_THAT(result.err, HasSubstr(GetParam().file));
    if (GetParam().field != "-") {
      EXPECT_THAT(result.err, HasSubstr(GetParam().field));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, MalformedFile, testing::ValuesIn(malformed_files()), [](const auto& item) {
  std::string name = item.param.file;
  std::ranges::replace_if(
      name, [](unsigned char letter) { return std::isalnum(letter) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace pushforward::app
