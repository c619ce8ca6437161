// Slow motion: training pauses, and one step is walked through in five stages, each as long as it takes to say it. The
// first four are the step as the reference mathematics sees it (training_step.h), from the parameters of the frame that
// is shown; the fifth is a step of the engine itself. GUI thread; the mathematics runs on a thread of its own.
#pragma once

#include <QObject>
#include <QTimer>
#include <future>
#include <memory>
#include <optional>

#include "app/session/background_jobs.h"
#include "app/session/session.h"
#include "app/slow_motion/training_step.h"

namespace pushforward::app {

enum class StepStage { sample = 1, push, score, pull, move };
inline constexpr int stage_count = 5;

class SlowMotion : public QObject {
  Q_OBJECT
 public:
  static constexpr double shortest_seconds = 1.0;
  static constexpr double longest_seconds = 10.0;

  explicit SlowMotion(Session& session, QObject* parent = nullptr);

  [[nodiscard]] bool is_on() const { return on_; }
  // None until the pause has come and the step is computed.
  [[nodiscard]] const TrainingStep* step() const { return step_ ? &*step_ : nullptr; }
  // None until the engine has made its step.
  [[nodiscard]] const StepOutcome* outcome() const { return outcome_ ? &*outcome_ : nullptr; }
  [[nodiscard]] StepStage stage() const { return stage_; }
  // Where the points are in the push, or the gradient on its way back; see StepHalf.
  [[nodiscard]] std::size_t level() const;
  [[nodiscard]] const Stack& stack() const { return *stack_; }  // before the step; only with step()
  [[nodiscard]] const TrainingSettings& training() const { return training_; }
  // Arrows are longer by this than the numbers: -gradient, or what the step has moved.
  [[nodiscard]] double arrow_scale() const;
  [[nodiscard]] double seconds() const { return seconds_; }  // of a stage
  [[nodiscard]] bool advances() const { return advances_; }

 public slots:
  void set_on(bool on);
  void next();
  void previous();
  void go_to(pushforward::app::StepStage stage);
  void set_seconds(double seconds);
  void set_advances(bool advances);  // from stage to stage by itself

 signals:
  void turned_on(bool on);
  void changed();
  void failed(const QString& sentence);

 private:
  void prepare();  // waits for the pause, then takes the step apart
  void begin();
  void follow_frame();
  void take_results();
  void enter(StepStage stage);
  void start_beat();
  void advance();
  [[nodiscard]] int beats() const;  // of the stage

  Session& session_;
  BackgroundJobs jobs_;
  bool on_ = false;
  bool was_playing_ = false;
  bool waits_for_pause_ = false;
  bool stepped_ = false;     // the engine was asked for the step
  bool shows_step_ = false;  // the step that is shown changes because of us
  std::uint64_t edit_ = 0;   // that the step belongs to
  StepStage stage_ = StepStage::sample;
  int beat_ = 0;
  double seconds_ = 3.5;
  bool advances_ = true;
  TrainingSettings training_;
  std::shared_ptr<const Stack> stack_;
  std::shared_ptr<const CompiledTarget> target_;
  std::optional<TrainingStep> step_;
  std::optional<StepOutcome> outcome_;
  std::future<TrainingStep> coming_step_;
  std::future<StepOutcome> coming_outcome_;
  QTimer beat_timer_;
  QTimer poll_;  // while a result is on its way
};

}  // namespace pushforward::app
