#include "app/animation/palette.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace pushforward::app {
namespace {

constexpr int bits = 6;
constexpr int cells = 1 << (3 * bits);
constexpr int dropped = 8 - bits;

int cell_of(QRgb color) {
  return (qRed(color) >> dropped) << (2 * bits) | (qGreen(color) >> dropped) << bits | qBlue(color) >> dropped;
}

// A cell of the histogram: how many pixels it has and the sum of their channels.
struct Bin {
  std::int64_t count = 0;
  std::array<std::int64_t, 3> sum{};
  [[nodiscard]] double mean(std::size_t channel) const {
    return static_cast<double>(sum[channel]) / static_cast<double>(count);
  }
};

std::vector<Bin> bins_of(const QImage& picture) {
  std::vector<Bin> bins(cells);
  for (int y = 0; y < picture.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
    for (int x = 0; x < picture.width(); ++x) {
      Bin& bin = bins[static_cast<std::size_t>(cell_of(line[x]))];
      ++bin.count;
      bin.sum[0] += qRed(line[x]);
      bin.sum[1] += qGreen(line[x]);
      bin.sum[2] += qBlue(line[x]);
    }
  }
  std::erase_if(bins, [](const Bin& bin) { return bin.count == 0; });
  return bins;
}

struct Box {
  std::span<Bin> bins;
  std::size_t channel = 0;  // of the largest variance
  double variance = 0.0;    // along it, times the pixels

  explicit Box(std::span<Bin> contents) : bins(contents) {
    for (std::size_t candidate = 0; candidate < 3; ++candidate) {
      double count = 0.0;
      double sum = 0.0;
      double squares = 0.0;
      for (const Bin& bin : bins) {
        // A large plain area has one colour however many pixels it has; its weight must not hide what is drawn on it.
        const double weight = std::sqrt(static_cast<double>(bin.count));
        count += weight;
        sum += weight * bin.mean(candidate);
        squares += weight * bin.mean(candidate) * bin.mean(candidate);
      }
      const double spread = std::max(0.0, squares - sum * sum / count);
      if (spread >= variance) {
        variance = spread;
        channel = candidate;
      }
    }
  }

  [[nodiscard]] QRgb color() const {
    Bin all;
    for (const Bin& bin : bins) {
      all.count += bin.count;
      for (std::size_t i = 0; i < 3; ++i) all.sum[i] += bin.sum[i];
    }
    const auto rounded = [&](std::size_t i) { return static_cast<int>(all.mean(i) + 0.5); };
    return qRgb(rounded(0), rounded(1), rounded(2));
  }
};

int distance(QRgb one, QRgb other) {
  const int red = qRed(one) - qRed(other);
  const int green = qGreen(one) - qGreen(other);
  const int blue = qBlue(one) - qBlue(other);
  return red * red + green * green + blue * blue;
}

}  // namespace

Palette::Palette(const QImage& picture) : known_(cells, -1) {
  std::vector<Bin> bins = bins_of(picture);
  std::vector<Box> boxes{Box(bins)};
  while (boxes.size() < most_colors) {
    const auto widest = std::ranges::max_element(boxes, {}, &Box::variance);
    if (widest->bins.size() < 2 || widest->variance <= 0.0) break;
    const std::span<Bin> all = widest->bins;
    const std::size_t channel = widest->channel;
    std::ranges::sort(all, [channel](const Bin& one, const Bin& other) {
      // In a fixed order where the channel is equal, so that equal pictures get equal colours.
      if (one.mean(channel) != other.mean(channel)) return one.mean(channel) < other.mean(channel);
      return one.sum < other.sum;
    });
    double mean = 0.0;
    for (const Bin& bin : all) mean += bin.mean(channel) / static_cast<double>(all.size());
    const auto middle = std::ranges::find_if(all, [&](const Bin& bin) { return bin.mean(channel) > mean; });
    const auto below = std::clamp<std::size_t>(static_cast<std::size_t>(middle - all.begin()), 1, all.size() - 1);
    *widest = Box(all.first(below));
    boxes.push_back(Box(all.subspan(below)));
  }
  for (const Box& box : boxes) colors_.push_back(box.color());
}

std::uint8_t Palette::nearest(QRgb color) {
  std::int16_t& known = known_[static_cast<std::size_t>(cell_of(color))];
  if (known < 0) {
    int closest = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < colors_.size(); ++i)
      if (const int away = distance(color, colors_[i]); away < closest) {
        closest = away;
        known = static_cast<std::int16_t>(i);
      }
  }
  return static_cast<std::uint8_t>(known);
}

void Palette::map_line(const QRgb* pixels, int width, int y, std::uint8_t* indices) {
  constexpr int near_enough = 27;  // square of the distance: 3 in every channel
  constexpr double amplitude = 10.0;
  // Thresholds of a 4 x 4 field, 0 to 15.
  constexpr std::array<std::array<int, 4>, 4> order{{{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}}};
  const auto& row = order[static_cast<std::size_t>(y % 4)];
  for (int x = 0; x < width; ++x) {
    const QRgb color = pixels[x];
    indices[x] = nearest(color);
    if (distance(color, colors_[indices[x]]) <= near_enough) continue;
    const int shift = static_cast<int>(amplitude * ((row[static_cast<std::size_t>(x % 4)] + 0.5) / 16.0 - 0.5));
    const auto moved = [shift](int channel) { return std::clamp(channel + shift, 0, 255); };
    indices[x] = nearest(qRgb(moved(qRed(color)), moved(qGreen(color)), moved(qBlue(color))));
  }
}

bool Palette::fits(const QImage& picture) {
  // Mean square of the difference, and the share of pixels that are far off: what an eye would not see.
  constexpr double mean_square = 6.0;
  constexpr int far_off = 300;
  constexpr double far_share = 1e-4;
  std::int64_t sum = 0;
  std::int64_t far = 0;
  for (int y = 0; y < picture.height(); ++y) {
    const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
    for (int x = 0; x < picture.width(); ++x) {
      const int away = distance(line[x], colors_[nearest(line[x])]);
      sum += away;
      far += away > far_off ? 1 : 0;
    }
  }
  const double pixels = static_cast<double>(picture.width()) * picture.height();
  return static_cast<double>(sum) <= mean_square * pixels && static_cast<double>(far) <= far_share * pixels;
}

}  // namespace pushforward::app
