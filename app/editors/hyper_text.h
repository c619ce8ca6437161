// Hyperparameters as a person writes them: "none", "2.5", "32, 32".
#pragma once

#include <QString>
#include <optional>

#include "core/params/hyper.h"

namespace pushforward::app {

[[nodiscard]] QString hyper_text(const HyperValue& value);

// What was written for a hyperparameter of this kind. Nothing when it cannot be read; ranges are checked by the layer.
[[nodiscard]] std::optional<HyperValue> read_hyper(HyperKind kind, const QString& text);

// How a value of this kind is written, for the sentence when it cannot be read.
[[nodiscard]] QString how_to_write(HyperKind kind);

}  // namespace pushforward::app
