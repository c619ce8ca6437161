// The picture of a target's density as the gallery shows it.
#pragma once

#include <QImage>

#include "app/style/color_map.h"
#include "core/targets/target.h"

namespace pushforward::app {

// `pixels` a side, of a square around the target's box; `map` goes from 0 to the peak. For any thread.
[[nodiscard]] QImage target_thumbnail(const Target& target, int pixels, const ColorMap& map);

}  // namespace pushforward::app
