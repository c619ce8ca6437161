#include "tests/app/cli/command_line_runner.h"

#include <sstream>

namespace pushforward::app {

CommandResult run_command(const std::vector<std::string>& arguments, const std::string& input,
                          const WindowParts& window) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int code = run_command_line(arguments, {in, out, err, false, PUSHFORWARD_PROGRAM}, window);
  return {code, out.str(), err.str()};
}

std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(field);
  }
  return rows;
}

std::vector<std::string> keys(const nlohmann::json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

std::string small_project_text() {
  return R"({
  "format": "pushforward-project", "version": 1,
  "stack": {"layers": [
    {"type": "actnorm", "values": {"scale": [1.5, 0.5], "shift": [0.25, -0.5]}},
    {"type": "rotation", "values": {"angle": [0.4]}}
  ]},
  "target": {"id": "gaussian"}
})";
}

}  // namespace pushforward::app
