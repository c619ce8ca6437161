#include "core/random/counter.h"

#include <Random123/philox.h>

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

std::array<std::uint32_t, 4> philox(std::uint64_t seed, std::array<std::uint32_t, 4> counter) {
  const r123::Philox4x32::ctr_type in = {{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type key = {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}};
  const auto out = r123::Philox4x32{}(in, key);
  return {out[0], out[1], out[2], out[3]};
}

constexpr double two_to_minus_24 = 1.0 / 16777216.0;

}  // namespace

std::array<std::uint32_t, 2> random_words(std::uint64_t seed, Stream stream, std::uint32_t step, std::uint32_t sample,
                                          std::uint32_t pair) {
  const std::uint32_t lane = (sample / 16) * 8 + sample % 8;
  const std::size_t half = (sample / 8) % 2;
  const auto words = philox(seed, {lane, step, pair, static_cast<std::uint32_t>(stream)});
  return {words[2 * half], words[2 * half + 1]};
}

double standard_normal(std::uint64_t seed, Stream stream, std::uint32_t step, std::uint32_t sample,
                       std::uint32_t component) {
  const auto words = random_words(seed, stream, step, sample, component / 2);
  const double u1 = (static_cast<double>(words[0] >> 8) + 0.5) * two_to_minus_24;
  const double angle = 2.0 * std::numbers::pi * static_cast<double>(words[1] >> 8) * two_to_minus_24;
  const double radius = std::sqrt(-2.0 * std::log(u1));
  return radius * (component % 2 == 0 ? std::cos(angle) : std::sin(angle));
}

std::uint32_t random_index(std::uint64_t seed, Stream stream, std::uint32_t step, std::uint32_t sample,
                           std::uint32_t count) {
  const auto words = random_words(seed, stream, step, sample, 0);
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(words[0]) * count) >> 32);
}

Generator::result_type Generator::operator()() {
  if (left_ == 0) {
    words_ = philox(seed_, {static_cast<std::uint32_t>(block_), static_cast<std::uint32_t>(block_ >> 32), 0xFFFFFFFFU,
                            static_cast<std::uint32_t>(stream_)});
    ++block_;
    left_ = 4;
  }
  return words_[static_cast<std::size_t>(4 - left_--)];
}

double Generator::uniform(double low, double high) {
  const std::uint64_t high_bits = (*this)() >> 5;
  const std::uint64_t low_bits = (*this)() >> 6;
  const double unit = static_cast<double>((high_bits << 26) | low_bits) * 0x1p-53;
  return low + (high - low) * unit;
}

double Generator::normal() {
  const double u1 = (static_cast<double>((*this)()) + 0.5) * 0x1p-32;
  const double u2 = static_cast<double>((*this)()) * 0x1p-32;
  return std::sqrt(-2.0 * std::log(u1)) * std::cos(2.0 * std::numbers::pi * u2);
}

std::uint32_t Generator::below(std::uint32_t count) {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>((*this)()) * count) >> 32);
}

}  // namespace pushforward
