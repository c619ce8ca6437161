#include "app/views/film_view.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/style/theme.h"
#include "app/views/field_image.h"
#include "app/views/log_det_scale.h"

namespace pushforward::app {
namespace {

constexpr double header_height = 29.0;
constexpr double scrubber_below_frames = 16.0;
constexpr double labels_below_scrubber = 23.0;

// Whether the film says the same of both; parameters change from frame to frame and are not shown.
bool look_alike(const std::shared_ptr<const Stack>& a, const std::shared_ptr<const Stack>& b) {
  if (a == nullptr || b == nullptr) return a == b;
  return std::ranges::equal(a->layers, b->layers, [](const LayerEntry& left, const LayerEntry& right) {
    return left.id == right.id && left.bypassed == right.bypassed && left.inverted == right.inverted &&
           left.layer().spec().short_name == right.layer().spec().short_name;
  });
}

}  // namespace

FilmView::FilmView(QWidget* parent) : View(parent), map_(ColorMap::named(QStringLiteral("viridis"))) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Depth"));
  setToolTip(
      tr("Density after k layers. Click or drag to see the flow up to a layer; ← and → step, Home and End go to "
         "the base and to the whole stack."));
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FilmView::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr) return;
  const bool same_picture = frame_ != nullptr && frame_->film == frame->film && look_alike(frame_->stack, frame->stack);
  frame_ = std::move(frame);
  if (chosen_ > layer_count()) chosen_ = -1;
  color_frames();
  if (!same_picture) update();
}

int FilmView::layer_count() const {
  return frame_ == nullptr || frame_->stack == nullptr ? 0 : static_cast<int>(frame_->stack->layers.size());
}

int FilmView::depth() const { return chosen_ < 0 ? layer_count() : std::min(chosen_, layer_count()); }

QSize FilmView::sizeHint() const { return {820, static_cast<int>(Theme::current().metric("size.bottom_strip"))}; }
QSize FilmView::minimumSizeHint() const { return {280, sizeHint().height()}; }

std::vector<int> FilmView::shown_depths() const {
  const Theme& theme = Theme::current();
  const double pitch = theme.metric("size.film_pitch");
  const double room = width() - 2 * theme.metric("panel_inset") + pitch - theme.metric("size.film_frame");
  const int places = std::max(2, static_cast<int>(room / pitch));
  const int layers = layer_count();
  const int count = std::min(places, layers + 1);
  std::vector<int> depths;
  for (int place = 0; place < count; ++place) {
    depths.push_back(count == 1 ? 0 : static_cast<int>(std::lround(static_cast<double>(place) * layers / (count - 1))));
  }
  return depths;
}

QRectF FilmView::frame_rectangle(int place) const {
  const Theme& theme = Theme::current();
  const double side = theme.metric("size.film_frame");
  return {theme.metric("panel_inset") + place * theme.metric("size.film_pitch"), header_height, side, side};
}

double FilmView::scrubber_x(int depth) const {
  const std::vector<int> depths = shown_depths();
  for (std::size_t place = 0; place + 1 < depths.size(); ++place) {
    if (depth > depths[place + 1]) continue;
    const double from = frame_rectangle(static_cast<int>(place)).center().x();
    const double to = frame_rectangle(static_cast<int>(place) + 1).center().x();
    return from + (to - from) * (depth - depths[place]) / (depths[place + 1] - depths[place]);
  }
  return frame_rectangle(static_cast<int>(depths.size()) - 1).center().x();
}

int FilmView::depth_at(double x) const {
  int nearest = 0;
  for (int depth = 1; depth <= layer_count(); ++depth) {
    if (std::abs(scrubber_x(depth) - x) < std::abs(scrubber_x(nearest) - x)) nearest = depth;
  }
  return nearest;
}

void FilmView::choose(int depth) {
  const int wanted = depth < 0 || depth >= layer_count() ? -1 : depth;
  if (wanted == chosen_) return;
  chosen_ = wanted;
  update();
  emit depth_chosen(chosen_);
}

void FilmView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && event->position().y() >= header_height) {
    choose(depth_at(event->position().x()));
  }
}

void FilmView::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons().testFlag(Qt::LeftButton)) choose(depth_at(event->position().x()));
}

void FilmView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return choose(std::max(0, depth() - 1));
    case Qt::Key_Right:
      return choose(depth() + 1);
    case Qt::Key_Home:
      return choose(0);
    case Qt::Key_End:
      return choose(-1);
    default:
      return View::keyPressEvent(event);
  }
}

void FilmView::color_frames() {
  if (colored_ == frame_->film) return;
  colored_ = frame_->film;
  images_.resize(colored_ == nullptr ? 0 : colored_->size());
  for (std::size_t i = 0; i < images_.size(); ++i) {
    const FilmFrame& film = (*colored_)[i];
    const double peak = std::exp(peak_log_density(film.log_prob));
    color_density(film.log_prob, film.grid, peak > 0 && std::isfinite(peak) ? peak : 1.0, map_, images_[i]);
  }
}

bool FilmView::is_bypassed(int depth) const {
  return depth > 0 && depth <= layer_count() && frame_->stack->layers[static_cast<std::size_t>(depth) - 1].bypassed;
}

QString FilmView::label(int depth) const {
  if (depth == 0) return tr("0 base");
  const LayerEntry& entry = frame_->stack->layers[static_cast<std::size_t>(depth) - 1];
  return QStringLiteral("%1 %2%3").arg(depth).arg(QString::fromStdString(entry.layer().spec().short_name),
                                                  entry.inverted ? QStringLiteral("⁻¹") : QString());
}

void FilmView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color("panel"));
  paint_header(painter);
  if (frame_ == nullptr || frame_->stack == nullptr) {
    painter.setFont(Theme::current().font("body"));
    painter.setPen(Theme::current().color("text3"));
    painter.drawText(rect(), Qt::AlignCenter, tr("The density after each layer appears here."));
    return;
  }
  paint_frames(painter);
  paint_scrubber(painter);
}

void FilmView::paint_header(QPainter& painter) {
  const Theme& theme = Theme::current();
  const double baseline = 19;
  painter.setFont(theme.font("section"));
  painter.setPen(theme.color("text"));
  painter.drawText(QPointF(theme.metric("panel_inset"), baseline), tr("Depth"));
  if (frame_ == nullptr) return;
  painter.setFont(theme.font("body"));
  painter.setPen(theme.color("text2"));
  painter.drawText(QPointF(80, baseline), tr("k = %1 of %2").arg(depth()).arg(layer_count()));
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text3"));
  const QString note = tr("density after k layers, each on its own scale");
  const double note_width = QFontMetricsF(painter.font()).horizontalAdvance(note);
  if (note_width + 190 < width()) {
    painter.drawText(QPointF(width() - theme.metric("panel_inset") - note_width, baseline), note);
  }
}

void FilmView::paint_frames(QPainter& painter) {
  const Theme& theme = Theme::current();
  const std::vector<int> depths = shown_depths();
  for (std::size_t place = 0; place < depths.size(); ++place) {
    const QRectF box = frame_rectangle(static_cast<int>(place));
    painter.fillRect(box, theme.color("plot"));
    for (std::size_t i = 0; i < images_.size(); ++i) {
      if ((*colored_)[i].depth != depths[place]) continue;
      painter.setRenderHint(QPainter::SmoothPixmapTransform);
      painter.drawImage(box, images_[i]);
    }
    if (is_bypassed(depths[place])) {
      QColor veil = theme.color("panel");
      veil.setAlphaF(0.6F);
      painter.fillRect(box, veil);
    }
    if (depths[place] == depth()) {
      painter.setPen(QPen(theme.color("accent"), theme.metric("line.film_selection"), Qt::SolidLine, Qt::SquareCap,
                          Qt::MiterJoin));
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(box.adjusted(-1, -1, 1, 1));
    }
  }
}

void FilmView::paint_scrubber(QPainter& painter) {
  const Theme& theme = Theme::current();
  const std::vector<int> depths = shown_depths();
  const double y = frame_rectangle(0).bottom() + scrubber_below_frames;
  const double start = scrubber_x(0);
  const double end = scrubber_x(layer_count());
  const double here = scrubber_x(depth());
  painter.fillRect(QRectF(start, y - 0.5, end - start, 1), theme.color("track"));
  painter.fillRect(QRectF(start, y - 1, here - start, 2), theme.color("accent"));
  const QFont plain = theme.font("caption");
  QFont strong = plain;
  strong.setWeight(QFont::Medium);
  bool labelled = false;
  for (const int depth : depths) {
    const double x = scrubber_x(depth);
    const bool is_here = depth == this->depth();
    painter.fillRect(QRectF(std::round(x) - 0.5, y - 4, 1, 8), theme.color(x <= here ? "accent" : "tick"));
    painter.setFont(is_here ? strong : plain);
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme.color(is_here ? "text" : is_bypassed(depth) ? "text3" : "text2"));
    const QString text = metrics.elidedText(label(depth), Qt::ElideRight, theme.metric("size.film_pitch") - 2);
    painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, y + labels_below_scrubber), text);
    labelled = labelled || is_here;
  }
  const QSizeF grip = theme.size("scrub_grip");
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.color("knob"));
  painter.drawRoundedRect(QRectF(here - grip.width() / 2, y - grip.height() / 2, grip.width(), grip.height()),
                          theme.metric("radius.knob"), theme.metric("radius.knob"));
  if (labelled) return;
  // Between two pictures of a long stack: the layer's name on a chip above the grip's line.
  painter.setFont(strong);
  const QString text = label(depth());
  const double text_width = QFontMetricsF(strong).horizontalAdvance(text) + 12;
  const QRectF chip(std::clamp(here - text_width / 2, 2.0, width() - text_width - 2), y + labels_below_scrubber - 12,
                    text_width, 17);
  painter.setBrush(theme.color("panel"));
  painter.drawRect(chip);
  painter.setPen(theme.color("text"));
  painter.drawText(chip, Qt::AlignCenter, text);
}

}  // namespace pushforward::app
