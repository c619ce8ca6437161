// Pictures of the presets: the density that each has learned after its own number of steps. The window carries them
// (resources/presets/pictures); `pushforward --preset-pictures FOLDER` makes them anew.
#pragma once

#include <QImage>
#include <QString>
#include <functional>

#include "app/style/color_map.h"
#include "core/project/project.h"
#include "core/train/engine.h"

namespace pushforward::app {

constexpr int preset_picture_side = 224;  // pixels; shown at half of that, so that it stays sharp at 200 %

// Trains a project of presets from its seed and draws p(x) over the target's box, exactly evaluated, in viridis. Blocks
// for the length of the training: not for the window's thread.
[[nodiscard]] QImage train_and_draw(const Project& project, int steps, Engine& engine);

// One PNG a preset, named after it, and one of each side of a pair (compare_pairs.h) that is no preset. `told` gets
// each path. Throws InputError when a file can't be written.
void write_preset_pictures(const QString& folder, Engine& engine, const std::function<void(const QString&)>& told);

// The picture that the window carries, of which the table of colours can be exchanged; null when there is none of this
// preset.
[[nodiscard]] QImage carried_picture(const QString& preset);
// The same picture by another map of densities.
[[nodiscard]] QImage recolored(QImage carried, const ColorMap& map);

}  // namespace pushforward::app
