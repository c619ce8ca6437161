#include "gpu/engine_choice.h"

#include <charconv>
#include <vector>

#include "core/errors.h"
#include "gpu/opencl_engine.h"
#include "gpu/self_test.h"

namespace pushforward::gpu {

namespace {

// A driver may give wrong numbers today that gave right ones when it was tried.
std::unique_ptr<Engine> open_and_test(int index, int dim) {
  std::unique_ptr<Engine> engine = make_opencl_engine(index, {.dim = dim});
  if (dim == 2 && known_answer_error(*engine) > known_answer_bar)
    throw DeviceError(engine->description().name + " gives wrong results in its self-test.");
  if (dim == 2) use_every_kernel(*engine);
  return engine;
}

std::unique_ptr<Engine> open_if_still_the_same(const DeviceReport& tried, int dim) {
  const std::vector<DeviceReport> present = devices_in_this_process();
  if (tried.index >= static_cast<int>(present.size()) ||
      present[static_cast<std::size_t>(tried.index)].identity() != tried.identity())
    throw DeviceError(tried.name + " is no longer what it was when it was tried.");
  return open_and_test(tried.index, dim);
}

std::unique_ptr<Engine> first_that_works(int dim) {
  for (int index = 0; index < device_count(); ++index) {
    try {
      return open_and_test(index, dim);
    } catch (const DeviceError&) {
      // A device that can't be used is passed over: "auto" promises the first that can.
      continue;
    }
  }
  return make_reference_engine();
}

std::unique_ptr<Engine> engine_named(const std::string& device, int dim) {
  if (device == "reference") return make_reference_engine();
  const std::string opening = "opencl:";
  if (device.starts_with(opening)) {
    int index = -1;
    const char* end = device.data() + device.size();
    const auto [stop, problem] = std::from_chars(device.data() + opening.size(), end, index);
    if (problem == std::errc() && stop == end && index >= 0) {
      std::unique_ptr<Engine> engine = make_opencl_engine(index, {.dim = dim});
      if (dim == 2) use_every_kernel(*engine);
      return engine;
    }
  }
  throw InputError("device", "there is no device '" + device +
                                 "'. Give auto, reference, or opencl:N with a number from `pushforward devices`.");
}

}  // namespace

ChosenEngine choose_automatically(DeviceTrials& trials, const OpenDevice& open) {
  std::string failure;
  // What was remembered may no longer be true; then everything is tried anew, once.
  for (bool again = true; again;) {
    const Trial trial = trials.first_usable();
    if (!trial.device) {
      failure = trial.failure;
      break;
    }
    try {
      const OpeningMark mark = trials.mark_opening();
      return {open(*trial.device), {}};
    } catch (const DeviceError& error) {
      trials.forget();
      failure = error.what();
      again = trial.remembered;
    }
  }
  return {make_reference_engine(), failure};
}

ChosenEngine choose_engine(const std::string& device, int dim, const std::string& program) {
  if (device != "auto") return {engine_named(device, dim), {}};
  DeviceTrials trials = trials_by_child(program);
  return choose_automatically(trials, [dim](const DeviceReport& tried) { return open_if_still_the_same(tried, dim); });
}

std::unique_ptr<Engine> make_engine(const std::string& device, int dim) {
  return device == "auto" ? first_that_works(dim) : engine_named(device, dim);
}

}  // namespace pushforward::gpu
