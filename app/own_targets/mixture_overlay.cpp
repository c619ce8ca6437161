#include "app/own_targets/mixture_overlay.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/canvas/handle_hit.h"
#include "app/style/math_text.h"
#include "core/targets/own_targets.h"

namespace pushforward::app {
namespace {

const std::string mixture = "mixture";
constexpr double key_step = 4.0;  // pixels
constexpr double small_key_step = 1.0;
constexpr int key_rest_milliseconds = 800;
constexpr int preview_columns = 128;
constexpr double preview_opacity = 0.92;
constexpr double new_sigma_share = 0.05;  // of the width that is seen

QString name_of_edit(const MixtureHandle& handle) {
  const int number = handle.gaussian + 1;
  switch (handle.part) {
    case MixturePart::centre:
      return MixtureOverlay::tr("move of Gaussian %1").arg(number);
    case MixturePart::weight:
      return MixtureOverlay::tr("change of the weight of Gaussian %1").arg(number);
    default:
      return MixtureOverlay::tr("change of the axes of Gaussian %1").arg(number);
  }
}

}  // namespace

MixtureOverlay::MixtureOverlay(Session& session, QObject* parent) : PlaneOverlay(parent), session_(session) {
  key_rest_.setSingleShot(true);
  key_rest_.setInterval(key_rest_milliseconds);
  connect(&key_rest_, &QTimer::timeout, this, [this] {
    if (held_by_key_) end_hold();
    emit changed();
  });
  connect(&session_, &Session::project_changed, this, &MixtureOverlay::follow_project);
  connect(&session_, &Session::frame_ready, this, &MixtureOverlay::follow_frame);
}

void MixtureOverlay::begin(const TargetChoice& start) {
  if (std::exchange(on_, true)) return;
  selected_ = 0;
  states_ = {};
  pointer_.reset();
  if (session_.project().target.id != mixture) {
    TargetChoice whole = start;
    if (!whole.data.is_given()) whole.data = data_of(start);
    session_.set_target(whole);
  }
  seen_ = session_.project().target;
  is_compiled_ = false;
  follow_frame();
  emit mixture_changed();
  emit changed();
}

void MixtureOverlay::end() {
  if (!on_) return;
  end_hold();
  on_ = false;
  emit changed();
  emit ended();
}

const NumberRows& MixtureOverlay::rows() const { return std::get<NumberRows>(data_of(session_.project().target)); }

void MixtureOverlay::select(int gaussian) {
  const int last = rows().rows() - 1;
  if (std::exchange(selected_, std::clamp(gaussian, 0, last)) == selected_) return;
  emit mixture_changed();
  emit changed();
}

void MixtureOverlay::commit(NumberRows rows, std::function<QString()> name) {
  TargetChoice choice{.id = mixture, .parameters = {}, .data = TargetDatum(std::move(rows))};
  if (choice == session_.project().target) return;
  session_.set_target(choice, std::move(name));
}

void MixtureOverlay::add() {
  if (!on_ || gesture_) return;
  const double width = visible_.right - visible_.left;
  const QPointF middle((visible_.left + visible_.right) / 2, (visible_.bottom + visible_.top) / 2);
  const QPointF at = pointer_.value_or(middle);
  NumberRows more = with_gaussian(rows(), {at.x(), at.y()}, new_sigma_share * width);
  const int newest = more.rows() - 1;
  commit(std::move(more), [] { return tr("insertion of a Gaussian"); });
  select(newest);
}

void MixtureOverlay::remove_selected() {
  if (!on_ || gesture_ || rows().rows() < 2) return;
  states_.focused.clear();
  commit(without_gaussian(rows(), selected_),
         [number = selected_ + 1] { return tr("deletion of Gaussian %1").arg(number); });
}

void MixtureOverlay::follow_project() {
  const TargetChoice& target = session_.project().target;
  if (!on_ || target == seen_) return;
  if (target.id != mixture) return end();
  seen_ = target;
  is_compiled_ = false;
  selected_ = std::clamp(selected_, 0, rows().rows() - 1);
  emit mixture_changed();
  emit changed();
}

void MixtureOverlay::follow_frame() {
  if (!on_) return;
  const auto frame = session_.frame();
  const bool compiled = frame && frame->target && frame->target->choice == seen_;
  if (compiled == is_compiled_) return;
  is_compiled_ = compiled;
  emit changed();
}

// --- what is shown ---

bool MixtureOverlay::is_shown_in(const OverlayPlace& place) const { return on_ && place.plane == Plane::x; }

Geometry MixtureOverlay::geometry(const OverlayPlace& place) const {
  return mixture_geometry(rows(), selected_, 1.0 / place.transform.scale);
}

void MixtureOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  if (place.view == QLatin1String("density")) {
    visible_ = place.transform.box;
    if (!is_compiled_) {
      const Box& box = place.transform.box;
      const double cell = (box.right - box.left) / preview_columns;
      const int lines = std::max(2, static_cast<int>(std::lround((box.top - box.bottom) / cell)));
      const double cell_height = (box.top - box.bottom) / lines;
      preview_.make(box, preview_columns, lines, [&](int column, int row) {
        return mixture_density(rows(), box.left + (column + 0.5) * cell, box.bottom + (row + 0.5) * cell_height);
      });
      preview_.paint(painter, place.transform, preview_opacity);
    }
  }
  HandleStates states = states_;
  if (hovered_view_ != place.view) {
    states.hovered.clear();
    states.held.clear();
  }
  if (!place.has_focus) states.focused.clear();
  painter_.paint(painter, place.transform, geometry(place), states);
}

// --- the pointer ---

bool MixtureOverlay::is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const {
  return hit_handle(geometry(place), place.transform, pointer.pixel).has_value();
}

Qt::CursorShape MixtureOverlay::cursor(const OverlayPlace&, const OverlayPointer&) const { return Qt::OpenHandCursor; }

void MixtureOverlay::hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) {
  pointer_ = pointer.point;
  const auto hit = on_top ? hit_handle(geometry(place), place.transform, pointer.pixel) : std::nullopt;
  const QString hovered = hit ? hit->handle : QString();
  if (hovered == states_.hovered && hovered_view_ == place.view) return;
  states_.hovered = hovered;
  hovered_view_ = place.view;
  emit changed();
}

void MixtureOverlay::leave() {
  pointer_.reset();
  if (states_.hovered.isEmpty()) return;
  states_.hovered.clear();
  emit changed();
}

QString MixtureOverlay::tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const {
  const Geometry shown = geometry(place);
  const auto hit = hit_handle(shown, place.transform, pointer.pixel);
  if (!hit) return {};
  const auto handle = std::ranges::find(shown.handles, hit->handle, &Handle::id);
  if (handle == shown.handles.end()) return {};
  return QStringLiteral("<p>%1 = %2</p><p>%3</p>")
      .arg(handle->symbol, numbers_text(handle->numbers), handle->name.toHtmlEscaped());
}

void MixtureOverlay::hold(const QString& handle) {
  gesture_.emplace(session_);
  held_rows_ = rows();
  held_by_key_ = false;
  states_.held = handle;
  states_.focused = handle;
}

void MixtureOverlay::end_hold() {
  key_rest_.stop();
  gesture_.reset();
  held_by_key_ = false;
  states_.held.clear();
  states_.reason.clear();
}

void MixtureOverlay::press(const OverlayPlace& place, const OverlayPointer& pointer) {
  end_hold();
  const auto hit = hit_handle(geometry(place), place.transform, pointer.pixel);
  const auto handle = hit ? mixture_handle_of(hit->handle) : std::nullopt;
  if (!handle) return;
  select(handle->gaussian);
  hold(hit->handle);
  hovered_view_ = place.view;
  // A line moves the centre by as much as itself.
  grip_ = hit->grip - pointer.pixel;
  const auto shown = geometry(place);
  const auto taken = std::ranges::find(shown.handles, hit->handle, &Handle::id);
  if (taken != shown.handles.end()) grip_ = pixel_of(place.transform, taken->place) - pointer.pixel;
  emit changed();
}

void MixtureOverlay::drag(const OverlayPlace& place, const OverlayPointer& pointer) {
  pointer_ = pointer.point;
  move_to(place, pointer.pixel + grip_);
}

void MixtureOverlay::release(const OverlayPlace&, const OverlayPointer&) {
  end_hold();
  emit changed();
}

void MixtureOverlay::cancel() {
  if (const auto handle = mixture_handle_of(states_.held); handle && gesture_)
    commit(held_rows_, [held = *handle] { return name_of_edit(held); });
  end_hold();
  emit changed();
}

void MixtureOverlay::move_to(const OverlayPlace& place, QPointF pixel) {
  const auto handle = mixture_handle_of(states_.held);
  if (!handle || !gesture_) return;
  const QPointF point = place.transform.to_plane(pixel);
  // Keys go on from where they are, a drag from where it began.
  DraggedMixture dragged =
      drag_mixture(held_by_key_ ? rows() : held_rows_, *handle, {point.x(), point.y()}, 1.0 / place.transform.scale);
  states_.reason = dragged.reason;
  commit(std::move(dragged.rows), [held = *handle] { return name_of_edit(held); });
  emit changed();
}

// --- the keyboard ---

QString MixtureOverlay::description(const OverlayPlace& place) const {
  if (!is_shown_in(place)) return {};
  const Geometry shown = geometry(place);
  const auto chosen = std::ranges::find(shown.handles, states_.focused, &Handle::id);
  if (chosen == shown.handles.end())
    return tr("Tab goes to the handles of the Gaussians, A adds one, Delete takes the selected one away, Escape ends.");
  const QString plain = MathText(chosen->symbol, QFont()).plain();
  return tr("Handle %1 = %2, %3. The arrow keys move it.").arg(plain, numbers_text(chosen->numbers), chosen->name) +
         (states_.reason.isEmpty() ? QString() : u' ' + states_.reason);
}

bool MixtureOverlay::step_focus(const OverlayPlace& place, bool forward) {
  if (gesture_) end_hold();
  // By Gaussian, whichever is selected: first all handles of one, then the next one's.
  const Geometry shown = geometry(place);
  const auto found = std::ranges::find(shown.handles, states_.focused, &Handle::id);
  const auto handle = found == shown.handles.end() ? std::nullopt : mixture_handle_of(states_.focused);
  const MixturePart last_part = rows().rows() > 1 ? MixturePart::weight : MixturePart::second_axis;
  MixtureHandle next{MixturePart::centre, 0};
  if (!handle) {
    if (!forward) next = {last_part, rows().rows() - 1};
  } else {
    next = *handle;
    const int part = static_cast<int>(next.part) + (forward ? 1 : -1);
    if (part >= 0 && part <= static_cast<int>(last_part)) {
      next.part = static_cast<MixturePart>(part);
    } else {
      next.gaussian += forward ? 1 : -1;
      next.part = forward ? MixturePart::centre : last_part;
    }
  }
  const bool stays = next.gaussian >= 0 && next.gaussian < rows().rows();
  states_.focused = stays ? mixture_handle_id(next) : QString();
  if (stays) select(next.gaussian);
  emit changed();
  return stays;  // beyond the last one the focus leaves the view
}

bool MixtureOverlay::move_by_key(const OverlayPlace& place, const QKeyEvent& event) {
  const Geometry shown = geometry(place);
  const auto chosen = std::ranges::find(shown.handles, states_.focused, &Handle::id);
  if (chosen == shown.handles.end()) return false;
  const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? small_key_step : key_step;
  QPointF move;
  if (event.key() == Qt::Key_Left) move = {-step, 0.0};
  if (event.key() == Qt::Key_Right) move = {step, 0.0};
  if (event.key() == Qt::Key_Up) move = {0.0, -step};
  if (event.key() == Qt::Key_Down) move = {0.0, step};
  if (move.isNull()) return false;
  if (!gesture_) hold(states_.focused);
  held_by_key_ = true;
  hovered_view_ = place.view;
  move_to(place, pixel_of(place.transform, chosen->place) + move);
  key_rest_.start();
  return true;
}

bool MixtureOverlay::key(const OverlayPlace& place, const QKeyEvent& event) {
  if (gesture_ && !held_by_key_) return false;  // the mouse has it
  switch (event.key()) {
    case Qt::Key_Tab:
      return step_focus(place, true);
    case Qt::Key_Backtab:
      return step_focus(place, false);
    case Qt::Key_A:
      end_hold();
      add();
      return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      end_hold();
      remove_selected();
      return true;
    case Qt::Key_Escape:
      if (held_by_key_) {
        cancel();
      } else if (!states_.focused.isEmpty()) {
        states_.focused.clear();
        emit changed();
      } else {
        end();
      }
      return true;
    default:
      return !states_.focused.isEmpty() && move_by_key(place, event);
  }
}

}  // namespace pushforward::app
