#include "app/cli/bench_cases.h"

namespace pushforward::app {
namespace {

constexpr std::uint64_t seed = 1;

void append(Stack& stack, int count, const std::string& type, const HyperValues& hyper = {}) {
  for (int i = 0; i < count; ++i) stack.layers.push_back(make_layer(type, hyper, stack.dim));
}

void append_couplings(Stack& stack, int count, std::int64_t width) {
  for (int i = 0; i < count; ++i) {
    const std::int64_t even = i % 2;
    append(stack, 1, "coupling",
           {{"mask", std::vector<std::int64_t>{1 - even, even}}, {"hidden", std::vector<std::int64_t>{width, width}}});
  }
}

BenchCase make_case(const std::string& name, Stack stack, double alpha, const std::string& target, int batch,
                    double learning_rate) {
  initialise_for_training(stack, seed);
  BenchCase result{name, std::move(stack), {target, {}}, {}};
  result.training.alpha = alpha;
  result.training.batch = batch;
  result.training.learning_rate = learning_rate;
  result.training.seed = seed;
  return result;
}

}  // namespace

std::vector<BenchCase> bench_cases() {
  Stack planar;
  append(planar, 32, "planar");
  Stack radial;
  append(radial, 32, "radial");
  Stack mixed;
  append(mixed, 8, "planar");
  append(mixed, 4, "radial");
  append_couplings(mixed, 4, 32);
  append(mixed, 4, "rotation");

  std::vector<BenchCase> cases;
  for (const int batch : {256, 1024, 4096}) {
    cases.push_back(make_case("32 planar, reverse KL, u1", planar, 0.0, "u1", batch, 1e-3));
  }
  cases.push_back(make_case("32 radial, reverse KL, ring", radial, 0.0, "ring", 1024, 1e-3));
  for (const std::int64_t width : {32, 64}) {
    Stack couplings;
    append_couplings(couplings, 8, width);
    const std::string size = std::to_string(width);
    for (const int batch : {256, 1024, 4096}) {
      cases.push_back(make_case("8 couplings (" + size + ", " + size + "), forward KL, two-moons", couplings, 1.0,
                                "two-moons", batch, 1e-3));
    }
  }
  cases.push_back(make_case("mixed, 20 layers, reverse KL, u1", mixed, 0.0, "u1", 1024, 1e-3));
  return cases;
}

}  // namespace pushforward::app
