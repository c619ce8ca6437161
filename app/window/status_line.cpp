#include "app/window/status_line.h"

#include <QAction>
#include <QFileInfo>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/editors/figure_label.h"
#include "app/editors/fitting_sentence.h"
#include "app/editors/role_label.h"
#include "app/editors/state_sentences.h"
#include "app/language/core_text.h"
#include "app/session/session.h"
#include "app/style/icon_engine.h"
#include "app/style/theme.h"
#include "app/views/past_text.h"

namespace pushforward::app {
namespace {

constexpr int notice_milliseconds = 8000;
constexpr int offer_milliseconds = 20'000;
// Digits that change faster can't be read.
constexpr int figures_milliseconds = 100;
constexpr int field_gap = 20;

// A dot that says by fill as well as by word what runs.
class Icon : public QWidget {
 public:
  Icon(QString name, QString role, QWidget* parent) : QWidget(parent), name_(std::move(name)), role_(std::move(role)) {
    setFixedSize(16, 16);
  }
  void set_role(const QString& role) {
    role_ = role;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    draw_icon(painter, rect(), name_, Theme::current().color(role_));
  }

 private:
  QString name_;
  QString role_;
};

class StateDot : public QWidget {
 public:
  StateDot(Session& session, QWidget* parent) : QWidget(parent), session_(session) { setFixedSize(9, 9); }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& theme = Theme::current();
    const bool runs = session_.is_playing();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(runs ? QStringLiteral("accent") : QStringLiteral("text2")), 1.4));
    painter.setBrush(runs ? QBrush(theme.color(QStringLiteral("accent"))) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
  }

 private:
  Session& session_;
};

FigureLabel* field(const QString& widest, const QString& color, Qt::Alignment alignment, QWidget* parent) {
  return new FigureLabel(widest, QStringLiteral("value"), color, alignment, parent);
}

}  // namespace

StatusLine::StatusLine(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  const Theme& theme = Theme::current();
  state_column_width_ = static_cast<int>(theme.metric(QStringLiteral("stack_column")));
  save_column_width_ = static_cast<int>(theme.metric(QStringLiteral("right_column")));
  setFixedHeight(static_cast<int>(theme.metric(QStringLiteral("status"))));
  setAccessibleName(tr("Status"));
  middle_ = new QStackedWidget(this);
  middle_->addWidget(build_figures());
  middle_->addWidget(build_notice());
  saved_ = field(QString(), "text2", Qt::AlignRight, this);
  const int inset = static_cast<int>(theme.metric(QStringLiteral("panel_inset")));
  saved_->setFixedWidth(save_column_width_ - inset);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 1, inset, 0);
  row->setSpacing(0);
  row->addWidget(build_state());
  row->addWidget(middle_, 1);
  row->addWidget(saved_);

  minute_.setInterval(20'000);
  connect(&minute_, &QTimer::timeout, this, &StatusLine::show_saved);
  minute_.start();
  notice_time_.setSingleShot(true);
  connect(&notice_time_, &QTimer::timeout, this, &StatusLine::dismiss);
  connect(&session_, &Session::frame_ready, this, &StatusLine::follow_frame);
  connect(&session_, &Session::project_changed, this, &StatusLine::follow_project);
  connect(&session_, &Session::playing_changed, this, &StatusLine::follow_frame);
  connect(&session_, &Session::notice, this, &StatusLine::show_notice);
  follow_project();
  follow_frame();
}

QWidget* StatusLine::build_state() {
  const int inset = static_cast<int>(Theme::current().metric(QStringLiteral("panel_inset")));
  auto* place = new QWidget(this);
  place->setFixedWidth(state_column_width_);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(inset, 0, inset, 0);
  row->setSpacing(7);
  auto* dot = new StateDot(session_, place);
  connect(&session_, &Session::playing_changed, dot, qOverload<>(&QWidget::update));
  state_ = field(tr("Preparing") + QStringLiteral("  "), "text", Qt::AlignLeft, place);
  state_->set_weight(QFont::Medium);
  step_ = field(tr("step %1 of %2, past").arg(QStringLiteral("888,888"), QStringLiteral("8,888,888")), "text",
                Qt::AlignRight, place);
  row->addWidget(dot);
  row->addWidget(state_);
  row->addStretch();
  row->addWidget(step_);
  return place;
}

QWidget* StatusLine::build_figures() {
  auto* place = new QWidget(middle_);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(static_cast<int>(Theme::current().metric(QStringLiteral("panel_inset"))), 0, 0, 0);
  row->setSpacing(field_gap);
  speed_ = field(tr("%1 steps/s").arg(QStringLiteral("888,888")), "text2", Qt::AlignRight, place);
  frames_ = field(tr("%1 frames/s").arg(QStringLiteral("88")), "text2", Qt::AlignRight, place);
  device_ = field(tr("OpenCL, CPU, 88 cores"), "text2", Qt::AlignLeft, place);
  precision_ = field(QStringLiteral("float64"), "text2", Qt::AlignLeft, place);
  fields_ = field(tr("fields ± %1").arg(QStringLiteral("8.8e−8")), "text2", Qt::AlignLeft, place);
  seed_ = field(tr("seed %1").arg(QStringLiteral("888888")), "text2", Qt::AlignLeft, place);
  for (FigureLabel* label : {speed_, frames_, device_, precision_, fields_, seed_}) row->addWidget(label);
  by_importance_ = {speed_, device_, fields_, frames_, seed_, precision_};
  run_state_ = new FittingSentence(QStringLiteral("value"), QStringLiteral("text"), place);
  row->addWidget(run_state_, 1);
  return place;
}

QWidget* StatusLine::build_notice() {
  auto* place = new QWidget(middle_);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(static_cast<int>(Theme::current().metric(QStringLiteral("panel_inset"))), 0, 0, 0);
  row->setSpacing(8);
  notice_icon_ = new Icon(QStringLiteral("warning"), QStringLiteral("danger"), place);
  sentence_ = new RoleLabel(QString(), "value", "text", place);
  sentence_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  sentence_->setTextFormat(Qt::PlainText);
  dismiss_ = new QToolButton(place);
  dismiss_->setIcon(Theme::current().icon(QStringLiteral("close")));
  dismiss_->setIconSize({12, 12});
  dismiss_->setFixedSize(22, 22);
  dismiss_->setAutoRaise(true);
  dismiss_->setFocusPolicy(Qt::TabFocus);
  dismiss_->setAccessibleName(tr("Dismiss the message"));
  dismiss_->setToolTip(tr("Dismiss"));
  connect(dismiss_, &QToolButton::clicked, this, &StatusLine::dismiss);
  offer_ = new QToolButton(place);
  offer_->setObjectName(QStringLiteral("offer"));
  offer_->setAccessibleName(tr("What can be done about it"));
  offer_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  offer_->setFont(Theme::current().font(QStringLiteral("value")));
  offer_->setFixedHeight(22);
  offer_->setFocusPolicy(Qt::TabFocus);
  offer_->hide();
  connect(offer_, &QToolButton::clicked, this, [this] {
    if (offered_ != nullptr) offered_->trigger();
  });
  row->addWidget(notice_icon_);
  row->addWidget(sentence_, 1);
  row->addWidget(offer_);
  row->addWidget(dismiss_);
  return place;
}

void StatusLine::show_notice(const QString& sentence, bool is_error) {
  // What is merely said does not hide an error.
  if (!is_error && is_error_ && middle_->currentIndex() == 1) return;
  offer_->hide();
  is_error_ = is_error;
  given_sentence_ = sentence;
  whole_sentence_ = core_text(sentence);
  sentence_->set_color_role(is_error ? "danger" : "text");
  sentence_->setToolTip(whole_sentence_);
  sentence_->setAccessibleName(whole_sentence_);
  notice_icon_->setVisible(is_error);
  middle_->setCurrentIndex(1);
  fit_notice();
  if (is_error)
    notice_time_.stop();
  else
    notice_time_.start(notice_milliseconds);
}

void StatusLine::offer(const QString& sentence, QAction& action) {
  if (is_error_ && middle_->currentIndex() == 1) return;
  show_notice(sentence, false);
  const QString key = action.shortcut().toString(QKeySequence::NativeText);
  const QString name = action.text().remove(QLatin1Char('&'));
  offer_->setText(key.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, key));
  offer_->setAccessibleName(name);
  offer_->setToolTip(action.toolTip());
  disconnect(until_done_);
  offered_ = &action;
  until_done_ = connect(&action, &QAction::triggered, this, [this] {
    if (!offer_->isHidden()) dismiss();
  });
  offer_->show();
  fit_notice();
  notice_time_.start(offer_milliseconds);
}

void StatusLine::dismiss() {
  offer_->hide();
  is_error_ = false;
  whole_sentence_.clear();
  middle_->setCurrentIndex(0);
}

QString StatusLine::notice() const { return middle_->currentIndex() == 1 ? whole_sentence_ : QString(); }

QString StatusLine::given_notice() const { return notice().isEmpty() ? QString() : given_sentence_; }

void StatusLine::fit_notice() {
  const QFontMetrics metrics(sentence_->font());
  const int taken = (notice_icon_->isVisibleTo(this) ? 24 : 0) + dismiss_->width() + 40 +
                    (offer_->isHidden() ? 0 : offer_->sizeHint().width() + 8);
  const int room = width() - state_column_width_ - save_column_width_ - taken;
  sentence_->setText(metrics.elidedText(whole_sentence_, Qt::ElideRight, std::max(0, room)));
}

void StatusLine::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit_figures();
  if (middle_->currentIndex() == 1) fit_notice();
}

// What has no room beside what matters more is not there, rather than printed over its neighbour.
void StatusLine::fit_figures() {
  int room = width() - state_column_width_ - save_column_width_ -
             static_cast<int>(Theme::current().metric(QStringLiteral("panel_inset")));
  for (FigureLabel* figure : by_importance_) {
    room -= figure->width() + field_gap;
    figure->setVisible(room >= 0);
  }
}

void StatusLine::set_slow_motion(bool on) {
  slow_motion_ = on;
  follow_frame();
}

void StatusLine::follow_frame() {
  const QLocale locale(QLocale::English);
  const auto frame = session_.frame();
  state_->set_text(!frame ? tr("Preparing") : session_.is_playing() ? tr("Training") : tr("Paused"));
  if (!frame) return;
  run_state_->say(slow_motion_ ? StateSentences::slow_motion()
                               : StateSentences::run_state(*frame, session_.is_playing()));
  const bool same_past = frame->past.has_value() == shows_past_;
  if (session_.is_playing() && same_past && figures_age_.isValid() && figures_age_.elapsed() < figures_milliseconds)
    return;
  figures_age_.start();
  show_step(*frame);
  const bool runs = session_.is_playing();
  speed_->set_text(runs ? tr("%1 steps/s").arg(locale.toString(std::llround(frame->steps_per_second)))
                        : tr("%1 steps/s").arg(QStringLiteral("—")));
  frames_->set_text(runs ? tr("%1 frames/s").arg(std::lround(frame->frames_per_second))
                         : tr("%1 frames/s").arg(QStringLiteral("—")));
  const EngineDescription& device = frame->device;
  device_->set_text(
      device.id == "reference"
          ? tr("reference engine")
          : tr("%1, %n cores", nullptr, device.compute_units).arg(QString::fromStdString(device.backend)));
  device_->setToolTip(core_text(device.name));
  precision_->set_text(QString::fromStdString(device.precision));
  show_field_error(*frame);
}

void StatusLine::show_step(const Frame& frame) {
  shows_past_ = frame.past.has_value();
  const QLocale locale(QLocale::English);
  step_->set_text(shows_past_ ? PastText::of(frame)
                              : tr("step %1").arg(locale.toString(static_cast<qlonglong>(frame.step))));
  step_->setToolTip(shows_past_ ? tr("The window shows an earlier step; training is not disturbed by that. Escape "
                                     "returns to the newest.")
                                : QString());
  step_->set_color(shows_past_ ? QStringLiteral("accent") : QStringLiteral("text"));
}

void StatusLine::show_field_error(const Frame& frame) {
  if (frame.density == nullptr) return;
  if (frame.density->exact) {
    fields_->set_text(tr("fields exact"));
    fields_->setToolTip(tr("Density and log-det are evaluated without tables."));
    return;
  }
  // Two digits, rounded up, since it is a bound.
  const double error = std::max(frame.density->error, 1e-7);
  const double digit = std::pow(10.0, std::floor(std::log10(error)) - 1.0);
  QString number = QString::number(std::ceil(error / digit) * digit, 'e', 1);
  number.replace(QStringLiteral("e-0"), QStringLiteral("e−")).replace(QStringLiteral("e-"), QStringLiteral("e−"));
  fields_->set_text(tr("fields ± %1").arg(number));
  fields_->setToolTip(tr(
      "Live pictures look conditioners up in tables. The density is off by at most this share of its peak, as far as "
      "points of this frame tell. At rest, in metrics and in files everything is exact."));
}

void StatusLine::follow_project() {
  seed_->set_text(tr("seed %1").arg(session_.project().training.seed));
  show_saved();
}

void StatusLine::note_saved() {
  saved_at_ = QDateTime::currentDateTimeUtc();
  show_saved();
}

void StatusLine::show_saved_at(const QDateTime& time) {
  saved_at_ = time;
  show_saved();
}

void StatusLine::show_saved() {
  if (session_.path().isEmpty()) saved_at_ = QDateTime();
  if (session_.is_edited() || (session_.is_modified() && !saved_at_.isValid())) {
    saved_->set_text(tr("unsaved changes"));
    return;
  }
  if (!saved_at_.isValid()) {
    saved_->set_text(session_.path().isEmpty() ? tr("not saved") : QFileInfo(session_.path()).fileName());
    return;
  }
  const qint64 minutes = saved_at_.secsTo(QDateTime::currentDateTimeUtc()) / 60;
  const QString saved = minutes < 1    ? tr("saved just now")
                        : minutes < 60 ? tr("saved %1 min ago").arg(minutes)
                                       : tr("saved %1 h ago").arg(minutes / 60);
  saved_->set_text(session_.is_modified() ? tr("%1, trained on").arg(saved) : saved);
}

void StatusLine::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(QStringLiteral("window")));
  painter.fillRect(0, 0, width(), 1, theme.color(QStringLiteral("hairline")));
}

}  // namespace pushforward::app
