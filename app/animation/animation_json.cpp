#include "app/animation/animation_json.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "app/figures/figure_json.h"
#include "core/project/json_print.h"
#include "core/project/json_text.h"

namespace pushforward::app {
namespace {

const std::vector<std::string_view> own_keys{"over", "seconds", "fps", "easing", "hold", "from", "to", "kept"};

template <typename Value, typename Named>
Value read_named(const JsonNode& node, const Named& named, const std::string& known) {
  const auto value = named(node.text());
  if (!value) node.refuse("expected " + known + ", found " + node.description() + ".");
  return *value;
}

std::optional<double> read_optional(const JsonNode& node, const char* key) {
  const auto found = node.find(key);
  return found ? std::optional(found->number({.minimum = 0.0})) : std::nullopt;
}

// One number, or one for each stop.
std::vector<double> read_hold(const JsonNode& node) {
  constexpr NumberRange shares{.minimum = 0.0, .maximum = longest_hold};
  if (!node.json().is_array()) return {node.number(shares)};
  if (node.size() == 0) node.refuse("expected a number or a list of numbers.");
  std::vector<double> hold;
  for (std::size_t i = 0; i < node.size(); ++i) hold.push_back(node.element(i).number(shares));
  return hold;
}

// The look of animations where nothing else is said.
void complete_look(const JsonNode& node, Figure& figure) {
  Figure usual;
  apply_animation_look(usual);
  if (!node.find("size")) figure.size = usual.size;
  if (!node.find("font_size")) figure.font_size = usual.font_size;
  if (!node.find("theme")) figure.theme = usual.theme;
}

Animation read_animation(const JsonNode& node, std::vector<std::string_view> also = {}) {
  also.insert(also.end(), own_keys.begin(), own_keys.end());
  Animation animation;
  animation.figure = read_figure(node, also);
  complete_look(node, animation.figure);
  if (const auto over = node.find("over"))
    animation.over = read_named<AnimationOver>(*over, over_named, "depth, training or temperature");
  if (const auto easing = node.find("easing"))
    animation.easing = read_named<Easing>(*easing, easing_named, "even, smooth or early");
  if (const auto seconds = node.find("seconds"))
    animation.seconds = seconds->number({.minimum = 0.0, .maximum = longest_seconds, .above_minimum = true});
  if (const auto fps = node.find("fps"))
    animation.frames_per_second = static_cast<int>(fps->integer(1, most_frames_per_second));
  if (const auto hold = node.find("hold")) animation.hold = read_hold(*hold);
  animation.first = read_optional(node, "from");
  animation.last = read_optional(node, "to");
  if (const auto kept = node.find("kept")) animation.as_kept = kept->boolean();
  return animation;
}

}  // namespace

Animation parse_animation(std::string_view text) {
  const nlohmann::json value = parse_json(text);
  return read_animation(JsonNode(value, ""));
}

std::string format_animation(const Animation& animation) {
  using Json = nlohmann::ordered_json;
  Json object{{"over", over_name(animation.over)},
              {"seconds", animation.seconds},
              {"fps", animation.frames_per_second},
              {"hold", Json(animation.hold)}};
  if (animation.hold.size() == 1) object["hold"] = animation.hold.front();
  if (animation.easing) object["easing"] = easing_name(*animation.easing);
  if (animation.first) object["from"] = *animation.first;
  if (animation.last) object["to"] = *animation.last;
  if (animation.as_kept) object["kept"] = true;
  object.update(write_figure_json(animation.figure));
  // What a figure leaves out because it is usual there is not usual here.
  object["theme"] = theme_name(animation.figure.theme);
  object["font_size"] = animation.figure.font_size;
  return print_json(object) + "\n";
}

std::vector<BatchAnimation> parse_animation_batch(std::string_view text) {
  const nlohmann::json value = parse_json(text);
  const JsonNode list(value, "animations");
  list.expect_list();
  std::vector<BatchAnimation> batch;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const JsonNode node = list.element(i);
    BatchAnimation entry{read_animation(node, {"output"}), {}};
    entry.outputs = read_outputs(node);
    batch.push_back(std::move(entry));
  }
  return batch;
}

}  // namespace pushforward::app
