#include "app/canvas/draggable_handles.h"

#include <QKeyEvent>
#include <algorithm>
#include <utility>

#include "app/style/key_use.h"

namespace pushforward::app {
namespace {

constexpr double key_step = 4.0;  // pixels
constexpr double small_key_step = 1.0;
constexpr int key_rest_milliseconds = 800;

QPointF step_of(const QKeyEvent& event) {
  const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? small_key_step : key_step;
  switch (event.key()) {
    case Qt::Key_Left:
      return {-step, 0.0};
    case Qt::Key_Right:
      return {step, 0.0};
    case Qt::Key_Up:
      return {0.0, -step};
    case Qt::Key_Down:
      return {0.0, step};
    default:
      return {};
  }
}

}  // namespace

DraggableHandles::DraggableHandles(QObject* parent) : PlaneOverlay(parent) {
  key_rest_.setSingleShot(true);
  key_rest_.setInterval(key_rest_milliseconds);
  connect(&key_rest_, &QTimer::timeout, this, [this] {
    if (!held_by_key_) return;
    end_hold();
    emit changed();
  });
}

// --- what is shown ---

const Handle* DraggableHandles::handle(const OverlayPlace& place, const QString& id) const {
  if (id.isEmpty()) return nullptr;
  const auto& handles = geometry(place).handles;
  const auto found = std::ranges::find(handles, id, &Handle::id);
  return found == handles.end() ? nullptr : &*found;
}

std::optional<HandleHit> DraggableHandles::hit(const OverlayPlace& place, QPointF pixel) const {
  return hit_handle(geometry(place), place.transform, pixel);
}

void DraggableHandles::paint_handles(QPainter& painter, const OverlayPlace& place, bool is_faint,
                                     std::vector<QRectF> written) {
  HandleStates states{.hovered = has_pointer(place) ? hovered_ : QString(),
                      .held = held_,
                      .focused = place.has_focus ? focused_ : QString(),
                      .is_faint = is_faint,
                      // All views show the handle that is held and its wall, the one in which it is held its value.
                      .tells_value = held_.isEmpty() || has_pointer(place),
                      .reason = reason_};
  written.insert(written.end(), place.written.begin(), place.written.end());
  painter_.paint(painter, place.transform, geometry(place), states, written);
}

void DraggableHandles::forget_states() {
  hovered_.clear();
  focused_.clear();
}

// --- the pointer ---

bool DraggableHandles::is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const {
  return hit(place, pointer.pixel).has_value();
}

Qt::CursorShape DraggableHandles::cursor(const OverlayPlace&, const OverlayPointer&) const {
  return Qt::OpenHandCursor;
}

void DraggableHandles::set_hovered(const OverlayPlace& place, const QString& handle) {
  if (handle == hovered_ && has_pointer(place)) return;
  hovered_ = handle;
  hovered_view_ = place.view;
  emit changed();
}

void DraggableHandles::hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) {
  const auto under = on_top ? hit(place, pointer.pixel) : std::nullopt;
  set_hovered(place, under ? under->handle : QString());
}

void DraggableHandles::leave() {
  if (hovered_.isEmpty()) return;
  hovered_.clear();
  emit changed();
}

QString DraggableHandles::tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const {
  const auto under = hit(place, pointer.pixel);
  const Handle* found = under ? handle(place, under->handle) : nullptr;
  if (found == nullptr) return {};
  return QStringLiteral("<p>%1 = %2</p><p>%3</p>")
      .arg(found->symbol, numbers_text(found->numbers), found->name.toHtmlEscaped());
}

void DraggableHandles::press(const OverlayPlace& place, const OverlayPointer& pointer) {
  end_hold();
  const auto under = hit(place, pointer.pixel);
  if (!under) return;
  choose(under->handle);
  hold(place, under->handle, false);
  grip_ = grip(place, *under) - pointer.pixel;
  emit changed();
}

QPointF DraggableHandles::grip(const OverlayPlace&, const HandleHit& hit) const { return hit.grip; }

void DraggableHandles::drag(const OverlayPlace& place, const OverlayPointer& pointer) {
  if (is_held()) move_held(place, pointer.pixel + grip_);
}

void DraggableHandles::release(const OverlayPlace&, const OverlayPointer&) {
  end_hold();
  emit changed();
}

void DraggableHandles::cancel() {
  if (is_held()) put_back();
  end_hold();
  emit changed();
}

// --- the gesture ---

void DraggableHandles::hold(const OverlayPlace& place, const QString& handle, bool by_key) {
  begin_gesture(handle);
  held_ = handle;
  focused_ = handle;
  held_by_key_ = by_key;
  hovered_view_ = place.view;
}

void DraggableHandles::end_hold() {
  key_rest_.stop();
  if (is_held()) end_gesture();
  held_.clear();
  held_by_key_ = false;
  reason_.clear();
}

// --- the keyboard ---

QString DraggableHandles::description(const OverlayPlace& place) const {
  const Handle* chosen = handle(place, focused_);
  if (chosen == nullptr) return keys_in_words();
  const QString plain = MathText(chosen->symbol, QFont()).plain();
  return tr("Handle %1 = %2, %3. The arrow keys move it.").arg(plain, numbers_text(chosen->numbers), chosen->name) +
         (reason_.isEmpty() ? QString() : u' ' + reason_);
}

QString DraggableHandles::next_handle(const OverlayPlace& place, bool forward) const {
  const auto& handles = geometry(place).handles;
  const auto found = std::ranges::find(handles, focused_, &Handle::id);
  const int count = static_cast<int>(handles.size());
  const int here = found == handles.end() ? (forward ? -1 : count) : static_cast<int>(found - handles.begin());
  const int next = here + (forward ? 1 : -1);
  return next < 0 || next >= count ? QString() : handles[static_cast<std::size_t>(next)].id;
}

bool DraggableHandles::step_focus(const OverlayPlace& place, bool forward) {
  end_hold();
  focused_ = next_handle(place, forward);
  if (!focused_.isEmpty()) choose(focused_);
  emit changed();
  return !focused_.isEmpty();
}

bool DraggableHandles::move_by_key(const OverlayPlace& place, const QKeyEvent& event) {
  const Handle* chosen = handle(place, focused_);
  const QPointF step = step_of(event);
  if (chosen == nullptr || !chosen->place.allFinite() || step.isNull()) return false;
  const QPointF from = pixel_of(place.transform, chosen->place);
  if (!is_held()) hold(place, focused_, true);
  hovered_view_ = place.view;
  move_held(place, from + step);
  key_rest_.start();
  return true;
}

QList<KeyUse> DraggableHandles::keys() {
  const QString where = tr("In a view that shows handles");
  return {{{Qt::Key_Tab, Qt::SHIFT | Qt::Key_Tab}, tr("To the next or the previous handle"), where},
          {{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Move the handle"), where},
          {{Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down},
           tr("Move the handle finely"),
           where},
          {{Qt::Key_Escape}, tr("Take the motion back, or leave the handles"), where}};
}

bool DraggableHandles::key(const OverlayPlace& place, const QKeyEvent& event) {
  if (is_held() && !held_by_key_) return false;  // the mouse has it
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
      if (focused_.isEmpty()) return false;
      focused_.clear();
      emit changed();
      return true;
    default:
      return move_by_key(place, event);
  }
}

}  // namespace pushforward::app
