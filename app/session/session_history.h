// The steps that can be undone: what each exchanged with the document, newest first to be taken back.
//
// Every state of the document that was ever reached by an edit has a number of its own. A step carries the number of
// the state that it leads to, so "saved" means that the document is in the state whose number was saved, whatever was
// undone, redone, merged or dropped in between.
#pragma once

#include <QUndoCommand>
#include <QUndoStack>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <vector>

#include "app/session/document_swap.h"
#include "app/session/edit_names.h"

namespace pushforward::app {

// Which file the document belongs to and in which state it was last written there. Held by whoever has the document,
// the session or a step of its history, and by a save that is on its way.
struct FileState {
  QString path;                   // empty: none yet
  std::uint64_t saved_state = 0;  // see SessionHistory::state, or:
  static constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();
  std::int64_t saved_step = 0;  // a file that was trained on since is no longer what the window shows
};

class HistoryStep;

// How steps reach the document.
struct HistoryHooks {
  std::function<void(HistoryStep&, bool backwards)> exchange;
  std::function<bool(const DocumentSwap&)> is_idle;  // exchanging it would change nothing
};

class HistoryStep : public QUndoCommand {
 public:
  // The hooks must outlive the step.
  HistoryStep(DocumentSwap swap, EditName name, std::uint64_t gesture, std::uint64_t state, const HistoryHooks& hooks);

  void undo() override { hooks_->exchange(*this, true); }
  void redo() override;
  [[nodiscard]] int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* other) override;
  [[nodiscard]] std::uint64_t state() const { return state_; }
  [[nodiscard]] QString name() const { return name_(); }

  // In the order in which they were exchanged.
  std::vector<DocumentSwap> swaps;
  // Of the other side, where the step goes to another file.
  std::shared_ptr<FileState> file;

 private:
  EditName name_;
  std::uint64_t gesture_;  // 0: a step by itself
  std::uint64_t state_;
  const HistoryHooks* hooks_;
  bool is_new_ = true;  // its edit was made before it was pushed
};

class SessionHistory {
 public:
  explicit SessionHistory(HistoryHooks hooks);

  [[nodiscard]] const QUndoStack& steps() const { return steps_; }
  // The number of the state that the document is in.
  [[nodiscard]] std::uint64_t state() const;
  // The number that the state after the next step will have.
  [[nodiscard]] std::uint64_t next_state() const { return newest_state_ + 1; }
  // Takes an edit that has been made. `file` is that of before.
  void add(DocumentSwap swap, EditName name, std::shared_ptr<FileState> file = nullptr);
  // What the next undo or redo is called, in the language that is chosen now; empty when there is none.
  [[nodiscard]] QString undo_name() const;
  [[nodiscard]] QString redo_name() const;
  void undo();
  void redo();

  void begin_gesture();
  void end_gesture();

 private:
  HistoryHooks hooks_;
  QUndoStack steps_;
  std::uint64_t newest_state_ = 0;
  std::uint64_t oldest_state_ = 0;  // before the first step that is kept
  std::uint64_t newest_gesture_ = 0;
  int gesture_depth_ = 0;  // of gestures that are open within each other
};

}  // namespace pushforward::app
