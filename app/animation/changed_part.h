// What differs between two pictures.
#pragma once

#include <QImage>
#include <QRect>

namespace pushforward::app {

// The smallest rectangle outside of which two pictures of one size and of Format_RGB32 are equal; empty when they are.
[[nodiscard]] QRect changed_part(const QImage& before, const QImage& after);

}  // namespace pushforward::app
