// The target of a file, in both directions.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "core/project/json_node.h"
#include "core/targets/target.h"

namespace pushforward {

// What is not given keeps its default. Throws InputError with the full place of the fault.
[[nodiscard]] TargetChoice read_target(const JsonNode& node);
// A list of targets with data, one of each kind at most.
[[nodiscard]] std::vector<TargetChoice> read_own_targets(const JsonNode& node);
[[nodiscard]] nlohmann::ordered_json write_target(const TargetChoice& target);

}  // namespace pushforward
