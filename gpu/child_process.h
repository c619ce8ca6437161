// Runs a program to its end and takes what it prints, for work that may take the process down that does it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace pushforward::gpu {

struct ChildCall {
  std::string program;                 // a path
  std::vector<std::string> arguments;  // without the program's name
  std::vector<std::string> variables;  // NAME=value, besides this process's own or in their place
  std::chrono::seconds limit{60};      // then it is killed
};

struct ChildResult {
  std::string output;  // standard output; standard error goes nowhere
  bool timed_out = false;
  int signal = 0;     // that ended it, 0 for none
  int exit_code = 0;  // 127 when the program can't be started
  [[nodiscard]] bool succeeded() const { return !timed_out && signal == 0 && exit_code == 0; }
};

// Blocks the calling thread until the child has ended; the child ends with that thread. Throws DeviceError when no
// process can be made.
[[nodiscard]] ChildResult run_child(const ChildCall& call);

// How it ended, e.g. "crashed (signal 6)", "did not answer within 60 s".
[[nodiscard]] std::string ending_of(const ChildResult& result, const ChildCall& call);

}  // namespace pushforward::gpu
