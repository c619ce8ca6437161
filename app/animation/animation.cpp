#include "app/animation/animation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr std::array over_names{"depth", "training", "temperature"};
constexpr std::array easing_names{"even", "smooth", "early"};

template <typename Value, std::size_t count>
std::optional<Value> named(const std::array<const char*, count>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

// From 0 to 1 as the time goes from 0 to 1.
double eased(Easing easing, double time) {
  switch (easing) {
    case Easing::even:
      return time;
    case Easing::smooth:
      return time * time * (3.0 - 2.0 * time);
    case Easing::early:
      return time * time * time;
  }
  return time;
}

Easing easing_of(const Animation& animation) {
  return animation.easing.value_or(animation.over == AnimationOver::training ? Easing::early : Easing::smooth);
}

// Stands still at the first depth, then moves to the next whole one and stands still, and so on.
double depth_at(const Animation& animation, double time, double first, double last) {
  const double way = std::abs(last - first);
  if (way == 0.0) return last;
  const double moves = std::ceil(way);
  const double position = time * (moves + animation.hold) - animation.hold;
  if (position <= 0.0) return first;
  const double slot = std::min(std::floor(position), moves - 1.0);
  const double moved = eased(easing_of(animation), std::min(1.0, (position - slot) / (1.0 - animation.hold)));
  return first + std::copysign(std::min(slot + moved, way), last - first);
}

}  // namespace

std::string_view over_name(AnimationOver over) { return over_names.at(static_cast<std::size_t>(over)); }
std::optional<AnimationOver> over_named(std::string_view name) { return named<AnimationOver>(over_names, name); }
std::string_view easing_name(Easing easing) { return easing_names.at(static_cast<std::size_t>(easing)); }
std::optional<Easing> easing_named(std::string_view name) { return named<Easing>(easing_names, name); }

void apply_animation_look(Figure& figure) {
  figure.size = {.width = 1280, .height = 720, .unit = LengthUnit::pixel, .dpi = 110};
  figure.font_size = 12.0;
  figure.theme = FigureTheme::dark;
}

void check_animation(const Animation& animation) {
  if (!(animation.seconds > 0.0 && animation.seconds <= longest_seconds))
    throw InputError("seconds", "an animation lasts more than 0 and at most 3600 seconds.");
  if (animation.frames_per_second < 1 || animation.frames_per_second > most_frames_per_second)
    throw InputError("fps", "an animation has 1 to 60 pictures a second.");
  if (!(animation.hold >= 0.0 && animation.hold <= longest_hold))
    throw InputError("hold", "the share of the time that it stands still is from 0 to 0.9.");
  if (animation.figure.theme == FigureTheme::transparent)
    throw InputError("theme", "an animation has no transparent ground; choose white or dark.");
  const auto negative = [](const std::optional<double>& value) { return value && !(*value >= 0.0); };
  if (negative(animation.first) || negative(animation.last))
    throw InputError("from", "neither depth nor step nor temperature can be below 0.");
  if (animation.over != AnimationOver::training) return;
  const auto& panels = animation.figure.panels;
  if (!std::ranges::all_of(panels, [&](const Panel& panel) {
        return animation.figure.model_of(panel) == animation.figure.model_of(panels.front());
      }))
    throw InputError("panels", "an animation over training shows one model; choose depth or temperature for several.");
  if (animation.first && animation.last && *animation.last < *animation.first)
    throw InputError("to", "training goes forward; choose a later step to end with.");
}

int frame_count(const Animation& animation) {
  return std::max(1, static_cast<int>(std::lround(animation.seconds * animation.frames_per_second)));
}

double value_at(const Animation& animation, int frame, double first, double last) {
  const int count = frame_count(animation);
  const double time = count > 1 ? static_cast<double>(frame) / (count - 1) : 1.0;
  if (animation.over == AnimationOver::depth) return depth_at(animation, time, first, last);
  const double moved = eased(easing_of(animation), std::min(1.0, time / (1.0 - animation.hold)));
  const double value = std::lerp(first, last, moved);
  return animation.over == AnimationOver::training ? std::round(value) : value;
}

}  // namespace pushforward::app
