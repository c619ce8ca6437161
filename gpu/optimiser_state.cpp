#include "gpu/optimiser_state.h"

#include <algorithm>

namespace pushforward::gpu {

OptimiserState::MomentsById OptimiserState::moments(const Stack& stack) {
  MomentsById kept;
  if (offsets_.empty()) return kept;
  std::vector<float> first(static_cast<std::size_t>(size_));
  std::vector<float> second(first.size());
  std::vector<float> warmth(static_cast<std::size_t>(warmth_size_));
  first_.read(program_, first.data(), size_);
  second_.read(program_, second.data(), size_);
  warmth_.read(program_, warmth.data(), warmth_size_);
  for (std::size_t i = 0; i < stack.layers.size(); ++i) {
    if (counts_[i] == 0) continue;
    const auto begin = offsets_[i];
    const auto end = begin + counts_[i];
    const auto place = 2 * static_cast<std::size_t>(warmth_places_[i]);
    kept[stack.layers[i].id] = {{first.begin() + begin, first.begin() + end},
                                {second.begin() + begin, second.begin() + end},
                                {warmth[place], warmth[place + 1]}};
  }
  return kept;
}

void OptimiserState::upload(const Stack& stack, const StackLayout& layout, const UpdateTasks& tasks, int lanes,
                            const MomentsById& kept) {
  offsets_ = layout.parameter_offsets;
  counts_ = layout.parameter_counts;
  warmth_places_ = tasks.warmth_places;
  size_ = layout.parameter_size;
  warmth_size_ = 2 * lanes * std::max(1, tasks.count);
  std::vector<float> parameters(static_cast<std::size_t>(size_), 0.0F);
  std::vector<float> first = parameters;
  std::vector<float> second = parameters;
  std::vector<float> warmth(static_cast<std::size_t>(warmth_size_), 0.0F);
  for (std::size_t i = 0; i < stack.layers.size(); ++i) {
    const LayerEntry& entry = stack.layers[i];
    const auto begin = offsets_[i];
    std::ranges::transform(entry.parameters, parameters.begin() + begin,
                           [](double number) { return static_cast<float>(number); });
    const auto before = kept.find(entry.id);
    if (before == kept.end() || before->second.first.size() != entry.parameters.size()) continue;
    std::ranges::copy(before->second.first, first.begin() + begin);
    std::ranges::copy(before->second.second, second.begin() + begin);
    for (int copy = 0; copy < tasks.warmth_counts[i]; ++copy)
      std::ranges::copy(before->second.warmth, warmth.begin() + 2 * (warmth_places_[i] + copy * lanes));
  }
  parameters_.upload(program_, parameters);
  first_.upload(program_, first);
  second_.upload(program_, second);
  warmth_.upload(program_, warmth);
}

void OptimiserState::read_parameters(Stack& into) {
  if (offsets_.empty()) return;
  std::vector<float> parameters(static_cast<std::size_t>(size_));
  parameters_.read(program_, parameters.data(), size_);
  for (std::size_t i = 0; i < into.layers.size(); ++i) {
    auto& own = into.layers[i].parameters;
    for (std::size_t j = 0; j < own.size(); ++j) {
      const float now = parameters[static_cast<std::size_t>(offsets_[i]) + j];
      if (now != static_cast<float>(own[j])) own[j] = now;
    }
  }
}

void OptimiserState::forget_moments() {
  first_.fill_zero(program_, size_);
  second_.fill_zero(program_, size_);
  warmth_.fill_zero(program_, warmth_size_);
}

}  // namespace pushforward::gpu
