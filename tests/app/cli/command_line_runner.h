// The command line inside the test's own process.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "tests/support/temporary_folder.h"

namespace pushforward::app {

struct CommandResult {
  int code = 0;
  std::string out;
  std::string err;

  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

[[nodiscard]] CommandResult run_command(const std::vector<std::string>& arguments, const std::string& input = {},
                                        const WindowParts& window = {});

// Lines of a CSV split into fields, the header first.
[[nodiscard]] std::vector<std::vector<std::string>> parse_csv(const std::string& text);

// The keys of an object, sorted.
[[nodiscard]] std::vector<std::string> keys(const nlohmann::json& object);

using test::TemporaryFolder;

// A rotation and an actnorm: quick to train even in double precision.
[[nodiscard]] std::string small_project_text();

}  // namespace pushforward::app
