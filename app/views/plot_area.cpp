#include "app/views/plot_area.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>
#include <cmath>

#include "app/style/theme.h"
#include "app/views/axis_ticks.h"

namespace pushforward::app {
namespace {

constexpr double zoom_per_notch = 1.2;
constexpr double keyboard_pan = 0.1;      // of the shown width
constexpr double pixels_per_tick = 44.0;  // at least, between two labels

}  // namespace

PlotArea::PlotArea(ViewportLink& viewport, const Words& words, QWidget* parent)
    : View(parent), viewport_(&viewport), words_(words) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(words.title);
  setAccessibleDescription(words.description);
  const Theme& theme = Theme::current();
  subtitle_ = MathText(words.subtitle_html, theme.font("math_label"));
  axis_1_ = MathText(QStringLiteral("<i>%1</i><sub>1</sub>").arg(words.variable), theme.font("math_axis"));
  axis_2_ = MathText(QStringLiteral("<i>%1</i><sub>2</sub>").arg(words.variable), theme.font("math_axis"));
  connect(&theme, &Theme::changed, this, [this] {
    theme_changed();
    update();
  });
  connect(&viewport, &ViewportLink::changed, this, [this] {
    report_visible();
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

void PlotArea::set_lockable(SmoothedScale& scale) {
  lock_ = new QToolButton(this);
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

void PlotArea::place_lock() {
  const auto bar = color_bar();
  if (lock_ == nullptr || !bar) return;
  const double left = color_bar_lock_left(*bar, width() - Theme::current().metric("panel_inset"));
  const int side = static_cast<int>(color_bar_lock_width);
  lock_->setGeometry(static_cast<int>(left), 4, side, side);
}

QStringList PlotArea::header_words() const {
  const auto bar = color_bar();
  return bar ? QStringList{bar->low, bar->high, bar->unit} : QStringList{header_note()};
}

void PlotArea::update_picture() {
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
    paint_axes(painter, transform);
  }
  if (!has_picture()) {
    painter.setFont(theme.font("body"));
    painter.setPen(theme.color("text3"));
    painter.drawText(transform.area, Qt::AlignCenter | Qt::TextWordWrap, tr("The first picture is being computed."));
    return;
  }
  painter.save();
  painter.setClipRect(transform.area);
  paint_plane(painter, transform);
  painter.restore();
  paint_over(painter, transform);
}

void PlotArea::paint_header(QPainter& painter) {
  const Theme& theme = Theme::current();
  const double inset = theme.metric("panel_inset");
  const double baseline = theme.metric("size.view_header") / 2 + 4;
  painter.setFont(theme.font("section"));
  painter.setPen(theme.color("text"));
  painter.drawText(QPointF(inset, baseline), words_.title);
  const double title_width = QFontMetricsF(theme.font("section")).horizontalAdvance(words_.title);
  painter.setPen(theme.color("text2"));
  const double subtitle_left = inset + title_width + theme.metric("s");
  const auto bar = color_bar();
  // In a narrow view the colour bar has the room before the formula.
  const double right_part = bar ? theme.size("color_bar").width() + color_bar_lock_width + 135 : 80;
  if (subtitle_left + subtitle_.width() + right_part < width()) subtitle_.draw(painter, {subtitle_left, baseline});
  if (bar) {
    paint_color_bar(painter, *bar, width() - inset, baseline);
  } else {
    painter.setFont(theme.font("caption"));
    painter.setPen(theme.color("text3"));
    const QString note = header_note();
    painter.drawText(QPointF(width() - inset - QFontMetricsF(painter.font()).horizontalAdvance(note), baseline), note);
  }
}

void PlotArea::paint_axes(QPainter& painter, const PlotTransform& transform) {
  const Theme& theme = Theme::current();
  const QRectF& area = transform.area;
  painter.setFont(theme.font("tick"));
  const QFontMetricsF metrics(painter.font());
  const double length = 4;
  // One step for both axes, so that the eye can compare them.
  const int most = std::max(2, static_cast<int>(area.width() / pixels_per_tick));
  const double step = axis_ticks(transform.box.left, transform.box.right, most).step;
  const auto ticks_between = [step](double low, double high) {
    std::vector<double> values;
    for (double index = std::ceil(low / step); index * step <= high; ++index) values.push_back(index * step);
    return values;
  };
  const double text_baseline = area.bottom() + 16;
  double last = 0.0;
  bool has_last = false;
  for (const double value : ticks_between(transform.box.left, transform.box.right)) {
    const double x = std::round(transform.to_pixel(value, 0).x());
    painter.fillRect(QRectF(x, area.bottom(), 1, length), theme.color("tick"));
    const QString label = tick_label(value, step);
    const double half = metrics.horizontalAdvance(label) / 2;
    if (x - half < area.left() - 8 || x + half > width()) continue;
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(x + 0.5 - half, text_baseline), label);
    last = x;
    has_last = true;
  }
  const double pitch = step * transform.scale;
  painter.setPen(theme.color("text2"));
  if (has_last) axis_1_.draw(painter, {last - pitch / 2 - axis_1_.width() / 2, text_baseline});
  has_last = false;
  for (const double value : ticks_between(transform.box.bottom, transform.box.top)) {
    const double y = std::round(transform.to_pixel(0, value).y());
    painter.fillRect(QRectF(area.left() - length, y, length, 1), theme.color("tick"));
    if (y < area.top() + 4 || y > area.bottom() - 2) continue;
    const QString label = tick_label(value, step);
    painter.setPen(theme.color("text3"));
    painter.drawText(QPointF(area.left() - length - 4 - metrics.horizontalAdvance(label), y + 4), label);
    last = y;
    has_last = true;
  }
  painter.setPen(theme.color("text2"));
  if (has_last) axis_2_.draw(painter, {area.left() - length - 4 - axis_2_.width(), last + pitch / 2 + 4});
}

void PlotArea::report_visible() {
  if (shows_field_ && isVisible()) viewport_->set_visible(this, transform().box);
}

void PlotArea::resizeEvent(QResizeEvent*) {
  place_lock();
  report_visible();
}

void PlotArea::showEvent(QShowEvent*) { report_visible(); }
void PlotArea::hideEvent(QHideEvent*) { viewport_->set_hidden(this); }

void PlotArea::wheelEvent(QWheelEvent* event) {
  if (!plot_rectangle().contains(event->position())) return event->ignore();
  const double notches = event->angleDelta().y() / 120.0;
  const QPointF point = transform().to_plane(event->position());
  viewport_->zoom(std::pow(zoom_per_notch, -notches), point.x(), point.y());
  event->accept();
}

void PlotArea::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !plot_rectangle().contains(event->position())) return event->ignore();
  drag_ = event->position();
}

void PlotArea::mouseMoveEvent(QMouseEvent* event) {
  if (!drag_) return event->ignore();
  const QPointF moved = event->position() - *drag_;
  if (cursor().shape() != Qt::ClosedHandCursor && moved.manhattanLength() < 2) return;
  setCursor(Qt::ClosedHandCursor);
  drag_ = event->position();
  const double scale = transform().scale;
  viewport_->pan(-moved.x() / scale, moved.y() / scale);
}

void PlotArea::mouseReleaseEvent(QMouseEvent*) {
  drag_.reset();
  unsetCursor();
}

void PlotArea::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && plot_rectangle().contains(event->position())) viewport_->reset();
}

void PlotArea::keyPressEvent(QKeyEvent* event) {
  const Box& box = viewport_->box();
  const double x1 = (box.left + box.right) / 2;
  const double x2 = (box.bottom + box.top) / 2;
  const double step = keyboard_pan * (box.right - box.left);
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return viewport_->zoom(1 / zoom_per_notch, x1, x2);
    case Qt::Key_Minus:
      return viewport_->zoom(zoom_per_notch, x1, x2);
    case Qt::Key_0:
      return viewport_->reset();
    case Qt::Key_Left:
      return viewport_->pan(-step, 0);
    case Qt::Key_Right:
      return viewport_->pan(step, 0);
    case Qt::Key_Up:
      return viewport_->pan(0, step);
    case Qt::Key_Down:
      return viewport_->pan(0, -step);
    default:
      return View::keyPressEvent(event);
  }
}

}  // namespace pushforward::app
