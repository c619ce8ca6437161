// Hyperparameters of a layer: the values that shape it and that no optimiser moves.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace pushforward {

// monostate is JSON null ("none"); a choice is kept by its name.
using HyperValue = std::variant<std::monostate, std::int64_t, double, std::vector<std::int64_t>, std::string>;

// By HyperSpec::id. A layer that is part of a Stack holds every key of its spec (see complete_hyper).
using HyperValues = std::map<std::string, HyperValue>;

enum class HyperKind {
  integer,        // std::int64_t in [minimum, maximum]
  real,           // double in [minimum, maximum]
  optional_real,  // the same, or null for "none"
  integer_list,   // std::vector<std::int64_t>, every element in [minimum, maximum]
  choice,         // std::string, one of choices
};

struct HyperSpec {
  std::string id;      // key in the file, e.g. "hidden"
  std::string symbol;  // limited HTML for labels, e.g. "<i>c</i>"
  std::string title;   // words for a person, e.g. "hidden widths"
  std::string doc;     // one or two sentences for the tooltip
  HyperKind kind = HyperKind::integer;
  double minimum = 0.0;
  double maximum = 0.0;
  std::vector<std::string> choices = {};
  std::function<HyperValue(int dim)> default_value;
};

}  // namespace pushforward
