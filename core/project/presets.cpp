// The gallery of ready-made projects.
#include <algorithm>

#include "core/errors.h"
#include "core/project/embedded_presets.h"
#include "core/project/json_text.h"
#include "core/project/project.h"

namespace pushforward {

namespace {

std::vector<Preset> read_presets() {
  std::vector<Preset> presets;
  for (const EmbeddedPreset& embedded : embedded_presets()) {
    Project project = parse_project(embedded.text);
    presets.push_back({std::string(embedded.name), std::move(project.title), std::move(project.description),
                       std::move(project.target.id), project.training.schedule_steps});
  }
  return presets;
}

}  // namespace

const std::vector<Preset>& all_presets() {
  static const std::vector<Preset> presets = read_presets();
  return presets;
}

Project make_preset(std::string_view name) {
  const auto& presets = embedded_presets();
  const auto found = std::ranges::find(presets, name, &EmbeddedPreset::name);
  if (found == presets.end()) {
    std::string known;
    for (const EmbeddedPreset& preset : presets) known += (known.empty() ? "" : ", ") + std::string(preset.name);
    throw InputError("preset", "there is no preset \"" + shortened(name, 64) + "\"; the presets are " + known + ".");
  }
  return parse_project(found->text);
}

}  // namespace pushforward
