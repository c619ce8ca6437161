// What makes no layer is refused with an InputError that names the field, and changes nothing.
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "core/errors.h"
#include "core/flow/stack.h"
#include "core/layers/registry.h"

namespace pushforward {
namespace {

using IntegerList = std::vector<std::int64_t>;

template <typename Action>
std::string refused_field(const Action& action) {
  try {
    action();
  } catch (const InputError& error) {
    return error.field();
  }
  return "nothing was refused";
}

struct BrokenValues {
  std::string type;
  std::vector<double> values;
  std::string field;
};

class BrokenConstraint : public ::testing::TestWithParam<BrokenValues> {};

TEST_P(BrokenConstraint, IsRefusedAndChangesNothing) {
  const auto& [type, values, field] = GetParam();
  LayerEntry entry = make_layer(type, {}, 2, Initialisation::training, 1);
  const LayerEntry before = entry;
  EXPECT_EQ(refused_field([&] { entry.set_values(values, 2); }), field);
  EXPECT_EQ(entry, before);
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

INSTANTIATE_TEST_SUITE_P(
    Layers, BrokenConstraint,
    ::testing::Values(BrokenValues{"planar", {-1.0, 0.0, 1.0, 0.0, 0.0}, "u"},           // wᵀû = −1
                      BrokenValues{"planar", {-2.0, -2.0, 1.0, 1.0, 0.5}, "u"},          // wᵀû = −4
                      BrokenValues{"planar", {0.0, 0.0, not_a_number, 1.0, 0.5}, "w"},   //
                      BrokenValues{"planar", {0.0, 0.0, 1.0, 1.0, infinite}, "b"},       //
                      BrokenValues{"planar", {0.0, 0.0, 1.0, 1.0}, "values"},            // one too few
                      BrokenValues{"radial", {0.0, 0.0, 0.0, 1.0}, "alpha"},             //
                      BrokenValues{"radial", {0.0, 0.0, -1.0, 3.0}, "alpha"},            //
                      BrokenValues{"radial", {0.0, 0.0, 1.0, -1.0}, "beta"},             // β = −α
                      BrokenValues{"radial", {0.0, 0.0, 1.0, -1.5}, "beta"},             //
                      BrokenValues{"linear", {1.0, 2.0, 2.0, 4.0, 0.0, 0.0}, "matrix"},  // singular
                      BrokenValues{"linear", {0.0, 0.0, 0.0, 0.0, 0.0, 0.0}, "matrix"},  //
                      BrokenValues{"actnorm", {1.0, 0.0, 0.0, 0.0}, "scale"},            //
                      BrokenValues{"actnorm", {1.0, -2.0, 0.0, 0.0}, "scale"},           //
                      BrokenValues{"rotation", {infinite}, "angle"}),
    [](const auto& tested) { return tested.param.type + "_" + tested.param.field + std::to_string(tested.index); });

TEST(BrokenConstraint, AutoregressiveRefusesAWeightThatTheMaskCuts) {
  LayerEntry entry = make_layer("autoregressive", {{"hidden", IntegerList{}}}, 2);
  // Weights 4 x 2 for s_0, s_1, t_0, t_1; only s_1 and t_1 may see x_0.
  std::vector<double> values = {0, 0, 5, 0, 0, 0, 6, 0, 1, 2, 3, 4};
  EXPECT_NO_THROW(entry.set_values(values, 2));
  EXPECT_EQ(entry.values(), values);
  values[1] = 0.1;
  EXPECT_EQ(refused_field([&] { entry.set_values(values, 2); }), "weights");
}

struct BrokenHyper {
  std::string type;
  HyperValues hyper;
  int dim;
  std::string field;
};

class BrokenHyperparameter : public ::testing::TestWithParam<BrokenHyper> {};

TEST_P(BrokenHyperparameter, IsRefused) {
  const auto& [type, hyper, dim, field] = GetParam();
  EXPECT_EQ(refused_field([&] { (void)make_layer(type, hyper, dim); }), field);
}

INSTANTIATE_TEST_SUITE_P(
    Layers, BrokenHyperparameter,
    ::testing::Values(BrokenHyper{"no_such_layer", {}, 2, "type"},                                      //
                      BrokenHyper{"coupling", {}, 1, "type"},                                           //
                      BrokenHyper{"rotation", {}, 3, "type"},                                           //
                      BrokenHyper{"coupling", {{"mask", IntegerList{1, 1}}}, 2, "mask"},                //
                      BrokenHyper{"additive", {{"mask", IntegerList{0, 0}}}, 2, "mask"},                //
                      BrokenHyper{"spline", {{"mask", IntegerList{1, 0, 0}}}, 2, "mask"},               //
                      BrokenHyper{"coupling", {{"mask", IntegerList{2, 0}}}, 2, "mask"},                //
                      BrokenHyper{"coupling", {{"hidden", IntegerList{8, 0}}}, 2, "hidden"},            //
                      BrokenHyper{"coupling", {{"hidden", IntegerList{513}}}, 2, "hidden"},             //
                      BrokenHyper{"coupling", {{"activation", std::string("sine")}}, 2, "activation"},  //
                      BrokenHyper{"coupling", {{"log_scale_bound", 0.0}}, 2, "log_scale_bound"},        //
                      BrokenHyper{"autoregressive", {{"mask", IntegerList{1, 0}}}, 2, "mask"},          //
                      BrokenHyper{"spline", {{"bins", std::int64_t{1}}}, 2, "bins"},                    //
                      BrokenHyper{"spline", {{"bins", 4.5}}, 2, "bins"},                                //
                      BrokenHyper{"spline", {{"bound", -1.0}}, 2, "bound"},                             //
                      BrokenHyper{"spline", {{"bound", std::monostate{}}}, 2, "bound"},                 //
                      BrokenHyper{"permutation", {{"order", IntegerList{0, 0}}}, 2, "order"},           //
                      BrokenHyper{"permutation", {{"order", IntegerList{0}}}, 2, "order"},              //
                      BrokenHyper{"permutation", {{"order", IntegerList{1, 2, 3}}}, 3, "order"},        //
                      BrokenHyper{"linear", {{"order", IntegerList{1, 1}}}, 2, "order"},                //
                      BrokenHyper{"linear", {{"signs", IntegerList{1, 0}}}, 2, "signs"},                //
                      BrokenHyper{"linear", {{"signs", IntegerList{1}}}, 2, "signs"},                   //
                      BrokenHyper{"planar", {{"hidden", IntegerList{}}}, 2, "hidden"}),
    [](const auto& tested) { return tested.param.type + "_" + tested.param.field + std::to_string(tested.index); });

}  // namespace
}  // namespace pushforward
