// The kernels' own functions against double precision over their whole range, and their random words bit for bit.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <memory>
#include <numbers>
#include <tuple>

#include "core/random/counter.h"
#include "gpu/cl/program.h"
#include "gpu/device_buffer.h"

namespace pushforward::gpu {
namespace {

Program& program(int lanes) {
  static std::map<int, std::unique_ptr<Program>> programs;
  auto& place = programs[lanes];
  if (!place) place = std::make_unique<Program>(list_devices().at(0), BuildOptions{.lanes = lanes, .block = 64});
  return *place;
}

struct Function {
  const char* name;
  int code;
  double low;
  double high;
  bool logarithmic;  // points evenly spread over the logarithm of the range, of either sign for odd functions
  double (*exact)(double);
  double ulps;            // stated in resources/docs/performance.md
  bool absolute = false;  // `ulps` are those of 1, whatever the value: what a coordinate needs
};

std::vector<float> arguments(const Function& function, int count) {
  std::vector<float> points;
  for (int i = 0; i < count; ++i) {
    const double share = (i + 0.5) / count;
    double x = function.low + share * (function.high - function.low);
    if (function.logarithmic) {
      x = std::exp(std::log(function.low) + share * std::log(function.high / function.low));
      if (function.code != 2 && i % 2 == 1) x = -x;
    }
    points.push_back(static_cast<float>(x));
  }
  return points;
}

double ulp(double value) {
  const auto narrow = static_cast<float>(std::abs(value));
  return std::nextafter(narrow, std::numeric_limits<float>::infinity()) - narrow;
}

class Functions : public testing::TestWithParam<std::tuple<int, Function>> {};

std::vector<float> values(int lanes, const std::vector<float>& points, int code) {
  Program& built = program(lanes);
  cl::Kernel kernel = built.kernel("function_values");
  DeviceBuffer<float> in;
  DeviceBuffer<float> out;
  in.upload(built, points);
  const int count = static_cast<int>(points.size());
  out.reserve(built, count);
  kernel.setArg(0, in.get());
  kernel.setArg(1, out.get());
  kernel.setArg(2, count);
  kernel.setArg(3, code);
  built.queue().enqueueNDRangeKernel(kernel, cl::NullRange, cl::NDRange(1), cl::NDRange(1));
  std::vector<float> found(points.size());
  out.read(built, found.data(), count);
  return found;
}

TEST_P(Functions, StayWithinTheirStatedError) {
  const auto& [lanes, function] = GetParam();
  const std::vector<float> points = arguments(function, 1 << 18);
  const std::vector<float> found = values(lanes, points, function.code);
  double worst = 0.0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double exact = function.exact(points[i]);
    const double error = std::abs(found[i] - exact) / ulp(function.absolute ? 1.0 : exact);
    if (!(error <= worst)) worst = error;
  }
  std::printf("%s: %.2f ulp\n", function.name, worst);
  EXPECT_LE(worst, function.ulps);
}

TEST_P(Functions, KeepNaN) {
  const auto& [lanes, function] = GetParam();
  const std::vector<float> found = values(lanes, std::vector<float>(16, NAN), function.code);
  EXPECT_TRUE(std::isnan(found[0]));
}

const Function functions[] = {
    {"exp", 0, -86.0, 88.0, false, [](double x) { return std::exp(x); }, 2.0},
    {"tanh", 1, 1e-6, 30.0, true, [](double x) { return std::tanh(x); }, 4.0},
    {"tanh, rational", 8, 1e-6, 30.0, true, [](double x) { return std::tanh(x); }, 5.5},
    {"cos of turns", 4, 0.0, 1.0, false, [](double x) { return std::cos(2 * std::numbers::pi * x); }, 2.0, true},
    {"sin of turns", 5, 0.0, 1.0, false, [](double x) { return std::sin(2 * std::numbers::pi * x); }, 2.0, true},
    {"log(1 + x)", 6, 1e-6, 1.0, false, [](double x) { return std::log1p(x); }, 3.0},
    {"exp - 1", 7, -1.0, 1.0, false, [](double x) { return std::expm1(x); }, 3.0},
    {"log", 2, 1e-37, 1e37, true, [](double x) { return std::log(x); }, 2.0},
    {"log near 1", 2, 0.5, 2.0, false, [](double x) { return std::log(x); }, 2.0},
    // Where the series ends, the difference of two numbers of size a costs 1 / (a^2 / 3) ulps.
    {"a - tanh(a)", 3, 1e-3, 30.0, true, [](double x) { return x - std::tanh(x); }, 40.0},
};

INSTANTIATE_TEST_SUITE_P(Lanes, Functions, testing::Combine(testing::Values(8, 1), testing::ValuesIn(functions)));

class RandomWords : public testing::TestWithParam<int> {};

TEST_P(RandomWords, AreThoseOfTheCore) {
  Program& built = program(GetParam());
  cl::Kernel kernel = built.kernel("sample_words");
  constexpr cl_uint count = 512;
  DeviceBuffer<cl_uint> out;
  out.reserve(built, 2 * count);
  const std::uint64_t seed = 0x0123456789ABCDEFULL;
  const cl_uint2 key = {{static_cast<cl_uint>(seed), static_cast<cl_uint>(seed >> 32)}};
  for (const cl_uint step : {0U, 7U, 123456789U})
    for (const cl_uint pair : {0U, 3U}) {
      cl_uint argument = 0;
      kernel.setArg(argument++, key);
      kernel.setArg(argument++, static_cast<cl_uint>(Stream::data));
      kernel.setArg(argument++, step);
      kernel.setArg(argument++, pair);
      kernel.setArg(argument++, count);
      kernel.setArg(argument++, out.get());
      built.queue().enqueueNDRangeKernel(kernel, cl::NullRange, cl::NDRange(2), cl::NDRange(1));
      std::vector<cl_uint> found(2 * count);
      out.read(built, found.data(), 2 * count);
      for (cl_uint sample = 0; sample < count; ++sample) {
        const auto wanted = random_words(seed, Stream::data, step, sample, pair);
        ASSERT_EQ(found[sample], wanted[0]) << "sample " << sample;
        ASSERT_EQ(found[count + sample], wanted[1]) << "sample " << sample;
      }
    }
}

INSTANTIATE_TEST_SUITE_P(Lanes, RandomWords, testing::Values(8, 1));

}  // namespace
}  // namespace pushforward::gpu
