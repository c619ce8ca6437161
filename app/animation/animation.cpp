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

double hold_at(const Animation& animation, std::size_t stop) {
  return animation.hold[std::min(stop, animation.hold.size() - 1)];
}

// Stands still at the first depth, then moves to the next whole one and stands still, and so on.
double depth_at(const Animation& animation, double time, double first, double last) {
  const double way = std::abs(last - first);
  if (time >= 1.0) return last;
  const int moves = stop_count(first, last) - 1;
  // At a stop, in times of a move, so that moves take equally long whatever stands between them.
  const auto rest = [&animation](int stop) {
    const double share = hold_at(animation, static_cast<std::size_t>(stop));
    return share / (1.0 - share);
  };
  double all = moves;
  for (int stop = 0; stop <= moves; ++stop) all += rest(stop);
  double left = time * all - rest(0);
  for (int move = 0; move < moves; ++move) {
    const double moved = left <= 0.0 ? 0.0 : eased(easing_of(animation), std::min(1.0, left));
    if (moved < 1.0) return first + std::copysign(std::min(move + moved, way), last - first);
    left -= 1.0 + rest(move + 1);
    if (left <= 0.0 && move + 1 < moves) return first + std::copysign(move + 1.0, last - first);
  }
  return last;
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
  check_hold(animation.hold);
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

void check_hold(const std::vector<double>& hold) {
  if (hold.empty() || !std::ranges::all_of(hold, [](double share) { return share >= 0.0 && share <= longest_hold; }))
    throw InputError("hold", "the share of the time that it stands still is from 0 to 0.9.");
}

int stop_count(double first, double last) { return static_cast<int>(std::ceil(std::abs(last - first))) + 1; }

int frame_count(const Animation& animation) {
  return std::max(1, static_cast<int>(std::lround(animation.seconds * animation.frames_per_second)));
}

double value_at(const Animation& animation, int frame, double first, double last) {
  const int count = frame_count(animation);
  const double time = count > 1 ? static_cast<double>(frame) / (count - 1) : 1.0;
  if (animation.over == AnimationOver::depth) return depth_at(animation, time, first, last);
  const double moved = eased(easing_of(animation), std::min(1.0, time / (1.0 - animation.hold.back())));
  const double value = std::lerp(first, last, moved);
  return animation.over == AnimationOver::training ? std::round(value) : value;
}

}  // namespace pushforward::app
