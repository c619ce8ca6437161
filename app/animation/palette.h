// The colours of one picture, few enough for a GIF.
#pragma once

#include <QImage>
#include <array>
#include <cstdint>
#include <vector>

namespace pushforward::app {

class Palette {
 public:
  static constexpr int most_colors = 255;  // one more entry means "as before"

  // By median cut (Heckbert 1982, "Color image quantization for frame buffer display") over the picture's colours, six
  // bits a channel.
  explicit Palette(const QImage& picture);

  [[nodiscard]] const std::vector<QRgb>& colors() const { return colors_; }
  // Index of a near colour for every pixel of line `y`. Where none is very near, neighbours take turns by a fixed
  // pattern (Bayer 1973), so that a smooth picture has no steps and what stands still in it stays the same.
  void map_line(const QRgb* pixels, int width, int y, std::uint8_t* indices);
  // Whether the picture loses next to nothing by these colours, so that no others are needed.
  [[nodiscard]] bool fits(const QImage& picture);

 private:
  [[nodiscard]] std::uint8_t nearest(QRgb color);

  std::vector<QRgb> colors_;
  std::vector<std::int16_t> known_;  // nearest colour by six bits a channel; -1 where nobody has asked yet
};

}  // namespace pushforward::app
