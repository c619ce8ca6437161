#include "app/canvas/curve_plot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/style/key_use.h"
#include "app/style/number_text.h"
#include "app/style/theme.h"

namespace pushforward::app {

namespace {

constexpr double farthest = 4.0;  // of the coordinate, to either side: where flows act and data lie
constexpr int place_count = 97;
constexpr double least_reach = 0.5;
constexpr double grip_pixels = 14.0;
constexpr double key_step_place = 0.1;
constexpr double key_step_share = 0.02;  // of the heights shown
constexpr int key_rest_milliseconds = 800;
constexpr int plot_height = 108;

// 0.5, 1, 2, 5, 10, ... the least of them that is no smaller.
double round_reach(double height) {
  const double power = std::pow(10.0, std::floor(std::log10(std::max(height, least_reach))));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * power >= height) return std::max(least_reach, step * power);
  return 10.0 * power;
}

}  // namespace

CurvePlot::CurvePlot(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setFixedHeight(plot_height);
  setAccessibleName(tr("Functions of the conditioning coordinate"));
  for (int i = 0; i < place_count; ++i)
    places_.push_back(-farthest + 2.0 * farthest * static_cast<double>(i) / (place_count - 1));
  key_rest_.setSingleShot(true);
  key_rest_.setInterval(key_rest_milliseconds);
  connect(&key_rest_, &QTimer::timeout, this, [this] {
    if (held_by_key_) end_hold();
  });
  connect(&session_, &Session::frame_ready, this, &CurvePlot::follow);
  connect(&session_, &Session::project_changed, this, qOverload<>(&QWidget::update));
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
  setVisible(false);
}

QSize CurvePlot::sizeHint() const { return {200, plot_height}; }

void CurvePlot::set_layer(quint64 id) {
  if (id != id_) {
    end_hold();
    marker_.reset();
    id_ = id;
  }
  const LayerEntry* shown = entry();
  const bool has_curves = shown != nullptr && session_.shown_stack().dim == 2 && layer_curves(shown->type) != nullptr;
  setVisible(has_curves);
  if (!has_curves) return;
  reach_ = least_reach;
  fit_scale();
  say();
  update();
}

const LayerEntry* CurvePlot::entry() const {
  const Stack& stack = session_.shown_stack();
  const int index = id_ == 0 ? -1 : stack.index_of(id_);
  return index < 0 ? nullptr : &stack.layers[static_cast<std::size_t>(index)];
}

CurveSet CurvePlot::curves() const {
  const LayerEntry* shown = entry();
  if (shown == nullptr || layer_curves(shown->type) == nullptr) return {};
  const std::vector<double> values = shown->values();
  return layer_curves(shown->type)->curves({shown->hyper, 2, values}, places_);
}

double CurvePlot::height_of(int curve, double place) const {
  const LayerEntry& shown = *entry();
  const std::vector<double> values = shown.values();
  const std::vector<double> one{place};
  const CurveSet set = layer_curves(shown.type)->curves({shown.hyper, 2, values}, one);
  return set.curves[static_cast<std::size_t>(curve)].heights[0];
}

// The scale grows at once and shrinks only when the curves have become much smaller, and never under the hand.
void CurvePlot::fit_scale() {
  double largest = 0.0;
  for (const Curve& curve : curves().curves)
    for (const double height : curve.heights)
      if (std::isfinite(height)) largest = std::max(largest, std::abs(height));
  const double wanted = round_reach(1.08 * largest);
  if (wanted > reach_ || (!hold_ && wanted < 0.45 * reach_)) reach_ = wanted;
}

void CurvePlot::follow() {
  if (!isVisible() || entry() == nullptr || layer_curves(entry()->type) == nullptr) return;
  if (hold_ && hold_->was_moved()) {
    // Under the hand training does not move the curve.
    if (held_by_key_)
      hold_->insist();
    else
      drag_to(held_height_);
  }
  if (!hold_) fit_scale();
  update();
}

// --- places and pixels ---

QRectF CurvePlot::area() const { return QRectF(rect()).adjusted(30.0, 6.0, -2.0, -18.0); }

QPointF CurvePlot::pixel_of(double place, double height) const {
  const QRectF plot = area();
  return {plot.left() + (place + farthest) / (2.0 * farthest) * plot.width(),
          plot.center().y() - height / reach_ * plot.height() / 2.0};
}

double CurvePlot::place_at(double pixel) const {
  const QRectF plot = area();
  return std::clamp((pixel - plot.left()) / plot.width() * 2.0 - 1.0, -1.0, 1.0) * farthest;
}

double CurvePlot::height_at(double pixel) const {
  const QRectF plot = area();
  return (plot.center().y() - pixel) / (plot.height() / 2.0) * reach_;
}

int CurvePlot::nearest_curve(QPointF pixel) const {
  const double place = place_at(pixel.x());
  int nearest = -1;
  double least = grip_pixels;
  const int count = static_cast<int>(curves().curves.size());
  for (int curve = 0; curve < count; ++curve) {
    const double distance = std::abs(pixel_of(place, height_of(curve, place)).y() - pixel.y());
    if (distance > least) continue;
    least = distance;
    nearest = curve;
  }
  return nearest;
}

// --- writing ---

void CurvePlot::drag_to(double height) {
  const LayerEntry* held = entry();
  if (held == nullptr || !hold_ || !marker_ || marker_->curve < 0) return;
  held_height_ = height;
  const std::vector<double> values = held->values();
  const CurveSet set = curves();
  const Dragged dragged = layer_curves(held->type)
                              ->drag({held->hyper, 2, values}, set.curves[static_cast<std::size_t>(marker_->curve)].id,
                                     marker_->place, height, kind_);
  const QString refusal = hold_->write(dragged.values);
  reason_ = refusal.isEmpty() ? dragged.reason : refusal;
  emit was_dragged();
  fit_scale();
  say();
  update();
}

void CurvePlot::end_hold() {
  key_rest_.stop();
  hold_.reset();
  held_by_key_ = false;
  reason_.clear();
  update();
}

void CurvePlot::cancel() {
  if (hold_) hold_->cancel();
  end_hold();
}

// --- events ---

bool CurvePlot::event(QEvent* event) {
  // Escape lets go of a curve, whatever else it does in the window.
  if (event->type() == QEvent::ShortcutOverride && hold_ && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return QWidget::event(event);
}

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  end_hold();
  const int curve = nearest_curve(event->position());
  if (curve < 0) return;
  marker_ = Grip{curve, place_at(event->position().x())};
  kind_ = event->modifiers().testFlag(Qt::ShiftModifier) ? CurveDrag::shift : CurveDrag::bend;
  grip_offset_ = height_of(curve, marker_->place) - height_at(event->position().y());
  hold_.emplace(session_, id_);
  setCursor(Qt::ClosedHandCursor);
  update();
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (hold_ && !held_by_key_) {
    drag_to(height_at(event->position().y()) + grip_offset_);
    return;
  }
  if (entry() == nullptr) return;
  marker_ = Grip{nearest_curve(event->position()), place_at(event->position().x())};
  setCursor(marker_->curve < 0 ? Qt::ArrowCursor : Qt::OpenHandCursor);
  update();
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  if (!held_by_key_) end_hold();
  setCursor(Qt::OpenHandCursor);
}

void CurvePlot::leaveEvent(QEvent*) {
  if (hold_ || hasFocus()) return;
  marker_.reset();
  update();
}

void CurvePlot::hideEvent(QHideEvent*) { end_hold(); }

QList<KeyUse> CurvePlot::keys() {
  const QString where = tr("On the curves of a layer");
  return {{{Qt::Key_Left, Qt::Key_Right}, tr("Move along the curve"), where},
          {{Qt::Key_PageUp, Qt::Key_PageDown}, tr("To the previous or the next curve"), where},
          {{Qt::Key_Up, Qt::Key_Down}, tr("Bend the curve here"), where},
          {{Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}, tr("Move the whole curve"), where},
          {{Qt::Key_Escape}, tr("Take the bend back"), where}};
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(curves().curves.size());
  if (count == 0 || (hold_ && !held_by_key_ && event->key() != Qt::Key_Escape)) return QWidget::keyPressEvent(event);
  if (!marker_ || marker_->curve < 0) marker_ = Grip{0, marker_ ? marker_->place : 0.0};
  const auto move_marker = [&](int curves, double places) {
    end_hold();
    marker_->curve = std::clamp(marker_->curve + curves, 0, count - 1);
    marker_->place = std::clamp(marker_->place + places, -farthest, farthest);
    say();
  };
  const auto move_curve = [&](double share) {
    if (!hold_) hold_.emplace(session_, id_);
    held_by_key_ = true;
    kind_ = event->modifiers().testFlag(Qt::ShiftModifier) ? CurveDrag::shift : CurveDrag::bend;
    drag_to(height_of(marker_->curve, marker_->place) + share * key_step_share * reach_);
    key_rest_.start();
  };
  switch (event->key()) {
    case Qt::Key_Left:
      return move_marker(0, -key_step_place);
    case Qt::Key_Right:
      return move_marker(0, key_step_place);
    case Qt::Key_PageUp:
      return move_marker(-1, 0.0);
    case Qt::Key_PageDown:
      return move_marker(1, 0.0);
    case Qt::Key_Up:
      return move_curve(1.0);
    case Qt::Key_Down:
      return move_curve(-1.0);
    case Qt::Key_Escape:
      if (!hold_) break;
      return cancel();
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void CurvePlot::say() {
  const CurveSet set = curves();
  const QString coordinate = MathText(set.coordinate, QFont()).plain();
  const QString how = tr("Drag a curve to bend it; with Shift all of it moves.");
  QString words = tr("Over %1. %2").arg(coordinate, how);
  if (marker_ && marker_->curve >= 0 && marker_->curve < static_cast<int>(set.curves.size())) {
    const Curve& curve = set.curves[static_cast<std::size_t>(marker_->curve)];
    words =
        tr("%1 = %2 at %3 = %4; %5. The arrow keys move along and bend it.")
            .arg(MathText(curve.symbol, QFont()).plain(), signed_number(height_of(marker_->curve, marker_->place), 3),
                 coordinate, signed_number(marker_->place, 2), curve.name);
  }
  if (!reason_.isEmpty()) words += u' ' + reason_;
  setAccessibleDescription(words);
  setToolTip(QStringLiteral("<p>%1</p>").arg(how));
}

}  // namespace pushforward::app
