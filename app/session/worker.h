// The one thread that owns the engine: takes commands, trains in chunks, publishes frames. Free of Qt.
//
// What runs where:
//   window's thread    Session: the document, pixels. Pushes commands, takes frames. Never waits.
//   worker's thread    Worker::run and everything it calls; alone calls the engine. Between two chunks of steps it
//                      drains the commands, so a command waits one chunk (about 8 ms) at most, or one frame.
//   background threads kernels of an engine that is being built, target tables, quadratures. They answer by a command.
//
// A frame goes like this: read the parameters, enqueue the evaluations, enqueue a chunk of steps behind them, wait for
// the evaluations, publish, wait for the chunk. Evaluations thus get about a quarter of the time, training the rest;
// while the window has not taken the last frame, training gets all of it.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "app/session/background_jobs.h"
#include "app/session/command_queue.h"
#include "app/session/courses.h"
#include "app/session/engine_source.h"
#include "app/session/film_strip.h"
#include "app/session/frame_fields.h"
#include "app/session/frame_slot.h"
#include "app/session/layer_thumbnails.h"
#include "app/session/loss_recorder.h"
#include "app/session/pace.h"
#include "app/session/prepared_targets.h"
#include "app/session/sliced_quadrature.h"
#include "app/session/snapshot_ring.h"
#include "app/session/step_pact.h"

namespace pushforward::app {

// Called on the worker's thread; must only pass on.
struct WorkerListener {
  std::function<void()> frame_published;  // at most once until the slot is taken
  std::function<void(std::string sentence, bool is_error)> notice;
  std::function<void(std::uint64_t run)> stopped;  // the worker paused by itself, during that run
};

class Worker {
 public:
  Worker(Project project, std::string device, EngineSource engines, ViewRequest view, WorkerListener listener);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void send(Command command) { queue_->push(std::move(command)); }
  // `window_seconds`: processor time that the window has used since it took the frame before.
  [[nodiscard]] std::shared_ptr<const Frame> take_frame(double window_seconds);
  // Ends the thread; false when a background thread still runs after that time.
  bool shut_down(std::chrono::milliseconds patience);

 private:
  void run();
  void turn();
  void drain();
  // Messages: one function each.
  void apply(EditStack& command);
  void apply(SetValues& command);
  void apply(SetTarget& command);
  void apply(SetTraining& command);
  void apply(SetTemperature& command);
  void apply(SetDevice& command);
  void apply(Load& command);
  void apply(Restart& command);
  void apply(Resume& command);
  void apply(SetView& command);
  void apply(ShowStep& command);
  void apply(KeepStep& command);
  void apply(Play& command);
  void apply(Pause& command);
  void apply(StepOnce& command);
  void apply(Stop& command);
  void apply(TargetPrepared& command);
  void apply(EngineBuilt& command);
  void apply(MetricsMeasured& command);

  // Training.
  void train(int steps);
  // What of these steps a pact with another worker allows now.
  [[nodiscard]] int allowed(int steps) const;
  void report_place();  // to that other worker
  void train_or_wait(bool window_waits);
  // Waits for the enqueued steps, takes their losses, looks for NaN. `start` is when they began, `elsewhere` the
  // seconds since then that did not go into them.
  void account(int steps, Clock::time_point start, double elsewhere);
  void recover_from_not_finite(std::int64_t failed_step);
  struct Blame {
    int layer = -1;  // index; -1 when none is to blame
    std::string words;
  };
  [[nodiscard]] Blame layer_to_blame(const Stack& stack, std::int64_t failed_step);
  void stop_playing();
  void draw_parameters_anew();
  void start_history_anew();
  void set_stack(const Stack& stack);
  void keep_snapshot(std::shared_ptr<const Stack> stack, std::int64_t step);
  void keep_snapshot_when_due(const std::shared_ptr<const Stack>& stack, std::int64_t step);
  void keep_edited_snapshot(std::shared_ptr<const Stack> stack, std::int64_t step);
  void change_course(const CourseChange& change);
  void forget_measurement();  // one that is under way is no longer wanted

  // Frames.
  enum class Fields { none, affordable, full };
  [[nodiscard]] Fields fields_due() const;
  void list_snapshots(const Stack& stack);  // that can be shown, where that has changed
  void answer_soon();                       // somebody who drags waits for the next frame
  [[nodiscard]] bool is_answering() const { return Clock::now() - last_answer_ < drag_rest; }
  [[nodiscard]] double chunk_time() const;  // seconds
  void make_frame(Fields fields, int steps);
  [[nodiscard]] std::chrono::duration<double> time_to_next_frame(double pictures_seconds) const;
  void publish(std::shared_ptr<const Stack> stack, std::int64_t step);
  void start_slow_picture(const Shown& shown);
  bool finish_slow_slice();  // true when the window has something new to see
  [[nodiscard]] std::shared_ptr<const std::vector<LayerSummary>> layer_summaries(const Stack& stack);
  void something_changed();  // parameters, target or view: the pictures are no longer true
  void give_up_slow_pictures();

  // Engines and targets.
  void request_engine(const std::string& device);
  void start_building_engine();
  void take_engine(std::unique_ptr<Engine> engine, const Stack& stack, std::int64_t step);
  void continue_without_device(const std::string& what);
  void request_target(const TargetChoice& choice);
  void start_preparing_target();
  void take_target(std::shared_ptr<const PreparedTarget> target);

  std::shared_ptr<CommandQueue> queue_ = std::make_shared<CommandQueue>();
  FrameSlot slot_;
  std::atomic<double> window_seconds_ = 0.0;
  WorkerListener listener_;
  EngineSource engines_;
  BackgroundJobs jobs_;

  // From here on the worker's thread alone.
  std::unique_ptr<Engine> engine_;
  std::shared_ptr<const PreparedTarget> target_;
  PreparedTargets known_targets_;  // target_ among them
  TargetChoice wanted_target_;
  TrainingSettings training_;
  double temperature_ = 1.0;
  ViewRequest view_;
  bool stopping_ = false;
  bool playing_ = false;
  bool failed_ = false;
  std::uint64_t run_ = 0;
  int single_steps_ = 0;
  bool draw_when_target_comes_ = false;
  bool target_is_of_this_project_ = false;
  bool target_in_preparation_ = false;
  std::string wanted_device_;  // empty: the next one that is not lost
  bool engine_in_preparation_ = false;
  std::set<std::string> lost_devices_;
  std::string device_trouble_;
  std::uint64_t edit_ = 0;
  // What was asked for last; answers to older requests are dropped.
  std::uint64_t target_request_ = 0, engine_request_ = 0, metrics_request_ = 0;

  ChunkSize chunk_;
  DetailLevel detail_;
  Rate step_rate_, frame_rate_;
  LossRecorder losses_;
  SnapshotRing snapshots_;
  Snapshot last_good_;  // of the last frame or edit: where another device would go on
  std::int64_t last_rollback_ = -1;
  std::optional<Rollback> rollback_;  // until training goes on
  Clock::time_point last_snapshot_;   // of an edit, or kept because it was time
  std::int64_t safe_step_ = 0;        // its step: where a training that fails goes back to
  bool newest_is_edit_ = false;       // the newest snapshot was kept because of an edit, soon after the one before
  std::shared_ptr<const std::vector<std::int64_t>> snapshot_steps_;  // empty when they have to be listed anew
  std::shared_ptr<const std::vector<Snapshot>> kept_;                // of those steps
  std::optional<Snapshot> past_;                                     // what the pictures show of the past
  Courses courses_;                                                  // those that were left
  double gradient_norm_ = 0.0;
  std::optional<double> gradient_error_;  // tabulated training
  std::shared_ptr<StepPact> pact_;
  int side_ = 0;  // of the pact

  FrameFields fields_;
  FilmStrip film_;
  SlicedQuadrature quadrature_;
  LayerThumbnails thumbnails_;
  bool thumbnails_due_ = false;
  std::shared_ptr<const std::vector<MetricsPoint>> metrics_;
  bool quadrature_in_background_ = false;
  Clock::time_point next_frame_, next_slow_slice_, last_film_, last_metrics_, last_change_;
  Clock::time_point earliest_answer_;  // when the pictures' share of the time allows another frame
  Clock::time_point last_answer_;      // when somebody was dragging
  bool answers_ = false;               // the next frame is what somebody who drags waits for
  // Counts changes of what is to be seen; the pictures say which state they show.
  std::uint64_t version_ = 1;
  std::uint64_t fields_version_ = 0, full_fields_version_ = 0, film_version_ = 0, metrics_version_ = 0;
  bool film_slice_ = false, quadrature_slice_ = false;  // begun in this frame
  bool news_ = false;                                   // something to publish though no picture has changed
  std::uint64_t frame_number_ = 0;

  std::thread thread_;  // last: starts when all else is there
};

}  // namespace pushforward::app
