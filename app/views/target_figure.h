// The target's own density: a kind of figure that is no view, to stand beside models.
#pragma once

#include "app/figures/figure_kind.h"

namespace pushforward::app {

[[nodiscard]] FigureKind target_figure();

}  // namespace pushforward::app
