// Which OpenCL device can be opened in this process without risk: the verdict of a trial in a child process, kept from
// one start to the next so that a start is not slowed.
//
// A trial is made when nothing is known about these drivers in this environment (opencl_fingerprint.h), or when a
// process went down while it opened a device: it leaves its mark behind.
//
// In the folder: `opencl-device.json`, the device that passed and under which fingerprint; `opening-<process>`, marks.
// A folder that can't be written costs nothing but a trial at every start.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "gpu/devices.h"

namespace pushforward::gpu {

struct Trial {
  std::optional<DeviceReport> device;  // the first that can be used
  std::string failure;                 // a sentence that says why there is none
  bool remembered = false;             // from an earlier start
};

// Removes its mark when it goes out of scope; a process that goes down before leaves it.
class OpeningMark {
 public:
  explicit OpeningMark(std::filesystem::path file);
  ~OpeningMark();
  OpeningMark(const OpeningMark&) = delete;
  OpeningMark& operator=(const OpeningMark&) = delete;

 private:
  std::filesystem::path file_;
};

class DeviceTrials {
 public:
  using Attempt = std::function<Trial()>;

  // `attempt` tries the devices; slow. An empty folder: nothing is kept.
  DeviceTrials(Attempt attempt, std::string fingerprint, std::filesystem::path folder);

  // Takes seconds unless it is remembered. Not for the GUI thread.
  [[nodiscard]] Trial first_usable();
  // What was remembered is no longer true: another device, another driver, a failure.
  void forget();
  // While it lives, this process opens a device.
  [[nodiscard]] OpeningMark mark_opening() const;

 private:
  [[nodiscard]] bool went_down_while_opening() const;  // takes the marks away, too
  [[nodiscard]] std::optional<DeviceReport> remembered() const;
  void remember(const DeviceReport& device) const;

  Attempt attempt_;
  std::string fingerprint_;
  std::filesystem::path folder_;
};

// Trials by children of `program` (gpu/devices.h), kept in the person's cache folder.
[[nodiscard]] DeviceTrials trials_by_child(const std::string& program);

// $XDG_CACHE_HOME/pushforward or ~/.cache/pushforward; empty when neither is known.
[[nodiscard]] std::filesystem::path cache_folder();

}  // namespace pushforward::gpu
