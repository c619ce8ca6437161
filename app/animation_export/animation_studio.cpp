#include "app/animation_export/animation_studio.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/animation/animation_frames.h"
#include "app/figures/figure_painter.h"
#include "app/figures/kept_states.h"
#include "app/session/engine_source.h"
#include "app/views/registry.h"
#include "core/errors.h"
#include "gpu/devices.h"

namespace pushforward::app {
namespace {

constexpr double preview_width = 640.0;  // pixels at most
constexpr int preview_looks = 3;         // at both ends and in the middle: soon rather than sure

// The same page by fewer pixels.
Animation smaller(Animation animation) {
  FigureSize& size = animation.figure.size;
  const double factor = std::min(1.0, preview_width / size.pixels().width());
  size = in_unit(size, LengthUnit::inch);
  size.dpi = std::max(smallest_dpi, size.dpi * factor);
  return animation;
}

// Kept states are at hand; what is trained anew would have to be trained first, so its end is shown.
std::int64_t preview_step(const Animation& animation, const ModelState& model, int frame) {
  if (!animation.as_kept) return model.project.steps;
  const std::vector<std::int64_t> steps = kept_steps(model);
  return nearest_kept_step(model, value_at(animation, std::min(frame, frame_count(animation) - 1),
                                           static_cast<double>(steps.front()), static_cast<double>(steps.back())));
}

FigureProgress wanted(const BackgroundTask::Control& control) {
  return [&control](double) { return control.is_wanted(); };
}

}  // namespace

EngineMaker animation_engines() {
  return [source = machine_engines(gpu::this_program)](const std::string& device) -> std::unique_ptr<Engine> {
    try {
      return source.make(device);
    } catch (const DeviceError&) {
      return make_reference_engine();
    }
  };
}

struct AnimationStudio::Bench {
  explicit Bench(EngineMaker maker) : make_engine(std::move(maker)) {}

  Engine& engine(const std::string& device) {
    if (!engine_ || device != device_) {
      frames_.reset();
      engine_ = make_engine(device);
      device_ = device;
    }
    return *engine_;
  }

  QImage preview(const Animation& animation, const std::shared_ptr<const ModelState>& model, const std::string& device,
                 int frame, const FigureProgress& progress) {
    Engine& computing = engine(device);
    if (animation.over == AnimationOver::training) {
      check_animation(animation);
      TrainedModels models(model);
      Figure figure = animation.figure;
      const std::int64_t step = preview_step(animation, *model, frame);
      if (figure.title.empty()) figure.title = animation_title(AnimationOver::training, static_cast<double>(step));
      for (Panel& panel : figure.panels) panel.step = step;
      return figure_image(*compute_figure(figure, figure_kinds(), models, computing, progress));
    }
    if (!frames_ || animation != shown_ || model != of_) {
      frames_.emplace(animation, figure_kinds(), model, computing, preview_looks);
      shown_ = animation;
      of_ = model;
    }
    return frames_->frame(std::min(frame, frames_->count() - 1), progress);
  }

  EngineMaker make_engine;

 private:
  std::unique_ptr<Engine> engine_;
  std::string device_;
  std::optional<AnimationFrames> frames_;
  Animation shown_;
  std::shared_ptr<const ModelState> of_;
};

AnimationStudio::AnimationStudio(EngineMaker engines, QObject* parent)
    : QObject(parent), bench_(std::make_shared<Bench>(std::move(engines))) {
  connect(&task_, &BackgroundTask::progressed, this, [this](double share) {
    if (exporting_) emit progressed(share);
  });
  connect(&task_, &BackgroundTask::failed, this, [this](const QString& sentence) {
    if (std::exchange(exporting_, false))
      emit failed(sentence);
    else
      emit preview_failed(sentence);
  });
  connect(&task_, &BackgroundTask::finished, this, [this] {
    if (std::exchange(exporting_, false)) emit written(path_);
  });
}

void AnimationStudio::set_model(std::shared_ptr<const ModelState> model, const std::string& device) {
  model_ = std::move(model);
  device_ = device;
}

void AnimationStudio::preview(const Animation& animation, int frame) {
  if (exporting_ || !model_) return;
  task_.start([this, bench = bench_, model = model_, device = device_, frame,
               animation = smaller(animation)](const BackgroundTask::Control& control) {
    const QImage picture = bench->preview(animation, model, device, frame, wanted(control));
    control.answer([this, picture] { emit previewed(picture); });
  });
}

void AnimationStudio::start(const Animation& animation, const QString& path) {
  if (!model_) return;
  path_ = path;
  exporting_ = true;
  task_.start(
      [bench = bench_, model = model_, device = device_, animation, path](const BackgroundTask::Control& control) {
        const auto format = animation_format_of(path);
        if (!format)
          throw InputError(
              "", AnimationStudio::tr("The name of the file has to end with .gif, .webp or .mp4.").toStdString());
        AnimationFrames frames(animation, figure_kinds(), model, bench->engine(device));
        std::vector<std::unique_ptr<FrameWriter>> writers;
        writers.push_back(make_frame_writer(
            path, *format, {.size = animation.figure.size.pixels(), .frames_per_second = animation.frames_per_second}));
        make_animation(frames, writers, [&control](double share) { return control.progress(share); });
      });
}

void AnimationStudio::cancel() {
  exporting_ = false;
  task_.cancel();
}

}  // namespace pushforward::app
