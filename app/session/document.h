// The project as it is edited: a value, free of Qt and of threads. It remembers at which edit each part was written, so
// that a frame made before that edit is not written back over it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "app/session/command.h"
#include "app/session/document_swap.h"
#include "app/session/frame.h"
#include "core/project/project.h"

namespace pushforward::app {

class Document {
 public:
  explicit Document(Project project);

  [[nodiscard]] const Project& project() const { return project_; }
  [[nodiscard]] std::uint64_t last_edit() const { return edit_; }
  // Of the layer with this id; throws InputError when there is none.
  [[nodiscard]] const LayerEntry& entry(std::uint64_t id) const;
  // Takes parameters and step number of a frame where they are newer than the document's.
  void take(const Frame& frame);

  // The edit, its undo or its redo (document_swap.h), and the message that tells the worker; none where the worker need
  // not know. Throws InputError when the swap breaks a constraint or names a layer that is not there; then nothing has
  // changed. `trains`: training runs, so parameters may be newer elsewhere than here.
  std::optional<Command> exchange(DocumentSwap& swap, bool trains);
  // Whether an exchange would change nothing.
  [[nodiscard]] bool is_idle(const DocumentSwap& swap) const;
  // The number of an edit that is not the document's own (the device).
  std::uint64_t next_edit() { return ++edit_; }

 private:
  std::optional<Command> apply(StackSwap& swap);
  std::optional<Command> apply(LayersSwap& swap);
  std::optional<Command> apply(FlagSwap& swap);
  std::optional<Command> apply(ValuesSwap& swap, bool trains);
  std::optional<Command> apply(RunSwap& swap);
  std::optional<Command> apply(TargetSwap& swap);
  std::optional<Command> apply(TrainingSettings& settings);
  std::optional<Command> apply(Base& base);
  std::optional<Command> apply(TitleSwap& swap);
  std::optional<Command> apply(ProjectSwap& swap);

  [[nodiscard]] LayerEntry& writable(std::uint64_t id);
  // The whole structure, with these layers' parameters as they are here.
  [[nodiscard]] EditStack structure(std::vector<std::uint64_t> written);
  void swap_layers(std::vector<LayerEntry>& layers);

  Project project_;
  std::uint64_t edit_ = 0;
  std::map<std::uint64_t, std::uint64_t> written_at_;  // layer id -> edit that wrote its parameters
  std::uint64_t steps_written_at_ = 0;
  std::uint64_t course_ = 1, newest_course_ = 1;  // of training (command.h)
};

}  // namespace pushforward::app
