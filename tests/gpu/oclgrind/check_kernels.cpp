// Takes every layer through every kernel of the engine, in sizes for an interpreter. It checks nothing but that numbers
// are finite: Oclgrind, under which check_kernels.cmake runs it, looks at every access.
#include <cmath>
#include <iostream>
#include <stdexcept>

#include "gpu/opencl_engine.h"
#include "tests/gpu/oclgrind/host_side.h"
#include "tests/support/random_stacks.h"

namespace pushforward::gpu {
namespace {

using Widths = std::vector<std::int64_t>;

void expect(bool good, const std::string& what) {
  if (!good) throw std::runtime_error(what);
}

void expect_finite(const std::vector<float>& numbers, const std::string& what) {
  for (const float number : numbers) expect(std::isfinite(number), what + " is no number");
}

class Checker {
 public:
  Checker(const OpenClOptions& options, int batch) : engine_(make_opencl_engine(0, options)) {
    settings_.batch = batch;
    settings_.alpha = 0.5;
    settings_.learning_rate = 1e-3;
    engine_->set_target(compile_target({.id = "two-moons", .parameters = {}}, 1 << 8));
  }

  TrainingReport train(const Stack& stack, const TrainingSettings& settings, int steps = 2) {
    engine_->set_stack(stack);
    engine_->set_training(settings);
    engine_->restart(0);
    engine_->train(steps);
    TrainingReport report = engine_->collect();
    expect(report.finite && static_cast<int>(report.losses.size()) == steps, "training stopped");
    expect_finite(report.losses, "a loss");
    return report;
  }

  void evaluate(const Stack& stack) {
    engine_->set_stack(stack);
    engine_->hold();
    const Matrix points = test::random_points(stack.dim, 19, generator_);
    const Eigen::MatrixXf as_floats = points.cast<float>();
    const std::vector<float> given(as_floats.data(), as_floats.data() + as_floats.size());
    for (const Direction direction : {Direction::forward, Direction::inverse})
      for (const bool by_layer : {false, true}) {
        const Evaluation found = engine_->evaluate({.direction = direction,
                                                    .range = {0, -1},
                                                    .source = given,
                                                    .want_log_det_by_layer = by_layer,
                                                    .want_log_prob = true,
                                                    .held = by_layer});
        expect_finite(found.log_prob, "a density");
        expect_finite(found.log_det_by_layer, "a log-determinant");
      }
    for (const int cells : {0, 200}) {
      const Evaluation field = engine_->evaluate({.direction = Direction::inverse,
                                                  .range = {0, -1},
                                                  .source = Grid{{-3.0, 3.0, -3.0, 3.0}, 5, 5},
                                                  .want_log_prob = true,
                                                  .table_cells = cells});
      expect_finite(field.log_prob, "a field");
    }
    for (const Direction direction : {Direction::forward, Direction::inverse}) {
      const Gradient gradient = engine_->gradient(direction, points, points, Vector::Ones(points.cols()));
      expect(gradient.points.allFinite(), "a gradient is no number");
    }
    engine_->set_training(settings_);
    expect(std::isfinite(engine_->batch_gradient(3).loss), "a batch's loss is no number");
  }

  // Each layer plain and inverted; layers take turns with the choices that a hyperparameter leaves.
  void every_layer() {
    std::size_t turn = 0;
    for (const Layer* layer : all_layers()) {
      Stack stack{.dim = 2, .layers = {}};
      for (const bool inverted : {false, true}) {
        const std::vector<HyperValues> all = choices(*layer);
        stack.layers.push_back(test::random_layer(layer->spec().id, 2, generator_, all[turn++ % all.size()]));
        stack.layers.back().inverted = inverted;
      }
      train(stack, settings_);
      evaluate(stack);
    }
  }

  // What groups share: several layers of a kind, a wide one, every optimiser, the second pass of clipping.
  void every_optimiser() {
    Stack stack{.dim = 2, .layers = {}};
    for (const Layer* layer : all_layers())
      for (int copies = 0; copies < 2; ++copies)
        stack.layers.push_back(test::random_layer(layer->spec().id, 2, generator_, narrow(*layer)));
    stack.layers[3].frozen = true;
    stack.layers[5].bypassed = true;
    TrainingSettings settings = settings_;
    for (const OptimiserKind kind :
         {OptimiserKind::adam, OptimiserKind::adamw, OptimiserKind::sgd, OptimiserKind::rmsprop}) {
      settings.optimiser = kind;
      settings.clip_norm = kind == OptimiserKind::adamw ? 0.1 : 0.0;
      settings.alpha = kind == OptimiserKind::adam ? 0.0 : 1.0;
      train(stack, settings);
    }
  }

  void wide_network() {
    const Stack stack{.dim = 2,
                      .layers = {test::random_layer("coupling", 2, generator_, {{"hidden", Widths{60, 52}}})}};
    TrainingSettings settings = settings_;
    settings.alpha = 1.0;
    settings.clip_norm = 0.1;
    train(stack, settings, 1);
  }

  // Networks at nodes only: tables are made, looked up, sent back to and stepped.
  void tabulated(int nodes) {
    Stack stack{.dim = 2, .layers = {}};
    for (const std::string id : {"coupling", "rotation", "spline"}) {
      stack.layers.push_back(test::random_layer(id, 2, generator_, narrow(find_layer(id))));
      stack.layers.back().inverted = stack.layers.size() == 3;
    }
    TrainingSettings settings = settings_;
    settings.table_nodes = nodes;
    expect(train(stack, settings).gradient_error.has_value(), "no tables were used");
    expect(std::isfinite(engine_->batch_gradient(3).loss), "a tabulated batch's loss is no number");
  }

 private:
  static bool has(const Layer& layer, const std::string& id) {
    return std::ranges::any_of(layer.spec().hyperparameters, [&](const auto& hyper) { return hyper.id == id; });
  }
  static HyperValues narrow(const Layer& layer) {
    return has(layer, "hidden") ? HyperValues{{"hidden", Widths{4, 6}}} : HyperValues{};
  }
  // One for every choice that a hyperparameter leaves.
  static std::vector<HyperValues> choices(const Layer& layer) {
    std::vector<HyperValues> all;
    for (const HyperSpec& hyper : layer.spec().hyperparameters)
      for (const std::string& choice : hyper.choices) {
        all.push_back(narrow(layer));
        all.back()[hyper.id] = choice;
      }
    if (all.empty()) all.push_back(narrow(layer));
    return all;
  }

  std::unique_ptr<Engine> engine_;
  TrainingSettings settings_;
  Generator generator_{41};
};

void check(const std::string& form) {
  const bool vectors = form == "vectors" || form == "persistent";
  if (form == "persistent") pretend_shared_atomics();
  // A batch of more than a block, so that there are several chunks.
  OpenClOptions options{.lanes = vectors ? 8 : 1, .block = vectors ? 32 : 16};
  if (form == "teams") options.team = 8;
  Checker checker(options, vectors ? 40 : 19);
  if (form != "persistent") checker.every_layer();
  checker.every_optimiser();
  if (form != "one-lane") checker.wide_network();
  // Teams leave it to single items.
  if (form != "teams") checker.tabulated(options.block);
}

}  // namespace
}  // namespace pushforward::gpu

int main(int count, char** arguments) {
  try {
    pushforward::gpu::check(count > 1 ? arguments[1] : "vectors");
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
