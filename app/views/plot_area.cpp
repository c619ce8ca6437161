#include "app/views/plot_area.h"

#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>
#include <cmath>

#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr int button_side = 22;
// Without another size for so long, the picture is painted for the one that there is; until then now and then.
constexpr int resize_rest_milliseconds = 80;
constexpr int resize_picture_milliseconds = 120;

}  // namespace

PlotArea::PlotArea(ViewportLink& viewport, const Words& words, QWidget* parent)
    : View(parent),
      viewport_(&viewport),
      words_(words),
      axes_(words.variable),
      reset_(add_header_button(QStringLiteral("fit"), tr("Reset the zoom of %1").arg(words.title),
                               tr("Reset the zoom (0)"))),
      enlarge_(add_header_button(QStringLiteral("enlarge"), tr("Show %1 alone").arg(words.title), QString())) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(words.title);
  setAccessibleDescription(words.description);
  const Theme& theme = Theme::current();
  subtitle_ = MathText(words.subtitle_html, theme.font("math_label"));
  reset_->setObjectName(QStringLiteral("reset"));
  enlarge_->setObjectName(QStringLiteral("alone"));
  picture_.set_ground(theme.color("plot"));
  resize_rest_.setSingleShot(true);
  resize_rest_.setInterval(resize_rest_milliseconds);
  connect(&resize_rest_, &QTimer::timeout, this, &PlotArea::update_picture);
  set_alone(false);
  reset_->setVisible(!viewport.is_at_home());
  connect(reset_, &QToolButton::clicked, &viewport, &ViewportLink::reset);
  connect(enlarge_, &QToolButton::clicked, this, &View::alone_toggled);
  connect(&theme, &Theme::changed, this, [this, &theme] {
    picture_.set_ground(theme.color("plot"));
    theme_changed();
    update();
  });
  connect(&viewport, &ViewportLink::changed, this, [this] {
    report_visible();
    if (reset_->isVisibleTo(this) == viewport_->is_at_home()) {
      reset_->setVisible(!viewport_->is_at_home());
      place_header_buttons();
    }
    update();
  });
}

PlotArea::~PlotArea() {
  if (viewport_ != nullptr) viewport_->set_hidden(this);
}

QRectF PlotArea::plot_rectangle() const {
  const Theme& theme = Theme::current();
  const double left = theme.metric("size.plot_margin.left");
  const double top = theme.metric("size.plot_margin.top");
  // Whole pixels, so that the frame of the plot is sharp.
  return {left, top, std::max(8.0, std::floor(width() - left - theme.metric("size.plot_margin.right"))),
          std::max(8.0, std::floor(height() - top - theme.metric("size.plot_margin.bottom")))};
}

PlotTransform PlotArea::transform() const { return fit_equal_aspect(viewport_->box(), plot_rectangle()); }

QSize PlotArea::sizeHint() const { return Theme::current().size("view").toSize(); }
QSize PlotArea::minimumSizeHint() const { return {220, 160}; }

void PlotArea::paint_over(QPainter&, const PlotTransform&) {}

void PlotArea::show_overlays(PlaneOverlays& overlays, const QString& id) {
  id_ = id;
  overlays_.show(overlays);
  setMouseTracking(true);
  connect(&overlays, &PlaneOverlays::changed, this, [this] {
    if (viewport_ == nullptr) return;  // the window is being taken down
    if (has_overlays_ || overlays_.has_any(place())) update(plot_rectangle().toAlignedRect());
  });
  connect(&overlays, &PlaneOverlays::removed, this, [this](PlaneOverlay* overlay) { overlays_.forget(overlay); });
}

OverlayPlace PlotArea::place() const {
  return {words_.variable == QLatin1String("z") ? Plane::z : Plane::x, id_, transform(), hasFocus(), written()};
}

void PlotArea::set_alone(bool alone) {
  enlarge_->setIcon(Theme::current().icon(alone ? QStringLiteral("shrink") : QStringLiteral("enlarge"), "text3"));
  enlarge_->setToolTip(alone ? tr("Back among the other views (Escape)")
                             : tr("Show this view alone (double click, or Return)"));
}

QString PlotArea::state_in_words() const {
  if (!has_picture()) return tr("The first picture is being computed.");
  const Box box = transform().box;
  const QString depth = depth_words_.isEmpty() ? QString() : depth_words_.front() + QStringLiteral(": ");
  return depth + picture_in_words() + u' ' +
         tr("The view shows %1₁ from %2 to %3 and %1₂ from %4 to %5.")
             .arg(words_.variable, short_number(box.left, 2), short_number(box.right, 2), short_number(box.bottom, 2),
                  short_number(box.top, 2));
}

void PlotArea::set_lockable(SmoothedScale& scale) {
  lock_ = new QToolButton(this);
  lock_->setObjectName(QStringLiteral("lock"));
  lock_->setCheckable(true);
  lock_->setAutoRaise(true);
  lock_->setIconSize({13, 13});
  lock_->setIcon(Theme::current().icon("unlock", "text3"));
  lock_->setAccessibleName(tr("Hold the colour scale of %1").arg(words_.title));
  lock_->setToolTip(tr("Hold the colour scale where it is"));
  lock_->setChecked(scale.is_locked());
  // The scale moves with every frame; the button changes with the lock alone, and each change of it would have the view
  // painted under it once more.
  const auto show = [this, &scale] {
    if (lock_->isChecked() != scale.is_locked()) lock_->setChecked(scale.is_locked());
    update_picture();
  };
  connect(lock_, &QToolButton::toggled, this,
          [this](bool locked) { lock_->setIcon(Theme::current().icon(locked ? "lock" : "unlock", "text3")); });
  connect(lock_, &QToolButton::toggled, &scale, &SmoothedScale::set_locked);
  connect(&scale, &SmoothedScale::changed, this, show);
}

QToolButton* PlotArea::add_header_button(const QString& icon, const QString& name, const QString& tip) {
  auto* button = new QToolButton(this);
  button->setAutoRaise(true);
  button->setIconSize({13, 13});
  button->setIcon(Theme::current().icon(icon, "text3"));
  button->setAccessibleName(name);
  button->setToolTip(tip);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

double PlotArea::header_right() const {
  const double inset = Theme::current().metric("panel_inset");
  return width() - inset + 4 - button_side * (reset_->isVisibleTo(this) ? 2 : 1) - 2;
}

void PlotArea::place_header_buttons() {
  // The icon, not the button's edge, ends where the plot ends.
  int left = width() - static_cast<int>(Theme::current().metric("panel_inset")) + 4 - button_side;
  enlarge_->setGeometry(left, 5, button_side, button_side);
  left -= button_side;
  reset_->setGeometry(left, 5, button_side, button_side);
  const auto bar = color_bar();
  if (lock_ == nullptr || !bar) return;
  left = static_cast<int>(color_bar_lock_left(*bar, header_right()));
  const int side = static_cast<int>(color_bar_lock_width);
  lock_->setGeometry(left, 4, side, side);
}

void PlotArea::tell_depth(const Frame& frame) {
  const int layers = frame.stack == nullptr ? 0 : static_cast<int>(frame.stack_in_view()->layers.size());
  const QString depth = QString::number(std::round(100 * frame.depth) / 100);
  if (layers == 0)
    depth_words_.clear();
  else if (frame.depth < layers)
    depth_words_ = {tr("after %1 of %n layers", nullptr, layers).arg(depth),
                    tr("%1 of %n layers", nullptr, layers).arg(depth), QStringLiteral("k = %1").arg(depth)};
  else if (tells_whole_)
    depth_words_ = {tr("all %n layers", nullptr, layers), QStringLiteral("k = %1").arg(layers)};
  else
    depth_words_.clear();
}

void PlotArea::set_tells_whole(bool on) {
  if (std::exchange(tells_whole_, on) == on) return;
  if (const Frame* shown = shown_frame()) tell_depth(*shown);
  update();
}

QString PlotArea::depth_in_words() const { return depth_words_.value(0); }

// Where the words end.
double PlotArea::paint_subtitle(QPainter& painter, double left, double right, double baseline) const {
  const Theme& theme = Theme::current();
  if (depth_words_.isEmpty()) {
    if (left + subtitle_.width() > right - (color_bar() ? theme.size("color_bar").width() + 71 : 0)) return left;
    painter.setPen(theme.color("text2"));
    subtitle_.draw(painter, {left, baseline});
    return left + subtitle_.width();
  }
  painter.setFont(theme.font("body"));
  painter.setPen(theme.color("accent"));
  const QFontMetricsF metrics(painter.font());
  for (const QString& words : depth_words_) {
    if (left + metrics.horizontalAdvance(words) > right) continue;
    painter.drawText(QPointF(left, baseline), words);
    return left + metrics.horizontalAdvance(words);
  }
  return left;
}

QStringList PlotArea::header_words() const {
  const auto bar = color_bar();
  return (bar ? QStringList{bar->low, bar->high, bar->unit} : QStringList{header_note()}) + depth_words_;
}

void PlotArea::update_picture() {
  picture_.forget();
  if (header_words() == painted_words_) {
    update(plot_rectangle().toAlignedRect());
  } else {
    update();
  }
}

void PlotArea::paintEvent(QPaintEvent* event) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  const PlotTransform transform = this->transform();
  // Header and axes are laid out and drawn only when they have to be.
  if (transform.area.toAlignedRect().contains(event->rect())) {
    painter.fillRect(transform.area, theme.color("plot"));
  } else {
    painter.fillRect(rect(), theme.color("panel"));
    painted_words_ = header_words();
    paint_header(painter);
    painter.fillRect(transform.area, theme.color("plot"));
    axes_.paint(painter, transform, width());
  }
  if (!has_picture()) {
    painter.setFont(theme.font("body"));
    painter.setPen(theme.color("text3"));
    painter.drawText(transform.area, Qt::AlignCenter | Qt::TextWordWrap, tr("The first picture is being computed."));
    return;
  }
  paint_picture(painter, transform);
}

bool PlotArea::has_its_turn() {
  if (!resize_rest_.isActive()) return true;
  const bool is_due = !since_painted_.isValid() || since_painted_.elapsed() >= resize_picture_milliseconds;
  return is_due && viewport_->take_turn();
}

void PlotArea::paint_picture(QPainter& painter, const PlotTransform& transform) {
  if (has_its_turn() || !picture_.draw_stretched(painter, transform)) {
    picture_.draw(painter, transform, devicePixelRatioF(), [&](QPainter& layer) {
      layer.setFont(painter.font());
      paint_plane(layer, transform);
    });
    since_painted_.start();
  }
  paint_over(painter, transform);
  const OverlayPlace place = this->place();
  has_overlays_ = overlays_.has_any(place);
  if (has_overlays_) overlays_.paint(painter, place);
}

void PlotArea::paint_header(QPainter& painter) {
  const Theme& theme = Theme::current();
  const double inset = theme.metric("panel_inset");
  const double baseline = theme.metric("size.view_header") / 2 + 4;
  painter.setFont(theme.font("section"));
  painter.setPen(theme.color("text"));
  painter.drawText(QPointF(inset, baseline), words_.title);
  const double title_width = QFontMetricsF(theme.font("section")).horizontalAdvance(words_.title);
  // In a narrow view the title has the room first, then the depth, then the colour bar, then the formula.
  const double left = inset + title_width + theme.metric("s");
  if (const auto bar = color_bar()) {
    const double words_end = paint_subtitle(painter, left, color_bar_lock_left(*bar, header_right()) - 4, baseline);
    paint_color_bar(painter, *bar, words_end, header_right(), baseline);
    return;
  }
  const QString note = header_note();
  const double note_left = header_right() - QFontMetricsF(theme.font("caption")).horizontalAdvance(note);
  const double words_end = paint_subtitle(painter, left, note_left - theme.metric("s"), baseline);
  if (note_left < words_end) return;
  painter.setFont(theme.font("caption"));
  painter.setPen(theme.color("text3"));
  painter.drawText(QPointF(note_left, baseline), note);
}

void PlotArea::report_visible() {
  if (shows_field_ && isVisible()) viewport_->set_visible(this, transform().box);
}

void PlotArea::resizeEvent(QResizeEvent* event) {
  place_header_buttons();
  report_visible();
  if (isVisible() && event->oldSize().isValid()) resize_rest_.start();
}

void PlotArea::showEvent(QShowEvent*) { report_visible(); }

void PlotArea::hideEvent(QHideEvent*) {
  overlays_.cancel();
  drag_.reset();
  viewport_->set_hidden(this);
}

}  // namespace pushforward::app
