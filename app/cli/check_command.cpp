// `pushforward check`: a device against the reference engine.
#include <algorithm>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/model.h"
#include "app/cli/progress_bar.h"
#include "gpu/check.h"

namespace pushforward::app {
namespace {

struct CheckOptions {
  std::string project;  // empty: every preset
};

struct CheckedProject {
  std::string name;
  std::vector<gpu::CheckItem> items;
};

bool passed(const std::vector<CheckedProject>& checked) {
  return std::ranges::all_of(checked, [](const CheckedProject& project) {
    return std::ranges::all_of(project.items, [](const gpu::CheckItem& item) { return item.passed(); });
  });
}

void print_json(std::ostream& out, const std::vector<CheckedProject>& checked, const std::string& device) {
  nlohmann::ordered_json items = nlohmann::ordered_json::array();
  for (const CheckedProject& project : checked) {
    for (const gpu::CheckItem& item : project.items) {
      items.push_back({{"project", project.name},
                       {"what", item.what},
                       {"error", item.error},
                       {"bar", item.bar},
                       {"passed", item.passed()}});
    }
  }
  out << nlohmann::ordered_json{{"device", device}, {"passed", passed(checked)}, {"items", items}}.dump(2) << "\n";
}

void print_text(std::ostream& out, const std::vector<CheckedProject>& checked, const std::string& device) {
  out << device << " against the reference engine, relative errors\n";
  for (const CheckedProject& project : checked) {
    out << project.name << "\n";
    for (const gpu::CheckItem& item : project.items) {
      out << "  " << std::left << std::setw(44) << item.what << std::right << std::scientific << std::setprecision(1)
          << item.error << "  (bar " << item.bar << ")  " << (item.passed() ? "ok" : "FAIL") << "\n";
    }
  }
}

int run_check(const CommandContext& context, const CheckOptions& options) {
  std::vector<std::string> names;
  if (!options.project.empty()) {
    names.push_back(options.project);
  } else {
    for (const Preset& preset : all_presets()) names.push_back(preset.name);
  }
  const auto candidate = open_engine(context, 2);
  const auto reference = make_reference_engine();
  const std::string device = candidate->description().id;
  if (device == reference->description().id) {
    context.environment.err << "note: the reference engine is checked against itself\n";
  }
  std::vector<CheckedProject> checked;
  {
    ProgressBar bar(context.environment);
    for (const std::string& name : names) {
      bar.show(static_cast<double>(checked.size()) / static_cast<double>(names.size()), name);
      const Project project = load_model(name, context.common.seed).project;
      checked.push_back({name, gpu::run_check(*candidate, *reference, project)});
    }
  }
  if (context.common.json) {
    print_json(context.environment.out, checked, device);
  } else {
    print_text(context.environment.out, checked, device);
  }
  if (passed(checked)) return exit_success;
  context.environment.err << "error: " << device << " does not agree with the reference engine\n";
  return exit_device_failure;
}

}  // namespace

void add_check_command(CLI::App& program, CommandContext& context) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      add_command(program, context, "check",
                  "The device against the reference engine: forward, inverse, log_det, gradients, 100 training steps",
                  [&context, options] { return run_check(context, *options); });
  command->add_option("PROJECT", options->project,
                      "a .pushforward file, or the name of a preset; without it, every preset");
}

}  // namespace pushforward::app
