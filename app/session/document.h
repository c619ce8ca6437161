// The project as it is edited: a value with its edits, free of Qt and of threads. It remembers at which edit each part
// was written, so that a frame made before that edit is not written back over it.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "app/session/frame.h"
#include "app/session/value_change.h"
#include "core/project/project.h"

namespace pushforward::app {

class Document {
 public:
  explicit Document(Project project);

  [[nodiscard]] const Project& project() const { return project_; }
  [[nodiscard]] std::uint64_t last_edit() const { return edit_; }
  // Takes parameters and step number of a frame where they are newer than the document's.
  void take(const Frame& frame);

  // Every edit gives its number. Those that name a layer throw InputError when there is none of that id.
  std::uint64_t replace(Project project);
  std::uint64_t insert_layer(const std::string& type, int index, HyperValues hyper, std::uint64_t& new_id);
  std::uint64_t duplicate_layer(std::uint64_t id, std::uint64_t& new_id);
  std::uint64_t remove_layers(const std::vector<std::uint64_t>& ids);
  std::uint64_t move_layer(std::uint64_t id, int index);
  std::uint64_t set_hyper(std::uint64_t id, const HyperValues& hyper);
  // Throws InputError when the constraint is broken; then nothing has changed.
  std::uint64_t set_values(std::uint64_t id, const ValueChanges& changes);
  std::uint64_t restart();
  [[nodiscard]] LayerEntry& entry(std::uint64_t id);
  // For fields that are just written: the next edit's number.
  std::uint64_t edit() { return ++edit_; }
  Project& writable() { return project_; }

 private:
  void parameters_written(std::uint64_t id) { written_at_[id] = edit_; }

  Project project_;
  std::uint64_t edit_ = 0;
  std::map<std::uint64_t, std::uint64_t> written_at_;  // layer id -> edit that wrote its parameters
  std::uint64_t steps_written_at_ = 0;
};

}  // namespace pushforward::app
