// How the worker comes by engines and targets, both of which take seconds to make.
#include <utility>

#include "app/session/thread_priority.h"
#include "app/session/worker.h"
#include "core/errors.h"

namespace pushforward::app {

void Worker::request_engine(const std::string& device) {
  wanted_device_ = device;
  ++engine_request_;
  device_trouble_.clear();
  news_ = true;
  if (device == "reference") {
    take_engine(make_reference_engine(), engine_->stack(), engine_->step());
    return;
  }
  if (!engine_in_preparation_) start_building_engine();
}

void Worker::start_building_engine() {
  engine_in_preparation_ = true;
  jobs_.start(
      [queue = queue_, engines = engines_, device = wanted_device_, lost = lost_devices_, request = engine_request_] {
        EngineBuilt answer{.request = request, .device = device, .engine = nullptr, .failure = {}};
        try {
          if (!device.empty()) {
            answer.engine = engines.make(device);
          } else {
            for (const std::string& next : engines.devices()) {
              if (lost.contains(next)) continue;
              try {
                answer.engine = engines.make(next);
                break;
              } catch (const std::exception&) {
                continue;  // nobody asked for this one; the reference engine goes on
              }
            }
          }
        } catch (const std::exception& error) {
          answer.failure = error.what();
        }
        queue->push(std::move(answer));
      });
}

void Worker::apply(EngineBuilt& command) {
  engine_in_preparation_ = false;
  if (command.request != engine_request_) {
    if (wanted_device_ != "reference") start_building_engine();
    return;
  }
  news_ = true;
  if (!command.failure.empty()) {
    device_trouble_ = command.failure;
    // "auto" has done what it promises even when there is nothing but the reference engine.
    listener_.notice(command.failure + " Training goes on with: " + engine_->description().name + ".",
                     command.device != "auto");
    return;
  }
  if (command.engine) device_trouble_.clear();
  if (!command.engine || command.engine->description().id == engine_->description().id) return;
  const std::string name = command.engine->description().name;
  try {
    take_engine(std::move(command.engine), engine_->stack(), engine_->step());
  } catch (const DeviceError& error) {
    device_trouble_ = name + " failed: " + error.what();
    listener_.notice(name + " failed: " + error.what() + " Training goes on with: " + engine_->description().name + ".",
                     true);
  }
}

void Worker::take_engine(std::unique_ptr<Engine> engine, const Stack& stack, std::int64_t step) {
  engine->set_stack(stack);
  if (target_) engine->set_target(target_->compiled);
  engine->set_training(training_);
  engine->restart(step);
  engine_ = std::move(engine);
  chunk_.forget();
  detail_.forget();
  step_rate_.clear();
  give_up_slow_pictures();
  something_changed();
}

void Worker::continue_without_device(const std::string& what) {
  const EngineDescription lost = engine_->description();
  lost_devices_.insert(lost.id);
  take_engine(make_reference_engine(), *last_good_.stack, last_good_.step);
  losses_.cut_after(last_good_.step - 1);
  device_trouble_ = lost.name + " failed: " + what;
  listener_.notice(lost.name + " failed: " + what + " Training goes on with the reference engine from step " +
                       std::to_string(last_good_.step) + ".",
                   true);
  wanted_device_.clear();
  ++engine_request_;
  if (!engine_in_preparation_) start_building_engine();
}

void Worker::request_target(const TargetChoice& choice) {
  wanted_target_ = choice;
  ++target_request_;
  if (auto known = known_targets_.find(choice))
    take_target(std::move(known));
  else if (!target_in_preparation_)
    start_preparing_target();
}

void Worker::start_preparing_target() {
  target_in_preparation_ = true;
  jobs_.start([queue = queue_, choice = wanted_target_, request = target_request_] {
    give_way_to_the_training();
    TargetPrepared answer{.request = request, .target = nullptr, .failure = {}};
    try {
      answer.target = prepare_target(choice);
    } catch (const std::exception& error) {
      answer.failure = error.what();
    }
    queue->push(std::move(answer));
  });
}

void Worker::apply(TargetPrepared& command) {
  target_in_preparation_ = false;
  if (command.target) known_targets_.keep(command.target);
  if (command.request != target_request_) {
    // Somebody has chosen another one meanwhile.
    if (!target_ || target_->compiled->choice != wanted_target_) start_preparing_target();
    return;
  }
  if (!command.target) {
    listener_.notice("The target can't be used: " + command.failure, true);
    return;
  }
  take_target(std::move(command.target));
}

void Worker::take_target(std::shared_ptr<const PreparedTarget> target) {
  const bool other = target != target_;
  target_ = std::move(target);
  engine_->set_target(target_->compiled);
  target_is_of_this_project_ = true;
  if (std::exchange(draw_when_target_comes_, false)) draw_parameters_anew();
  if (other) {
    // KL to another target is another quantity: its history ends here.
    metrics_.reset();
    losses_.begin_target(engine_->step(), target_->compiled);
    ++metrics_request_;
    quadrature_in_background_ = false;
    give_up_slow_pictures();
    metrics_version_ = 0;
  }
  something_changed();
}

}  // namespace pushforward::app
