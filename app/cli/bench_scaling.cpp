#include "app/cli/bench_scaling.h"

#include <array>

namespace pushforward::app {
namespace {

constexpr int usual_batch = 1024;
constexpr int most_layers = 256;
constexpr int smallest_batch = 256;
constexpr int largest_batch = 1 << 20;

TrainingCase planar_case(int layers, int batch) {
  return make_case("planar-" + std::to_string(layers), planar_stack(layers), 0.0, batch);
}

TrainingCase coupling_case(int layers, int batch) {
  return make_case("couplings-32-" + std::to_string(layers), coupling_stack(layers, 32, "relu"), 1.0, batch);
}

struct Family {
  TrainingCase (*make)(int layers, int batch);
  int usual_layers;
};

constexpr std::array<Family, 2> families = {{{planar_case, 32}, {coupling_case, 8}}};

}  // namespace

std::vector<TrainingCase> scaling_cases() {
  std::vector<TrainingCase> cases;
  for (const Family& family : families) {
    for (int layers = 1; layers <= most_layers; layers *= 2) cases.push_back(family.make(layers, usual_batch));
    for (int batch = smallest_batch; batch <= largest_batch; batch *= 4)
      if (batch != usual_batch) cases.push_back(family.make(family.usual_layers, batch));
  }
  return cases;
}

void print_scaling(std::ostream& out, const std::vector<TrainingResult>& training) {
  out << "family,layers,batch,steps_per_second,microseconds_per_step,nanoseconds_per_layer_and_sample\n";
  for (const TrainingResult& result : training) {
    const Stack& stack = result.bench_case.stack;
    const double rate = result.steps_per_second.typical();
    const double work = static_cast<double>(stack.layers.size()) * result.bench_case.training.batch;
    out << stack.layers.front().type << "," << stack.layers.size() << "," << result.bench_case.training.batch << ","
        << rate << "," << 1e6 / rate << "," << 1e9 / rate / work << "\n";
  }
}

}  // namespace pushforward::app
