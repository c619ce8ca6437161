#include "app/figure_export/figure_maker.h"

#include <QElapsedTimer>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "app/figure_export/figure_choice.h"
#include "app/figures/figure_painter.h"
#include "app/language/core_text.h"
#include "app/session/thread_priority.h"
#include "app/views/registry.h"
#include "core/errors.h"
#include "core/located_error.h"

namespace pushforward::app {
namespace {

constexpr int milliseconds_between_reports = 40;

}  // namespace

// What the thread and the maker share. The thread may outlive the maker: a driver that builds kernels can't be
// interrupted.
struct FigureMaker::Shared {
  std::mutex mutex;
  std::condition_variable changed;
  FigureMaker* maker = nullptr;  // null once it is gone
  std::optional<FigureTask> next;
  int number = 0;  // of the newest task; an older one is given up
  EngineMaker make_engine;

  // Posts to the maker, if it is still there and this is its newest task.
  template <typename Call>
  void tell(int of, Call call) {
    const std::lock_guard lock(mutex);
    if (maker == nullptr || of != number) return;
    QMetaObject::invokeMethod(
        maker,
        [target = maker, of, call] {
          if (of == target->number_) call(*target);
        },
        Qt::QueuedConnection);
  }
  [[nodiscard]] bool is_wanted(int of) {
    const std::lock_guard lock(mutex);
    return maker != nullptr && of == number;
  }
  void fail(int of, const std::string& sentence) {
    tell(of, [of, text = core_text(sentence)](FigureMaker& to) {
      to.busy_ = false;
      emit to.failed(of, text);
    });
  }
  void run();
  void make(const FigureTask& task, int of, TrainedModels& models, std::unique_ptr<Engine>& engine);
};

void FigureMaker::Shared::make(const FigureTask& task, int of, TrainedModels& models, std::unique_ptr<Engine>& engine) {
  if (!engine) engine = make_engine();
  models.adopt(task.own);
  models.offer(other_side, task.other);
  QElapsedTimer since_report;
  const auto contents = compute_figure(task.figure, figure_kinds(), models, *engine, [&](double share) {
    if (!since_report.isValid() || since_report.elapsed() > milliseconds_between_reports) {
      tell(of, [of, share](FigureMaker& to) { emit to.progressed(of, share); });
      since_report.start();
    }
    return is_wanted(of);
  });
  FigureResult result{contents, {}};
  if (!task.image.isEmpty()) result.image = figure_image(*contents, task.image);
  if (task.then && is_wanted(of)) task.then(*contents);
  tell(of, [of, result](FigureMaker& to) {
    to.busy_ = false;
    emit to.made(of, result);
  });
}

void FigureMaker::Shared::run() {
  give_way_to_the_window();
  std::unique_ptr<Engine> engine;
  TrainedModels models;
  for (;;) {
    FigureTask task;
    int of = 0;
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [this] { return maker == nullptr || next; });
      if (maker == nullptr) return;
      task = std::move(*next);
      next.reset();
      of = number;
    }
    try {
      make(task, of, models, engine);
    } catch (const FigureCancelled&) {
      // A newer task, or nothing more.
    } catch (const InputError& error) {
      // Fields are places in a list of figures, which nobody has written here.
      fail(of, bare_sentence(error));
    } catch (const std::exception& error) {
      // A device that has failed is opened anew.
      if (dynamic_cast<const DeviceError*>(&error) != nullptr) engine.reset();
      fail(of, error.what());
    }
  }
}

FigureMaker::FigureMaker(EngineMaker make_engine, QObject* parent)
    : QObject(parent), shared_(std::make_shared<Shared>()) {
  shared_->maker = this;
  shared_->make_engine = std::move(make_engine);
  std::thread([shared = shared_] { shared->run(); }).detach();
}

FigureMaker::~FigureMaker() {
  const std::lock_guard lock(shared_->mutex);
  shared_->maker = nullptr;
  shared_->changed.notify_all();
}

int FigureMaker::make(FigureTask task) {
  const std::lock_guard lock(shared_->mutex);
  shared_->next = std::move(task);
  shared_->number = ++number_;
  busy_ = true;
  shared_->changed.notify_all();
  return number_;
}

void FigureMaker::cancel() {
  const std::lock_guard lock(shared_->mutex);
  shared_->next.reset();
  shared_->number = ++number_;
  busy_ = false;
}

}  // namespace pushforward::app
