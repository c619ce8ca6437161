#include "app/cli/model.h"

#include <charconv>
#include <filesystem>

#include "core/errors.h"

namespace pushforward::app {
namespace {

// For a file, which says nothing about how long it wants to be trained.
constexpr int suggested_steps_of_a_file = 5000;

std::optional<double> parse_double(const std::string& text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Model load_model(const std::string& name, std::optional<std::uint64_t> seed) {
  Model model;
  if (std::filesystem::exists(name)) {
    model = {load_project(name), suggested_steps_of_a_file};
  } else {
    std::string known;
    const Preset* found = nullptr;
    for (const Preset& preset : all_presets()) {
      if (preset.name == name) found = &preset;
      known += (known.empty() ? "" : ", ") + preset.name;
    }
    if (found == nullptr) {
      throw InputError("PROJECT", "There is neither a file nor a preset \"" + name + "\". Presets are: " + known + ".");
    }
    model = {make_preset(name), found->steps};
  }
  if (seed) model.project.training.seed = *seed;
  return model;
}

std::optional<double> parse_objective(const std::string& text) {
  if (text == "forward") return 1.0;
  if (text == "reverse") return 0.0;
  const auto alpha = parse_double(text);
  if (!alpha || !(*alpha >= 0.0 && *alpha <= 1.0)) return std::nullopt;
  return alpha;
}

}  // namespace pushforward::app
