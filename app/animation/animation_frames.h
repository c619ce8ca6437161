// The pictures of an animation, one after the other.
#pragma once

#include <QImage>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/animation/animation.h"
#include "app/animation/frame_writer.h"
#include "app/figures/figure_contents.h"
#include "app/figures/model_source.h"

namespace pushforward::app {

// What stands above a picture: depth, step or temperature. Limited HTML.
[[nodiscard]] std::string animation_title(AnimationOver over, double value);

class AnimationFrames {
 public:
  // `own` is what FigureModel::project means when it is empty, may be null; kept states are its. The engine is used for
  // evaluations and, over training, to train; it belongs to the frames as long as they live. Throws InputError. Before
  // the first frame the ends of the colour scales are looked for at `looks_ahead` values.
  AnimationFrames(Animation animation, FigureKinds kinds, std::shared_ptr<const ModelState> own, Engine& engine,
                  int looks_ahead = 9);

  [[nodiscard]] int count() const { return frame_count(animation_); }
  // Frames are asked for in ascending order. Exact, and of the figure's size; colour scales stay the same throughout,
  // or follow slowly over training. Throws InputError, DeviceError, FigureCancelled.
  [[nodiscard]] QImage frame(int index, const FigureProgress& progress = {});

 private:
  struct Range {
    double first = 0.0;
    double last = 0.0;
  };
  [[nodiscard]] Range range(const FigureProgress& progress);
  [[nodiscard]] Range kept_range() const;
  [[nodiscard]] double shown_value(int frame) const;
  [[nodiscard]] Figure figure_at(double value) const;
  [[nodiscard]] std::vector<double> scale_ends(const FigureContents& contents) const;
  void look_ahead(const FigureProgress& progress);

  Animation animation_;
  FigureKinds kinds_;
  std::shared_ptr<const ModelState> own_;
  std::unique_ptr<ModelSource> models_;
  Engine& engine_;
  int looks_ahead_;
  std::optional<Range> range_;
  std::vector<double> ends_;  // of the colour scales, by panel
};

// Into all writers, which are of the figure's size, to their end. Progress is that of all frames.
void make_animation(AnimationFrames& frames, const std::vector<std::unique_ptr<FrameWriter>>& writers,
                    const FigureProgress& progress);

}  // namespace pushforward::app
