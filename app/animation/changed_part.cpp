#include "app/animation/changed_part.h"

#include <algorithm>
#include <cstring>

namespace pushforward::app {

QRect changed_part(const QImage& before, const QImage& after) {
  const int width = after.width();
  int left = width;
  int right = -1;
  int top = -1;
  int bottom = -1;
  for (int y = 0; y < after.height(); ++y) {
    const auto* old_line = reinterpret_cast<const QRgb*>(before.constScanLine(y));
    const auto* new_line = reinterpret_cast<const QRgb*>(after.constScanLine(y));
    if (std::memcmp(old_line, new_line, static_cast<std::size_t>(width) * sizeof(QRgb)) == 0) continue;
    if (top < 0) top = y;
    bottom = y;
    int first = 0;
    while (old_line[first] == new_line[first]) ++first;
    int last = width - 1;
    while (old_line[last] == new_line[last]) --last;
    left = std::min(left, first);
    right = std::max(right, last);
  }
  return top < 0 ? QRect() : QRect(QPoint(left, top), QPoint(right, bottom));
}

}  // namespace pushforward::app
