#include "app/views/overlay_host.h"

#include <QKeyEvent>
#include <QStringList>
#include <algorithm>

namespace pushforward::app {

QList<PlaneOverlay*> OverlayHost::top_to_bottom(const OverlayPlace& place) const {
  QList<PlaneOverlay*> shown;
  if (overlays_ == nullptr) return shown;
  for (PlaneOverlay* overlay : overlays_->bottom_to_top()) {
    if (overlay->is_shown_in(place)) shown.prepend(overlay);
  }
  return shown;
}

bool OverlayHost::has_any(const OverlayPlace& place) const {
  return overlays_ != nullptr && std::ranges::any_of(overlays_->bottom_to_top(),
                                                     [&](const auto* overlay) { return overlay->is_shown_in(place); });
}

void OverlayHost::paint(QPainter& painter, const OverlayPlace& place) const {
  if (overlays_ == nullptr) return;
  for (PlaneOverlay* overlay : overlays_->bottom_to_top()) {
    if (!overlay->is_shown_in(place)) continue;
    painter.save();
    painter.setClipRect(place.transform.area);
    painter.setRenderHint(QPainter::Antialiasing);
    overlay->paint(painter, place);
    painter.restore();
  }
}

PlaneOverlay* OverlayHost::hit(const OverlayPlace& place, const OverlayPointer& pointer) const {
  for (PlaneOverlay* overlay : top_to_bottom(place)) {
    if (overlay->is_hit(place, pointer)) return overlay;
  }
  return nullptr;
}

bool OverlayHost::press(const OverlayPlace& place, const OverlayPointer& pointer) {
  cancel();
  held_ = hit(place, pointer);
  if (held_ != nullptr) held_->press(place, pointer);
  return held_ != nullptr;
}

void OverlayHost::drag(const OverlayPlace& place, const OverlayPointer& pointer) {
  if (held_ != nullptr) held_->drag(place, pointer);
}

void OverlayHost::release(const OverlayPlace& place, const OverlayPointer& pointer) {
  if (held_ == nullptr) return;
  PlaneOverlay* held = std::exchange(held_, nullptr);
  held->release(place, pointer);
}

bool OverlayHost::cancel() {
  if (held_ == nullptr) return false;
  std::exchange(held_, nullptr)->cancel();
  return true;
}

void OverlayHost::forget(const PlaneOverlay* overlay) {
  if (held_ == overlay) held_ = nullptr;
}

void OverlayHost::click(const OverlayPlace& place, const OverlayPointer& pointer) {
  for (PlaneOverlay* overlay : top_to_bottom(place)) {
    if (overlay->click(place, pointer)) return;
  }
}

PlaneOverlay* OverlayHost::hover(const OverlayPlace& place, const OverlayPointer& pointer) const {
  PlaneOverlay* top = hit(place, pointer);
  for (PlaneOverlay* overlay : top_to_bottom(place)) overlay->hover(place, pointer, overlay == top);
  return top;
}

void OverlayHost::leave() const {
  if (overlays_ == nullptr) return;
  for (PlaneOverlay* overlay : overlays_->bottom_to_top()) overlay->leave();
}

QString OverlayHost::tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const {
  for (const PlaneOverlay* overlay : top_to_bottom(place)) {
    const QString text = overlay->tool_tip(place, pointer);
    if (!text.isEmpty()) return text;
  }
  return {};
}

bool OverlayHost::key(const OverlayPlace& place, const QKeyEvent& event) {
  if (event.key() == Qt::Key_Escape && cancel()) return true;
  const auto shown = top_to_bottom(place);
  return std::ranges::any_of(shown, [&](auto* overlay) { return overlay->key(place, event); });
}

QString OverlayHost::description(const OverlayPlace& place) const {
  QStringList sentences;
  for (const PlaneOverlay* overlay : top_to_bottom(place)) sentences << overlay->description(place);
  sentences.removeAll(QString());
  return sentences.join(u' ');
}

}  // namespace pushforward::app
