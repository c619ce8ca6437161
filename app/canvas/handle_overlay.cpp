#include "app/canvas/handle_overlay.h"

#include <algorithm>
#include <utility>

#include "core/flow/depth.h"

namespace pushforward::app {

namespace {

constexpr int screen_milliseconds = 15;  // a mouse reports more often than a screen shows

}  // namespace

HandleOverlay::HandleOverlay(Session& session, QObject* parent) : DraggableHandles(parent), session_(session) {
  paint_turn_.setSingleShot(true);
  paint_turn_.setTimerType(Qt::PreciseTimer);
  connect(&paint_turn_, &QTimer::timeout, this, [this] {
    since_shown_.start();
    emit changed();
  });
  connect(&session_, &Session::frame_ready, this, &HandleOverlay::follow_frame);
  for (const auto change : {&Session::structure_changed, &Session::project_changed})
    connect(&session_, change, this, [this] {
      forget_drawn();
      show_soon();
    });
}

void HandleOverlay::set_layer(quint64 id) {
  if (id == id_) return;
  end_hold();
  id_ = id;
  forget_states();
  forget_drawn();
  emit changed();
}

void HandleOverlay::set_hidden(bool hidden) {
  if (std::exchange(is_hidden_, hidden) == hidden) return;
  end_hold();
  emit changed();
}

// --- what is shown ---

int HandleOverlay::index() const { return id_ == 0 ? -1 : session_.shown_stack().index_of(id_); }

const LayerEntry* HandleOverlay::entry() const {
  const int found = index();
  return found < 0 ? nullptr : &session_.shown_stack().layers[static_cast<std::size_t>(found)];
}

int HandleOverlay::level(const OverlayPlace& place) const {
  if (place.plane == Plane::z) return 0;
  const auto frame = session_.frame();
  const int layers = static_cast<int>(session_.shown_stack().layers.size());
  return frame == nullptr ? layers : std::clamp(layers_at(frame->depth), 0, layers);
}

bool HandleOverlay::is_shown_in(const OverlayPlace& place) const {
  const LayerEntry* shown = entry();
  if (is_hidden_ || shown == nullptr || session_.shown_stack().dim != 2 || canvas_handles(shown->type) == nullptr)
    return false;
  // Behind a layer that acts in part the handles would lie elsewhere than the picture does.
  if (const auto frame = session_.frame(); place.plane == Plane::x && frame != nullptr && is_in_part(frame->depth))
    return false;
  // In the base plane only a layer that acts on it: others would be pulled back through what the view is not about.
  if (place.plane == Plane::z && !HandlePlane::is_own(session_.project().stack, index(), level(place))) return false;
  return !drawn(place).geometry.handles.empty();
}

const HandleOverlay::Drawn& HandleOverlay::drawn(const OverlayPlace& place) const {
  for (const Drawn& kept : drawn_)
    if (kept.place.plane == place.plane && kept.place.transform.box == place.transform.box) return kept;
  const Stack& stack = session_.shown_stack();
  const LayerEntry& shown = *entry();
  const HandlePlane plane(stack, index(), level(place));
  const Window window = plane.window(place.transform.box);
  const std::vector<double> values = shown.values(stack.dim);
  Geometry own = canvas_handles(shown.type)->geometry({shown.hyper, stack.dim, values}, plane.side(), window);
  drawn_.push_back({place, plane, window, plane.in_view(std::move(own))});
  return drawn_.back();
}

const Geometry& HandleOverlay::geometry(const OverlayPlace& place) const { return drawn(place).geometry; }

void HandleOverlay::forget_drawn() { drawn_.clear(); }

void HandleOverlay::show_soon() {
  if (paint_turn_.isActive()) return;
  const qint64 waited = since_shown_.isValid() ? since_shown_.elapsed() : screen_milliseconds;
  paint_turn_.start(static_cast<int>(std::max<qint64>(0, screen_milliseconds - waited)));
}

void HandleOverlay::follow_frame() {
  forget_drawn();
  if (hold_ && held_place_ && hold_->was_moved()) {
    // Pulled back anew, for training moves the layers between as well.
    if (is_held_by_key())
      hold_->insist();
    else
      move_held(*held_place_, held_pixel_);
  }
  if (entry() != nullptr) emit changed();
}

QString HandleOverlay::note(const OverlayPlace& place) const {
  const HandlePlane& plane = drawn(place).plane;
  const int number = index() + 1;
  if (entry()->bypassed) return tr("layer %1 is bypassed: it changes nothing").arg(number);
  const LayerRange between = plane.between();
  if (plane.is_own()) return level(place) > index() ? QString() : tr("layer %1 acts on this plane next").arg(number);
  const bool is_one = between.last == between.first + 1;
  if (level(place) > index())
    return is_one ? tr("layer %1, seen through layer %2").arg(number).arg(between.last)
                  : tr("layer %1, seen through layers %2 to %3").arg(number).arg(between.first + 1).arg(between.last);
  return is_one
             ? tr("layer %1, pulled back through layer %2").arg(number).arg(between.last)
             : tr("layer %1, pulled back through layers %2 to %3").arg(number).arg(between.first + 1).arg(between.last);
}

QRectF HandleOverlay::note_rectangle(const OverlayPlace& place) const {
  const QString text = note(place);
  return text.isEmpty() ? QRectF() : HandlePainter::note_rectangle(place.transform.area, text, place.written);
}

void HandleOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  const QRectF noted = note_rectangle(place);
  paint_handles(painter, place, entry()->bypassed, {noted});
  if (!noted.isNull()) HandlePainter::paint_note(painter, noted, note(place), has_pointer(place) && note_is_hovered_);
}

// --- the pointer ---

bool HandleOverlay::is_on_note(const OverlayPlace& place, QPointF pixel) const {
  return place.plane != Plane::z && note_rectangle(place).contains(pixel);
}

bool HandleOverlay::is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const {
  return is_on_note(place, pointer.pixel) || DraggableHandles::is_hit(place, pointer);
}

Qt::CursorShape HandleOverlay::cursor(const OverlayPlace& place, const OverlayPointer& pointer) const {
  return is_on_note(place, pointer.pixel) ? Qt::PointingHandCursor : DraggableHandles::cursor(place, pointer);
}

void HandleOverlay::hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) {
  const bool on_note = on_top && is_on_note(place, pointer.pixel);
  const bool note_changes = std::exchange(note_is_hovered_, on_note) != on_note;
  DraggableHandles::hover(place, pointer, on_top && !on_note);
  if (note_changes) emit changed();
}

void HandleOverlay::leave() {
  if (std::exchange(note_is_hovered_, false)) emit changed();
  DraggableHandles::leave();
}

QString HandleOverlay::tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const {
  if (is_on_note(place, pointer.pixel)) return tr("Click to see the stack up to this layer, where it comes last.");
  return DraggableHandles::tool_tip(place, pointer);
}

void HandleOverlay::press(const OverlayPlace& place, const OverlayPointer& pointer) {
  note_is_pressed_ = is_on_note(place, pointer.pixel);
  if (note_is_pressed_)
    end_hold();
  else
    DraggableHandles::press(place, pointer);
}

void HandleOverlay::release(const OverlayPlace& place, const OverlayPointer& pointer) {
  if (std::exchange(note_is_pressed_, false)) {
    if (is_on_note(place, pointer.pixel)) emit depth_wanted(drawn(place).plane.own_level());
    return;
  }
  DraggableHandles::release(place, pointer);
}

void HandleOverlay::cancel() {
  note_is_pressed_ = false;
  DraggableHandles::cancel();
}

// --- the gesture ---

void HandleOverlay::begin_gesture(const QString&) { hold_.emplace(session_, id_); }

void HandleOverlay::put_back() {
  hold_->cancel();
  forget_drawn();
}

void HandleOverlay::end_gesture() {
  hold_.reset();
  held_place_.reset();
}

void HandleOverlay::move_held(const OverlayPlace& place, QPointF pixel) {
  const LayerEntry* moved = entry();
  if (moved == nullptr || !hold_) return;
  held_place_ = place;
  held_pixel_ = pixel;
  const Stack& stack = session_.shown_stack();
  const HandlePlane plane(stack, index(), level(place));
  const QPointF shown = place.transform.to_plane(pixel);
  const auto own = plane.from_view({shown.x(), shown.y()}, 1.0 / place.transform.scale);
  if (!own) {
    set_reason(tr("Here the layers between can't be undone exactly. Show fewer layers to drag this one."));
    emit changed();
    return;
  }
  const std::vector<double> values = moved->values(stack.dim);
  Dragged dragged =
      canvas_handles(moved->type)
          ->drag({moved->hyper, stack.dim, values}, plane.side(), plane.window(place.transform.box), held(), *own);
  const QString refusal = hold_->write(dragged.values);
  set_reason(refusal.isEmpty() ? dragged.reason : refusal);
  emit was_dragged();
  forget_drawn();
  show_soon();
}

QString HandleOverlay::keys_in_words() const { return tr("Tab goes to the handles of the selected layer."); }

}  // namespace pushforward::app
