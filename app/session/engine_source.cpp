#include "app/session/engine_source.h"

#include <memory>
#include <mutex>
#include <utility>

#include "core/errors.h"
#include "gpu/devices.h"
#include "gpu/engine_choice.h"

namespace pushforward::app {
namespace {

// The program shows and trains in two dimensions.
constexpr int dim = 2;

std::unique_ptr<Engine> tried_engine(const std::string& device, const std::string& program) {
  gpu::ChosenEngine chosen = gpu::choose_engine(device, dim, program);
  if (!chosen.remark.empty()) throw DeviceError(chosen.remark);
  return std::move(chosen.engine);
}

// Those that pass a trial now: the drivers have just lost a device.
std::vector<std::string> devices_that_pass(const std::string& program) {
  std::vector<std::string> names;
  for (gpu::DeviceReport& device : gpu::devices_by_child(program).devices) {
    gpu::probe(device, program, false);
    if (device.usable) names.push_back(device.id);
  }
  return names;
}

std::vector<std::string> all_devices() {
  std::vector<std::string> names;
  for (const gpu::DeviceReport& device : gpu::devices_in_this_process()) names.push_back(device.id);
  return names;
}

// One engine at a time: drivers find their devices when they are first asked, and PoCL falls over when two threads ask
// at once, as two documents that are opened together would.
EngineSource one_at_a_time(EngineSource source) {
  const auto turn = std::make_shared<std::mutex>();
  return {.make =
              [turn, make = std::move(source.make)](const std::string& device) {
                const std::lock_guard lock(*turn);
                return make(device);
              },
          .devices =
              [turn, devices = std::move(source.devices)] {
                const std::lock_guard lock(*turn);
                return devices();
              }};
}

}  // namespace

EngineSource machine_engines(const std::string& program) {
  if (program.empty())
    return one_at_a_time(
        {.make = [](const std::string& device) { return gpu::make_engine(device, dim); }, .devices = all_devices});
  return one_at_a_time({.make = [program](const std::string& device) { return tried_engine(device, program); },
                        .devices = [program] { return devices_that_pass(program); }});
}

}  // namespace pushforward::app
