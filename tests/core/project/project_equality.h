// Equality of two projects to the last bit. The ids of layers are left out: they are not kept in files.
#pragma once

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "core/project/project.h"

namespace pushforward::testing {

inline std::vector<std::uint64_t> bits(const std::vector<double>& numbers) {
  std::vector<std::uint64_t> result;
  for (const double number : numbers) result.push_back(std::bit_cast<std::uint64_t>(number));
  return result;
}

inline void expect_same_project(const Project& first, const Project& second) {
  EXPECT_EQ(first.title, second.title);
  EXPECT_EQ(first.description, second.description);
  EXPECT_EQ(first.base, second.base);
  EXPECT_EQ(first.target, second.target);
  EXPECT_EQ(first.own_targets, second.own_targets);
  EXPECT_EQ(first.training, second.training);
  EXPECT_EQ(first.steps, second.steps);
  EXPECT_EQ(first.view, second.view);
  EXPECT_EQ(first.fresh, second.fresh);
  EXPECT_EQ(first.stack.dim, second.stack.dim);
  ASSERT_EQ(first.stack.layers.size(), second.stack.layers.size());
  for (std::size_t index = 0; index < first.stack.layers.size(); ++index) {
    SCOPED_TRACE("layer " + std::to_string(index));
    const LayerEntry& one = first.stack.layers[index];
    const LayerEntry& other = second.stack.layers[index];
    EXPECT_EQ(one.type, other.type);
    EXPECT_EQ(one.hyper, other.hyper);
    EXPECT_EQ(one.inverted, other.inverted);
    EXPECT_EQ(one.bypassed, other.bypassed);
    EXPECT_EQ(one.frozen, other.frozen);
    EXPECT_EQ(bits(one.parameters), bits(other.parameters));
  }
}

}  // namespace pushforward::testing
