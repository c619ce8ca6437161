#include "gpu/ceilings.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "core/errors.h"
#include "gpu/cl/device_list.h"
#include "gpu/cl/kernel_source.h"
#include "gpu/cl/program.h"

namespace pushforward::gpu {

namespace {

constexpr int chains = 12;  // of multiply_adds_*
constexpr std::array<int, 3> widths = {1, 8, 16};
// Two groups of a kernel below a few milliseconds often land on one core.
constexpr double shortest_run = 8e-3;
constexpr int tries = 3;
// A run that had only half the machine shows half the speed: values further below the best are no measure of it.
constexpr double least_share = 0.75;
constexpr std::size_t vector_bytes = 16 * sizeof(float);
constexpr std::size_t array_bytes = std::size_t{128} << 20;
constexpr int many_launches = 1000;

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// Median of the rates that had the whole machine.
double typical_rate(const std::vector<double>& rates) {
  const double best = std::ranges::max(rates);
  std::vector<double> kept;
  for (const double rate : rates)
    if (rate >= least_share * best) kept.push_back(rate);
  return median(kept);
}

ListedDevice listed(int index) {
  const std::vector<ListedDevice> devices = list_devices();
  if (index < 0 || index >= static_cast<int>(devices.size()))
    throw DeviceError("There is no OpenCL device " + std::to_string(index) + ". `pushforward devices` lists them.");
  return devices[static_cast<std::size_t>(index)];
}

}  // namespace

class CeilingMeter::Implementation {
 public:
  explicit Implementation(int index) : device_(listed(index)) {
    guarded([&] {
      context_ = cl::Context(device_.device);
      queue_ = cl::CommandQueue(context_, device_.device);
      program_ = cl::Program(context_, embedded_kernels().at("ceilings.cl"));
      program_.build(device_.device);
      // Many more groups than units, so that no unit waits long for the last one. On a GPU a group is wide.
      group_ = device_.is_cpu ? 1 : std::min<std::size_t>(256, largest_group());
      items_ = group_ * static_cast<std::size_t>(device_.compute_units) * (device_.is_cpu ? 64 : 32);
      out_ = cl::Buffer(context_, CL_MEM_READ_WRITE, items_ * vector_bytes);
      nothing_ = cl::Kernel(program_, "nothing");
      nothing_.setArg(0, out_);
      prepare_peak();
      prepare_memory();
    });
  }

  void measure() {
    guarded([&] {
      for (Peak& peak : peaks_) {
        peak.all.push_back(best_rate([&] { return peak_rate(peak, items_, peak.iterations); }));
        // As long a run on one unit: one group does the work that each unit had.
        if (peak.lanes == 1) continue;
        const auto groups = static_cast<int>(items_ / group_) / device_.compute_units;
        peak.one_unit.push_back(best_rate([&] { return peak_rate(peak, group_, peak.iterations * groups); }));
      }
      const auto bytes = static_cast<double>(vectors_ * vector_bytes);
      read_.push_back(best_rate([&] { return bytes / seconds_of(read_kernel_, items_); }));
      triad_.push_back(best_rate([&] { return 3.0 * bytes / seconds_of(triad_kernel_, items_); }));
      measure_launches();
    });
  }

  [[nodiscard]] Ceilings ceilings() const {
    Ceilings result;
    if (read_.empty()) return result;
    for (const Peak& peak : peaks_) {
      const double rate = typical_rate(peak.all);
      if (peak.lanes == 1) result.peak_scalar = rate;
      if (rate > result.peak) {
        result.peak = rate;
        result.peak_lanes = peak.lanes;
      }
      if (!peak.one_unit.empty()) result.peak_one_unit = std::max(result.peak_one_unit, typical_rate(peak.one_unit));
    }
    result.read = typical_rate(read_);
    result.triad = typical_rate(triad_);
    result.launch = median(launch_);
    result.launch_amortised = median(amortised_);
    return result;
  }

 private:
  struct Peak {
    int lanes = 1;
    cl::Kernel kernel;
    int iterations = 1;
    std::vector<double> all, one_unit;  // FLOP/s of the rounds
  };

  template <typename Call>
  void guarded(const Call& call) const {
    try {
      call();
    } catch (const cl::BuildError& error) {
      std::string log;
      for (const auto& entry : error.getBuildLog()) log += entry.second;
      throw DeviceError("The kernels that measure the ceilings do not build on " + device_.name + ": " + log);
    } catch (const cl::Error& error) {
      throw DeviceError("The ceilings of " + device_.name + " can't be measured: " + describe(error) + ".");
    }
  }

  [[nodiscard]] std::size_t largest_group() const { return device_.device.getInfo<CL_DEVICE_MAX_WORK_GROUP_SIZE>(); }

  double seconds_of(const cl::Kernel& kernel, std::size_t items) {
    const auto begin = std::chrono::steady_clock::now();
    queue_.enqueueNDRangeKernel(kernel, cl::NullRange, cl::NDRange(items), cl::NDRange(group_));
    queue_.finish();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }

  template <typename Rate>
  static double best_rate(const Rate& rate) {
    double best = 0.0;
    for (int i = 0; i < tries; ++i) best = std::max(best, rate());
    return best;
  }

  double peak_rate(Peak& peak, std::size_t items, int iterations) {
    peak.kernel.setArg(1, iterations);
    const double operations = 2.0 * chains * peak.lanes * static_cast<double>(items) * iterations;
    return operations / seconds_of(peak.kernel, items);
  }

  void prepare_peak() {
    for (const int lanes : widths) {
      Peak peak;
      peak.lanes = lanes;
      peak.kernel = cl::Kernel(program_, ("multiply_adds_" + std::to_string(lanes)).c_str());
      peak.kernel.setArg(0, out_);
      peak.kernel.setArg(2, 0.999F);
      peak.kernel.setArg(3, 0.001F);
      peak.kernel.setArg(1, peak.iterations);
      seconds_of(peak.kernel, items_);  // the first launch makes the code
      while (seconds_of(peak.kernel, items_) < shortest_run) {
        peak.iterations *= 2;
        peak.kernel.setArg(1, peak.iterations);
      }
      peaks_.push_back(std::move(peak));
    }
  }

  // Arrays as large as the device lets them be, at most array_bytes; each item takes an even number of vectors.
  void prepare_memory() {
    const auto most = static_cast<std::size_t>(device_.device.getInfo<CL_DEVICE_MAX_MEM_ALLOC_SIZE>());
    const auto memory = static_cast<std::size_t>(device_.device.getInfo<CL_DEVICE_GLOBAL_MEM_SIZE>());
    const std::size_t bytes = std::min({array_bytes, most, memory / 8});
    const std::size_t each = std::max<std::size_t>(2, bytes / vector_bytes / items_ / 2 * 2);
    vectors_ = each * items_;
    for (cl::Buffer& array : arrays_) {
      array = cl::Buffer(context_, CL_MEM_READ_WRITE, vectors_ * vector_bytes);
      queue_.enqueueFillBuffer(array, 1.0F, 0, vectors_ * vector_bytes);
    }
    const int count = static_cast<int>(each);
    const int first = device_.is_cpu ? count : 1;
    const int stride = device_.is_cpu ? 1 : static_cast<int>(items_);
    read_kernel_ = cl::Kernel(program_, "read_memory");
    set_arguments(read_kernel_, out_, arrays_[0], count, first, stride);
    triad_kernel_ = cl::Kernel(program_, "triad");
    set_arguments(triad_kernel_, arrays_[0], arrays_[1], arrays_[2], count, first, stride);
    seconds_of(read_kernel_, items_);
    seconds_of(triad_kernel_, items_);
  }

  void measure_launches() {
    std::vector<double> single;
    for (int i = 0; i < 21; ++i) single.push_back(seconds_of(nothing_, group_));
    launch_.push_back(median(single));
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 1; i < many_launches; ++i)
      queue_.enqueueNDRangeKernel(nothing_, cl::NullRange, cl::NDRange(group_), cl::NDRange(group_));
    seconds_of(nothing_, group_);
    const double all = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    amortised_.push_back(all / many_launches);
  }

  ListedDevice device_;
  cl::Context context_;
  cl::CommandQueue queue_;
  cl::Program program_;
  std::size_t group_ = 1;    // work-items of a group
  std::size_t items_ = 1;    // of a launch on all units
  std::size_t vectors_ = 0;  // float16 in each array
  cl::Buffer out_;
  std::array<cl::Buffer, 3> arrays_;
  cl::Kernel read_kernel_, triad_kernel_, nothing_;
  std::vector<Peak> peaks_;
  std::vector<double> read_, triad_;        // bytes/s of the rounds
  std::vector<double> launch_, amortised_;  // seconds of the rounds
};

CeilingMeter::CeilingMeter(int device) : implementation_(std::make_unique<Implementation>(device)) {}
CeilingMeter::~CeilingMeter() = default;
void CeilingMeter::measure() { implementation_->measure(); }
Ceilings CeilingMeter::ceilings() const { return implementation_->ceilings(); }

}  // namespace pushforward::gpu
