// Small projects, waiting for a condition, and an engine that fails on demand.
#pragma once

#include <QTest>
#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/session/disk_queue.h"
#include "app/session/session.h"
#include "core/errors.h"

namespace pushforward::test {

// Trains fast on the reference engine: an affine coupling between two cheap layers.
inline Project small_project() {
  Project project;
  project.title = "small";
  project.target.id = "two-moons";
  project.training.batch = 64;
  project.training.learning_rate = 1e-3;
  project.stack.layers.push_back(make_layer("rotation", {}, 2, Initialisation::training, 1));
  project.stack.layers.push_back(
      make_layer("coupling", {{"hidden", std::vector<std::int64_t>{8}}}, 2, Initialisation::training, 2));
  project.stack.layers.push_back(make_layer("planar", {}, 2, Initialisation::training, 3));
  return project;
}

// The event loop runs until the condition holds; false after half a minute.
template <class Condition>
[[nodiscard]] bool wait_until(Condition condition) {
  return QTest::qWaitFor(condition, 30'000);
}

// Frames come, and one of them is at or beyond this step and contains the session's last edit.
[[nodiscard]] inline bool reaches_step(const app::Session& session, std::int64_t step) {
  return wait_until(
      [&] { return session.frame() && session.frame()->edit == session.last_edit() && session.frame()->step >= step; });
}

// Saves and waits for it; gives the sentence of the failure.
[[nodiscard]] inline QString save_now(app::Session& session, const QString& path) {
  QObject here;
  std::optional<QString> answer;
  session.save(path, &here, [&answer](const QString& failure) { answer = failure; });
  return wait_until([&] { return answer.has_value(); }) ? *answer : QStringLiteral("not saved in half a minute");
}

// A disk that does not answer until it is let go.
class HeldDisk {
 public:
  explicit HeldDisk(app::DiskQueue& disk) {
    disk.add([wait = gate_.get_future().share()] { wait.wait(); });
  }
  ~HeldDisk() { let_go(); }
  void let_go() {
    if (!std::exchange(open_, true)) gate_.set_value();
  }

 private:
  std::promise<void> gate_;
  bool open_ = false;
};

// Passes everything on to another engine; engine() is where a test may step in.
class DelegatingEngine : public Engine {
 public:
  explicit DelegatingEngine(std::unique_ptr<Engine> engine)
      : description_(engine->description()), engine_(std::move(engine)) {}
  const EngineDescription& description() const override { return description_; }
  void set_stack(const Stack& stack) override { engine().set_stack(stack); }
  Stack stack() override { return engine().stack(); }
  void set_target(std::shared_ptr<const CompiledTarget> target) override { engine().set_target(std::move(target)); }
  void set_training(const TrainingSettings& settings) override { engine().set_training(settings); }
  void restart(std::int64_t step) override { engine().restart(step); }
  std::int64_t step() const override { return engine_->step(); }
  void train(int steps) override { engine().train(steps); }
  TrainingReport collect() override { return engine().collect(); }
  EvaluationTicket begin(const EvaluationRequest& request) override { return engine().begin(request); }
  std::vector<EvaluationTicket> begin_all(const std::vector<EvaluationRequest>& requests) override {
    return engine().begin_all(requests);
  }
  Evaluation finish(EvaluationTicket ticket) override { return engine().finish(ticket); }
  void hold() override { engine().hold(); }
  BatchGradient batch_gradient(std::int64_t step) override { return engine().batch_gradient(step); }
  Gradient gradient(Direction direction, const Matrix& points, const Matrix& seed_points,
                    const Vector& seed_log_det) override {
    return engine().gradient(direction, points, seed_points, seed_log_det);
  }

 protected:
  [[nodiscard]] virtual Engine& engine() { return *engine_; }
  EngineDescription description_;

 private:
  std::unique_ptr<Engine> engine_;
};

// The reference engine under another name, which loses its device when told to.
class FragileEngine : public DelegatingEngine {
 public:
  FragileEngine(std::string id, std::shared_ptr<std::atomic<bool>> broken)
      : DelegatingEngine(make_reference_engine()), broken_(std::move(broken)) {
    description_.id = std::move(id);
    description_.name = "a fragile device";
  }

 protected:
  Engine& engine() override {
    if (*broken_) throw DeviceError("The device was lost.");
    return DelegatingEngine::engine();
  }

 private:
  std::shared_ptr<std::atomic<bool>> broken_;
};

}  // namespace pushforward::test
