#include "app/editors/setting_field.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStyle>
#include <algorithm>
#include <cmath>

#include "app/editors/layer_text.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr QChar minus(0x2212);

// 1, 2, 5, 10, 20, ... : the nearest above or below.
double next_of_125(double value, bool up) {
  const double decade = std::pow(10.0, std::floor(std::log10(value)));
  const double slack = 1e-9 * value;
  double best = up ? 10.0 * decade : 0.5 * decade;
  for (const double digit : {1.0, 2.0, 5.0}) {
    const double candidate = digit * decade;
    if (up && candidate > value + slack) best = std::min(best, candidate);
    if (!up && candidate < value - slack) best = std::max(best, candidate);
  }
  return best;
}

}  // namespace

SettingField::SettingField(Kind kind, double minimum, double maximum, QWidget* parent)
    : QLineEdit(parent), kind_(kind), minimum_(minimum), maximum_(maximum) {
  setAlignment(Qt::AlignRight);
  setFont(Theme::current().font("value"));
  connect(this, &QLineEdit::returnPressed, this, &SettingField::commit);
  connect(this, &QLineEdit::textEdited, this, [this] { set_invalid(false); });
}

QString SettingField::text_of(double value) const {
  const bool is_whole = value == std::round(value) && std::abs(value) >= 1.0;
  if (kind_ == Kind::integer || kind_ == Kind::count || is_whole) return QString::number(std::llround(value));
  QString text;
  if (value != 0.0 && std::abs(value) < 1e-2) {
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-12));
    const double digits = value / std::pow(10.0, exponent);
    text = QString::number(digits, 'f', std::abs(digits * 10 - std::round(digits * 10)) < 1e-6 ? 1 : 2) +
           QStringLiteral("e%1").arg(exponent);
  } else {
    text = QString::number(value, 'g', 4);
  }
  return text.replace(QLatin1Char('-'), minus);
}

double SettingField::next(double value, bool up) const {
  switch (kind_) {
    case Kind::real:
      return next_of_125(std::max(value, minimum_), up);
    case Kind::integer: {
      const double power = std::log2(std::max(1.0, value));
      return std::exp2(up ? std::floor(power + 1e-9) + 1.0 : std::ceil(power - 1e-9) - 1.0);
    }
    case Kind::count:
      return value + (up ? 1.0 : -1.0);
    case Kind::fine: {
      constexpr double twentieths = 20.0;
      return (up ? std::floor(value * twentieths + 1e-9) + 1.0 : std::ceil(value * twentieths - 1e-9) - 1.0) /
             twentieths;
    }
    case Kind::linear:
      return value + (up ? 0.01 : -0.01) * (maximum_ - minimum_);
  }
  return value;
}

void SettingField::show_value(double value) {
  value_ = value;
  if (hasFocus() && isModified()) return;  // a person writes
  const QString shown = text_of(value);
  if (shown != text()) setText(shown);
}

void SettingField::commit() {
  if (!isModified()) return;
  const auto number = read_number(text());
  if (!number || *number < minimum_ || *number > maximum_) {
    set_invalid(true);
    emit refused(tr("“%1” is not taken: %2 has to be a number from %3 to %4.")
                     .arg(text(), accessibleName().toLower(), text_of(minimum_), text_of(maximum_)));
    return;
  }
  setModified(false);
  set_invalid(false);
  const bool whole = kind_ == Kind::integer || kind_ == Kind::count;
  value_ = whole ? std::round(*number) : *number;
  setText(text_of(value_));
  emit committed(value_);
}

void SettingField::let_go() {
  setModified(false);
  set_invalid(false);
  setText(text_of(value_));
}

void SettingField::set_invalid(bool on) {
  if (property("invalid").toBool() == on) return;
  setProperty("invalid", on);
  style()->unpolish(this);
  style()->polish(this);
}

void SettingField::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Escape:
      if (!isModified()) break;
      let_go();
      return;
    case Qt::Key_Up:
    case Qt::Key_Down:
      let_go();
      value_ = std::clamp(next(value_, event->key() == Qt::Key_Up), minimum_, maximum_);
      setText(text_of(value_));
      emit committed(value_);
      return;
    default:
      break;
  }
  QLineEdit::keyPressEvent(event);
}

void SettingField::focusOutEvent(QFocusEvent* event) {
  commit();
  let_go();
  QLineEdit::focusOutEvent(event);
}

}  // namespace pushforward::app
