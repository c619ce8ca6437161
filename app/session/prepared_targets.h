// Targets that were prepared a short while ago, so that going back to one (undo, a second look) takes no time.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>

#include "app/session/prepared_target.h"

namespace pushforward::app {

class PreparedTargets {
 public:
  // Each holds about 19 MB: table, pool and quadratures.
  static constexpr std::size_t most = 4;

  void keep(std::shared_ptr<const PreparedTarget> target);
  // Null when it is not there any more.
  [[nodiscard]] std::shared_ptr<const PreparedTarget> find(const TargetChoice& choice);

 private:
  std::deque<std::shared_ptr<const PreparedTarget>> latest_first_;
};

}  // namespace pushforward::app
