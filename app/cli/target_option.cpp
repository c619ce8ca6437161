#include "app/cli/target_option.h"

#include <charconv>
#include <optional>
#include <string_view>

#include "core/errors.h"

namespace pushforward::app {
namespace {

std::optional<double> parse_double(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// What a file holds must be what the target is made of.
void take_file(const std::string& path, const TargetSpec& spec, ImportedTarget& target) {
  ImportedTarget imported = import_target(std::filesystem::path(path));
  if (imported.choice.id != spec.id)
    throw InputError("--target", "\"" + path + "\" makes a target of the kind \"" + imported.choice.id + "\", not \"" +
                                     spec.id + "\"; write " + imported.choice.id + ":file=" + path + ".");
  target.choice.data = imported.choice.data;
  // Numbers that were typed count before those of the file.
  target.choice.parameters.merge(imported.choice.parameters);
  target.remark = std::move(imported.remark);
}

}  // namespace

ImportedTarget parse_target(const std::string& text) {
  const auto colon = text.find(':');
  ImportedTarget target{.choice = {text.substr(0, colon), {}}, .remark = {}};
  if (colon == std::string::npos) return target;
  const TargetSpec& spec = find_target(target.choice.id);
  std::optional<std::string> file;
  std::string_view rest = std::string_view(text).substr(colon + 1);
  while (!rest.empty()) {
    const auto equals = rest.find('=');
    const std::string name(rest.substr(0, equals));
    if (equals != std::string_view::npos && spec.data && name == spec.data->id &&
        std::holds_alternative<std::string>(spec.data->example)) {
      target.choice.data = TargetDatum(std::string(rest.substr(equals + 1)));
      break;
    }
    const std::string_view assignment = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(assignment.size() + 1, rest.size()));
    const std::string_view given = equals < assignment.size() ? assignment.substr(equals + 1) : std::string_view();
    if (spec.data && name == "file" && !given.empty()) {
      file = std::string(given);
    } else if (const auto value = parse_double(given)) {
      target.choice.parameters[name] = *value;
    } else {
      throw InputError("--target",
                       "\"" + std::string(assignment) + "\" sets no parameter of a target; write name=number.");
    }
  }
  if (file) take_file(*file, spec, target);
  return target;
}

}  // namespace pushforward::app
