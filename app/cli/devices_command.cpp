// `pushforward devices`: what can compute here, and whether it can be trusted.
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/reference_self_test.h"
#include "gpu/devices.h"

namespace pushforward::app {
namespace {

nlohmann::ordered_json to_json(const gpu::DeviceReport& report) {
  return {{"id", report.id},
          {"name", report.name},
          {"backend", report.backend},
          {"platform", report.platform},
          {"compute_units", report.compute_units},
          {"usable", report.usable},
          {"reason", report.reason},
          {"self_test_seconds", report.self_test_seconds},
          {"steps_per_second", report.steps_per_second}};
}

void print(std::ostream& out, const gpu::DeviceReport& report) {
  out << report.id << "\n  " << report.name << "\n  " << report.backend << ", " << report.compute_units
      << (report.compute_units == 1 ? " compute unit" : " compute units");
  if (!report.platform.empty()) out << ", " << report.platform;
  out << "\n";
  if (report.usable) {
    out << "  self-test passed in " << report.self_test_seconds
        << " s; 8 planar layers, batch 1024: " << static_cast<long>(report.steps_per_second) << " steps/s\n";
  } else {
    out << "  not usable: " << report.reason << "\n";
  }
}

int run_devices(const CommandContext& context) {
  const std::string& program = context.environment.program;
  std::vector<gpu::DeviceReport> reports = gpu::probe_devices(program.empty() ? gpu::this_program : program);
  reports.push_back(test_reference_engine());
  if (context.common.json) {
    nlohmann::ordered_json devices = nlohmann::ordered_json::array();
    for (const gpu::DeviceReport& report : reports) devices.push_back(to_json(report));
    context.environment.out << nlohmann::ordered_json{{"devices", devices}}.dump(2) << "\n";
  } else {
    for (const gpu::DeviceReport& report : reports) print(context.environment.out, report);
  }
  return exit_success;
}

}  // namespace

void add_devices_command(CLI::App& program, CommandContext& context) {
  add_command(program, context, "devices", "OpenCL devices and the reference engine: self-test and speed",
              [&context] { return run_devices(context); });
}

void add_probe_device_command(CLI::App& program, CommandContext& context) {
  struct Options {
    std::optional<int> index;
    bool speed = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      program, context, "probe-device", "Lists the OpenCL devices, or tests one, as a line of JSON", [options] {
        return options->index ? gpu::probe_device_main(*options->index, options->speed) : gpu::list_devices_main();
      });
  command->group("");  // not in the help
  command->add_option("INDEX", options->index, "in the list of all devices; without it, they are listed");
  command->add_flag("--speed", options->speed, "measure how fast it trains, too");
}

}  // namespace pushforward::app
