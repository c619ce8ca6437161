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
  // DeviceError or InputError; called on a background thread, never on two at once for the same session.
  std::function<std::unique_ptr<Engine>(const std::string& device)> make;
  // Names of the devices to go on with when one is lost, best first, without the reference engine. May be slow.
  std::function<std::vector<std::string>()> devices;
};

// The devices of this machine.
[[nodiscard]] EngineSource machine_engines();

}  // namespace pushforward::app
