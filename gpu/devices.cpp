#include "gpu/devices.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "gpu/cl/device_list.h"
#include "gpu/opencl_engine.h"
#include "gpu/self_test.h"

namespace pushforward::gpu {

namespace {

// A driver that takes longer than this for the self-test is of no use in a window.
constexpr int probe_limit_seconds = 60;

// Set in the child. A program that probes at its start, started as a probe, would start itself without end.
constexpr const char* inside_a_probe = "PUSHFORWARD_INSIDE_A_PROBE";

std::vector<std::string> child_environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) variables.emplace_back(*variable);
  variables.push_back(std::string(inside_a_probe) + "=1");
  return variables;
}

struct ChildResult {
  std::string output;
  bool timed_out = false;
  int status = 0;
};

std::string read_all(int descriptor, int seconds, bool& timed_out) {
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(seconds);
  std::string text;
  std::array<char, 4096> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd wait{.fd = descriptor, .events = POLLIN, .revents = 0};
    if (left <= 0 || poll(&wait, 1, static_cast<int>(left)) == 0) {
      timed_out = true;
      return text;
    }
    const ssize_t got = read(descriptor, buffer.data(), buffer.size());
    if (got <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

ChildResult run_probe(const std::string& program, int index) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw DeviceError("No pipe can be opened to probe a device.");
  const std::string number = std::to_string(index);
  std::vector<std::string> variables = child_environment();
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) throw DeviceError("No process can be started to probe a device.");
  if (child == 0) {
    // Only async-signal-safe calls between fork and exec.
    dup2(ends[1], STDOUT_FILENO);
    const int silent = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (silent >= 0) dup2(silent, STDERR_FILENO);
    execle(program.c_str(), program.c_str(), "probe-device", number.c_str(), static_cast<char*>(nullptr),
           environment.data());
    _exit(127);
  }
  close(ends[1]);
  ChildResult result;
  result.output = read_all(ends[0], probe_limit_seconds, result.timed_out);
  close(ends[0]);
  if (result.timed_out) kill(child, SIGKILL);
  waitpid(child, &result.status, 0);
  return result;
}

std::string failure_of(const ChildResult& result) {
  if (result.timed_out) return "did not finish its self-test within " + std::to_string(probe_limit_seconds) + " s";
  if (WIFSIGNALED(result.status))
    return "its driver crashed in the self-test (signal " + std::to_string(WTERMSIG(result.status)) + ")";
  return "its self-test ended with exit code " + std::to_string(WEXITSTATUS(result.status));
}

void read_answer(const ChildResult& result, DeviceReport& report) {
  const nlohmann::json answer = nlohmann::json::parse(result.output, nullptr, false);
  if (!answer.is_object()) {
    report.reason = failure_of(result);
    return;
  }
  report.usable = answer.value("usable", false);
  report.reason = answer.value("reason", std::string());
  report.self_test_seconds = answer.value("self_test_seconds", 0.0);
  report.steps_per_second = answer.value("steps_per_second", 0.0);
}

}  // namespace

int device_count() { return static_cast<int>(list_devices().size()); }

std::vector<DeviceReport> probe_devices(const std::string& program) {
  std::vector<DeviceReport> reports;
  int index = 0;
  for (const ListedDevice& device : list_devices()) {
    DeviceReport report;
    report.id = "opencl:" + std::to_string(index);
    report.name = device.name;
    report.backend = device.is_cpu ? "OpenCL, CPU" : "OpenCL, GPU";
    report.platform = device.platform;
    report.compute_units = device.compute_units;
    if (std::getenv(inside_a_probe) != nullptr)
      report.reason = "not probed: this process is a probe itself";
    else
      read_answer(run_probe(program.empty() ? "/proc/self/exe" : program, index), report);
    reports.push_back(std::move(report));
    ++index;
  }
  return reports;
}

int probe_device_main(int index) {
  nlohmann::json answer = {{"usable", false}};
  try {
    const auto begin = std::chrono::steady_clock::now();
    const std::unique_ptr<Engine> engine = make_opencl_engine(index);
    const double error = known_answer_error(*engine);
    answer["self_test_seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (error <= known_answer_bar) {
      answer["steps_per_second"] = training_speed(*engine);
      answer["usable"] = true;
    } else {
      answer["reason"] = "its results are wrong: relative error " + std::to_string(error) + " in the self-test";
    }
  } catch (const std::exception& error) {
    answer["reason"] = error.what();
  }
  std::printf("%s\n", answer.dump().c_str());
  return 0;
}

}  // namespace pushforward::gpu
