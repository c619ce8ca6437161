// What a Session holds; its functions lie in session.cpp (running), session_edits.cpp
// (document), session_undo.cpp and session_files.cpp. All of it
// belongs to the GUI thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "app/session/document.h"
#include "app/session/session.h"
#include "app/session/session_history.h"
#include "app/session/thread_priority.h"
#include "app/session/worker.h"

namespace pushforward::app {

struct Session::State {
  State(Project project, QString asked_device, HistoryHooks hooks)
      : document(std::move(project)), device(std::move(asked_device)), history(std::move(hooks)) {}

  Document document;
  QString device;
  SessionHistory history;
  FileState file;
  bool modified_when_announced = false;
  ViewRequest view;
  std::optional<std::int64_t> wanted_step;  // of the past
  // The document's layers as the past had them, made when somebody asks.
  struct PastStack {
    std::shared_ptr<const Stack> of;
    std::uint64_t edit;
    Stack stack;
  };
  std::optional<PastStack> past_stack;
  bool playing = false;
  std::uint64_t run = 0;  // counts decisions to play or pause
  std::shared_ptr<const Frame> frame;
  bool frame_is_merged = true;
  double processor_seconds = processor_seconds_of_this_thread();  // when the last frame was taken
  std::unique_ptr<Worker> worker;                                 // last: ends before what its signals are about

  // The document with the parameters of the newest frame.
  Document& current() {
    if (!std::exchange(frame_is_merged, true)) document.take(*frame);
    return document;
  }
  void send(Command command) {
    if (worker) worker->send(std::move(command));
  }
};

// Views open on what the project says, else on the target.
[[nodiscard]] Box opening_box(const Project& project);

}  // namespace pushforward::app
