#include "app/animation/animation_frames.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "app/animation/training_again.h"
#include "app/figures/figure_painter.h"
#include "app/figures/kept_states.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

class AnimationTexts {
  Q_DECLARE_TR_FUNCTIONS(Animation)
};

constexpr double share_ahead = 0.25;  // of a frame's work
// Over training a colour scale follows what is shown: soon to higher ends, lest the peaks are cut off, slowly to lower
// ones, lest it flickers.
constexpr double share_up = 0.5;         // of the way, a frame
constexpr double seconds_down = 0.7;     // for all but 1 / e of the way
constexpr double shortest_seen = 0.005;  // of a layer: nearer to a whole number it is that number

// For looking ahead: the same page, by fewer pixels.
Figure coarse(Figure figure) {
  figure.size = in_unit(figure.size, LengthUnit::inch);
  figure.size.dpi = std::max(smallest_dpi, figure.size.dpi / 4.0);
  return figure;
}

}  // namespace

std::string animation_title(AnimationOver over, double value) {
  switch (over) {
    case AnimationOver::depth:
      return (QStringLiteral("<i>k</i> = ") + QString::number(value, 'f', 2)).toStdString();
    case AnimationOver::training:
      return AnimationTexts::tr("step %1")
          .arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(value)))
          .toStdString();
    case AnimationOver::temperature:
      return (QStringLiteral("<i>T</i> = ") + QString::number(value, 'f', 2)).toStdString();
  }
  return {};
}

AnimationFrames::AnimationFrames(Animation animation, FigureKinds kinds, std::shared_ptr<const ModelState> own,
                                 Engine& engine, int looks_ahead)
    : animation_(std::move(animation)),
      kinds_(std::move(kinds)),
      own_(std::move(own)),
      engine_(engine),
      looks_ahead_(looks_ahead) {
  check_animation(animation_);
  check_figure(animation_.figure, kinds_);
  if (animation_.over == AnimationOver::training && animation_.as_kept && !own_)
    throw InputError("kept", "only the window keeps the states of a training; leave this out, and it is done again.");
  if (animation_.over == AnimationOver::training && !animation_.as_kept)
    models_ = std::make_unique<TrainingAgain>(own_);
  else
    models_ = std::make_unique<TrainedModels>(own_);
}

AnimationFrames::Range AnimationFrames::range(const FigureProgress& progress) {
  const FigureModel& model = animation_.figure.model_of(animation_.figure.panels.front());
  Range range{animation_.first.value_or(0.0), animation_.last.value_or(0.0)};
  switch (animation_.over) {
    case AnimationOver::depth: {
      const auto state = models_->states(model, {std::nullopt}, engine_, progress).front();
      range.last = animation_.last.value_or(static_cast<double>(state->stack->layers.size()));
      if (const int stops = stop_count(range.first, range.last);
          animation_.hold.size() > static_cast<std::size_t>(stops))
        throw InputError("hold", "there are " + std::to_string(animation_.hold.size()) + " numbers, but only " +
                                     std::to_string(stops) +
                                     " places to stand still: before the first layer, and after "
                                     "each.");
      break;
    }
    case AnimationOver::training:
      if (animation_.as_kept) return kept_range();
      range.last = animation_.last.value_or(own_ ? own_->project.steps : 0);
      if (range.last < 1.0)
        throw InputError("to",
                         "the model has not been trained yet, so there is no training to be shown again; say to "
                         "which step.");
      break;
    case AnimationOver::temperature:
      range.first = animation_.first.value_or(0.5);
      range.last = animation_.last.value_or(1.5);
      // A Gaussian without width has no density.
      range.first = std::max(range.first, 0.01);
      range.last = std::max(range.last, 0.01);
      break;
  }
  return range;
}

AnimationFrames::Range AnimationFrames::kept_range() const {
  const std::vector<std::int64_t> steps = kept_steps(*own_);
  if (steps.size() < 2)
    throw InputError("kept",
                     AnimationTexts::tr("No earlier state of this model was kept yet. Let it train for a moment, "
                                        "or have it trained anew.")
                         .toStdString());
  return {animation_.first.value_or(static_cast<double>(steps.front())),
          animation_.last.value_or(static_cast<double>(steps.back()))};
}

// Depth, step or temperature of a frame; of kept states the step of the nearest one.
double AnimationFrames::shown_value(int frame) const {
  const double value = value_at(animation_, frame, range_->first, range_->last);
  const bool is_kept = animation_.over == AnimationOver::training && animation_.as_kept;
  return is_kept ? static_cast<double>(nearest_kept_step(*own_, value)) : value;
}

Figure AnimationFrames::figure_at(double value) const {
  Figure figure = animation_.figure;
  if (figure.title.empty()) figure.title = animation_title(animation_.over, value);
  for (Panel& panel : figure.panels) {
    if (animation_.over == AnimationOver::depth) {
      const double whole = std::round(value);
      panel.depth = std::abs(value - whole) < shortest_seen ? whole : value;
    } else if (animation_.over == AnimationOver::training) {
      panel.step = static_cast<std::int64_t>(value);
    } else {
      panel.temperature = value;
    }
  }
  return figure;
}

std::vector<double> AnimationFrames::scale_ends(const FigureContents& contents) const {
  std::vector<double> ends;
  std::map<QString, double> shared;
  for (const PanelPicture& panel : contents.panels) {
    ends.push_back(panel.contents->scale_end());
    shared[panel.kind.id] = std::max(shared[panel.kind.id], ends.back());
  }
  if (animation_.figure.shared_scale)
    for (std::size_t i = 0; i < ends.size(); ++i) ends[i] = shared[contents.panels[i].kind.id];
  return ends;
}

// The highest ends that the way has, so that no colour changes its meaning.
void AnimationFrames::look_ahead(const FigureProgress& progress) {
  for (int i = 0; i < looks_ahead_; ++i) {
    const double value = std::lerp(range_->first, range_->last, static_cast<double>(i) / (looks_ahead_ - 1));
    const auto contents =
        compute_figure(coarse(figure_at(value)), kinds_, *models_, engine_,
                       part_of(progress, static_cast<double>(i) / looks_ahead_, (i + 1.0) / looks_ahead_));
    const std::vector<double> ends = scale_ends(*contents);
    ends_.resize(ends.size(), 0.0);
    for (std::size_t j = 0; j < ends.size(); ++j) ends_[j] = std::max(ends_[j], ends[j]);
  }
}

QImage AnimationFrames::frame(int index, const FigureProgress& progress) {
  double done = 0.0;
  if (!range_) {
    range_ = range(progress);
    if (animation_.over != AnimationOver::training) {
      look_ahead(part_of(progress, 0.0, share_ahead));
      done = share_ahead;
    }
  }
  const auto computed =
      compute_figure(figure_at(shown_value(index)), kinds_, *models_, engine_, part_of(progress, done, 1.0));
  FigureContents contents = *computed;
  const std::vector<double> ends = scale_ends(contents);
  if (ends_.empty()) ends_ = ends;
  const double share_down = 1.0 - std::exp(-1.0 / (seconds_down * animation_.frames_per_second));
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (animation_.over == AnimationOver::training)
      ends_[i] += (ends[i] > ends_[i] ? share_up : share_down) * (ends[i] - ends_[i]);
    contents.panels[i].scale_end = ends_[i];
  }
  return figure_image(contents);
}

void make_animation(AnimationFrames& frames, const std::vector<std::unique_ptr<FrameWriter>>& writers,
                    const FigureProgress& progress) {
  const int count = frames.count();
  for (int i = 0; i < count; ++i) {
    const QImage picture =
        frames.frame(i, part_of(progress, static_cast<double>(i) / count, static_cast<double>(i + 1) / count));
    for (const std::unique_ptr<FrameWriter>& writer : writers) {
      writer->add(picture);
      tell(progress, static_cast<double>(i + 1) / count);
    }
  }
  for (const std::unique_ptr<FrameWriter>& writer : writers) writer->finish();
}

}  // namespace pushforward::app
