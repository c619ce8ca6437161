#include "app/canvas/handle_overlay.h"

#include <QKeyEvent>
#include <algorithm>
#include <utility>

#include "app/canvas/handle_hit.h"
#include "core/flow/depth.h"

namespace pushforward::app {

namespace {

constexpr double key_step = 4.0;  // pixels
constexpr double small_key_step = 1.0;
constexpr int key_rest_milliseconds = 800;
constexpr int screen_milliseconds = 15;  // a mouse reports more often than a screen shows

}  // namespace

HandleOverlay::HandleOverlay(Session& session, QObject* parent) : PlaneOverlay(parent), session_(session) {
  key_rest_.setSingleShot(true);
  key_rest_.setInterval(key_rest_milliseconds);
  connect(&key_rest_, &QTimer::timeout, this, [this] {
    if (held_by_key_) end_hold();
  });
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
  states_ = {};
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

const Handle* HandleOverlay::handle(const OverlayPlace& place, const QString& id) const {
  const auto& handles = drawn(place).geometry.handles;
  const auto found = std::ranges::find(handles, id, &Handle::id);
  return found == handles.end() ? nullptr : &*found;
}

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
    if (held_by_key_)
      hold_->insist();
    else
      move_to(*held_place_, held_pixel_);
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

void HandleOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  HandleStates states = states_;
  states.is_faint = entry()->bypassed;
  const bool has_pointer = hovered_view_ == place.view;
  if (!has_pointer) {
    states.hovered.clear();
    states.held = hold_ ? states.held : QString();
  }
  if (!place.has_focus) states.focused.clear();
  // The chip with the value belongs to the view in which the handle is held.
  const QString text = note(place);
  const QRectF noted = text.isEmpty() ? QRectF() : HandlePainter::note_rectangle(place.transform.area, text);
  painter_.paint(painter, place.transform, drawn(place).geometry, states, noted);
  if (!text.isEmpty()) painter_.paint_note(painter, place.transform.area, text, has_pointer && note_is_hovered_);
}

// --- the pointer ---

bool HandleOverlay::is_on_note(const OverlayPlace& place, QPointF pixel) const {
  if (place.plane == Plane::z) return false;
  const QString text = note(place);
  return !text.isEmpty() && HandlePainter::note_rectangle(place.transform.area, text).contains(pixel);
}

bool HandleOverlay::is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const {
  return is_on_note(place, pointer.pixel) || hit_handle(drawn(place).geometry, place.transform, pointer.pixel);
}

Qt::CursorShape HandleOverlay::cursor(const OverlayPlace& place, const OverlayPointer& pointer) const {
  return is_on_note(place, pointer.pixel) ? Qt::PointingHandCursor : Qt::OpenHandCursor;
}

void HandleOverlay::hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) {
  const auto hit = on_top ? hit_handle(drawn(place).geometry, place.transform, pointer.pixel) : std::nullopt;
  const bool on_note = on_top && is_on_note(place, pointer.pixel);
  const QString hovered = hit && !on_note ? hit->handle : QString();
  if (hovered == states_.hovered && on_note == note_is_hovered_ && hovered_view_ == place.view) return;
  states_.hovered = hovered;
  note_is_hovered_ = on_note;
  hovered_view_ = place.view;
  emit changed();
}

void HandleOverlay::leave() {
  if (states_.hovered.isEmpty() && !note_is_hovered_) return;
  states_.hovered.clear();
  note_is_hovered_ = false;
  emit changed();
}

QString HandleOverlay::tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const {
  if (is_on_note(place, pointer.pixel)) return tr("Click to see the stack up to this layer, where it comes last.");
  const auto hit = hit_handle(drawn(place).geometry, place.transform, pointer.pixel);
  const Handle* under = hit ? handle(place, hit->handle) : nullptr;
  if (under == nullptr) return {};
  return QStringLiteral("<p>%1 = %2</p><p>%3</p>")
      .arg(under->symbol, numbers_text(under->numbers), under->name.toHtmlEscaped());
}

void HandleOverlay::press(const OverlayPlace& place, const OverlayPointer& pointer) {
  end_hold();
  note_is_pressed_ = is_on_note(place, pointer.pixel);
  if (note_is_pressed_) return;
  const auto hit = hit_handle(drawn(place).geometry, place.transform, pointer.pixel);
  if (!hit) return;
  hold();
  states_.held = hit->handle;
  states_.focused = hit->handle;
  hovered_view_ = place.view;
  grip_ = hit->grip - pointer.pixel;
  emit changed();
}

void HandleOverlay::drag(const OverlayPlace& place, const OverlayPointer& pointer) {
  if (!note_is_pressed_) move_to(place, pointer.pixel + grip_);
}

void HandleOverlay::release(const OverlayPlace& place, const OverlayPointer& pointer) {
  if (std::exchange(note_is_pressed_, false)) {
    if (is_on_note(place, pointer.pixel)) emit depth_wanted(drawn(place).plane.own_level());
    return;
  }
  end_hold();
  emit changed();
}

void HandleOverlay::cancel() {
  note_is_pressed_ = false;
  if (hold_) hold_->cancel();
  end_hold();
  forget_drawn();
  emit changed();
}

// --- the gesture ---

void HandleOverlay::hold() {
  hold_.emplace(session_, id_);
  held_by_key_ = false;
}

void HandleOverlay::end_hold() {
  key_rest_.stop();
  hold_.reset();
  held_place_.reset();
  held_by_key_ = false;
  states_.held.clear();
  states_.reason.clear();
}

void HandleOverlay::move_to(const OverlayPlace& place, QPointF pixel) {
  const LayerEntry* held = entry();
  if (held == nullptr || !hold_) return;
  held_place_ = place;
  held_pixel_ = pixel;
  const Stack& stack = session_.shown_stack();
  const HandlePlane plane(stack, index(), level(place));
  const QPointF shown = place.transform.to_plane(pixel);
  const auto own = plane.from_view({shown.x(), shown.y()}, 1.0 / place.transform.scale);
  if (!own) {
    states_.reason = tr("Here the layers between can't be undone exactly. Show fewer layers to drag this one.");
    emit changed();
    return;
  }
  const std::vector<double> values = held->values(stack.dim);
  Dragged dragged =
      canvas_handles(held->type)
          ->drag({held->hyper, stack.dim, values}, plane.side(), plane.window(place.transform.box), states_.held, *own);
  const QString refusal = hold_->write(dragged.values);
  states_.reason = refusal.isEmpty() ? dragged.reason : refusal;
  emit was_dragged();
  forget_drawn();
  show_soon();
}

// --- the keyboard ---

QString HandleOverlay::description(const OverlayPlace& place) const {
  const Handle* chosen = states_.focused.isEmpty() ? nullptr : handle(place, states_.focused);
  if (chosen == nullptr) return tr("Tab goes to the handles of the selected layer.");
  const QString plain = MathText(chosen->symbol, QFont()).plain();
  return tr("Handle %1 = %2, %3. The arrow keys move it.").arg(plain, numbers_text(chosen->numbers), chosen->name) +
         (states_.reason.isEmpty() ? QString() : u' ' + states_.reason);
}

bool HandleOverlay::step_focus(const OverlayPlace& place, bool forward) {
  const auto& handles = drawn(place).geometry.handles;
  const auto found = std::ranges::find(handles, states_.focused, &Handle::id);
  const int count = static_cast<int>(handles.size());
  const int here = found == handles.end() ? (forward ? -1 : count) : static_cast<int>(found - handles.begin());
  const int next = here + (forward ? 1 : -1);
  if (hold_) end_hold();
  states_.focused = next < 0 || next >= count ? QString() : handles[static_cast<std::size_t>(next)].id;
  emit changed();
  return !states_.focused.isEmpty();  // beyond the last one the focus leaves the view
}

bool HandleOverlay::move_by_key(const OverlayPlace& place, const QKeyEvent& event) {
  const Handle* chosen = handle(place, states_.focused);
  if (chosen == nullptr || !chosen->place.allFinite()) return false;
  const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? small_key_step : key_step;
  QPointF move;
  if (event.key() == Qt::Key_Left) move = {-step, 0.0};
  if (event.key() == Qt::Key_Right) move = {step, 0.0};
  if (event.key() == Qt::Key_Up) move = {0.0, -step};
  if (event.key() == Qt::Key_Down) move = {0.0, step};
  if (move.isNull()) return false;
  if (!hold_) hold();
  held_by_key_ = true;
  states_.held = states_.focused;
  hovered_view_ = place.view;
  move_to(place, pixel_of(place.transform, chosen->place) + move);
  key_rest_.start();
  return true;
}

bool HandleOverlay::key(const OverlayPlace& place, const QKeyEvent& event) {
  if (hold_ && !held_by_key_) return false;  // the mouse has it
  switch (event.key()) {
    case Qt::Key_Tab:
      return step_focus(place, true);
    case Qt::Key_Backtab:
      return step_focus(place, false);
    case Qt::Key_Escape:
      if (held_by_key_) {
        cancel();
        return true;
      }
      if (states_.focused.isEmpty()) return false;
      states_.focused.clear();
      emit changed();
      return true;
    default:
      return !states_.focused.isEmpty() && move_by_key(place, event);
  }
}

}  // namespace pushforward::app
