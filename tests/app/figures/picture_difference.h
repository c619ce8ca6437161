// How much two pictures differ to the eye.
#pragma once

#include <QColor>
#include <QImage>
#include <QString>

namespace pushforward::test {

// Of two pictures over white, each averaged over 3 x 3 pixels first, so that the edges that two painters draw by half a
// pixel apart are alike, as they are to the eye.
struct PictureDifference {
  double mean = 255.0;     // of the largest difference of a channel, in 255ths
  double far_share = 1.0;  // of the pixels that differ by more than `far`
  static constexpr int far = 48;
  [[nodiscard]] QString text() const;
};
[[nodiscard]] PictureDifference difference(const QImage& a, const QImage& b);

// Where a picture has ink: a mark that the same picture without it has not, or what is no ground. White where it has.
[[nodiscard]] QImage ink_of(const QImage& picture, const QImage& without);
[[nodiscard]] QImage ink_of(const QImage& picture, const QColor& ground);
// Of the ink of either picture, the share that has none of the other's within `reach` pixels: 0 where both show the
// same curves, however thick each draws them. 1 where one has none at all.
[[nodiscard]] double stray_ink(const QImage& ink, const QImage& other, int reach);

// What was expected, what came, and where they differ, beside one another in the build folder. Returns the path.
QString leave_side_by_side(const QString& name, const QImage& expected, const QImage& actual);

}  // namespace pushforward::test
