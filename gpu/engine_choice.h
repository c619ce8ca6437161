// From the name of a device to an engine.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/train/engine.h"
#include "gpu/device_trials.h"

namespace pushforward::gpu {

struct ChosenEngine {
  std::unique_ptr<Engine> engine;
  std::string remark;  // a sentence: why "auto" came to the reference engine; empty otherwise
};

// "auto": the first OpenCL device that works, else the reference engine. Devices are tried in a child process of
// `program` first (device_trials.h), so that no driver takes this process along. "reference", "opencl:N": what was
// asked for, opened without a trial.
// Throws InputError for a name that means nothing and DeviceError when the device asked for does not work.
[[nodiscard]] ChosenEngine choose_engine(const std::string& device, int dim, const std::string& program = this_program);

// The same without a trial: for a process that may go down, like a test.
[[nodiscard]] std::unique_ptr<Engine> make_engine(const std::string& device = "auto", int dim = 2);

// What "auto" means, given how devices are tried and how one that passed is opened. Throws nothing that `open` throws
// as DeviceError: the device is then passed over.
using OpenDevice = std::function<std::unique_ptr<Engine>(const DeviceReport& device)>;
[[nodiscard]] ChosenEngine choose_automatically(DeviceTrials& trials, const OpenDevice& open);

}  // namespace pushforward::gpu
