#include "app/window/recovery_bar.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <utility>

#include "app/editors/role_label.h"
#include "app/session/autosave.h"
#include "app/session/session.h"
#include "app/style/theme.h"

namespace pushforward::app {

RecoveryBar::RecoveryBar(Orphan orphan, Session& session, Autosave& autosave, QWidget* parent)
    : QWidget(parent), orphan_(std::move(orphan)), session_(session), autosave_(autosave) {
  constexpr int height = 40;
  const int inset = static_cast<int>(Theme::current().metric(QStringLiteral("panel_inset")));
  setFixedHeight(height);
  sentence_ = new RoleLabel(QString(), "value", "text", this);
  sentence_->setTextFormat(Qt::PlainText);
  sentence_->setToolTip(orphan_.origin);
  recover_ = new QPushButton(this);
  discard_ = new QPushButton(this);
  say();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(inset, 0, inset, 0);
  row->setSpacing(8);
  row->addWidget(sentence_);
  row->addSpacing(8);
  row->addWidget(recover_);
  row->addWidget(discard_);
  row->addStretch();
  connect(recover_, &QPushButton::clicked, this, &RecoveryBar::recover);
  connect(discard_, &QPushButton::clicked, this, &RecoveryBar::discard);
}

void RecoveryBar::say() {
  setAccessibleName(tr("Unsaved work"));
  const QString when = QLocale().toString(orphan_.written_at.toLocalTime(), QLocale::ShortFormat);
  sentence_->setText(
      orphan_.origin.isEmpty()
          ? tr("A window ended without saving a project that has no file yet. It was kept on %1.").arg(when)
          : tr("A window ended without saving changes of “%1”. They were kept on %2.")
                .arg(QFileInfo(orphan_.origin).fileName(), when));
  recover_->setText(tr("Recover"));
  recover_->setToolTip(tr("Open the unsaved work here. Undo brings back what the window shows now"));
  discard_->setText(tr("Discard"));
  discard_->setToolTip(tr("Delete the unsaved work"));
  for (QPushButton* button : {recover_, discard_}) button->setAccessibleName(button->text());
}

void RecoveryBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) say();
}

void RecoveryBar::recover() {
  const QString failure = session_.recover(orphan_.file, orphan_.origin);
  if (!failure.isEmpty()) {
    emit failed(failure);
    return;
  }
  hide();
  emit recovered();
  // The old file goes once the work lies safe as this window's own.
  connect(&autosave_, &Autosave::kept, this, &RecoveryBar::discard);
  autosave_.keep();
}

void RecoveryBar::discard() {
  RecoveryFolder::discard(orphan_);
  hide();
  deleteLater();
}

void RecoveryBar::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(QStringLiteral("panel")));
  painter.fillRect(0, 0, 3, height(), theme.color(QStringLiteral("accent")));
  painter.fillRect(0, height() - 1, width(), 1, theme.color(QStringLiteral("hairline")));
}

}  // namespace pushforward::app
