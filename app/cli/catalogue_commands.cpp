// `pushforward targets` and `pushforward presets`: what there is.
#include <iomanip>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "core/project/project.h"
#include "core/targets/target.h"

namespace pushforward::app {
namespace {

constexpr int name_width = 18;

nlohmann::ordered_json to_json(const TargetSpec& spec) {
  const auto target = make_target({spec.id, {}});
  const Box box = target->box();
  nlohmann::ordered_json parameters = nlohmann::ordered_json::array();
  for (const TargetParameterSpec& parameter : spec.parameters) {
    parameters.push_back({{"id", parameter.id},
                          {"title", parameter.title},
                          {"doc", parameter.doc},
                          {"minimum", parameter.minimum},
                          {"maximum", parameter.maximum},
                          {"default", parameter.default_value}});
  }
  nlohmann::ordered_json json = {{"id", spec.id},
                                 {"title", spec.title},
                                 {"doc", spec.doc},
                                 {"entropy", target->entropy()},
                                 {"entropy_method", target->entropy_method()},
                                 {"box", {box.left, box.right, box.bottom, box.top}},
                                 {"continuous", target->is_continuous()},
                                 {"parameters", parameters}};
  // Of one's own: the numbers above are those of the example.
  if (spec.data) json["data"] = {{"id", spec.data->id}, {"title", spec.data->title}, {"doc", spec.data->doc}};
  return json;
}

int run_targets(const CommandContext& context) {
  std::ostream& out = context.environment.out;
  if (context.common.json) {
    nlohmann::ordered_json targets = nlohmann::ordered_json::array();
    for (const TargetSpec& spec : all_targets()) targets.push_back(to_json(spec));
    out << nlohmann::ordered_json{{"targets", targets}}.dump(2) << "\n";
    return exit_success;
  }
  for (const TargetSpec& spec : all_targets()) {
    out << std::left << std::setw(name_width) << spec.id << spec.title << "; entropy " << std::fixed
        << std::setprecision(6) << make_target({spec.id, {}})->entropy() << " nats\n";
    if (spec.data)
      out << std::setw(name_width) << ""
          << "  one's own; this is its example. " << spec.data->id << ": " << spec.data->doc << "\n";
    for (const TargetParameterSpec& parameter : spec.parameters) {
      out << std::setw(name_width) << ""
          << "  " << parameter.id << " = " << std::defaultfloat << parameter.default_value << ", in ["
          << parameter.minimum << ", " << parameter.maximum << "]: " << parameter.title << "\n";
    }
  }
  return exit_success;
}

int run_presets(const CommandContext& context) {
  std::ostream& out = context.environment.out;
  if (context.common.json) {
    nlohmann::ordered_json presets = nlohmann::ordered_json::array();
    for (const Preset& preset : all_presets()) {
      presets.push_back({{"name", preset.name},
                         {"title", preset.title},
                         {"description", preset.description},
                         {"steps", preset.steps}});
    }
    out << nlohmann::ordered_json{{"presets", presets}}.dump(2) << "\n";
    return exit_success;
  }
  for (const Preset& preset : all_presets()) {
    out << std::left << std::setw(name_width) << preset.name << preset.title << "; " << preset.steps << " steps\n"
        << std::setw(name_width) << "" << preset.description << "\n";
  }
  return exit_success;
}

}  // namespace

void add_targets_command(CLI::App& program, CommandContext& context) {
  add_command(program, context, "targets", "The targets that a flow can be trained against",
              [&context] { return run_targets(context); });
}

void add_presets_command(CLI::App& program, CommandContext& context) {
  add_command(program, context, "presets", "The projects that come with the program",
              [&context] { return run_presets(context); });
}

}  // namespace pushforward::app
