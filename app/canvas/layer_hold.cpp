#include "app/canvas/layer_hold.h"

#include <utility>

namespace pushforward::app {

namespace {

// Layers with constraints have a handful of numbers; networks have thousands and no constraint between them.
constexpr std::size_t most_written_together = 16;

}  // namespace

LayerHold::LayerHold(Session& session, std::uint64_t layer)
    : session_(session), gesture_(session), layer_(layer), before_(current()) {}

std::vector<double> LayerHold::current() const {
  const Stack& stack = session_.shown_stack();
  const int index = stack.index_of(layer_);
  return index < 0 ? std::vector<double>{} : stack.layers[static_cast<std::size_t>(index)].values(stack.dim);
}

QString LayerHold::write(const std::vector<double>& values) {
  const std::vector<double> now = current();
  if (values.size() != now.size()) return {};
  ValueChanges changes;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values.size() <= most_written_together || values[i] != now[i])
      changes.push_back({.flat_index = static_cast<int>(i), .value = values[i]});
  if (changes.empty()) return {};
  const QString refusal = session_.set_values(layer_, changes);
  if (refusal.isEmpty()) written_ = current();
  return refusal;
}

bool LayerHold::was_moved() const { return !written_.empty() && current() != written_; }

void LayerHold::insist() {
  if (written_.empty()) return;
  // A refusal can only come of a layer whose shape has changed, and then there is nothing to hold.
  std::ignore = write(std::vector<double>(written_));
}

void LayerHold::cancel() {
  if (written_.empty()) return;
  std::ignore = write(before_);
  written_.clear();
}

}  // namespace pushforward::app
