// How a reader of large files says how far it is.
#pragma once

#include <functional>

namespace pushforward {

// Told now and then how much of the work is done, 0 to 1. What it throws ends the work and comes out of the reader.
using ImportProgress = std::function<void(double share)>;

}  // namespace pushforward
