#include "core/random/counter.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <set>

namespace pushforward {
namespace {

using Words = std::array<std::uint32_t, 2>;

// Published test vectors of philox4x32-10 (Random123, examples/kat_vectors). Samples lane * 2 rounded to blocks of
// sixteen share one block of four words: the first eight take words 0 and 1, the next eight words 2 and 3.
TEST(RandomWords, ArePhiloxOfTheDocumentedCounter) {
  EXPECT_EQ(random_words(0, Stream::latent, 0, 0, 0), (Words{0x6627e8d5U, 0xe169c58dU}));
  EXPECT_EQ(random_words(0, Stream::latent, 0, 8, 0), (Words{0xbc57ac4cU, 0x9b00dbd8U}));

  // Counter 243f6a88 85a308d3 13198a2e 03707344, key a4093822 299f31d0.
  const std::uint64_t seed = 0x299f31d0a4093822ULL;
  const auto stream = static_cast<Stream>(0x03707344U);
  const std::uint32_t lane = 0x243f6a88U;
  const std::uint32_t sample = lane / 8 * 16 + lane % 8;
  EXPECT_EQ(random_words(seed, stream, 0x85a308d3U, sample, 0x13198a2eU), (Words{0xd16cfe09U, 0x94fdccebU}));
  EXPECT_EQ(random_words(seed, stream, 0x85a308d3U, sample + 8, 0x13198a2eU), (Words{0x5001e420U, 0x24126ea1U}));
}

TEST(RandomWords, NeverRepeatWithinAStep) {
  std::set<Words> seen;
  for (std::uint32_t sample = 0; sample < 1000; ++sample)
    for (std::uint32_t pair = 0; pair < 2; ++pair)
      for (const Stream stream : {Stream::latent, Stream::data}) seen.insert(random_words(1, stream, 3, sample, pair));
  EXPECT_EQ(seen.size(), 4000U);
}

// Box-Muller by hand on the first published vector.
TEST(StandardNormal, IsBoxMullerOfTheTwoWords) {
  const double u1 = (static_cast<double>(0x6627e8d5U >> 8) + 0.5) / 16777216.0;
  const double u2 = static_cast<double>(0xe169c58dU >> 8) / 16777216.0;
  const double radius = std::sqrt(-2.0 * std::log(u1));
  EXPECT_NEAR(standard_normal(0, Stream::latent, 0, 0, 0), radius * std::cos(2.0 * M_PI * u2), 1e-14);
  EXPECT_NEAR(standard_normal(0, Stream::latent, 0, 0, 1), radius * std::sin(2.0 * M_PI * u2), 1e-14);
}

struct Moments {
  double mean = 0.0;
  double variance = 0.0;
  double kurtosis = 0.0;
};

template <typename Draw>
Moments moments_of(int count, const Draw& draw) {
  double sums[4] = {};
  for (int i = 0; i < count; ++i) {
    double power = 1.0;
    const double number = draw(i);
    for (double& sum : sums) sum += power *= number;
  }
  for (double& sum : sums) sum /= count;
  return {sums[0], sums[1] - sums[0] * sums[0], sums[3]};
}

// With 200,000 samples the standard errors are 0.0022 (mean), 0.0032 (variance) and 0.022 (fourth moment, whose
// variance is 96); the bounds are five of them.
void expect_standard_normal(const Moments& moments) {
  EXPECT_NEAR(moments.mean, 0.0, 0.011);
  EXPECT_NEAR(moments.variance, 1.0, 0.016);
  EXPECT_NEAR(moments.kurtosis, 3.0, 0.11);
}

constexpr int many = 200000;

TEST(StandardNormal, HasTheMomentsOfOneAndIndependentComponents) {
  for (std::uint32_t component = 0; component < 4; ++component)
    expect_standard_normal(moments_of(many, [component](int i) {
      return standard_normal(42, Stream::latent, 7, static_cast<std::uint32_t>(i), component);
    }));
  double product = 0.0;
  for (std::uint32_t i = 0; i < many; ++i)
    product += standard_normal(42, Stream::latent, 7, i, 0) * standard_normal(42, Stream::latent, 7, i, 1);
  EXPECT_NEAR(product / many, 0.0, 0.011);
}

TEST(RandomIndex, IsUniformAndInRange) {
  constexpr std::uint32_t cells = 10;
  std::array<int, cells> counts{};
  for (std::uint32_t i = 0; i < many; ++i) {
    const std::uint32_t index = random_index(5, Stream::data, 2, i, cells);
    ASSERT_LT(index, cells);
    ++counts[index];
  }
  // Binomial with standard deviation 134.
  for (const int count : counts) EXPECT_NEAR(count, many / 10, 700);
}

TEST(Generator, HasTheMomentsThatItPromises) {
  Generator generator(9);
  expect_standard_normal(moments_of(many, [&](int) { return generator.normal(); }));
  // Uniform on [-1, 3): mean 1, variance 16/12.
  const Moments uniform = moments_of(many, [&](int) {
    const double number = generator.uniform(-1.0, 3.0);
    EXPECT_TRUE(number >= -1.0 && number < 3.0);
    return number;
  });
  EXPECT_NEAR(uniform.mean, 1.0, 0.013);
  EXPECT_NEAR(uniform.variance, 4.0 / 3.0, 0.014);
  for (int i = 0; i < 1000; ++i) EXPECT_LT(generator.below(7), 7U);
}

TEST(Generator, DependsOnSeedAndStreamAlone) {
  Generator first(3);
  Generator same(3);
  Generator other_seed(4);
  Generator other_stream(3, Stream::target);
  int different_seed = 0;
  int different_stream = 0;
  for (int i = 0; i < 10; ++i) {
    const auto word = first();
    EXPECT_EQ(word, same());
    different_seed += word != other_seed();
    different_stream += word != other_stream();
  }
  EXPECT_EQ(different_seed, 10);
  EXPECT_EQ(different_stream, 10);
}

}  // namespace
}  // namespace pushforward
