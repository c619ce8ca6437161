// What a device can do at best, so that a training's speed can be said as a share of it.
//
// Kernels of their own (gpu/kernels/ceilings.cl) in a program of their own: the engine's program is not touched.
#pragma once

#include <memory>

namespace pushforward::gpu {

struct Ceilings {
  // Fused multiply-adds in registers, counted as two operations each, FLOP/s.
  double peak = 0.0;           // all compute units, the better of the vector widths
  int peak_lanes = 0;          // that width
  double peak_one_unit = 0.0;  // one work-group, hence one core of a CPU
  double peak_scalar = 0.0;    // all compute units, one number a work-item
  // Bytes/s of arrays far larger than caches.
  double read = 0.0;
  double triad = 0.0;  // a = b + 3 c: two arrays read, one written
  // Seconds of an empty kernel.
  double launch = 0.0;            // enqueued and waited for
  double launch_amortised = 0.0;  // one of a thousand enqueued before waiting
};

class CeilingMeter {
 public:
  // `device`: index in the flat list of devices. Builds a small program. Throws DeviceError.
  explicit CeilingMeter(int device);
  ~CeilingMeter();
  CeilingMeter(const CeilingMeter&) = delete;
  CeilingMeter& operator=(const CeilingMeter&) = delete;

  // One round, about 0.2 s: measured in turn with what is to be compared, because machines are not equally fast at all
  // times.
  void measure();
  // Medians of the rounds so far.
  [[nodiscard]] Ceilings ceilings() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace pushforward::gpu
