#include "app/compare/side_header.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "app/editors/layer_text.h"
#include "app/style/axis_ticks.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr int header_height = 30;
constexpr double tag_side = 18.0;
constexpr double marker_height = 2.0;
constexpr double gap = 10.0;

}  // namespace

SideHeader::SideHeader(ModelComparison& comparison, CompareSide side, QWidget* parent)
    : QWidget(parent), comparison_(comparison), side_(side) {
  setFixedHeight(header_height);
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setToolTip(tr("Stack, layer, objective, undo and files act on the side that is being edited. Click here, or press "
                "F6, to edit side %1.")
                 .arg(letter_of(side)));
  Session& session = comparison_.session(side);
  connect(&session, &Session::structure_changed, this, &SideHeader::follow);
  connect(&session, &Session::project_changed, this, &SideHeader::follow);
  connect(&session, &Session::frame_ready, this, &SideHeader::follow_frame);
  connect(&comparison_, &ModelComparison::activated, this, &SideHeader::follow);
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
  follow();
  follow_frame();
}

QSize SideHeader::sizeHint() const { return {300, header_height}; }

void SideHeader::follow() {
  const Project& project = comparison_.session(side_).project();
  const double alpha = project.training.alpha;
  layers_ = layer_count_text(static_cast<int>(project.stack.layers.size()));
  model_ = tr("%1, %2 parameters").arg(layers_, grouped(static_cast<qint64>(project.stack.parameter_count())));
  training_ = alpha >= 1.0   ? tr("forward KL")
              : alpha <= 0.0 ? tr("reverse KL")
                             : tr("α = %1").arg(short_number(alpha, 2));
  const bool is_active = comparison_.active() == side_;
  state_ = is_active ? tr("editing") : tr("click to edit");
  setAccessibleName(is_active ? tr("Side %1, being edited").arg(letter_of(side_))
                              : tr("Side %1").arg(letter_of(side_)));
  setAccessibleDescription(QStringLiteral("%1, %2").arg(model_, training_));
  update();
}

void SideHeader::follow_frame() {
  const auto frame = comparison_.session(side_).frame();
  const QString step = frame == nullptr ? tr("preparing") : tr("step %1").arg(grouped(frame->step));
  if (step == step_) return;
  step_ = step;
  update();
}

void SideHeader::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  const bool is_active = comparison_.active() == side_;
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(is_active ? "raised" : "panel"));
  if (is_active) painter.fillRect(QRectF(0, 0, width(), marker_height), theme.color("accent"));
  const double inset = theme.metric("panel_inset");
  const double baseline = header_height / 2.0 + 5;

  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF tag(inset, (header_height - tag_side) / 2 + 0.5, tag_side, tag_side);
  painter.setPen(QPen(theme.color(is_active ? "accent" : "control"), 1));
  painter.setBrush(is_active ? QBrush(theme.color("accent")) : QBrush(Qt::NoBrush));
  painter.drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  painter.setFont(theme.font("name"));
  painter.setPen(theme.color(is_active ? "on_accent" : "text"));
  painter.drawText(tag, Qt::AlignCenter, letter_of(side_));

  const QString state_font = QStringLiteral("body"), step_font = QStringLiteral("value");
  const auto width_of = [&theme](const QString& text, const QString& font) {
    return QFontMetricsF(theme.font(font)).horizontalAdvance(text);
  };
  // In the order in which they are done without: how many parameters, the step (also in the status line and in the
  // loss), the objective.
  const double room = width() - inset - tag.right() - gap - width_of(state_, state_font);
  const double step_width = width_of(step_, step_font) + gap + 6;
  const double training_width = width_of(training_, state_font) + gap;
  const double whole = width_of(model_, QStringLiteral("name")) + gap + 6;
  const double brief = width_of(layers_, QStringLiteral("name")) + gap + 6;
  const QString& model = whole + training_width + step_width <= room ? model_ : layers_;
  const bool has_step = brief + training_width + step_width <= room;
  const bool has_training = brief + training_width <= room;

  double right = width() - inset;
  const auto put_right = [&](const QString& text, const QString& font, const QString& color) {
    painter.setFont(theme.font(font));
    painter.setPen(theme.color(color));
    right -= width_of(text, font);
    painter.drawText(QPointF(right, baseline), text);
    right -= gap + 6;
  };
  put_right(state_, state_font, is_active ? "accent" : "text3");
  if (has_step) put_right(step_, step_font, "text2");

  double left = tag.right() + gap;
  const auto put_left = [&](const QString& text, const QString& font, const QString& color) {
    painter.setFont(theme.font(font));
    painter.setPen(theme.color(color));
    const QString fitting = QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, std::max(0.0, right - left));
    painter.drawText(QPointF(left, baseline), fitting);
    left += width_of(text, font) + gap;
  };
  put_left(model, QStringLiteral("name"), QStringLiteral("text"));
  if (has_training) put_left(training_, state_font, QStringLiteral("text2"));
}

void SideHeader::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  comparison_.activate(side_);
}

void SideHeader::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) return QWidget::keyPressEvent(event);
  comparison_.activate(side_);
}

}  // namespace pushforward::app
