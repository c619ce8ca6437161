#include "app/window/title_editor.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "app/editors/role_label.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr int field_width = 340;

}  // namespace

TitleEditor::TitleEditor(QWidget* parent)
    : QWidget(parent), label_(new RoleLabel(QString(), "name", "text", this)), field_(new QLineEdit(this)) {
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
  label_->setTextFormat(Qt::PlainText);
  label_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  field_->setMaximumWidth(field_width);
  field_->setFont(Theme::current().font(QStringLiteral("name")));
  field_->setAccessibleName(tr("Title of the project"));
  field_->setToolTip(tr("Enter takes the title, Escape leaves the old one."));
  field_->hide();
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::returnPressed, this, [this] { end(true); });
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(label_, 1);
  row->addWidget(field_, 1);
}

void TitleEditor::show_title(const QString& title) {
  title_ = title;
  fit();
  label_->setToolTip(tr("%1\nA double click, or F2, renames it.").arg(title));
}

void TitleEditor::fit() {
  label_->setText(QFontMetrics(label_->font()).elidedText(title_, Qt::ElideRight, width()));
  updateGeometry();
}

QSize TitleEditor::sizeHint() const {
  const QFontMetrics metrics(label_->font());
  return {field_->isHidden() ? metrics.horizontalAdvance(title_) + 1 : field_width, field_->sizeHint().height()};
}

void TitleEditor::resizeEvent(QResizeEvent*) { fit(); }

void TitleEditor::edit() {
  field_->setText(title_);
  label_->hide();
  field_->show();
  focus_before_ = window()->focusWidget();
  updateGeometry();
  field_->selectAll();
  field_->setFocus(Qt::OtherFocusReason);
}

void TitleEditor::end(bool take) {
  if (field_->isHidden()) return;
  const QString title = field_->text().simplified();
  const bool had_focus = field_->hasFocus();
  field_->hide();
  label_->show();
  updateGeometry();
  if (had_focus && focus_before_ != nullptr) focus_before_->setFocus(Qt::OtherFocusReason);
  if (take && title != title_) emit renamed(title);
}

bool TitleEditor::eventFilter(QObject* watched, QEvent* event) {
  if (watched != field_) return QWidget::eventFilter(watched, event);
  if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
      static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
    end(true);
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    end(false);
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void TitleEditor::mouseDoubleClickEvent(QMouseEvent*) { edit(); }

}  // namespace pushforward::app
