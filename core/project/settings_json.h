// Base, training and view settings of a file, in both directions.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/project/json_node.h"
#include "core/project/project.h"

namespace pushforward {

// What is not given keeps its default. Throw InputError with the full place of the fault.
[[nodiscard]] Base read_base(const JsonNode& node);
void read_training(const JsonNode& node, Project& project);
[[nodiscard]] ViewSettings read_view(const JsonNode& node);
// "forward" is 1, "reverse" 0.
[[nodiscard]] double read_objective(const JsonNode& node);

[[nodiscard]] nlohmann::ordered_json write_base(const Base& base);
[[nodiscard]] nlohmann::ordered_json write_training(const Project& project);
[[nodiscard]] nlohmann::ordered_json write_view(const ViewSettings& view);

}  // namespace pushforward
