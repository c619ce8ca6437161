// Makes figures on a thread of its own, with an engine of its own, while the training goes on. GUI thread.
#pragma once

#include <QImage>
#include <QObject>
#include <functional>
#include <memory>

#include "app/figures/figure_contents.h"

namespace pushforward::app {

struct FigureTask {
  Figure figure;
  std::shared_ptr<const ModelState> own;    // the project at hand
  std::shared_ptr<const ModelState> other;  // the other side of a comparison (other_side); null without one
  QSize image;                              // pixels of the picture to paint of it; empty for none
  // What else is to be done with it, on the thread: to write it, say. Its InputError is told by failed().
  std::function<void(const FigureContents& contents)> then;
};

struct FigureResult {
  std::shared_ptr<const FigureContents> contents;
  QImage image;
};

class FigureMaker : public QObject {
  Q_OBJECT
 public:
  using EngineMaker = std::function<std::unique_ptr<Engine>()>;
  // `make_engine` is called on the thread, when the first figure is asked for.
  explicit FigureMaker(EngineMaker make_engine, QObject* parent = nullptr);
  ~FigureMaker() override;  // waits for nothing; what is being made is given up

  // In the place of what is being made. Returns its number, which the signals tell.
  int make(FigureTask task);
  void cancel();
  [[nodiscard]] bool is_busy() const { return busy_; }

 signals:
  void progressed(int number, double share);
  void made(int number, const pushforward::app::FigureResult& result);
  void failed(int number, const QString& sentence);

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
  int number_ = 0;
  bool busy_ = false;
};

}  // namespace pushforward::app
