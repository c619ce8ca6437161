#include "app/editors/hyper_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

#include "app/editors/hyper_text.h"
#include "app/editors/role_label.h"
#include "app/language/core_text.h"
#include "app/style/theme.h"

namespace pushforward::app {

namespace {

int spin_limit(double value) {
  return static_cast<int>(std::clamp(value, static_cast<double>(std::numeric_limits<int>::min()),
                                     static_cast<double>(std::numeric_limits<int>::max())));
}

}  // namespace

HyperRow::HyperRow(const HyperSpec& spec, QWidget* parent)
    : QWidget(parent), spec_(spec), sentence_(new RoleLabel(QString(), "caption", "danger", this)) {
  const QString title = core_text(spec.title);
  const QString tip = QStringLiteral("<p>%1 %2</p><p>%3</p>")
                          .arg(title, QString::fromStdString(spec.symbol), core_text(spec.doc).toHtmlEscaped());
  control_ = make_control();
  control_->setFixedSize(104, 24);
  control_->setFont(Theme::current().font("value"));
  control_->setAccessibleName(title);
  control_->setAccessibleDescription(core_text(spec.doc));
  control_->setToolTip(tip);
  auto* name = new RoleLabel(title, "body", "text2", this);
  name->setToolTip(tip);
  name->setBuddy(control_);
  sentence_->setWordWrap(true);
  sentence_->hide();

  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, 3, 0, 4);
  line->addWidget(name, 1);
  line->addWidget(control_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(line);
  column->addWidget(sentence_);
}

QWidget* HyperRow::make_control() {
  if (spec_.kind == HyperKind::integer) return make_integer();
  if (spec_.kind == HyperKind::choice) return make_choice();
  return make_text();
}

QWidget* HyperRow::make_integer() {
  auto* spin = new QSpinBox(this);
  spin->setRange(spin_limit(spec_.minimum), spin_limit(spec_.maximum));
  spin->setAlignment(Qt::AlignRight);
  spin->setKeyboardTracking(false);
  connect(spin, &QSpinBox::valueChanged, this, [this](int value) { emit edited(std::int64_t{value}); });
  show_ = [spin](const HyperValue& value) {
    const QSignalBlocker silent(spin);
    if (const auto* number = std::get_if<std::int64_t>(&value))
      spin->setValue(spin_limit(static_cast<double>(*number)));
  };
  return spin;
}

QWidget* HyperRow::make_choice() {
  auto* box = new QComboBox(this);
  for (const std::string& choice : spec_.choices) box->addItem(QString::fromStdString(choice));
  connect(box, &QComboBox::textActivated, this, [this](const QString& text) { emit edited(text.toStdString()); });
  show_ = [box](const HyperValue& value) { box->setCurrentText(hyper_text(value)); };
  return box;
}

QWidget* HyperRow::make_text() {
  auto* line = new QLineEdit(this);
  line->setAlignment(Qt::AlignRight);
  connect(line, &QLineEdit::editingFinished, this, [this, line] { take_text(line->text()); });
  show_ = [line](const HyperValue& value) {
    if (!line->isModified()) line->setText(hyper_text(value));
  };
  return line;
}

void HyperRow::take_text(const QString& text) {
  if (text == hyper_text(shown_) && refusal().isEmpty()) return;
  const auto value = read_hyper(spec_.kind, text);
  if (!value) {
    refuse(how_to_write(spec_.kind));
    return;
  }
  static_cast<QLineEdit*>(control_)->setModified(false);
  if (*value == shown_)
    show_value(shown_);  // back to what it was
  else
    emit edited(*value);
}

void HyperRow::show_value(const HyperValue& value) {
  // What a person is writing, or has to put right, outlasts edits elsewhere.
  const auto* line = qobject_cast<QLineEdit*>(control_);
  if (line != nullptr && line->isModified() && value == shown_) return;
  if (line != nullptr) static_cast<QLineEdit*>(control_)->setModified(false);
  shown_ = value;
  show_(value);
  sentence_->hide();
  mark(false);
}

void HyperRow::refuse(const QString& sentence) {
  if (auto* line = qobject_cast<QLineEdit*>(control_))
    line->setModified(true);  // keep what was written, so that it can be put right
  else
    show_(shown_);
  sentence_->setText(sentence);
  sentence_->show();
  mark(true);
}

QString HyperRow::refusal() const { return sentence_->isVisibleTo(this) ? sentence_->text() : QString(); }

void HyperRow::mark(bool invalid) {
  if (control_->property("invalid").toBool() == invalid) return;
  control_->setProperty("invalid", invalid);
  control_->style()->unpolish(control_);
  control_->style()->polish(control_);
}

}  // namespace pushforward::app
