#include "gpu/device_trials.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "gpu/opencl_fingerprint.h"

namespace pushforward::gpu {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark_beginning = "opening-";
constexpr const char* verdict_file = "opencl-device.json";

bool is_alive(pid_t process) { return kill(process, 0) == 0 || errno == EPERM; }

// The process that left a mark; nothing for any other file.
std::optional<pid_t> process_of(const std::string& name) {
  if (!name.starts_with(mark_beginning)) return std::nullopt;
  pid_t process = 0;
  const char* end = name.data() + name.size();
  const auto [stop, problem] = std::from_chars(name.data() + mark_beginning.size(), end, process);
  if (problem != std::errc() || stop != end || process <= 0) return std::nullopt;
  return process;
}

// Every device in its turn, until one passes.
Trial try_devices(const std::string& program) {
  Trial trial;
  DeviceList list = devices_by_child(program);
  trial.failure = list.failure;
  for (DeviceReport& device : list.devices) {
    probe(device, program, false);
    if (device.usable) {
      trial.device = std::move(device);
      return trial;
    }
    trial.failure += (trial.failure.empty() ? "" : " ") + device.name + " (" + device.id +
                     ") can't be used: " + device.reason + (device.reason.ends_with('.') ? "" : ".");
  }
  return trial;
}

}  // namespace

OpeningMark::OpeningMark(fs::path file) : file_(std::move(file)) {
  if (!file_.empty()) std::ofstream(file_).put('\n');
}

OpeningMark::~OpeningMark() {
  std::error_code ignored;
  if (!file_.empty()) fs::remove(file_, ignored);
}

DeviceTrials::DeviceTrials(Attempt attempt, std::string fingerprint, fs::path folder)
    : attempt_(std::move(attempt)), fingerprint_(std::move(fingerprint)), folder_(std::move(folder)) {
  std::error_code error;
  if (!folder_.empty()) fs::create_directories(folder_, error);
  if (error) folder_.clear();
}

Trial DeviceTrials::first_usable() {
  if (!went_down_while_opening())
    if (std::optional<DeviceReport> known = remembered())
      return {.device = std::move(known), .failure = {}, .remembered = true};
  forget();
  Trial trial = attempt_();
  if (trial.device) remember(*trial.device);
  return trial;
}

void DeviceTrials::forget() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove(folder_ / verdict_file, ignored);
}

OpeningMark DeviceTrials::mark_opening() const {
  return OpeningMark(folder_.empty() ? fs::path() : folder_ / (std::string(mark_beginning) + std::to_string(getpid())));
}

bool DeviceTrials::went_down_while_opening() const {
  bool found = false;
  std::error_code error;
  if (folder_.empty()) return found;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    const std::optional<pid_t> process = process_of(entry->path().filename().string());
    if (!process || is_alive(*process)) continue;
    std::error_code ignored;
    fs::remove(entry->path(), ignored);
    found = true;
  }
  return found;
}

std::optional<DeviceReport> DeviceTrials::remembered() const {
  if (folder_.empty()) return std::nullopt;
  std::ifstream file(folder_ / verdict_file);
  const nlohmann::json verdict = nlohmann::json::parse(file, nullptr, false);
  if (!verdict.is_object() || verdict.value("fingerprint", nlohmann::json()) != fingerprint_) return std::nullopt;
  const nlohmann::json& kept = verdict.value("device", nlohmann::json());
  const auto text = [&kept](const char* key) {
    return kept.contains(key) && kept[key].is_string() ? kept[key].get<std::string>() : std::string();
  };
  if (!kept.is_object() || !kept.contains("index") || !kept["index"].is_number_unsigned()) return std::nullopt;
  DeviceReport device;
  device.index = kept["index"].get<int>();
  device.id = "opencl:" + std::to_string(device.index);
  device.name = text("name");
  device.platform = text("platform");
  device.version = text("version");
  device.usable = true;
  return device;
}

void DeviceTrials::remember(const DeviceReport& device) const {
  if (folder_.empty()) return;
  const nlohmann::ordered_json verdict = {
      {"fingerprint", fingerprint_},
      {"device",
       {{"index", device.index}, {"name", device.name}, {"platform", device.platform}, {"version", device.version}}}};
  // Under another name first, so that a process that starts meanwhile reads the old file or the new one.
  const fs::path written = folder_ / (std::string(verdict_file) + "." + std::to_string(getpid()));
  std::ofstream(written) << verdict.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  std::error_code ignored;
  fs::rename(written, folder_ / verdict_file, ignored);
}

DeviceTrials trials_by_child(const std::string& program) {
  return {[program] { return try_devices(program); }, opencl_fingerprint(), cache_folder()};
}

fs::path cache_folder() {
  if (const char* given = std::getenv("XDG_CACHE_HOME"); given != nullptr && *given == '/')
    return fs::path(given) / "pushforward";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return fs::path(home) / ".cache" / "pushforward";
  return {};
}

}  // namespace pushforward::gpu
