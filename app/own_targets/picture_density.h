// A picture as a density: dark ink on a bright ground, or light on a dark one. Transparent parts are empty either way.
#pragma once

#include <QByteArray>
#include <string>

#include "core/layers/layer.h"

namespace pushforward::app {

enum class Ink { dark, bright };

struct Picture {
  Matrix brightness;  // 0 black to 1 white, the top row first
  Matrix opacity;     // 0 to 1
};

// Upright, as its file says, and with at most 1024 pixels along the longer side. Throws InputError (field `name`).
[[nodiscard]] Picture read_picture(const QByteArray& bytes, const std::string& name);
// What the edge of the picture is not.
[[nodiscard]] Ink likely_ink(const Picture& picture);
// 0 to 1, stretched between the lightest and the darkest tone; the noise of a compressed picture's ground is cut away.
// Throws InputError (field `name`) when there is one tone only.
[[nodiscard]] Matrix density_of(const Picture& picture, Ink ink, const std::string& name);

}  // namespace pushforward::app
