// Points through single layers against tests/data/layer_values.json, which tests/data/make_layer_values.py computes
// from the formulas of the papers without this code.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/flow/flow.h"
#include "core/layers/registry.h"

namespace pushforward {
namespace {

nlohmann::json read_records() {
  std::ifstream file(PUSHFORWARD_SOURCE_DIR "/tests/data/layer_values.json");
  return nlohmann::json::parse(file);
}

HyperValue hyper_value(const nlohmann::json& json) {
  if (json.is_null()) return std::monostate{};
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) return json.get<std::vector<std::int64_t>>();
  if (json.is_number_integer()) return json.get<std::int64_t>();
  return json.get<double>();
}

void append_numbers(const nlohmann::json& json, std::vector<double>& flat) {
  if (json.is_array())
    for (const auto& item : json) append_numbers(item, flat);
  else
    flat.push_back(json.get<double>());
}

Matrix points_of(const nlohmann::json& json, int dim) {
  std::vector<double> flat;
  append_numbers(json, flat);
  return Eigen::Map<const Matrix>(flat.data(), dim, static_cast<Eigen::Index>(json.size()));
}

TEST(ReferenceValues, CoverEveryLayer) {
  const auto records = read_records();
  for (const Layer* layer : all_layers())
    EXPECT_TRUE(std::ranges::any_of(records, [&](const auto& record) { return record["type"] == layer->spec().id; }))
        << layer->spec().id << " has no record; add a case to tests/data/make_layer_values.py";
}

TEST(ReferenceValues, LayersAgreeInBothDirections) {
  for (const auto& record : read_records()) {
    SCOPED_TRACE(record["type"].get<std::string>() + ", hyper " + record["hyper"].dump());
    const int dim = record["dim"].get<int>();
    HyperValues hyper;
    for (const auto& [key, value] : record["hyper"].items()) hyper[key] = hyper_value(value);
    LayerEntry entry = make_layer(record["type"].get<std::string>(), hyper, dim);
    // The flat order is the declaration's; the shapes are nested as in a project file.
    std::vector<double> values;
    for (const ParameterSpec& spec : entry.layer().spec().values) append_numbers(record["values"][spec.id], values);
    entry.set_values(values, dim);
    const Stack stack{dim, {entry}};

    const Matrix z = points_of(record["z"], dim);
    const Matrix x = points_of(record["x"], dim);
    const auto log_det = record["log_det"].get<std::vector<double>>();
    const Pass there = run(stack, Direction::forward, z);
    const Pass back = run(stack, Direction::inverse, x);
    EXPECT_LE((there.points - x).cwiseAbs().maxCoeff(), 1e-12);
    EXPECT_LE((back.points - z).cwiseAbs().maxCoeff(), 1e-10);
    for (std::size_t i = 0; i < log_det.size(); ++i) {
      EXPECT_NEAR(there.log_det(static_cast<Eigen::Index>(i)), log_det[i], 1e-12);
      EXPECT_NEAR(back.log_det(static_cast<Eigen::Index>(i)), -log_det[i], 1e-10);
    }
  }
}

}  // namespace
}  // namespace pushforward
