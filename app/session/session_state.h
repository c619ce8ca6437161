// What Sessions that attend one document share; the functions of both lie in session.cpp (running), session_edits.cpp
// (document), session_undo.cpp and session_files.cpp. All of it belongs to the GUI thread.
#pragma once

#include <QList>
#include <QObject>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "app/session/disk_queue.h"
#include "app/session/document.h"
#include "app/session/session.h"
#include "app/session/session_history.h"
#include "app/session/thread_priority.h"
#include "app/session/worker.h"

namespace pushforward::app {

struct Session::State {
  State(Project project, QString asked_device, EngineSource engines);
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Document document;
  QString device;
  EngineSource engine_source;
  SessionHistory history;
  std::shared_ptr<FileState> file = std::make_shared<FileState>();
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
  QList<Session*> attending;
  // Saves that are on their way, by the number of the state that they write; oldest first.
  std::deque<std::uint64_t> saving;
  DiskQueue disk;
  // Where the disk's news arrive on this thread. A task that hangs may have it for longer than this state is there.
  std::shared_ptr<QObject> disk_news{new QObject, [](QObject* object) { object->deleteLater(); }};
  QObject mailbox;                 // where the worker's news arrive on this thread
  std::unique_ptr<Worker> worker;  // last: ends before what its news are about

  // The document with the parameters of the newest frame.
  Document& current() {
    if (!std::exchange(frame_is_merged, true)) document.take(*frame);
    return document;
  }
  void send(Command command) {
    if (worker) worker->send(std::move(command));
  }
  [[nodiscard]] bool is_modified();

  // Calls `emit_signal(Session&)` for everybody who attends, also where a slot makes one come or go.
  template <class EmitSignal>
  void tell(EmitSignal emit_signal) const {
    for (Session* session : QList<Session*>(attending))
      if (attending.contains(session)) emit_signal(*session);
  }
  void announce(bool structure);
  void exchange(HistoryStep& step, bool backwards);
  void set_view(const ViewRequest& request);
  void show_project_box();

 private:
  void take_frame();
  void note_stop(std::uint64_t stopped_run);
  [[nodiscard]] WorkerListener listener();
};

// Views open on what the project says, else on the target.
[[nodiscard]] Box opening_box(const Project& project);

}  // namespace pushforward::app
