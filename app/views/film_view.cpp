#include "app/views/film_view.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/language/core_text.h"
#include "app/style/axis_ticks.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"
#include "app/views/field_image.h"
#include "app/views/log_det_scale.h"
#include "core/flow/depth.h"

namespace pushforward::app {
namespace {

constexpr double header_height = 29.0;
constexpr double scrubber_below_frames = 16.0;
constexpr double labels_below_scrubber = 23.0;
constexpr double play_left = 190.0;  // beside the header's words
constexpr double least_side = 38.0;  // of a picture
constexpr double snap_pixels = 4.0;  // so near to a whole layer is at it
constexpr double small_step = 0.05;  // of a layer, by Shift and an arrow
constexpr double seconds_per_layer = 0.8;
constexpr double shortest_sweep = 3.0;
constexpr double longest_sweep = 14.0;
constexpr int sweep_milliseconds = 16;

// Whether the film says the same of both; parameters change from frame to frame and are not shown.
bool look_alike(const std::shared_ptr<const Stack>& a, const std::shared_ptr<const Stack>& b) {
  if (a == nullptr || b == nullptr) return a == b;
  return std::ranges::equal(a->layers, b->layers, [](const LayerEntry& left, const LayerEntry& right) {
    return left.id == right.id && left.bypassed == right.bypassed && left.inverted == right.inverted &&
           left.layer().spec().short_name == right.layer().spec().short_name;
  });
}

// Another project: its whole stack is shown first.
bool have_no_layer_in_common(const std::shared_ptr<const Stack>& a, const std::shared_ptr<const Stack>& b) {
  if (a == b || a == nullptr || b == nullptr || a->layers.empty() || b->layers.empty()) return false;
  return std::ranges::none_of(a->layers, [&](const LayerEntry& entry) { return b->index_of(entry.id) >= 0; });
}

}  // namespace

FilmView::FilmView(QWidget* parent) : View(parent), map_(density_map(Theme::current())) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Depth"));
  setAccessibleDescription(tr(
      "Density after k layers. Click a picture, or drag along the scrubber, to see the flow up to there; between two "
      "layers the next one acts in part. ← and → step by a layer, with Shift by a twentieth; Home and End go to the "
      "base and to the whole stack."));
  setToolTip(accessibleDescription());
  play_ = new QToolButton(this);
  play_->setAutoRaise(true);
  play_->setIconSize({13, 13});
  play_->setFocusPolicy(Qt::TabFocus);
  play_->setAccessibleName(tr("Sweep through the depth"));
  play_->setGeometry(static_cast<int>(play_left), 3, 24, 24);
  connect(play_, &QToolButton::clicked, this, &FilmView::sweep);
  stop_sweep();
  play_->setEnabled(false);
  sweep_.setInterval(sweep_milliseconds);
  connect(&sweep_, &QTimer::timeout, this, &FilmView::advance_sweep);
  connect(&Theme::current(), &Theme::changed, this, [this] {
    map_ = density_map(Theme::current());
    colored_.reset();
    if (frame_ != nullptr) color_frames();
    update();
  });
}

void FilmView::show_frame(std::shared_ptr<const Frame> frame) {
  if (frame == nullptr) return;
  const bool same_picture = frame_ != nullptr && frame_->film == frame->film && look_alike(frame_->stack, frame->stack);
  const bool is_another = frame_ != nullptr && have_no_layer_in_common(frame_->stack, frame->stack);
  frame_ = std::move(frame);
  if (chosen_ > layer_count()) chosen_ = -1;
  if (is_another) choose_by_hand(-1);
  play_->setEnabled(layer_count() > 0);
  color_frames();
  if (!same_picture) update();
}

int FilmView::layer_count() const {
  return frame_ == nullptr || frame_->stack == nullptr ? 0 : static_cast<int>(frame_->stack->layers.size());
}

double FilmView::depth() const { return chosen_ < 0 ? layer_count() : std::min<double>(chosen_, layer_count()); }

QSize FilmView::sizeHint() const { return {820, static_cast<int>(Theme::current().metric("size.bottom_strip"))}; }
QSize FilmView::minimumSizeHint() const { return {280, sizeHint().height()}; }

// As large as the theme wants them when there is room for all at that size; else smaller, as long as all can be told
// apart; else so many large ones as fit. Places are true to the depth in each case.
FilmView::Strip FilmView::strip() const {
  const Theme& theme = Theme::current();
  const double full = theme.metric("size.film_frame");
  const double gap = theme.metric("size.film_pitch") - full;
  const double room = std::max(2 * full, width() - 2 * theme.metric("panel_inset"));
  const int layers = layer_count();
  if (layers == 0 || layers * (full + gap) + full <= room) return {full, full + gap, 1};
  const double smaller = std::floor((room - layers * gap) / (layers + 1));
  if (smaller >= least_side) return {smaller, (room - smaller) / layers, 1};
  const double pitch = (room - full) / layers;
  return {full, pitch, static_cast<int>(std::ceil((full + gap) / pitch - 1e-9))};
}

std::vector<int> FilmView::shown_depths() const {
  const int layers = layer_count();
  const int stride = strip().stride;
  std::vector<int> depths;
  for (int depth = 0; depth <= layers - stride; depth += stride) depths.push_back(depth);
  if (layers > 0) depths.push_back(layers);
  return depths.empty() ? std::vector<int>{0} : depths;
}

QRectF FilmView::frame_of(int depth) const {
  const Strip strip = this->strip();
  const double full = Theme::current().metric("size.film_frame");
  return {std::round(Theme::current().metric("panel_inset") + depth * strip.pitch),
          header_height + std::floor((full - strip.side) / 2), strip.side, strip.side};
}

QRectF FilmView::frame_rectangle(int place) const { return frame_of(shown_depths()[static_cast<std::size_t>(place)]); }

double FilmView::scrubber_x(double depth) const {
  const Strip strip = this->strip();
  return Theme::current().metric("panel_inset") + strip.side / 2 + std::min<double>(depth, layer_count()) * strip.pitch;
}

double FilmView::scrubber_y() const {
  return header_height + Theme::current().metric("size.film_frame") + scrubber_below_frames;
}

double FilmView::depth_at(double x) const {
  const double depth = std::clamp((x - scrubber_x(0)) / strip().pitch, 0.0, static_cast<double>(layer_count()));
  return std::abs(scrubber_x(std::round(depth)) - x) <= snap_pixels ? std::round(depth) : depth;
}

void FilmView::choose(double depth) {
  const bool is_all = depth < 0 || (frame_ != nullptr && depth >= layer_count());
  const double wanted = is_all ? -1.0 : depth;
  if (wanted == chosen_) return;
  chosen_ = wanted;
  update();
  emit depth_chosen(chosen_);
}

void FilmView::choose_by_hand(double depth) {
  stop_sweep();
  choose(depth);
}

void FilmView::sweep() {
  if (sweep_.isActive()) return stop_sweep();
  if (layer_count() == 0) return;
  sweep_from_ = depth() >= layer_count() ? 0.0 : depth();
  choose(sweep_from_);
  sweep_time_.start();
  sweep_.start();
  play_->setIcon(Theme::current().icon(QStringLiteral("pause"), QStringLiteral("text2")));
  play_->setToolTip(tr("Stop here"));
}

void FilmView::stop_sweep() {
  sweep_.stop();
  play_->setIcon(Theme::current().icon(QStringLiteral("play"), QStringLiteral("text2")));
  play_->setToolTip(tr("Sweep smoothly from the base to the whole stack"));
}

void FilmView::advance_sweep() {
  const double layers = layer_count();
  const double seconds = std::clamp(seconds_per_layer * layers, shortest_sweep, longest_sweep);
  const double depth = sweep_from_ + layers * 1e-3 * static_cast<double>(sweep_time_.elapsed()) / seconds;
  if (depth >= layers) stop_sweep();
  choose(depth);
}

void FilmView::hideEvent(QHideEvent*) { stop_sweep(); }

void FilmView::mousePressEvent(QMouseEvent* event) {
  const QPointF place = event->position();
  if (event->button() != Qt::LeftButton || place.y() < header_height) return;
  const std::vector<int> depths = shown_depths();
  for (std::size_t i = 0; i < depths.size(); ++i) {
    if (frame_rectangle(static_cast<int>(i)).contains(place)) return choose_by_hand(depths[i]);
  }
  choose_by_hand(depth_at(place.x()));
}

void FilmView::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons().testFlag(Qt::LeftButton)) choose_by_hand(depth_at(event->position().x()));
}

QList<KeyUse> FilmView::keys() {
  const QString where = tr("In the film of the depths");
  return {{{Qt::Key_Left, Qt::Key_Right}, tr("A layer less, or a layer more"), where},
          {{Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}, tr("A small part of a layer less, or more"), where},
          {{Qt::Key_Home}, tr("The base alone"), where},
          {{Qt::Key_End}, tr("The whole stack"), where}};
}

void FilmView::keyPressEvent(QKeyEvent* event) {
  const bool finely = event->modifiers().testFlag(Qt::ShiftModifier);
  switch (event->key()) {
    case Qt::Key_Left:
      return choose_by_hand(std::max(0.0, finely ? depth() - small_step : std::ceil(depth()) - 1));
    case Qt::Key_Right:
      return choose_by_hand(finely ? depth() + small_step : std::floor(depth()) + 1);
    case Qt::Key_Home:
      return choose_by_hand(0);
    case Qt::Key_End:
      return choose_by_hand(-1);
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
  return QStringLiteral("%1 %2%3").arg(depth).arg(core_text(entry.layer().spec().short_name),
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

QString FilmView::depth_text() const { return tr("k = %1 of %2").arg(short_number(depth(), 2)).arg(layer_count()); }

QString FilmView::header_note() const {
  if (!is_in_part(depth())) return tr("density after k layers, each on its own scale");
  const int last = layers_at(depth()) - 1;
  const LayerEntry& entry = frame_->stack->layers[static_cast<std::size_t>(last)];
  if (!comes_smoothly(entry, frame_->stack->dim)) return tr("%1 comes at once, at one half").arg(label(last + 1));
  return tr("%1 acts by %2 %").arg(label(last + 1)).arg(std::lround(100 * (depth() - last)));
}

QString FilmView::state_in_words() const {
  if (frame_ == nullptr || frame_->stack == nullptr) return tr("The density after each layer appears here.");
  return tr("%1; %2.").arg(depth_text(), is_in_part(depth()) ? header_note() : label(layers_at(depth())));
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
  painter.drawText(QPointF(80, baseline), depth_text());
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text3"));
  const QString note = header_note();
  const double note_width = QFontMetricsF(painter.font()).horizontalAdvance(note);
  if (note_width + play_left + 40 < width()) {
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
  const double y = scrubber_y();
  const double start = scrubber_x(0);
  const double end = scrubber_x(layer_count());
  const double here = scrubber_x(depth());
  painter.fillRect(QRectF(start, y - 0.5, end - start, 1), theme.color("track"));
  painter.fillRect(QRectF(start, y - 1, here - start, 2), theme.color("accent"));
  const QFont plain = theme.font("caption");
  QFont strong = plain;
  strong.setWeight(QFont::Medium);
  // The name of the layer that is nearest to the grip stands out, and takes the place of those that it would meet.
  const int near = static_cast<int>(std::lround(depth()));
  const QString near_name = label(near);
  const double near_width = QFontMetricsF(strong).horizontalAdvance(near_name);
  const double near_left = std::clamp(scrubber_x(near) - near_width / 2, 2.0, width() - near_width - 2);
  const double label_room = strip().pitch * strip().stride - 6;
  const auto fits = [&](int shown) { return QFontMetricsF(plain).horizontalAdvance(label(shown)) <= label_room; };
  const bool names_fit = std::ranges::all_of(depths, fits);
  for (const int shown : depths) {
    const double x = scrubber_x(shown);
    const bool is_near = shown == near;
    const double half_tick = is_near ? 1.0 : 0.5;
    painter.fillRect(QRectF(std::round(x) - half_tick, y - (is_near ? 5 : 4), 2 * half_tick, is_near ? 10 : 8),
                     theme.color(x <= here + 0.5 ? "accent" : "tick"));
    if (is_near) continue;
    const QString text = names_fit ? label(shown) : QString::number(shown);
    painter.setFont(plain);
    const double half = QFontMetricsF(plain).horizontalAdvance(text) / 2;
    if (x + half + 5 > near_left && x - half - 5 < near_left + near_width) continue;
    painter.setPen(theme.color(is_bypassed(shown) ? "text3" : "text2"));
    painter.drawText(QPointF(x - half, y + labels_below_scrubber), text);
  }
  painter.setFont(strong);
  painter.setPen(theme.color("text"));
  painter.drawText(QPointF(near_left, y + labels_below_scrubber), near_name);
  const QSizeF grip = theme.size("scrub_grip");
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.color("knob"));
  painter.drawRoundedRect(QRectF(here - grip.width() / 2, y - grip.height() / 2, grip.width(), grip.height()),
                          theme.metric("radius.knob"), theme.metric("radius.knob"));
}

}  // namespace pushforward::app
