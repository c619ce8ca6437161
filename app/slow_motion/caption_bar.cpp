#include "app/slow_motion/caption_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "app/editors/role_label.h"
#include "app/slow_motion/step_words.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"
#include "app/views/plot_area.h"

namespace pushforward::app {
namespace {

constexpr int bar_height = 74;
constexpr int words_height = 36;  // two lines
constexpr int side = 28;
constexpr int slider_steps = 10;  // to the second

}  // namespace

CaptionBar::CaptionBar(SlowMotion& motion, QWidget* parent) : QWidget(parent), motion_(motion) {
  setFixedHeight(bar_height);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Slow motion"));
  build();
  connect(&motion_, &SlowMotion::changed, this, &CaptionBar::follow);
  connect(&motion_, &SlowMotion::turned_on, this, &CaptionBar::show_mode);
  hide();
  follow();
}

CaptionBar::~CaptionBar() { qApp->removeEventFilter(this); }

QToolButton* CaptionBar::add_button(const QString& icon, const QString& name, const QString& tip) {
  auto* button = new QToolButton(this);
  button->setIcon(Theme::current().icon(icon));
  button->setIconSize({14, 14});
  button->setFixedSize(side, side);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setAccessibleName(name);
  button->setToolTip(tip);
  controls_->addWidget(button);
  return button;
}

void CaptionBar::build() {
  const Theme& theme = Theme::current();
  const int inset = static_cast<int>(theme.metric("panel_inset"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(inset, 4, inset, 4);
  rows->setSpacing(0);
  controls_ = new QHBoxLayout;
  QHBoxLayout* row = controls_;
  row->setSpacing(4);
  rows->addLayout(controls_);
  for (int number = 1; number <= stage_count; ++number) {
    const auto stage = static_cast<StepStage>(number);
    auto* button = new QPushButton(QStringLiteral("%1 %2").arg(number).arg(StepWords::name(stage)), this);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Stage %1, %2").arg(number).arg(StepWords::name(stage)));
    button->setToolTip(tr("Show this stage, and stay there"));
    connect(button, &QPushButton::clicked, &motion_, [this, stage] {
      motion_.go_to(stage);
      follow();  // a checkable button has changed its mark by itself
    });
    row->addWidget(button);
    stages_.append(button);
  }
  row->addStretch();
  sentence_ = new QLabel(this);
  sentence_->setFont(theme.font("menu"));
  sentence_->setWordWrap(true);
  sentence_->setTextFormat(Qt::PlainText);
  sentence_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  sentence_->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  sentence_->setFixedHeight(words_height);
  rows->addWidget(sentence_);
  back_ = add_button(QStringLiteral("undo"), tr("Stage before"), tr("The stage before (←)"));
  hold_ = add_button(QStringLiteral("pause"), tr("Stay at this stage"), QString());
  on_ = add_button(QStringLiteral("step"), tr("Next stage"), tr("The next stage (Space or →)"));
  connect(back_, &QToolButton::clicked, &motion_, &SlowMotion::previous);
  connect(hold_, &QToolButton::clicked, &motion_, [this] { motion_.set_advances(!motion_.advances()); });
  connect(on_, &QToolButton::clicked, &motion_, &SlowMotion::next);
  pace_ = new QSlider(Qt::Horizontal, this);
  pace_->setRange(static_cast<int>(slider_steps * SlowMotion::shortest_seconds),
                  static_cast<int>(slider_steps * SlowMotion::longest_seconds));
  pace_->setFixedWidth(90);
  pace_->setAccessibleName(tr("Seconds a stage"));
  pace_->setToolTip(tr("How long a stage takes: as long as you need to say it"));
  connect(pace_, &QSlider::valueChanged, &motion_,
          [this](int value) { motion_.set_seconds(value / static_cast<double>(slider_steps)); });
  pace_words_ = new RoleLabel(QString(), "value", "text2", this);
  pace_words_->setFixedWidth(44);
  row->addWidget(pace_);
  row->addWidget(pace_words_);
  close_ = add_button(QStringLiteral("close"), tr("Leave slow motion"), tr("Leave slow motion (Esc)"));
  connect(close_, &QToolButton::clicked, &motion_, [this] { motion_.set_on(false); });
}

QString CaptionBar::sentence() const { return sentence_->text(); }

void CaptionBar::show_mode(bool on) {
  if (on) {
    focus_before_ = window()->focusWidget();
    show();
    qApp->installEventFilter(this);
    setFocus(Qt::OtherFocusReason);
    return;
  }
  qApp->removeEventFilter(this);
  // What is hidden hands its focus on to whatever comes next: Space would press that.
  QWidget* focus = window()->focusWidget();
  if (focus != nullptr && (focus == this || isAncestorOf(focus))) {
    if (focus_before_ != nullptr && focus_before_->isVisible())
      focus_before_->setFocus(Qt::OtherFocusReason);
    else
      focus->clearFocus();
  }
  hide();
}

void CaptionBar::follow() {
  const bool ready = motion_.step() != nullptr;
  for (int number = 1; number <= stage_count; ++number) {
    const bool is_here = ready && static_cast<int>(motion_.stage()) == number;
    stages_[number - 1]->setChecked(is_here);
    QFont face = font();
    face.setBold(is_here);
    stages_[number - 1]->setFont(face);
    stages_[number - 1]->setEnabled(ready);
  }
  back_->setEnabled(ready && motion_.stage() != StepStage::sample);
  on_->setEnabled(ready && motion_.stage() != StepStage::move);
  hold_->setIcon(Theme::current().icon(motion_.advances() ? QStringLiteral("pause") : QStringLiteral("play")));
  hold_->setToolTip(motion_.advances() ? tr("Stay at this stage") : tr("Go on from stage to stage"));
  const QString words = StepWords::sentence(motion_);
  if (words != sentence_->text()) {
    sentence_->setText(words);
    setAccessibleDescription(words);
  }
  pace_->setValue(static_cast<int>(std::lround(slider_steps * motion_.seconds())));
  pace_words_->setText(tr("%1 s").arg(QString::number(motion_.seconds(), 'f', 1)));
}

QList<KeyUse> CaptionBar::keys() {
  const QString where = tr("In slow motion");
  return {{{Qt::Key_Space, Qt::Key_Right}, tr("The next stage of the step"), where},
          {{Qt::Key_Left}, tr("The previous stage"), where},
          {{Qt::Key_Escape}, tr("End slow motion"), where}};
}

bool CaptionBar::takes(const QWidget& focused, int key) const {
  const bool is_ours = &focused == this || isAncestorOf(&focused);
  const bool is_view = qobject_cast<const PlotArea*>(&focused) != nullptr;
  const bool is_window = &focused == window();
  switch (key) {
    case Qt::Key_Space:
      return (is_ours || is_view || is_window) && qobject_cast<const QAbstractButton*>(&focused) == nullptr;
    case Qt::Key_Left:
    case Qt::Key_Right:
      return (is_ours || is_view || is_window) && &focused != pace_;
    case Qt::Key_Escape:
      return is_ours || is_view || is_window;
    default:
      return false;
  }
}

bool CaptionBar::eventFilter(QObject* watched, QEvent* event) {
  const bool asks = event->type() == QEvent::ShortcutOverride;
  if (!asks && event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* focused = qobject_cast<QWidget*>(watched);
  auto* key = static_cast<QKeyEvent*>(event);
  if (focused == nullptr || focused->window() != window() || key->modifiers() != Qt::NoModifier ||
      !takes(*focused, key->key()))
    return QWidget::eventFilter(watched, event);
  key->accept();
  if (asks) return true;
  if (key->key() == Qt::Key_Escape)
    motion_.set_on(false);
  else if (key->key() == Qt::Key_Left)
    motion_.previous();
  else
    motion_.next();
  return true;
}

void CaptionBar::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("raised"));
  painter.fillRect(0, height() - 1, width(), 1, theme.color("hairline"));
  painter.fillRect(0, 0, 3, height(), theme.color("accent"));
}

}  // namespace pushforward::app
