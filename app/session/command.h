// The typed messages to the worker, from the window and from the worker's own background threads. `edit` is the
// Session's counter: a frame says up to which edit it is true.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/session/value_change.h"
#include "app/session/view_request.h"
#include "core/project/project.h"
#include "core/train/engine.h"
#include "core/train/metrics.h"

namespace pushforward::app {

struct PreparedTarget;
class StepPact;

// A course of training: losses, metrics and snapshots since it parted from another one. An edit that goes back in time
// begins a course; its undo returns to the one before, and what was kept of that returns with it.
struct CourseChange {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
};

// --- from the window ---

// Layers, their order and flags. Entries are matched by id: a layer that trains keeps the parameters it has on the
// device, except those in `written`, whose parameters in `structure` are meant.
struct EditStack {
  std::uint64_t edit = 0;
  Stack structure;
  std::vector<std::uint64_t> written;
};
// Numbers of a layer's constrained values, applied to the newest parameters: all of them or none. Where training has
// moved the layer to where they break its constraint, the whole layer becomes `otherwise`, or a sentence says so.
struct SetValues {
  std::uint64_t edit = 0;
  std::uint64_t layer = 0;
  ValueChanges changes;
  std::optional<LayerEntry> otherwise;
};
struct SetTarget {
  std::uint64_t edit = 0;
  TargetChoice choice;
};
struct SetTraining {
  std::uint64_t edit = 0;
  TrainingSettings settings;
};
struct SetTemperature {
  std::uint64_t edit = 0;
  double temperature = 1.0;
};
struct SetDevice {
  std::uint64_t edit = 0;
  std::string device;
};
struct Load {
  std::uint64_t edit = 0;
  Project project;
};
struct Restart {
  std::uint64_t edit = 0;
  CourseChange course;
};
// Training goes on from this state: an earlier step, or an undone restart.
struct Resume {
  std::uint64_t edit = 0;
  Stack stack;
  std::int64_t step = 0;
  CourseChange course;
};
struct SetView {
  ViewRequest request;
};
// The pictures show the snapshot nearest to this step, or the newest state; training goes on.
struct ShowStep {
  std::optional<std::int64_t> step;
};
// This worker trains as many steps as another one; null ends it.
struct KeepStep {
  std::shared_ptr<StepPact> pact;
  int side = 0;
};
// `run` numbers the person's decisions to play or pause, so that a pause by the worker (NaN) does not undo a newer one.
struct Play {
  std::uint64_t run = 0;
};
struct Pause {
  std::uint64_t run = 0;
};
struct StepOnce {};
struct Stop {};

// --- from background threads; `request` numbers what was asked for, so that stale answers are dropped ---

struct TargetPrepared {
  std::uint64_t request = 0;
  std::shared_ptr<const PreparedTarget> target;  // null when it failed
  std::string failure;
};
struct EngineBuilt {
  std::uint64_t request = 0;
  std::string device;              // as asked for
  std::unique_ptr<Engine> engine;  // null when it failed
  std::string failure;
};
struct MetricsMeasured {
  std::uint64_t request = 0;
  std::int64_t step = 0;
  Metrics metrics;
  double round_trip = 0.0;
};

using Command = std::variant<EditStack, SetValues, SetTarget, SetTraining, SetTemperature, SetDevice, Load, Restart,
                             Resume, SetView, ShowStep, KeepStep, Play, Pause, StepOnce, Stop, TargetPrepared,
                             EngineBuilt, MetricsMeasured>;

}  // namespace pushforward::app
