#include "app/window/target_change.h"

#include <algorithm>
#include <utility>

#include "app/session/session.h"

namespace pushforward::app {

TargetChange::TargetChange(Session& session, QObject* parent) : QObject(parent), session_(session) {
  remember();
  connect(&session_, &Session::project_changed, this, &TargetChange::follow);
  connect(&session_, &Session::structure_changed, this, &TargetChange::follow);
  connect(&session_, &Session::attended, this, &TargetChange::remember);
}

void TargetChange::remember() {
  target_ = session_.project().target.id;
  layers_.clear();
  for (const LayerEntry& layer : session_.project().stack.layers) layers_.push_back(layer.id);
}

void TargetChange::follow() {
  const std::string before = target_;
  const std::vector<quint64> layers = std::move(layers_);
  remember();
  const bool is_same_model =
      std::ranges::any_of(layers_, [&](quint64 id) { return std::ranges::find(layers, id) != layers.end(); });
  const auto frame = session_.frame();
  if (target_ != before && is_same_model && frame != nullptr && frame->step > 0) emit trains_on();
}

}  // namespace pushforward::app
