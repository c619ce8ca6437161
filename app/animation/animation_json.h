// An animation as JSON: the keys of its figure (figure_json.h), and "over", "seconds", "fps", "easing", "hold", "from",
// "to", "kept". As strict as figures are; a figure that says nothing of its look has that of animations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/animation/animation.h"

namespace pushforward::app {

[[nodiscard]] Animation parse_animation(std::string_view text);
[[nodiscard]] std::string format_animation(const Animation& animation);

// One animation and the files that it goes to.
struct BatchAnimation {
  Animation animation;
  std::vector<std::string> outputs;
};
// A list of animations, each with "output": a file name or a list of them.
[[nodiscard]] std::vector<BatchAnimation> parse_animation_batch(std::string_view text);

}  // namespace pushforward::app
