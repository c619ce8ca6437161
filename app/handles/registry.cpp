#include <map>

#include "app/handles/layer_curves.h"
#include "app/handles/layer_handles.h"

namespace pushforward::app {

#define PUSHFORWARD_HANDLES(id) const CanvasHandles& id##_handles();
#include "app/handles/canvas_list.def"
#undef PUSHFORWARD_HANDLES
#define PUSHFORWARD_CURVES(id) const LayerCurves& id##_curves();
#include "app/handles/curve_list.def"
#undef PUSHFORWARD_CURVES

const CanvasHandles* canvas_handles(std::string_view layer_type) {
  static const std::map<std::string_view, const CanvasHandles*> known = {
#define PUSHFORWARD_HANDLES(id) {#id, &id##_handles()},
#include "app/handles/canvas_list.def"
#undef PUSHFORWARD_HANDLES
  };
  const auto found = known.find(layer_type);
  return found == known.end() ? nullptr : found->second;
}

const LayerCurves* layer_curves(std::string_view layer_type) {
  static const std::map<std::string_view, const LayerCurves*> known = {
#define PUSHFORWARD_CURVES(id) {#id, &id##_curves()},
#include "app/handles/curve_list.def"
#undef PUSHFORWARD_CURVES
  };
  const auto found = known.find(layer_type);
  return found == known.end() ? nullptr : found->second;
}

}  // namespace pushforward::app
