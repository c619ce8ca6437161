// Every built-in target with its default parameters, and those that have parameters at the ends of their ranges too.
#pragma once

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "core/targets/target.h"

namespace pushforward {

inline std::string test_name(const TargetChoice& choice) {
  std::string name = choice.id;
  for (const auto& [id, value] : choice.parameters) name += "_" + id + std::to_string(value);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    return plain ? c : '_';
  });
  return name;
}

inline void PrintTo(const TargetChoice& choice, std::ostream* out) { *out << test_name(choice); }

inline std::vector<TargetChoice> target_cases() {
  std::vector<TargetChoice> cases;
  for (const TargetSpec& spec : all_targets()) {
    cases.push_back({spec.id, {}});
    if (spec.parameters.empty()) continue;
    // All at the lower ends, all at the upper ends.
    TargetChoice low{spec.id, {}};
    TargetChoice high{spec.id, {}};
    for (const TargetParameterSpec& parameter : spec.parameters) {
      low.parameters[parameter.id] = parameter.minimum;
      high.parameters[parameter.id] = parameter.maximum;
    }
    cases.push_back(low);
    cases.push_back(high);
  }
  return cases;
}

}  // namespace pushforward
