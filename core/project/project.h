// The document: stack, base, target, training, view settings. A plain value.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/flow/stack.h"
#include "core/targets/target.h"
#include "core/train/training_settings.h"

namespace pushforward {

struct Base {
  double temperature = 1.0;  // the base is N(0, T^2 I)
  bool operator==(const Base&) const = default;
};

// What a window opens on; a command line passes it through unchanged.
struct ViewSettings {
  std::map<std::string, double> numbers;  // "left", "right", "bottom", "top" of the x views; see the schema
  bool operator==(const ViewSettings&) const = default;
};

struct Project {
  std::string title;        // may be empty
  std::string description;  // one or two sentences, may be empty
  Stack stack;
  Base base;
  TargetChoice target;
  // Those that the person has made and that are not the target now, so that they come back; one of each kind at most.
  std::vector<TargetChoice> own_targets;
  TrainingSettings training;
  int steps = 0;  // of training so far ("training.steps_done"), so that a file resumes where it stopped
  ViewSettings view;
  // Whether the parameters are to be drawn anew when training starts (presets: true; saved models: false). In the
  // file: a layer without "params" and "values" is initialised, and if no layer has any this is true.
  bool fresh = false;
};

// Text of a .pushforward file -> project. Strict: an unknown key, wrong type or shape, a non-finite number, a newer
// version, nesting deeper than 32, or a broken constraint throws InputError whose field names the place
// ("stack.layers[2].params.w"); broken JSON names line and column.
[[nodiscard]] Project parse_project(std::string_view text);
// Pretty JSON with "params" (unconstrained, shortest digits that read back to the same double); ends with a newline.
[[nodiscard]] std::string format_project(const Project& project);

// Throw InputError whose sentence names the file.
[[nodiscard]] Project load_project(const std::filesystem::path& path);
void save_project(const Project& project, const std::filesystem::path& path);  // old file or new one, never half

struct Preset {
  std::string name;         // e.g. "realnvp-8"
  std::string title;        // e.g. "RealNVP, 8 couplings on two moons"
  std::string description;  // one sentence for the gallery
  std::string target;       // id of its target, which its title speaks of
  int steps = 0;            // training steps after which it has something to show: the default of `train`
};
[[nodiscard]] const std::vector<Preset>& all_presets();
// Freshly initialised; throws InputError naming the known presets.
[[nodiscard]] Project make_preset(std::string_view name);

}  // namespace pushforward
