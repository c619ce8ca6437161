#include "app/animation_export/hold_field.h"

#include <QKeyEvent>
#include <QRegularExpression>
#include <QStringList>
#include <QStyle>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/animation/animation.h"

namespace pushforward::app {
namespace {

constexpr double whole = 100.0;  // percent

}  // namespace

HoldField::HoldField(QWidget* parent) : QLineEdit(parent) {
  setMaxLength(400);
  connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
    read(text);
    emit changed();
  });
}

void HoldField::show_hold(const std::vector<double>& hold) {
  QStringList numbers;
  for (const double share : hold) numbers << QString::number(std::round(whole * whole * share) / whole);
  const QString text = numbers.join(QStringLiteral(", ")) + QStringLiteral(" %");
  setText(text);
  read(text);
}

// As people write lists: with commas, Chinese ones too, semicolons or mere spaces.
void HoldField::read(const QString& text) {
  static const QRegularExpression between(QStringLiteral("[,;，、；\\s%]+"));
  const QStringList words = text.split(between, Qt::SkipEmptyParts);
  std::vector<double> hold;
  bool is_valid = !words.isEmpty();
  for (const QString& word : words) {
    bool is_number = false;
    hold.push_back(word.toDouble(&is_number) / whole);
    is_valid = is_valid && is_number && hold.back() >= 0.0 && hold.back() <= longest_hold;
  }
  mistake_ = is_valid
                 ? QString()
                 : tr("Give the standstill in percent from 0 to %1: one number, or one for each layer, like 30, 0, 80.")
                       .arg(std::lround(whole * longest_hold));
  if (is_valid) hold_ = std::move(hold);
  setProperty("invalid", !is_valid);
  style()->unpolish(this);
  style()->polish(this);
}

void HoldField::keyPressEvent(QKeyEvent* event) {
  // Gives up what is wrong before the dialog is given up.
  if (event->key() != Qt::Key_Escape || mistake_.isEmpty()) return QLineEdit::keyPressEvent(event);
  show_hold(hold_);
  emit changed();
}

}  // namespace pushforward::app
