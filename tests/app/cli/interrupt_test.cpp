// Ctrl+C, sent to the program itself while it trains.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "core/project/project.h"
#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

struct Child {
  pid_t id = 0;
  int terminal = -1;  // our end of the pseudo terminal that the child's standard error is
  int output = -1;    // reads its standard output
};

Child start_program(const std::vector<std::string>& arguments) {
  Child child;
  child.terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (child.terminal < 0 || grantpt(child.terminal) != 0 || unlockpt(child.terminal) != 0) {
    throw std::runtime_error("no pseudo terminal");
  }
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) throw std::runtime_error("no pipe");
  child.output = pipe_ends[0];

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, ptsname(child.terminal), O_RDWR | O_NOCTTY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, pipe_ends[0]);
  std::vector<std::string> words{PUSHFORWARD_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const int failed = posix_spawn(&child.id, PUSHFORWARD_PROGRAM, &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  if (failed != 0) throw std::runtime_error("the program could not be started");
  return child;
}

std::string read_until(int file, const std::string& mark) {
  std::string text;
  std::array<char, 256> buffer{};
  while (mark.empty() || text.find(mark) == std::string::npos) {
    const ssize_t count = read(file, buffer.data(), buffer.size());
    if (count <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return text;
}

TEST(Interrupt, StopsTrainingAndKeepsWhatWasTrained) {
  const TemporaryFolder folder;
  const std::string project = folder.file("model.pushforward", small_project_text());
  const std::string output = folder.path("trained.pushforward");
  const Child child = start_program(
      {"train", project, "--device", "reference", "--batch", "64", "--steps", "2000000000", "--json", "-o", output});
  // The progress bar says that training has begun.
  ASSERT_THAT(read_until(child.terminal, "steps/s"), testing::HasSubstr("steps/s"));
  ASSERT_EQ(kill(child.id, SIGINT), 0);
  const std::string json = read_until(child.output, "");
  int status = 0;
  ASSERT_EQ(waitpid(child.id, &status, 0), child.id);
  close(child.terminal);
  close(child.output);

  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  const nlohmann::json object = nlohmann::json::parse(json);
  EXPECT_EQ(object["interrupted"], true);
  const Project saved = load_project(output);
  EXPECT_GT(saved.steps, 0);
  EXPECT_EQ(object["steps"], saved.steps);
  EXPECT_NE(saved.stack.layers[0].parameters, load_project(project).stack.layers[0].parameters);
}

}  // namespace
}  // namespace pushforward::app
