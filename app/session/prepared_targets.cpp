#include "app/session/prepared_targets.h"

#include <algorithm>
#include <utility>

namespace pushforward::app {

void PreparedTargets::keep(std::shared_ptr<const PreparedTarget> target) {
  std::erase_if(latest_first_,
                [&target](const auto& kept) { return kept->compiled->choice == target->compiled->choice; });
  latest_first_.push_front(std::move(target));
  if (latest_first_.size() > most) latest_first_.pop_back();
}

std::shared_ptr<const PreparedTarget> PreparedTargets::find(const TargetChoice& choice) {
  const auto found =
      std::ranges::find_if(latest_first_, [&choice](const auto& kept) { return kept->compiled->choice == choice; });
  if (found == latest_first_.end()) return nullptr;
  std::rotate(latest_first_.begin(), found, found + 1);
  return latest_first_.front();
}

}  // namespace pushforward::app
