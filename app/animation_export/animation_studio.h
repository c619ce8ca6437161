// Previews and exports of an animation, on a thread and by an engine of their own, while the window's training goes on.
// GUI thread.
#pragma once

#include <QImage>
#include <QObject>
#include <functional>
#include <memory>

#include "app/animation/animation.h"
#include "app/figures/model_source.h"
#include "app/session/background_task.h"

namespace pushforward::app {

// An engine for the device of that name; called on the thread that uses it.
using EngineMaker = std::function<std::unique_ptr<Engine>(const std::string& device)>;
// Of this machine; the reference engine where the device will not do.
[[nodiscard]] EngineMaker animation_engines();

class AnimationStudio : public QObject {
  Q_OBJECT
 public:
  explicit AnimationStudio(EngineMaker engines, QObject* parent = nullptr);

  // What is animated, as FigureModel{} names it, and where it is computed.
  void set_model(std::shared_ptr<const ModelState> model, const std::string& device);

  // A frame by fewer pixels, as previewed(); the newest wish is the one that counts, and none is while an export runs.
  // Where the training is done again it is the state at the end, since the others would have to be trained first.
  void preview(const Animation& animation, int frame);
  // The format follows the name's ending.
  void start(const Animation& animation, const QString& path);
  void cancel();
  [[nodiscard]] bool is_running() const { return exporting_; }

 signals:
  void previewed(const QImage& picture);
  void preview_failed(const QString& sentence);
  void progressed(double share);  // of the export, 0 to 1
  void written(const QString& path);
  void failed(const QString& sentence);  // the export

 private:
  struct Bench;  // what belongs to the thread

  std::shared_ptr<Bench> bench_;
  std::shared_ptr<const ModelState> model_;
  std::string device_;
  QString path_;
  bool exporting_ = false;
  BackgroundTask task_;
};

}  // namespace pushforward::app
