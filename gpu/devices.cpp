#include "gpu/devices.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/errors.h"
#include "gpu/child_process.h"
#include "gpu/cl/device_list.h"
#include "gpu/opencl_engine.h"
#include "gpu/self_test.h"

namespace pushforward::gpu {

namespace {

// Set in the child. A program that probes at its start, started as a probe, would start itself without end.
constexpr const char* inside_a_probe = "PUSHFORWARD_INSIDE_A_PROBE";

// A driver that takes longer than this for the self-test, or only to name its devices, is of no use in a window.
constexpr std::chrono::seconds test_limit{60};
constexpr std::chrono::seconds list_limit{20};

ChildCall call_of(const std::string& program, std::vector<std::string> arguments, std::chrono::seconds limit) {
  arguments.insert(arguments.begin(), "probe-device");
  return {program, std::move(arguments), {std::string(inside_a_probe) + "=1"}, limit};
}

nlohmann::json to_json(const DeviceReport& device) {
  return {{"id", device.id},
          {"index", device.index},
          {"name", device.name},
          {"backend", device.backend},
          {"platform", device.platform},
          {"version", device.version},
          {"compute_units", device.compute_units}};
}

DeviceReport from_json(const nlohmann::json& object) {
  DeviceReport device;
  device.id = object.value("id", std::string());
  device.index = object.value("index", 0);
  device.name = object.value("name", std::string());
  device.backend = object.value("backend", std::string());
  device.platform = object.value("platform", std::string());
  device.version = object.value("version", std::string());
  device.compute_units = object.value("compute_units", 0);
  return device;
}

// A driver may have printed lines of its own before the answer.
nlohmann::json last_line(const std::string& output) {
  std::istringstream lines(output);
  std::string last;
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) last = line;
  return nlohmann::json::parse(last, nullptr, false);
}

// Names in other encodings than UTF-8 must not stop the answer.
void print(const nlohmann::json& answer) {
  std::printf("%s\n", answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
  std::fflush(stdout);
}

}  // namespace

std::vector<DeviceReport> devices_in_this_process() {
  std::vector<DeviceReport> devices;
  for (const ListedDevice& listed : list_devices()) {
    DeviceReport device;
    device.index = static_cast<int>(devices.size());
    device.id = "opencl:" + std::to_string(device.index);
    device.name = listed.name;
    device.backend = listed.is_cpu ? "OpenCL, CPU" : "OpenCL, GPU";
    device.platform = listed.platform;
    device.version = listed.version;
    device.compute_units = listed.compute_units;
    devices.push_back(std::move(device));
  }
  return devices;
}

int device_count() { return static_cast<int>(list_devices().size()); }

DeviceList devices_by_child(const std::string& program) {
  DeviceList list;
  if (std::getenv(inside_a_probe) != nullptr) {
    list.failure = "OpenCL is not asked for devices: this process is itself a trial of one.";
    return list;
  }
  try {
    const ChildCall call = call_of(program, {}, list_limit);
    const ChildResult result = run_child(call);
    const nlohmann::json answer = last_line(result.output);
    if (!result.succeeded() || !answer.is_array()) {
      list.failure = "An OpenCL driver of this machine " + ending_of(result, call) +
                     " when it was asked for its devices. Repair or remove it: its file is in /etc/OpenCL/vendors.";
      list.drivers_failed = true;
      return list;
    }
    for (const nlohmann::json& object : answer) list.devices.push_back(from_json(object));
    if (list.devices.empty())
      list.failure =
          "There is no OpenCL device on this machine. A driver brings one, e.g. the package "
          "pocl-opencl-icd for the processor.";
  } catch (const DeviceError& error) {
    list.failure = error.what();
  }
  return list;
}

void probe(DeviceReport& device, const std::string& program, bool with_speed) {
  std::vector<std::string> arguments{std::to_string(device.index)};
  if (with_speed) arguments.emplace_back("--speed");
  const ChildCall call = call_of(program, std::move(arguments), test_limit);
  ChildResult result;
  try {
    result = run_child(call);
  } catch (const DeviceError& error) {
    device.reason = error.what();
    return;
  }
  const nlohmann::json answer = last_line(result.output);
  // A driver that answers and then crashes while the process ends would do so in this process too.
  if (!result.succeeded() || !answer.is_object()) {
    device.reason = "its driver " + ending_of(result, call) + " in the self-test";
    return;
  }
  device.usable = answer.value("usable", false);
  device.reason = answer.value("reason", std::string());
  device.self_test_seconds = answer.value("self_test_seconds", 0.0);
  device.steps_per_second = answer.value("steps_per_second", 0.0);
}

std::vector<DeviceReport> probe_devices(const std::string& program) {
  DeviceList list = devices_by_child(program);
  if (list.drivers_failed) {
    DeviceReport drivers;
    drivers.id = "opencl";
    drivers.name = "the OpenCL drivers";
    drivers.backend = "OpenCL";
    drivers.reason = list.failure;
    list.devices.push_back(std::move(drivers));
    return std::move(list.devices);
  }
  for (DeviceReport& device : list.devices) probe(device, program, true);
  return std::move(list.devices);
}

int list_devices_main() {
  nlohmann::json answer = nlohmann::json::array();
  for (const DeviceReport& device : devices_in_this_process()) answer.push_back(to_json(device));
  print(answer);
  return 0;
}

int probe_device_main(int index, bool with_speed) {
  nlohmann::json answer = {{"usable", false}};
  try {
    const auto begin = std::chrono::steady_clock::now();
    const std::unique_ptr<Engine> engine = make_opencl_engine(index);
    const double error = known_answer_error(*engine);
    answer["self_test_seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (error <= known_answer_bar) {
      if (with_speed) answer["steps_per_second"] = training_speed(*engine);
      answer["usable"] = true;
    } else {
      answer["reason"] = "its results are wrong: relative error " + std::to_string(error) + " in the self-test";
    }
  } catch (const std::exception& error) {
    answer["reason"] = error.what();
  }
  print(answer);
  return 0;
}

}  // namespace pushforward::gpu
