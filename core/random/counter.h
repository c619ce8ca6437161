// Counter-based random numbers: Philox 4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"),
// from the Random123 headers. The kernels produce the same bits (gpu/kernels/random.cl), so what sample i of step t
// sees depends on (seed, t, i) alone, whatever the device and the number of threads.
//
// The counter is {lane, step, pair, stream}, the key the 64-bit seed (low word first). Samples are taken sixteen at a
// time: sample i has lane = (i / 16) * 8 + i % 8 and half = (i / 8) % 2, and uses the words 2*half and 2*half + 1 of
// the four.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

namespace pushforward {

enum class Stream : std::uint32_t {
  latent = 0,          // base samples of the training batches
  data = 1,            // indices into the pool of target samples
  initialisation = 2,  // layer parameters
  target = 3,          // target samplers
  sampling = 4,        // samples for people (views, `pushforward sample`)
};

// Both words of one sample.
[[nodiscard]] std::array<std::uint32_t, 2> random_words(std::uint64_t seed, Stream stream, std::uint32_t step,
                                                        std::uint32_t sample, std::uint32_t pair);

// Component `component` of a standard normal vector: Box-Muller on u1 = (word0 >> 8 + 1/2) / 2^24 and
// u2 = (word1 >> 8) / 2^24, with pair = component / 2; even components are sqrt(-2 ln u1) cos(2 pi u2), odd ones sin.
[[nodiscard]] double standard_normal(std::uint64_t seed, Stream stream, std::uint32_t step, std::uint32_t sample,
                                     std::uint32_t component);

// Index in [0, count): the high word of word0 * count.
[[nodiscard]] std::uint32_t random_index(std::uint64_t seed, Stream stream, std::uint32_t step, std::uint32_t sample,
                                         std::uint32_t count);

// A sequential generator on the same bits, for initialisers and samplers. A uniform random bit generator.
class Generator {
 public:
  using result_type = std::uint32_t;
  explicit Generator(std::uint64_t seed, Stream stream = Stream::initialisation) : seed_(seed), stream_(stream) {}
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()();
  [[nodiscard]] double uniform(double low = 0.0, double high = 1.0);  // [low, high), 53 bits
  [[nodiscard]] double normal();                                      // mean 0, variance 1
  [[nodiscard]] std::uint32_t below(std::uint32_t count);             // [0, count)

 private:
  std::uint64_t seed_;
  Stream stream_;
  std::uint64_t block_ = 0;
  std::array<std::uint32_t, 4> words_{};
  int left_ = 0;
};

}  // namespace pushforward
