// The model that the window shows, for what is drawn of it elsewhere.
#pragma once

#include <memory>

#include "app/figures/model_source.h"

namespace pushforward::app {

class Session;

// With its losses and the earlier states that the worker has kept; null before the first frame.
[[nodiscard]] std::shared_ptr<const ModelState> shown_model(const Session& session);

}  // namespace pushforward::app
