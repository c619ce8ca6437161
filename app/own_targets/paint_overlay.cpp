#include "app/own_targets/paint_overlay.h"

#include <QKeyEvent>
#include <algorithm>
#include <utility>

#include "app/style/key_use.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

const std::string painted = "painted";
constexpr int commit_milliseconds = 250;  // while a stroke is drawn
// While it is painted the painting is what counts. Once it is compiled the views show again what they are about; where
// the brush is, in the density view, the painting shines through.
constexpr double opacity_while_painting = 0.92;
constexpr double opacity_under_the_brush = 0.35;
constexpr double key_step = 12.0;  // pixels
constexpr double small_key_step = 2.0;

QColor halo() {
  QColor color = Theme::current().halo();
  color.setAlphaF(static_cast<float>(Theme::current().canvas_opacity("halo_opacity")));
  return color;
}

}  // namespace

PaintOverlay::PaintOverlay(Session& session, QObject* parent) : PlaneOverlay(parent), session_(session) {
  commit_turn_.setSingleShot(true);
  commit_turn_.setInterval(commit_milliseconds);
  connect(&commit_turn_, &QTimer::timeout, this, [this] {
    if (!painting_.is_empty()) commit();
  });
  connect(&session_, &Session::project_changed, this, &PaintOverlay::follow_project);
  connect(&session_, &Session::frame_ready, this, &PaintOverlay::follow_frame);
}

void PaintOverlay::begin() {
  if (std::exchange(on_, true)) return;
  former_ = session_.project().target;
  seen_ = former_;
  painting_ = former_.id == painted ? Painting(former_) : Painting();
  brush_place_.reset();
  show_painting();
}

void PaintOverlay::end() {
  if (!on_) return;
  end_stroke();
  on_ = false;
  emit changed();
  emit ended();
}

void PaintOverlay::set_brush(const Brush& brush) {
  brush_ = brush;
  brush_.radius = std::clamp(brush_.radius, smallest_brush, largest_brush);
  emit brush_changed();
  emit changed();
}

void PaintOverlay::clear() {
  if (!on_ || painting_.is_empty()) return;
  end_stroke();
  painting_.clear();
  commit();
  show_painting();
}

QString PaintOverlay::sentence() const {
  if (!on_ || painting_.has_stroke() || !painting_.is_empty()) return {};
  return tr(
      "The canvas is empty, so there is no density yet: drag to paint. Until then the training goes on against "
      "the target from before.");
}

// --- the document ---

void PaintOverlay::commit() {
  commit_turn_.stop();
  const TargetChoice choice = painting_.is_empty() ? former_ : painting_.choice();
  if (choice == session_.project().target) return;
  seen_ = choice;  // what comes back of it is no news
  is_compiled_ = false;
  session_.set_target(choice, [is_empty = painting_.is_empty(), erases = brush_.erases] {
    return is_empty ? tr("clearing of the painting") : erases ? tr("stroke of the eraser") : tr("stroke of the brush");
  });
}

// Undo, redo, or another choice: the canvas shows what the document has.
void PaintOverlay::follow_project() {
  const TargetChoice& target = session_.project().target;
  if (!on_ || target == seen_) return;
  painting_.cancel_stroke();
  gesture_.reset();
  seen_ = target;
  if (target.id == painted) {
    painting_ = Painting(target);
  } else if (target == former_) {
    painting_.clear();
  } else {
    return end();
  }
  show_painting();
}

void PaintOverlay::follow_frame() {
  if (!on_) return;
  const auto frame = session_.frame();
  const bool compiled = frame && frame->target && !painting_.has_stroke() && frame->target->choice == seen_;
  if (compiled == is_compiled_) return;
  is_compiled_ = compiled;
  emit changed();
}

void PaintOverlay::show_painting() {
  const Raster& raster = painting_.raster();
  preview_.make(painting_.box(), raster.columns, raster.rows, [&raster](int column, int row) {
    return static_cast<double>(raster.weights[raster.index(column, row)]);
  });
  emit painting_changed();
  emit changed();
}

// --- the pointer ---

bool PaintOverlay::is_shown_in(const OverlayPlace& place) const { return on_ && place.plane == Plane::x; }

// Beyond the canvas a drag moves the view as ever.
bool PaintOverlay::is_hit(const OverlayPlace&, const OverlayPointer& pointer) const {
  const Box box = painting_.box();
  const double reach = brush_.radius;
  return pointer.point.x() > box.left - reach && pointer.point.x() < box.right + reach &&
         pointer.point.y() > box.bottom - reach && pointer.point.y() < box.top + reach;
}

Qt::CursorShape PaintOverlay::cursor(const OverlayPlace&, const OverlayPointer&) const { return Qt::CrossCursor; }

void PaintOverlay::begin_stroke(QPointF point) {
  before_press_ = session_.project().target;
  gesture_.emplace(session_);
  painting_.begin_stroke(brush_);
  is_compiled_ = false;
  brush_place_ = point;
  painting_.stroke_to(point);
  show_painting();
  commit_turn_.start();
}

void PaintOverlay::end_stroke() {
  if (!painting_.has_stroke()) return;
  painting_.end_stroke();
  commit();
  gesture_.reset();
  show_painting();
}

void PaintOverlay::press(const OverlayPlace&, const OverlayPointer& pointer) { begin_stroke(pointer.point); }

void PaintOverlay::drag(const OverlayPlace&, const OverlayPointer& pointer) {
  brush_place_ = pointer.point;
  painting_.stroke_to(pointer.point);
  if (!commit_turn_.isActive()) commit_turn_.start();
  show_painting();
}

void PaintOverlay::release(const OverlayPlace&, const OverlayPointer&) { end_stroke(); }

void PaintOverlay::cancel() {
  commit_turn_.stop();
  painting_.cancel_stroke();
  seen_ = before_press_;
  session_.set_target(before_press_);
  gesture_.reset();
  show_painting();
}

void PaintOverlay::hover(const OverlayPlace&, const OverlayPointer& pointer, bool) {
  brush_place_ = pointer.point;
  emit changed();
}

void PaintOverlay::leave() {
  if (!std::exchange(brush_place_, std::nullopt)) return;
  emit changed();
}

// --- the keyboard ---

QString PaintOverlay::description(const OverlayPlace& place) const {
  if (!is_shown_in(place)) return {};
  return tr("Painting a target. The arrow keys move the brush, Return dabs, E switches to the eraser and back, square "
            "brackets change the size, Escape ends.") +
         (sentence().isEmpty() ? QString() : u' ' + sentence());
}

QList<KeyUse> PaintOverlay::keys() {
  const QString where = tr("In a view, while a target is painted");
  return {{{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Move the brush"), where},
          {{Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down},
           tr("Move the brush finely"),
           where},
          {{Qt::Key_Return}, tr("Put a dab of paint here"), where},
          {{Qt::Key_Escape}, tr("End the painting"), where}};
}

bool PaintOverlay::key(const OverlayPlace& place, const QKeyEvent& event) {
  if (painting_.has_stroke()) return false;  // the mouse has it
  const Box box = painting_.box();
  const QPointF at = brush_place_.value_or(QPointF((box.left + box.right) / 2, (box.bottom + box.top) / 2));
  const double step =
      (event.modifiers().testFlag(Qt::ShiftModifier) ? small_key_step : key_step) / place.transform.scale;
  const auto move = [&](double x1, double x2) {
    brush_place_ = QPointF(std::clamp(at.x() + x1, box.left, box.right), std::clamp(at.y() + x2, box.bottom, box.top));
    emit changed();
    return true;
  };
  switch (event.key()) {
    case Qt::Key_Left:
      return move(-step, 0.0);
    case Qt::Key_Right:
      return move(step, 0.0);
    case Qt::Key_Up:
      return move(0.0, step);
    case Qt::Key_Down:
      return move(0.0, -step);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      begin_stroke(at);
      end_stroke();
      return true;
    case Qt::Key_Escape:
      end();
      return true;
    default:
      return false;
  }
}

// --- drawing ---

void PaintOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  const Theme& theme = Theme::current();
  const bool is_density = place.view == QLatin1String("density");
  if (!is_compiled_)
    preview_.paint(painter, place.transform, opacity_while_painting);
  else if (is_density && brush_place_)
    preview_.paint(painter, place.transform, opacity_under_the_brush);
  // Where the canvas ends.
  const QRectF edge = place.transform.to_pixels(painting_.box());
  painter.setBrush(Qt::NoBrush);
  QPen dashed(theme.color(is_density ? "handle" : "accent"), 1.0);
  dashed.setDashPattern(theme.dash("bend_band"));
  painter.setPen(dashed);
  // Not through what the view says in words.
  QRegion unwritten(place.transform.area.toAlignedRect());
  for (const QRectF& words : place.written) unwritten -= words.toAlignedRect();
  painter.save();
  painter.setClipRegion(unwritten, Qt::IntersectClip);
  painter.drawRect(edge);
  painter.restore();
  paint_ring(painter, place.transform);
  if (!is_density) return;
  const QString note = painting_.is_empty() && !painting_.has_stroke() ? tr("Empty canvas: drag to paint a density")
                       : brush_.erases                                 ? tr("Eraser")
                                                                       : QString();
  if (!note.isEmpty())
    HandlePainter::paint_note(painter, HandlePainter::note_rectangle(place.transform.area, note, place.written), note,
                              false);
}

void PaintOverlay::paint_ring(QPainter& painter, const PlotTransform& transform) const {
  if (!brush_place_) return;
  const QPointF middle = transform.to_pixel(brush_place_->x(), brush_place_->y());
  const double radius = brush_.radius * transform.scale;
  painter.setBrush(Qt::NoBrush);
  for (const bool is_halo : {true, false}) {
    QPen pen(is_halo ? halo() : QColor(Qt::white), is_halo ? 3.5 : 1.5);
    if (!is_halo && brush_.erases) pen.setDashPattern({3.0, 3.0});
    painter.setPen(pen);
    painter.drawEllipse(middle, radius, radius);
  }
  // As far as the stroke is at its full strength.
  const double core = radius * (1.0 - brush_.softness);
  if (core < 2.0 || brush_.softness < 0.05) return;
  painter.setPen(QPen(QColor(255, 255, 255, 110), 1.0));
  painter.drawEllipse(middle, core, core);
}

}  // namespace pushforward::app
