// Two documents of one window side by side, A and B: two stacks or two objectives for one target, one seed, one batch
// and one device. Free of widgets. GUI thread.
//
// The window's session always attends the active one of the two; so panels, undo, files and keys act on it. Each side
// has its own document, history, file and engine. What both must have in common is written to the other side when it
// changes on one, as a step of undo there. Leaving keeps the active document in the window; the other one rests, and
// can be gone back to.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>

#include "app/session/session.h"

namespace pushforward::app {

enum class CompareSide { a, b };
[[nodiscard]] constexpr int index_of(CompareSide side) { return side == CompareSide::a ? 0 : 1; }
[[nodiscard]] constexpr CompareSide opposite(CompareSide side) {
  return side == CompareSide::a ? CompareSide::b : CompareSide::a;
}
[[nodiscard]] QString letter_of(CompareSide side);

class ModelComparison : public QObject {
  Q_OBJECT
 public:
  // That of the session which the window's panels know: it lives as long, also when another window is built around it.
  [[nodiscard]] static ModelComparison& of(Session& window);

  [[nodiscard]] bool is_on() const { return is_on_; }
  // Whether there is, or was, a second document.
  [[nodiscard]] bool has_other() const { return other_ != nullptr; }
  [[nodiscard]] CompareSide active() const { return active_; }
  // The session that stays with a side, and the one that is always with the side that is not active. Only when
  // has_other().
  [[nodiscard]] Session& session(CompareSide side) const;
  [[nodiscard]] Session& other() const { return *other_; }
  [[nodiscard]] bool keeps_step() const { return pact_->holds(); }

  // The window's document becomes A, and B a copy of it.
  void begin_with_copy();
  // B is this project, with A's target, seed and batch, as it lies in the file `path` (empty: in none).
  void begin_against(Project project, const QString& path = {});
  // Both are new, with the target, seed and batch of `a`; A takes the place of the window's document.
  void begin(Project a, Project b);
  // The two documents that were side by side last.
  void go_back();
  void leave();

 public slots:
  void activate(pushforward::app::CompareSide side);
  void activate_other();
  // On: the faster engine waits, so that both have trained the same number of steps. Off: each at its own speed.
  void set_keeps_step(bool on);
  // What the window's session does, for the other side; nothing while there is no comparison.
  void step_other_once();
  void restart_other();

 signals:
  void begun();
  void about_to_activate(pushforward::app::CompareSide side);
  void left();
  void activated(pushforward::app::CompareSide side);
  void keeping_step_changed(bool on);

 private:
  explicit ModelComparison(Session& window);
  void make_sides(Project b);
  void name_active_a();
  void start();
  // Gives `to` what both sides have in common.
  void share(Session& from, Session& to);
  void write_shared(Session& to);
  void end_shared_edit();

  Session& window_;
  std::unique_ptr<Session> a_;
  std::unique_ptr<Session> b_;
  std::unique_ptr<Session> other_;
  std::shared_ptr<StepPact> pact_ = std::make_shared<StepPact>();
  CompareSide active_ = CompareSide::a;
  bool is_on_ = false;
  bool is_sharing_ = false;
  // What a drag on one side writes to the other is one step of undo there.
  std::optional<EditGesture> shared_edit_;
  Session* shared_edit_of_ = nullptr;
  QTimer shared_edit_rest_;
};

}  // namespace pushforward::app
