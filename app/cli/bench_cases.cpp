#include "app/cli/bench_cases.h"

#include <numeric>
#include <utility>

namespace pushforward::app {
namespace {

constexpr std::uint64_t seed = 1;
constexpr double forward_kl = 1.0;
constexpr double reverse_kl = 0.0;
// Tabulated training.
constexpr int table_nodes = 256;
constexpr int largest_tabulated = 65536;

void append(Stack& stack, int count, const std::string& type, const HyperValues& hyper = {}) {
  for (int i = 0; i < count; ++i) stack.layers.push_back(make_layer(type, hyper, stack.dim));
}

Stack stack_of(int count, const std::string& type) {
  Stack stack;
  append(stack, count, type);
  return stack;
}

void append_all(Stack& stack, const Stack& more) {
  stack.layers.insert(stack.layers.end(), more.layers.begin(), more.layers.end());
}

// Multiply-adds of one pass of one sample through the layer's conditioner: the weights of its linear layers, which go
// from the coordinates that pass through over the hidden layers to a scale and a shift for each of the others.
double multiply_adds(const LayerEntry& layer) {
  if (layer.type != "coupling") return 0.0;
  const auto& mask = std::get<std::vector<std::int64_t>>(layer.hyper.at("mask"));
  const auto& hidden = std::get<std::vector<std::int64_t>>(layer.hyper.at("hidden"));
  const std::int64_t kept = std::accumulate(mask.begin(), mask.end(), std::int64_t{0});
  std::int64_t inputs = kept;
  double sum = 0.0;
  for (const std::int64_t width : hidden) sum += static_cast<double>(std::exchange(inputs, width) * width);
  return sum + static_cast<double>(inputs * 2 * (static_cast<std::int64_t>(mask.size()) - kept));
}

struct Part {
  const char* name;
  Stack stack;
};

std::vector<Part> parts_of_mixed_stack() {
  return {{"planar-8", stack_of(8, "planar")},
          {"radial-4", stack_of(4, "radial")},
          {"couplings-32-4", coupling_stack(4, 32, "relu")},
          {"rotation-4", stack_of(4, "rotation")}};
}

}  // namespace

std::string TrainingCase::name() const { return model + "-" + std::to_string(training.batch); }

Stack planar_stack(int count) { return stack_of(count, "planar"); }

Stack coupling_stack(int count, std::int64_t width, const std::string& activation) {
  Stack stack;
  for (int i = 0; i < count; ++i) {
    const std::int64_t even = i % 2;
    append(stack, 1, "coupling",
           {{"mask", std::vector<std::int64_t>{1 - even, even}},
            {"hidden", std::vector<std::int64_t>{width, width}},
            {"activation", activation}});
  }
  return stack;
}

TrainingCase make_case(const std::string& model, Stack stack, double alpha, int batch) {
  initialise_for_training(stack, seed);
  TrainingCase result{model, std::move(stack), {alpha == forward_kl ? "two-moons" : "u1", {}}, {}};
  result.training.alpha = alpha;
  result.training.batch = batch;
  result.training.learning_rate = 1e-3;
  result.training.seed = seed;
  return result;
}

std::vector<TrainingCase> training_cases() {
  std::vector<TrainingCase> cases;
  const auto add = [&cases](const std::string& model, const Stack& stack, double alpha, std::vector<int> batches) {
    for (const int batch : batches) cases.push_back(make_case(model, stack, alpha, batch));
  };
  const std::vector<int> usual = {256, 1024, 4096};
  add("couplings-64-relu", coupling_stack(8, 64, "relu"), forward_kl, usual);
  add("couplings-64-tanh", coupling_stack(8, 64, "tanh"), forward_kl, usual);
  add("couplings-64-tanh", coupling_stack(8, 64, "tanh"), forward_kl, {largest_tabulated});
  for (const int batch : {4096, largest_tabulated}) {
    cases.push_back(make_case("couplings-64-tanh-tabulated", coupling_stack(8, 64, "tanh"), forward_kl, batch));
    cases.back().training.table_nodes = table_nodes;
  }
  add("couplings-32-relu", coupling_stack(8, 32, "relu"), forward_kl, usual);
  add("planar-32-reverse", planar_stack(32), reverse_kl, usual);
  add("planar-32-forward", planar_stack(32), forward_kl, {1024});
  add("radial-32-reverse", stack_of(32, "radial"), reverse_kl, usual);
  Stack mixed;
  for (const Part& part : parts_of_mixed_stack()) append_all(mixed, part.stack);
  add("mixed", mixed, reverse_kl, {1024});
  for (const Part& part : parts_of_mixed_stack())
    add(std::string("mixed-part-") + part.name, part.stack, reverse_kl, {1024});
  return cases;
}

std::vector<Comparison> comparisons() {
  Comparison mixed{"mixed stack: time against the sum of its parts", {"mixed-1024"}, {}, false};
  for (const Part& part : parts_of_mixed_stack())
    mixed.denominator.push_back(std::string("mixed-part-") + part.name + "-1024");
  const auto tabulated = [](int batch) {
    const std::string size = std::to_string(batch);
    return Comparison{"8 couplings (64, 64) tanh, N = " + size + ": speed of tabulated against exact training",
                      {"couplings-64-tanh-tabulated-" + size},
                      {"couplings-64-tanh-" + size},
                      true};
  };
  return {{"32 planar: speed of forward KL against reverse KL",
           {"planar-32-forward-1024"},
           {"planar-32-reverse-1024"},
           true},
          mixed,
          tabulated(4096),
          tabulated(largest_tabulated)};
}

// A matrix product of m multiply-adds is 2 m operations. Training a linear layer takes three products with as many
// multiply-adds each: outputs = W inputs, the gradient of the inputs = W^T gradient of the outputs, and the gradient
// of W = gradient of the outputs x inputs^T. (The first layer needs the gradient of its inputs too: they are what the
// layer below put out.) Activations, exponentials, log-determinants and the optimiser are work as well, but not
// counted: the share of the peak is a lower bound.
double conditioner_operations(const TrainingCase& bench_case) {
  if (bench_case.training.table_nodes > 0) return 0.0;  // networks are evaluated at nodes, not at samples
  double sum = 0.0;
  for (const LayerEntry& layer : bench_case.stack.layers) sum += multiply_adds(layer);
  constexpr double products = 3.0;
  return products * 2.0 * sum * bench_case.training.batch;
}

}  // namespace pushforward::app
