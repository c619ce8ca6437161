#include "gpu/opencl_fingerprint.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <vector>

#include "gpu/cl/kernel_source.h"

namespace pushforward::gpu {

namespace {

namespace fs = std::filesystem;

// FNV-1a, 64 bits (Fowler, Noll, Vo; RFC draft-eastlake-fnv): no adversary here, only change.
std::string hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
  std::ostringstream out;
  out << std::hex << hash;
  return out.str();
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

// Variables of the loader, of drivers, of the dynamic linker, and of the folders that drivers write to.
std::vector<std::string> variables_that_matter() {
  constexpr std::array<std::string_view, 13> beginnings = {"OCL_",    "OPENCL_",  "POCL_", "CL_",  "CUDA_",
                                                           "NVIDIA_", "ROCR_",    "HIP_",  "GPU_", "LD_",
                                                           "MESA_",   "RUSTICL_", "INTEL_"};
  constexpr std::array<std::string_view, 4> names = {"HOME=", "TMPDIR=", "XDG_CACHE_HOME=", "ONEAPI_DEVICE_SELECTOR="};
  std::vector<std::string> found;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const auto begins = [text](std::string_view beginning) { return text.starts_with(beginning); };
    if (std::ranges::any_of(beginnings, begins) || std::ranges::any_of(names, begins)) found.emplace_back(text);
  }
  std::ranges::sort(found);
  return found;
}

// OCL_ICD_VENDORS may name a folder or one file; without it the loader reads /etc/OpenCL/vendors.
std::vector<fs::path> vendor_files() {
  const std::string given = variable("OCL_ICD_VENDORS");
  const fs::path place = given.empty() ? "/etc/OpenCL/vendors" : given;
  std::error_code error;
  std::vector<fs::path> files;
  if (fs::is_directory(place, error))
    for (const fs::directory_entry& entry : fs::directory_iterator(place, error)) files.push_back(entry.path());
  else
    files.push_back(place);
  std::ranges::sort(files);
  return files;
}

void describe_file(const fs::path& path, std::ostream& out) {
  std::error_code error;
  const auto changed = fs::last_write_time(path, error);
  out << path.string() << ' ' << (error ? 0 : changed.time_since_epoch().count()) << '\n';
}

void describe_drivers(std::ostream& out) {
  for (const fs::path& file : vendor_files()) {
    describe_file(file, out);
    // One line, the driver's library: a path, or a name that the linker looks up.
    std::string library;
    std::getline(std::ifstream(file), library);
    out << library << '\n';
    if (library.starts_with('/')) describe_file(library, out);
  }
}

// PoCL aborts the process when it finds no folder to write to, or no processor under /sys.
void describe_system(std::ostream& out) {
  const std::string home = variable("HOME");
  for (const std::string& folder : {variable("TMPDIR"), std::string("/tmp"), variable("XDG_CACHE_HOME"),
                                    home + "/.cache", variable("POCL_CACHE_DIR")})
    out << (folder.empty() ? '-' : access(folder.c_str(), W_OK) == 0 ? 'w' : 'r');
  out << (access("/sys/devices/system/cpu", R_OK) == 0) << '\n';
}

}  // namespace

std::string opencl_fingerprint() {
  std::ostringstream all;
  for (const std::string& entry : variables_that_matter()) all << entry << '\n';
  describe_drivers(all);
  describe_system(all);
  all << program_source();
  return hash_of(all.str());
}

}  // namespace pushforward::gpu
