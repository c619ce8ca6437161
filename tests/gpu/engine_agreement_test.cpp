// The OpenCL engine against the reference mathematics: every layer of the registry, and random mixed stacks.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/flow/flow.h"
#include "gpu/cl/device_list.h"
#include "gpu/comparison.h"
#include "gpu/opencl_engine.h"
#include "tests/support/random_stacks.h"

namespace pushforward::gpu {
namespace {

using test::random_layer;
using test::random_points;
using test::random_stack;

constexpr double point_bar = 1e-5;     // relative, maximum norm
constexpr double gradient_bar = 1e-4;  // relative L2
// One layer's log_det is asked at points that the layers before it have already rounded to float, so it carries their
// error times its own slope; the sum is held to point_bar.
constexpr double by_layer_bar = 5e-5;

std::vector<float> interleaved(const Matrix& points) {
  const Eigen::MatrixXf narrow = points.cast<float>();
  return {narrow.data(), narrow.data() + narrow.size()};
}

// What the device holds: parameters rounded to float.
Stack rounded(Stack stack) {
  for (LayerEntry& entry : stack.layers)
    for (double& parameter : entry.parameters) parameter = static_cast<float>(parameter);
  return stack;
}

// What CPUs run, what GPUs run, and what a GPU runs whose groups are too small for teams.
struct Form {
  const char* name;
  OpenClOptions options;
};
const Form forms[] = {{"Vectors", {.lanes = 8}},
                      // More items than samples, as on GPUs; training_test.cpp has more samples than items.
                      {"Teams", {.lanes = 1, .block = 16, .team = 32, .optimised = false}},
                      {"SingleItems", {.lanes = 1}}};

class Agreement : public testing::TestWithParam<Form> {
 protected:
  static Engine& engine(const Form& form, int dim = 2) {
    static std::map<std::pair<std::string, int>, std::unique_ptr<Engine>> engines;
    auto& place = engines[{form.name, dim}];
    OpenClOptions options = form.options;
    options.dim = dim;
    if (!place) place = make_opencl_engine(0, options);
    return *place;
  }

  static void expect_agreement(Engine& device, const Stack& given, Generator& generator, const std::string& what) {
    const Stack stack = rounded(given);
    SCOPED_TRACE(what);
    device.set_stack(stack);
    const int count = 333;  // no multiple of a block
    for (const Direction direction : {Direction::forward, Direction::inverse}) {
      SCOPED_TRACE(direction == Direction::forward ? "forward" : "inverse");
      // Points where this direction's input really lies.
      Matrix points = random_points(stack.dim, count, generator).cast<float>().cast<double>();
      if (direction == Direction::inverse)
        points = run(stack, Direction::forward, points).points.cast<float>().cast<double>();
      const Pass wanted = run(stack, direction, points, whole(stack), true);
      const Evaluation found = device.evaluate({.direction = direction,
                                                .range = whole(stack),
                                                .source = interleaved(points),
                                                .want_log_det_by_layer = true});
      EXPECT_LE(relative_maximum(matrix_of(found.points, stack.dim), wanted.points), point_bar);
      EXPECT_LE(relative_maximum(matrix_of(found.log_det, 1), wanted.log_det.transpose()), point_bar);
      if (!stack.layers.empty()) {
        const Matrix by_layer = matrix_of(found.log_det_by_layer, count).transpose();
        EXPECT_LE(relative_maximum(by_layer, wanted.log_det_by_layer), by_layer_bar);
        EXPECT_LE(relative_maximum(by_layer.colwise().sum(), wanted.log_det.transpose()), point_bar);
      }

      const Matrix seeds = random_points(stack.dim, count, generator).cast<float>().cast<double>();
      const Vector log_det_seeds = random_points(1, count, generator).row(0).cast<float>().cast<double>();
      const Gradient wanted_gradient = run_gradient(stack, direction, points, seeds, log_det_seeds);
      const Gradient found_gradient = device.gradient(direction, points, seeds, log_det_seeds);
      EXPECT_LE(relative_l2(found_gradient.parameters, wanted_gradient.parameters), gradient_bar);
      EXPECT_LE((found_gradient.points - wanted_gradient.points).norm() / wanted_gradient.points.norm(), gradient_bar);
    }
  }
};

TEST_P(Agreement, EveryLayerPlainAndInverted) {
  Generator generator(11);
  for (const Layer* layer : all_layers())
    for (const bool inverted : {false, true})
      for (int draw = 0; draw < 3; ++draw) {
        Stack stack{.dim = 2, .layers = {random_layer(layer->spec().id, 2, generator)}};
        stack.layers[0].inverted = inverted;
        expect_agreement(engine(GetParam()), stack, generator,
                         layer->spec().id + (inverted ? " inverted" : "") + ", draw " + std::to_string(draw));
      }
}

TEST_P(Agreement, FiftyRandomMixedStacks) {
  Generator generator(12);
  for (int i = 0; i < 50; ++i) {
    const Stack stack = random_stack(2, 1 + static_cast<int>(generator.below(8)), generator);
    expect_agreement(engine(GetParam()), stack, generator, "stack " + std::to_string(i));
  }
}

TEST_P(Agreement, EveryChoiceOfAConditioner) {
  Generator generator(13);
  for (const Layer* layer : all_layers())
    for (const HyperSpec& hyper : layer->spec().hyperparameters)
      for (const std::string& choice : hyper.choices)
        for (const std::vector<std::int64_t>& hidden :
             std::vector<std::vector<std::int64_t>>{{}, {7}, {16, 40}, {64, 64, 20}}) {
          HyperValues values{{hyper.id, choice}};
          if (std::ranges::any_of(layer->spec().hyperparameters, [](const auto& spec) { return spec.id == "hidden"; }))
            values["hidden"] = hidden;
          const Stack stack{.dim = 2, .layers = {random_layer(layer->spec().id, 2, generator, values, 0.1)}};
          expect_agreement(engine(GetParam()), stack, generator,
                           layer->spec().id + " " + choice + ", " + std::to_string(hidden.size()) + " hidden layers");
        }
}

TEST_P(Agreement, OtherDimensions) {
  Generator generator(14);
  for (const int dim : {1, 3})
    for (const Layer* layer : all_layers())
      if (test::exists_in(*layer, dim)) {
        const Stack stack{.dim = dim, .layers = {random_layer(layer->spec().id, dim, generator)}};
        expect_agreement(engine(GetParam(), dim), stack, generator, layer->spec().id + " in " + std::to_string(dim));
      }
}

INSTANTIATE_TEST_SUITE_P(Forms, Agreement, testing::ValuesIn(forms),
                         [](const auto& instance) { return std::string(instance.param.name); });

}  // namespace
}  // namespace pushforward::gpu
