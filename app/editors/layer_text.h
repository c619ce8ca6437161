// The words and numbers of layers as a person reads them.
#pragma once

#include <QString>
#include <optional>

#include "app/style/number_text.h"
#include "core/layers/layer.h"

namespace pushforward::app {

// "autoreg." or, flipped, "autoreg.⁻¹".
[[nodiscard]] QString short_name(const LayerSpec& spec, bool inverted);

// "1 layer", "8 layers".
[[nodiscard]] QString layer_count_text(int count);

// Name of the layer's icon for Theme::icon: its own, or its family's where it has none.
[[nodiscard]] QString layer_icon(const LayerSpec& spec);

// Title, formula, what it does, and where it is published; limited HTML.
[[nodiscard]] QString layer_tooltip(const LayerSpec& spec);

// Reads a number as people type it: either minus, a comma or a point. Nothing when it is no finite number.
[[nodiscard]] std::optional<double> read_number(const QString& text);

}  // namespace pushforward::app
