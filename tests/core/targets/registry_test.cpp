// The table of targets and what it refuses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "core/targets/target.h"
#include "tests/support/caught.h"

namespace pushforward {
namespace {

using test::caught;

TEST(TargetRegistry, HoldsEveryTargetOfTheDesign) {
  const std::set<std::string> wanted = {"u1",
                                        "u2",
                                        "u3",
                                        "u4",
                                        "ring",
                                        "wave",
                                        "two-moons",
                                        "two-circles",
                                        "four-rings",
                                        "pinwheel",
                                        "checkerboard",
                                        "eight-gaussians",
                                        "two-gaussians",
                                        "two-spirals",
                                        "swiss-roll",
                                        "banana",
                                        "uniform-square",
                                        "gaussian",
                                        "formula",
                                        "mixture",
                                        "painted",
                                        "points"};
  std::set<std::string> found;
  for (const TargetSpec& spec : all_targets()) {
    EXPECT_TRUE(found.insert(spec.id).second) << spec.id << " is there twice";
  }
  for (const std::string& id : wanted) EXPECT_TRUE(found.contains(id)) << id;
}

TEST(TargetRegistry, DescribesEveryTarget) {
  for (const TargetSpec& spec : all_targets()) {
    SCOPED_TRACE(spec.id);
    EXPECT_FALSE(spec.title.empty());
    EXPECT_GT(spec.doc.size(), 40U);
    EXPECT_EQ(spec.doc.back(), '.');
    EXPECT_FALSE(spec.formula_html.empty());
    for (const TargetParameterSpec& parameter : spec.parameters) {
      EXPECT_FALSE(parameter.title.empty());
      EXPECT_FALSE(parameter.doc.empty());
      EXPECT_LT(parameter.minimum, parameter.maximum);
      EXPECT_GE(parameter.default_value, parameter.minimum);
      EXPECT_LE(parameter.default_value, parameter.maximum);
    }
    EXPECT_EQ(&find_target(spec.id), &spec);
    EXPECT_NE(spec.make == nullptr, spec.data == std::nullopt) << "either built in or of one's own";
    if (!spec.data) continue;
    EXPECT_FALSE(spec.data->id.empty());
    EXPECT_FALSE(spec.data->title.empty());
    EXPECT_EQ(spec.data->doc.back(), '.');
    EXPECT_NO_THROW(spec.data->check(spec.data->example));
  }
}

TEST(TargetRegistry, NamesWhatIsKnownWhenAnIdIsNot) {
  const InputError error = caught([] { (void)find_target("three-moons"); });
  EXPECT_EQ(error.field(), "target.id");
  EXPECT_THAT(error.what(), testing::HasSubstr("three-moons"));
  EXPECT_THAT(error.what(), testing::HasSubstr("two-moons"));
}

TEST(TargetRegistry, RefusesParametersThatATargetHasNot) {
  const InputError none = caught([] { (void)make_target({"two-moons", {{"noise", 0.1}}}); });
  EXPECT_EQ(none.field(), "target.noise");
  const InputError other = caught([] { (void)make_target({"gaussian", {{"sigma", 1.0}}}); });
  EXPECT_EQ(other.field(), "target.sigma");
  EXPECT_THAT(other.what(), testing::HasSubstr("sigma1"));
}

TEST(TargetRegistry, RefusesValuesOutOfRange) {
  for (const TargetSpec& spec : all_targets()) {
    for (const TargetParameterSpec& parameter : spec.parameters) {
      for (const double bad : {parameter.minimum - 0.01, parameter.maximum + 0.01,
                               std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        const InputError error = caught([&] { (void)make_target({spec.id, {{parameter.id, bad}}}); });
        EXPECT_EQ(error.field(), "target." + parameter.id) << bad;
      }
      EXPECT_NO_THROW((void)make_target({spec.id, {{parameter.id, parameter.minimum}}}));
      EXPECT_NO_THROW((void)make_target({spec.id, {{parameter.id, parameter.maximum}}}));
    }
  }
}

TEST(TargetRegistry, ParametersMoveTheDensity) {
  Matrix point(2, 1);
  point << 1.5, 0.0;
  const auto log_density = [&](double distance) {
    return make_target({"two-gaussians", {{"distance", distance}}})->log_density(point)(0);
  };
  EXPECT_NEAR(log_density(3.0), std::log(0.5 / (2.0 * 3.14159265358979 * 0.36) * (1.0 + std::exp(-0.5 * 25.0))), 1e-12);
  EXPECT_LT(log_density(8.0), log_density(3.0));
}

}  // namespace
}  // namespace pushforward
