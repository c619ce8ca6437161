// How whoever waits for a figure follows and ends its making.
#pragma once

#include <functional>
#include <stdexcept>

namespace pushforward::app {

// Gets the share that is done, in [0, 1], several times a second; false ends the work, by FigureCancelled. Called on
// the thread that does the work.
using FigureProgress = std::function<bool(double share)>;

class FigureCancelled : public std::runtime_error {
 public:
  FigureCancelled() : std::runtime_error("The figure was not made: it was cancelled.") {}
};

inline void tell(const FigureProgress& progress, double share) {
  if (progress && !progress(share)) throw FigureCancelled();
}

// The same for a part of the work that begins at `first` and ends at `last`.
[[nodiscard]] inline FigureProgress part_of(const FigureProgress& progress, double first, double last) {
  if (!progress) return {};
  return [progress, first, last](double share) { return progress(first + (last - first) * share); };
}

}  // namespace pushforward::app
