#include "gpu/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

#include "core/errors.h"

namespace pushforward::gpu {

namespace {

// The array of pointers that exec takes; `texts` must outlive it.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// This process's variables with those of `given` in the place of those of the same name.
std::vector<std::string> environment_with(const std::vector<std::string>& given) {
  std::vector<std::string> variables = given;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view variable = *entry;
    const std::string_view assignment = variable.substr(0, variable.find('=') + 1);
    const bool replaced =
        std::ranges::any_of(given, [assignment](const std::string& other) { return other.starts_with(assignment); });
    if (!replaced) variables.emplace_back(variable);
  }
  return variables;
}

// Until the other end is closed or time is up. Returns true when time was up.
bool read_all(int descriptor, std::chrono::seconds limit, std::string& text) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + limit;
  std::array<char, 4096> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return true;
    pollfd wait{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int ready = poll(&wait, 1, static_cast<int>(left));
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t got = read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

// In the child, between fork and exec: only calls that are safe after a fork of a process with threads.
[[noreturn]] void become(const char* program, char* const* arguments, char* const* environment, int output) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // A crash is expected and must leave no core file behind.
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  dup2(output, STDOUT_FILENO);
  if (const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC); nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  execve(program, arguments, environment);
  _exit(127);
}

}  // namespace

ChildResult run_child(const ChildCall& call) {
  std::vector<std::string> arguments{call.program};
  arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
  std::vector<std::string> variables = environment_with(call.variables);
  const std::vector<char*> argument_list = pointers_to(arguments);
  const std::vector<char*> environment = pointers_to(variables);

  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw DeviceError("No pipe can be opened to try an OpenCL device.");
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    throw DeviceError("No process can be started to try an OpenCL device.");
  }
  if (child == 0) become(call.program.c_str(), argument_list.data(), environment.data(), ends[1]);
  close(ends[1]);
  ChildResult result;
  result.timed_out = read_all(ends[0], call.limit, result.output);
  close(ends[0]);
  if (result.timed_out) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

std::string ending_of(const ChildResult& result, const ChildCall& call) {
  if (result.timed_out) return "did not answer within " + std::to_string(call.limit.count()) + " s";
  if (result.signal != 0) return "crashed (signal " + std::to_string(result.signal) + ")";
  return "ended with exit code " + std::to_string(result.exit_code) + " and without an answer";
}

}  // namespace pushforward::gpu
