#include "app/session/background_task.h"

#include <exception>
#include <utility>

#include "app/language/core_text.h"
#include "app/session/thread_priority.h"

namespace pushforward::app {

bool BackgroundTask::Control::progress(double share) const {
  if (*stop_) return false;
  if (share < said_ + 0.005 && share < 1.0) return true;
  said_ = share;
  answer([task = task_, share] { emit task->progressed(share); });
  return true;
}

void BackgroundTask::Control::answer(std::function<void()> act) const {
  QMetaObject::invokeMethod(
      task_,
      [task = task_, stop = stop_, act = std::move(act)] {
        if (stop == task->stop_) act();
      },
      Qt::QueuedConnection);
}

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) { thread_.setMaxThreadCount(1); }

BackgroundTask::~BackgroundTask() {
  cancel();
  thread_.clear();
  thread_.waitForDone();
}

void BackgroundTask::cancel() {
  if (stop_ != nullptr) *std::exchange(stop_, nullptr) = true;
}

void BackgroundTask::start(std::function<void(const Control&)> work) {
  cancel();
  thread_.clear();
  stop_ = std::make_shared<std::atomic<bool>>(false);
  Control control;
  control.task_ = this;
  control.stop_ = stop_;
  thread_.start([this, control, work = std::move(work)] {
    give_way_to_the_training();
    try {
      work(control);
      end(control, [this] { emit finished(); });
    } catch (const std::exception& error) {
      end(control, [this, sentence = QString::fromUtf8(error.what())] { emit failed(core_text(sentence)); });
    }
  });
}

void BackgroundTask::end(const Control& control, std::function<void()> tell) {
  control.answer([this, tell = std::move(tell)] {
    stop_ = nullptr;
    tell();
  });
}

}  // namespace pushforward::app
