// The document and the engine as the window sees them.
//
// Threads: a Session lives on the GUI thread. It owns one worker thread, and the worker alone owns the engine. Every
// edit changes the Session's own document at once (so that the window follows in the same event) and goes to the
// worker as a typed command (app/session/command.h); the worker applies it between two chunks of steps. The worker
// publishes Frames into a slot that holds only the latest and wakes the window by one queued signal. No function here
// waits for the worker.
//
// Document and worker may be attended by several Sessions, each with signals of its own: whoever edits through one of
// them is heard by all. attend() turns a Session to another document, as opening a file would, and nothing of what it
// leaves is lost while some Session attends it. That is how a window holds two documents side by side.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/document_swap.h"
#include "app/session/engine_source.h"
#include "app/session/frame.h"
#include "app/session/step_pact.h"
#include "app/session/view_request.h"
#include "core/project/project.h"

class QUndoStack;

namespace pushforward::app {

class DiskQueue;

class Session : public QObject {
  Q_OBJECT
 public:
  // `device`: "auto", "reference", "opencl:0", ...
  explicit Session(Project project, const QString& device = QStringLiteral("auto"), QObject* parent = nullptr);
  // The same with engines from elsewhere: tests bring their own.
  Session(Project project, const QString& device, EngineSource engines, QObject* parent = nullptr);
  // One more for the document of `other`.
  explicit Session(Session& other, QObject* parent = nullptr);
  ~Session() override;

  // Turns to the document of `other`, with its engine, history and file.
  void attend(Session& other);
  [[nodiscard]] bool attends_same(const Session& other) const { return state_ == other.state_; }
  // Another document for the same device and from the same engines, attended by the new session.
  [[nodiscard]] std::unique_ptr<Session> beside(Project project, QObject* parent = nullptr) const;

  // --- the document. Parameters are those of the newest frame. ---
  [[nodiscard]] const Project& project() const;
  [[nodiscard]] std::shared_ptr<const Frame> frame() const;  // the newest one; null before the first
  [[nodiscard]] bool is_modified() const;  // the file holds another state, be it only that training went on
  [[nodiscard]] bool is_edited() const;    // since the file was written; training is no edit
  [[nodiscard]] QString device() const;    // as asked for
  [[nodiscard]] std::uint64_t last_edit() const;
  [[nodiscard]] bool is_playing() const;

  // --- edits; all act while training runs. Indices are of project().stack.layers. ---
  // A new layer at `index`, at the identity, not inverted. Returns its id. `hyper` may be empty for the defaults; a
  // layer with a mask gets the mask that alternates with its neighbour of the same type.
  std::uint64_t insert_layer(const QString& type, int index, HyperValues hyper = {});
  std::uint64_t duplicate_layer(std::uint64_t id);
  // Each directly above its original; gives the copies' ids.
  std::vector<std::uint64_t> duplicate_layers(const std::vector<std::uint64_t>& ids);
  void remove_layers(const std::vector<std::uint64_t>& ids);
  void move_layer(std::uint64_t id, int index);  // index in the list without the layer
  // All layers in a new order; `moved` are those that the person moved.
  void reorder_layers(const std::vector<std::uint64_t>& order, const std::vector<std::uint64_t>& moved);
  void set_flag(const std::vector<std::uint64_t>& ids, LayerFlag flag, bool on);
  void set_bypassed(std::uint64_t id, bool on);
  void set_frozen(std::uint64_t id, bool on);
  void set_inverted(std::uint64_t id, bool on);
  void set_hyper(std::uint64_t id,
                 const HyperValues& hyper);  // re-initialises the layer at the identity; may throw InputError
  // Writes numbers of the layer's constrained values, all of them or none. Gives the sentence that says why not; empty
  // when they were taken.
  [[nodiscard]] QString set_values(std::uint64_t id, const ValueChanges& changes);
  // The same for one number; a refusal comes as a notice.
  void set_value(std::uint64_t id, int flat_index, double value);
  // Copies of these layers, the first at `index`, from elsewhere; gives their ids. May throw InputError when the stack
  // would have more layers than a file can hold.
  std::vector<std::uint64_t> paste_layers(std::vector<LayerEntry> layers, int index);
  void reset_layers(const std::vector<std::uint64_t>& ids);      // to the identity
  void randomise_layers(const std::vector<std::uint64_t>& ids);  // gently; the same edits draw the same numbers
  // `name` says what the edit is called where it can be undone, in the language of then; the choice's own when empty.
  void set_target(const TargetChoice& target, std::function<QString()> name = {});
  void set_training(const TrainingSettings& settings);
  void set_temperature(double temperature);
  void set_device(const QString& device);
  void set_title(const QString& title);

  // --- the past: the window may show an earlier step than the one that trains ---
  // Shows the snapshot nearest to this step, or the newest state again; training goes on either way.
  void show_step(std::optional<std::int64_t> step);
  [[nodiscard]] std::optional<std::int64_t> wanted_step() const;  // as asked for; a frame follows
  // What the newest frame shows of the past; none in the present.
  [[nodiscard]] std::optional<Snapshot> past() const;
  // The document's layers with the parameters that the window shows: those of the past, or project().stack.
  [[nodiscard]] const Stack& shown_stack() const;
  // Training goes on from the step that is shown, as one step of undo; the present is shown again. Edits of layers do
  // this first, in the same step of undo: they change what is seen. All others leave the past as it is; undo, redo and
  // restart return to the present.
  void continue_from_shown();

  // --- undo: takes back what the last edit changed, and leaves what else has been trained since (document_swap.h) ---
  void undo();
  void redo();
  [[nodiscard]] const QUndoStack& history() const;  // for what can be undone, and its signals
  // In the language that is chosen now; empty when there is nothing.
  [[nodiscard]] QString undo_name() const;
  [[nodiscard]] QString redo_name() const;
  // The number of the document's state: equal numbers are equal documents, but for what training moved.
  [[nodiscard]] std::uint64_t state_number() const;

  // A drag, a held key, an action on a whole selection: all edits between the two calls are one step of undo. They
  // nest; an edit outside of them is a step by itself. See EditGesture below.
  void begin_gesture();
  void end_gesture();

  // --- running ---
  void play();
  void pause();
  void step_once();
  void restart();  // parameters drawn anew from the training seed, step 0; goes on playing if it was playing
  void set_view(const ViewRequest& request);
  // From now on the engine trains as many steps as that of another session, which has the other side (0 or 1) of the
  // pact. Null ends it.
  void keep_step(std::shared_ptr<StepPact> pact, int side);
  [[nodiscard]] const ViewRequest& view() const;
  // Tells the worker to end and waits until every thread of the session has ended, at most this long; false when one
  // still runs (a driver that builds kernels can't be interrupted). After it nothing is trained any more.
  bool shut_down(std::chrono::milliseconds patience);

  // --- files; what gives a sentence gives it on failure (empty on success), and then changes nothing. ---
  [[nodiscard]] QString open(const QString& path);
  // Writes the document as it is now, with the parameters of the newest frame, on a thread of its own; saves follow
  // each other in their order. `done` hears the sentence of a failure, or an empty one, unless `context` is gone by
  // then. The document counts as saved, in the state in which it was written, from then on.
  void save(const QString& path, QObject* context, std::function<void(const QString& failure)> done);
  // Whether the document as it is now is on its way to a file.
  [[nodiscard]] bool is_saving() const;
  // Where saves wait for their turn.
  [[nodiscard]] DiskQueue& disk();
  // Opens unsaved work that was kept in `kept` and belongs to the file `path`, which still holds an older state.
  [[nodiscard]] QString recover(const QString& kept, const QString& path);
  void open_preset(const QString& name);
  // Another project in the place of this one, as it lies in the file `path` (empty: in none). It can be undone.
  void replace(Project project, const QString& path = {});
  [[nodiscard]] QString path() const;    // of the open file, empty when there is none
  void adopt_path(const QString& path);  // of the file that the constructor's project was read from

 signals:
  void attended();           // another document than before; the signals of all that may have changed follow
  void frame_ready();        // at most one in flight; take it with frame()
  void structure_changed();  // layers, their order or flags, by whatever way
  void project_changed();    // target, training, title, path, modified
  void about_to_play();      // before the worker hears of it
  void playing_changed(bool playing);
  void shown_step_changed();         // another step is wanted
  void replaced(bool was_modified);  // another project lies in the place of one, which had unsaved changes or not
  void notice(const QString& sentence,
              bool is_error);  // something a person should know: NaN, device lost, refused value

 private:
  // Makes the edit, tells the worker, keeps the way back and tells everybody. `name` says what the edit is called
  // (edit_names.h).
  void commit(DocumentSwap swap, std::function<QString()> name);

  struct State;
  std::shared_ptr<State> state_;
  int open_gestures_ = 0;  // begun here and not ended yet
};

// From its construction to its end, or until end(), the session's edits are one step of undo.
class EditGesture {
 public:
  explicit EditGesture(Session& session) : session_(&session) { session.begin_gesture(); }
  ~EditGesture() { end(); }
  EditGesture(const EditGesture&) = delete;
  EditGesture& operator=(const EditGesture&) = delete;
  void end() {
    if (session_ != nullptr) session_->end_gesture();
    session_ = nullptr;
  }

 private:
  QPointer<Session> session_;
};

}  // namespace pushforward::app
