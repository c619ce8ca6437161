// Where a session gets its engines from.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/train/engine.h"

namespace pushforward::app {

struct EngineSource {
  // From the name of a device ("auto", "opencl:0", "reference") to an engine. May take seconds and may throw
  // DeviceError or InputError; called on a background thread, never on two at once for the same session. When "auto"
  // finds nothing but the reference engine, which the session has anyway, it throws a DeviceError that says why.
  std::function<std::unique_ptr<Engine>(const std::string& device)> make;
  // Names of the devices to go on with when one is lost, best first, without the reference engine. May be slow.
  std::function<std::vector<std::string>()> devices;
};

// The devices of this machine. `program` tries them in child processes (gpu/devices.h), so that no driver takes this
// one along; empty, for tests: they are opened untried.
[[nodiscard]] EngineSource machine_engines(const std::string& program = {});

}  // namespace pushforward::app
