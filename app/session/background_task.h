// Work on a thread of its own that somebody waits for, may see the progress of, and may cancel; a new one takes the
// place of one that runs. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>

namespace pushforward::app {

class BackgroundTask : public QObject {
  Q_OBJECT
 public:
  // What the work sees of it, on its thread.
  class Control {
   public:
    [[nodiscard]] bool is_wanted() const { return !*stop_; }
    // Shows the share that is done, 0 to 1; false when nobody wants the work any more.
    [[nodiscard]] bool progress(double share) const;
    // Happens on the GUI thread, unless the work is no longer wanted by then.
    void answer(std::function<void()> act) const;

   private:
    friend class BackgroundTask;
    BackgroundTask* task_ = nullptr;
    std::shared_ptr<std::atomic<bool>> stop_;
    mutable double said_ = -1.0;
  };

  explicit BackgroundTask(QObject* parent = nullptr);
  // Waits for the work, which is told that it is not wanted any more.
  ~BackgroundTask() override;

  // What `work` throws comes as failed(), unless it was cancelled. It must own all that it needs.
  void start(std::function<void(const Control&)> work);
  void cancel();
  [[nodiscard]] bool is_running() const { return stop_ != nullptr; }

 signals:
  void progressed(double share);
  void finished();
  void failed(const QString& sentence);  // in the language of the window

 private:
  void end(const Control& control, std::function<void()> tell);

  std::shared_ptr<std::atomic<bool>> stop_;  // of the one that runs; none when none does
  QThreadPool thread_;
};

}  // namespace pushforward::app
