#include "app/own_targets/mixture_overlay.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/style/key_use.h"

#include "core/targets/own_targets.h"

namespace pushforward::app {
namespace {

const std::string mixture = "mixture";
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

MixtureOverlay::MixtureOverlay(Session& session, QObject* parent) : DraggableHandles(parent), session_(session) {
  connect(&session_, &Session::project_changed, this, &MixtureOverlay::follow_project);
  connect(&session_, &Session::frame_ready, this, &MixtureOverlay::follow_frame);
}

void MixtureOverlay::begin(const TargetChoice& start) {
  if (std::exchange(on_, true)) return;
  selected_ = 0;
  forget_states();
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
  forget_states();
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

const Geometry& MixtureOverlay::geometry(const OverlayPlace& place) const {
  geometry_ = mixture_geometry(rows(), selected_, 1.0 / place.transform.scale);
  return geometry_;
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
  paint_handles(painter, place, false, {});
}

// --- the pointer ---

void MixtureOverlay::hover(const OverlayPlace& place, const OverlayPointer& pointer, bool on_top) {
  pointer_ = pointer.point;
  DraggableHandles::hover(place, pointer, on_top);
}

void MixtureOverlay::leave() {
  pointer_.reset();
  DraggableHandles::leave();
}

void MixtureOverlay::drag(const OverlayPlace& place, const OverlayPointer& pointer) {
  pointer_ = pointer.point;
  DraggableHandles::drag(place, pointer);
}

// A line moves the centre by as much as itself.
QPointF MixtureOverlay::grip(const OverlayPlace& place, const HandleHit& hit) const {
  const Handle* taken = handle(place, hit.handle);
  return taken == nullptr ? hit.grip : pixel_of(place.transform, taken->place);
}

// --- the gesture ---

void MixtureOverlay::choose(const QString& handle) {
  if (const auto chosen = mixture_handle_of(handle)) select(chosen->gaussian);
}

void MixtureOverlay::begin_gesture(const QString&) {
  gesture_.emplace(session_);
  held_rows_ = rows();
}

void MixtureOverlay::put_back() {
  if (const auto handle = mixture_handle_of(held()))
    commit(held_rows_, [held = *handle] { return name_of_edit(held); });
}

void MixtureOverlay::move_held(const OverlayPlace& place, QPointF pixel) {
  const auto handle = mixture_handle_of(held());
  if (!handle || !gesture_) return;
  const QPointF point = place.transform.to_plane(pixel);
  // Keys go on from where they are, a drag from where it began.
  DraggedMixture dragged = drag_mixture(is_held_by_key() ? rows() : held_rows_, *handle, {point.x(), point.y()},
                                        1.0 / place.transform.scale);
  set_reason(dragged.reason);
  commit(std::move(dragged.rows), [held = *handle] { return name_of_edit(held); });
  emit changed();
}

// --- the keyboard ---

QString MixtureOverlay::description(const OverlayPlace& place) const {
  return is_shown_in(place) ? DraggableHandles::description(place) : QString();
}

QString MixtureOverlay::keys_in_words() const {
  return tr("Tab goes to the handles of the Gaussians, A adds one, Delete takes the selected one away, Escape ends.");
}

// By Gaussian, whichever is selected: first all handles of one, then the next one's.
QString MixtureOverlay::next_handle(const OverlayPlace& place, bool forward) const {
  const int count = rows().rows();
  const MixturePart last_part = count > 1 ? MixturePart::weight : MixturePart::second_axis;
  const auto at = handle(place, focused_handle()) == nullptr ? std::nullopt : mixture_handle_of(focused_handle());
  if (!at)
    return mixture_handle_id(forward ? MixtureHandle{MixturePart::centre, 0} : MixtureHandle{last_part, count - 1});
  MixtureHandle next = *at;
  const int part = static_cast<int>(next.part) + (forward ? 1 : -1);
  if (part >= 0 && part <= static_cast<int>(last_part)) {
    next.part = static_cast<MixturePart>(part);
  } else {
    next.gaussian += forward ? 1 : -1;
    next.part = forward ? MixturePart::centre : last_part;
  }
  return next.gaussian >= 0 && next.gaussian < count ? mixture_handle_id(next) : QString();
}

QList<KeyUse> MixtureOverlay::keys() {
  const QString where = tr("In a view, while Gaussians are edited; Tab and the arrows go to their handles");
  return {{{Qt::Key_A}, tr("Add a Gaussian"), where},
          {{Qt::Key_Delete, Qt::Key_Backspace}, tr("Take the selected Gaussian away"), where},
          {{Qt::Key_Escape}, tr("Leave the handle, then end"), where}};
}

bool MixtureOverlay::key(const OverlayPlace& place, const QKeyEvent& event) {
  if (is_held() && !is_held_by_key()) return false;  // the mouse has it
  switch (event.key()) {
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
      if (!DraggableHandles::key(place, event)) end();
      return true;
    default:
      return DraggableHandles::key(place, event);
  }
}

}  // namespace pushforward::app
