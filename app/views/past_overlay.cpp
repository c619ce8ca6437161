#include "app/views/past_overlay.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <algorithm>
#include <cmath>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"
#include "app/views/past_text.h"

namespace pushforward::app {
namespace {

constexpr double height = 20.0;
constexpr double padding = 8.0;
constexpr double distance = 8.0;  // from the edge of the plot
constexpr double bar = 3.0;       // of accent, at the left

}  // namespace

PastOverlay::PastOverlay(Session& session, QObject* parent) : PlaneOverlay(parent), session_(session) {
  connect(&session_, &Session::frame_ready, this, &PastOverlay::follow_frame);
}

void PastOverlay::follow_frame() {
  const auto frame = session_.frame();
  const QString text = frame ? PastText::of(*frame) : QString();
  if (text == text_) return;
  text_ = text;
  emit changed();
}

bool PastOverlay::is_shown_in(const OverlayPlace&) const { return !text_.isEmpty(); }

void PastOverlay::paint(QPainter& painter, const OverlayPlace& place) {
  const Theme& theme = Theme::current();
  QFont font = theme.font("caption");
  font.setWeight(QFont::Medium);
  painter.setFont(font);
  const QRectF& area = place.transform.area;
  const double width = std::ceil(QFontMetricsF(font).horizontalAdvance(text_)) + 2 * padding + bar;
  // At the top, or where the view has its own words there, at the bottom.
  QRectF chip(std::round(area.center().x() - width / 2), area.top() + distance, width, height);
  if (std::ranges::any_of(place.written, [&](const QRectF& other) { return other.intersects(chip); }))
    chip.moveBottom(area.bottom() - distance);
  painter.fillRect(chip, theme.color("chip"));
  painter.fillRect(QRectF(chip.left(), chip.top(), bar, height), theme.color("handle"));
  painter.setPen(theme.color("chip_text"));
  painter.drawText(chip.adjusted(bar, 0, 0, 0), Qt::AlignCenter, text_);
}

QString PastOverlay::description(const OverlayPlace&) const {
  // Without the newest step, which changes all the time.
  const auto past = session_.past();
  return past ? tr("Shows step %1, past. Escape returns to the newest.").arg(grouped(past->step)) : QString();
}

bool PastOverlay::key(const OverlayPlace&, const QKeyEvent& event) {
  if (event.key() != Qt::Key_Escape || !session_.wanted_step()) return false;
  session_.show_step(std::nullopt);
  return true;
}

}  // namespace pushforward::app
