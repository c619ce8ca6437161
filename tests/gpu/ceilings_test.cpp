// The ceilings of the first device: of the right order, and consistent with each other.
#include "gpu/ceilings.h"

#include <gtest/gtest.h>

#include "core/errors.h"
#include "gpu/cl/device_list.h"

namespace pushforward::gpu {
namespace {

TEST(Ceilings, AreConsistent) {
  CeilingMeter meter(0);
  EXPECT_EQ(meter.ceilings().peak, 0.0) << "nothing was measured yet";
  meter.measure();
  const Ceilings ceilings = meter.ceilings();
  EXPECT_GT(ceilings.peak_scalar, 1e8);
  EXPECT_GE(ceilings.peak, ceilings.peak_scalar);
  EXPECT_GT(ceilings.peak_one_unit, 0.0);
  EXPECT_GT(ceilings.read, 1e8);
  EXPECT_GT(ceilings.triad, 1e8);
  EXPECT_GT(ceilings.launch_amortised, 0.0);
  EXPECT_GT(ceilings.launch, ceilings.launch_amortised);
  const ListedDevice device = list_devices().front();
  if (!device.is_cpu) return;
  EXPECT_GT(ceilings.peak, 2.0 * ceilings.peak_scalar) << "vectors are what makes a CPU fast";
  EXPECT_LT(ceilings.peak, 1.5 * device.compute_units * ceilings.peak_one_unit);
}

TEST(Ceilings, SayThatADeviceIsMissing) { EXPECT_THROW(CeilingMeter(1000), DeviceError); }

}  // namespace
}  // namespace pushforward::gpu
