#include "app/editors/number_field.h"

#include <QKeyEvent>
#include <QStyle>
#include <cmath>

#include "app/editors/layer_text.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"

namespace pushforward::app {

namespace {

// Six characters at most: fewer decimals for larger numbers.
QString number_text(double value) {
  const double size = std::abs(value);
  return signed_number(value, size < 9.9995 ? 3 : size < 99.995 ? 2 : size < 999.95 ? 1 : 0);
}

}  // namespace

NumberField::NumberField(double step, QWidget* parent) : QLineEdit(parent), step_(step) {
  setAlignment(Qt::AlignRight);
  setFont(Theme::current().font("value"));
  setFixedSize(60, 24);
  setText(number_text(0.0));
  connect(this, &QLineEdit::textEdited, this, [this] { held_ = true; });
  connect(this, &QLineEdit::returnPressed, this, &NumberField::commit);
}

void NumberField::show_value(double value) {
  value_ = value;
  if (held_) return;
  const QString shown = number_text(value);
  if (shown != text()) setText(shown);
}

void NumberField::set_invalid(bool on) {
  if (property("invalid").toBool() == on) return;
  setProperty("invalid", on);
  style()->unpolish(this);
  style()->polish(this);
}

void NumberField::commit() {
  if (!held_) return;
  const auto number = read_number(text());
  if (!number) {
    emit refused(tr("“%1” is no number.").arg(text()));
    return;
  }
  held_ = false;
  setModified(false);  // from here on it is an edit of the document, and undone there
  emit committed(*number);
  selectAll();
}

void NumberField::let_go() {
  held_ = false;
  set_invalid(false);
  setText(number_text(value_));
}

QList<KeyUse> NumberField::keys() {
  const QString where = tr("In a field of a number");
  return {{{Qt::Key_Up, Qt::Key_Down}, tr("A step up or down"), where},
          {{Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}, tr("Ten steps up or down"), where},
          {{Qt::Key_Escape}, tr("Give up what was written"), where}};
}

void NumberField::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      if (held_) {
        let_go();
        return;
      }
      break;
    case Qt::Key_Up:
    case Qt::Key_Down: {
      const double direction = event->key() == Qt::Key_Up ? 1.0 : -1.0;
      held_ = false;
      emit committed(value_ + direction * step_ * (event->modifiers().testFlag(Qt::ShiftModifier) ? 10.0 : 1.0));
      return;
    }
    default:
      break;
  }
  QLineEdit::keyPressEvent(event);
}

void NumberField::mousePressEvent(QMouseEvent* event) {
  held_ = true;  // digits that change under the cursor can't be edited
  QLineEdit::mousePressEvent(event);
}

void NumberField::focusOutEvent(QFocusEvent* event) {
  if (held_ && isModified() && text() != number_text(value_)) commit();
  let_go();
  QLineEdit::focusOutEvent(event);
}

}  // namespace pushforward::app
