// An animation: a figure of which something moves. A plain value, which travels as JSON (animation_json.h).
//
// Way of an animation: Animation -> AnimationFrames (pictures one after the other, not on the GUI thread) ->
// FrameWriter.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/figures/figure.h"

namespace pushforward::app {

// What moves: the layers that act, the step of the training, or the base's temperature.
enum class AnimationOver { depth, training, temperature };
[[nodiscard]] std::string_view over_name(AnimationOver over);  // "depth", "training", "temperature"
[[nodiscard]] std::optional<AnimationOver> over_named(std::string_view name);

// How fast it moves between two stops: evenly, gently at both ends, or slowly at first (a model learns fastest then).
enum class Easing { even, smooth, early };
[[nodiscard]] std::string_view easing_name(Easing easing);  // "even", "smooth", "early"
[[nodiscard]] std::optional<Easing> easing_named(std::string_view name);

struct Animation {
  Figure figure;
  AnimationOver over = AnimationOver::depth;
  double seconds = 8.0;
  int frames_per_second = 25;
  std::optional<Easing> easing = std::nullopt;  // none: early over training, smooth over all else
  // Share of its time that it stands still. Over depth by stop: before it moves, after the first layer, after the
  // second, and the last number for all further ones; all moves take equally long. Else the last number, at the end.
  std::vector<double> hold{0.3};
  // Over training: the states that the window has kept while it trained, each as long as no other one is nearer. Else
  // the training is done again from its seed.
  bool as_kept = false;
  std::optional<double> first = std::nullopt;  // depth, step or temperature; none: 0, and 0.5 for the temperature
  std::optional<double> last = std::nullopt;   // none: all layers, the last step, and 1.5 for the temperature
  bool operator==(const Animation&) const = default;
};

inline constexpr double longest_seconds = 3600.0;
inline constexpr int most_frames_per_second = 60;
inline constexpr double longest_hold = 0.9;

// 1280 x 720, dark, letters to be read from afar.
void apply_animation_look(Figure& figure);

// Throws InputError for numbers out of range, and for what a film cannot show.
void check_animation(const Animation& animation);
void check_hold(const std::vector<double>& hold);
// Places to stand still between two depths, both ends among them.
[[nodiscard]] int stop_count(double first, double last);

[[nodiscard]] int frame_count(const Animation& animation);
// Depth, step or temperature at a frame, between `first` and `last`.
[[nodiscard]] double value_at(const Animation& animation, int frame, double first, double last);

}  // namespace pushforward::app
