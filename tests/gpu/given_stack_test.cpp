// Stacks that are evaluated beside the one that trains: what they give, and that they leave the training alone.
#include <gtest/gtest.h>

#include <cmath>

#include "core/errors.h"
#include "core/flow/depth.h"
#include "core/layers/registry.h"
#include "gpu/opencl_engine.h"

namespace pushforward::gpu {
namespace {

// One layer of each type, with parameters from `seed`.
Stack stack_of_all(std::uint64_t seed) {
  Stack stack;
  for (const Layer* layer : all_layers()) {
    LayerEntry entry = make_layer(layer->spec().id, {}, 2, Initialisation::training, seed);
    std::size_t i = 0;
    for (double& number : entry.parameters) number += 0.05 * std::sin(static_cast<double>(seed + 3 * i++));
    stack.layers.push_back(std::move(entry));
  }
  return stack;
}

EvaluationRequest request_for(std::shared_ptr<const Stack> stack, int table_cells = 0) {
  return {.range = {0, -1},
          .source = Grid{{-2, 2, -1.5, 1.5}, 31, 23},
          .want_log_prob = true,
          .stack = std::move(stack),
          .table_cells = table_cells};
}

double largest_difference(const std::vector<float>& found, const std::vector<float>& wanted) {
  EXPECT_EQ(found.size(), wanted.size());
  double largest = 0.0;
  for (std::size_t i = 0; i < found.size(); ++i)
    largest = std::max(largest, static_cast<double>(std::abs(found[i] - wanted[i])) / (1.0 + std::abs(wanted[i])));
  return largest;
}

std::unique_ptr<Engine> training_engine(const Stack& stack) {
  auto engine = make_opencl_engine(0);
  engine->set_stack(stack);
  engine->set_target(compile_target({.id = "two-moons", .parameters = {}}, 1 << 12));
  TrainingSettings settings;
  settings.batch = 128;
  engine->set_training(settings);
  engine->restart(0);
  return engine;
}

TEST(GivenStack, IsEvaluatedInsteadOfTheOneThatTrains) {
  const auto engine = training_engine(stack_of_all(1));
  const auto reference = make_reference_engine();
  reference->set_stack(stack_of_all(1));
  // The same structure twice, another one, a part of a layer, an empty one.
  Stack shorter = stack_of_all(4);
  shorter.layers.resize(3);
  shorter.layers[1].inverted = true;
  const std::vector<Stack> given{stack_of_all(2), stack_of_all(3), shorter, stack_at(stack_of_all(2), 2.4), Stack{}};
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto stack = std::make_shared<const Stack>(given[i]);
    const Evaluation wanted = reference->evaluate(request_for(stack));
    for (const int cells : {0, 256}) {
      const Evaluation found = engine->evaluate(request_for(stack, cells));
      EXPECT_LT(largest_difference(found.log_prob, wanted.log_prob), cells == 0 ? 2e-4 : 2e-2) << "stack " << i;
      EXPECT_LT(largest_difference(found.points, wanted.points), cells == 0 ? 2e-4 : 2e-2) << "stack " << i;
    }
  }
  // And the engine's own is still there.
  const Evaluation own = engine->evaluate(request_for(nullptr));
  EXPECT_LT(largest_difference(own.log_prob, reference->evaluate(request_for(nullptr)).log_prob), 2e-4);
}

TEST(GivenStack, ChangesNoBitOfTheTraining) {
  const Stack start = stack_of_all(1);
  const auto alone = training_engine(start);
  const auto watched = training_engine(start);
  for (int chunk = 0; chunk < 4; ++chunk) {
    alone->train(5);
    const auto given = std::make_shared<const Stack>(stack_at(watched->stack(), 1.3 + chunk));
    const EvaluationTicket ticket = watched->begin(request_for(given, 128));
    watched->train(5);
    static_cast<void>(watched->finish(ticket));
  }
  EXPECT_EQ(alone->stack(), watched->stack());
  EXPECT_EQ(alone->collect().losses, watched->collect().losses);
}

TEST(GivenStack, AnEvaluationKeepsTheStackThatItWasBegunWith) {
  const auto engine = training_engine(stack_of_all(1));
  const auto first = std::make_shared<const Stack>(stack_of_all(2));
  const auto second = std::make_shared<const Stack>(stack_of_all(3));
  const Evaluation wanted = engine->evaluate(request_for(first));
  const EvaluationTicket early = engine->begin(request_for(first));
  const EvaluationTicket late = engine->begin(request_for(second));
  EXPECT_EQ(engine->finish(early).log_prob, wanted.log_prob);
  EXPECT_NE(engine->finish(late).log_prob, wanted.log_prob);
}

TEST(GivenStack, IsRefusedWithHeldParametersOrInAnotherDimension) {
  for (const bool device : {false, true}) {
    const auto engine = device ? make_opencl_engine(0) : make_reference_engine();
    engine->set_stack(stack_of_all(1));
    engine->hold();
    EvaluationRequest both = request_for(std::make_shared<const Stack>(stack_of_all(2)));
    both.held = true;
    EXPECT_THROW(static_cast<void>(engine->begin(both)), std::logic_error);
    Stack space;
    space.dim = 3;
    EXPECT_THROW(static_cast<void>(engine->begin(request_for(std::make_shared<const Stack>(space)))), InputError);
  }
}

}  // namespace
}  // namespace pushforward::gpu
