#include "app/editors/value_row.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/editors/math_label.h"
#include "app/editors/number_field.h"
#include "app/editors/role_label.h"
#include "app/editors/zero_slider.h"

namespace pushforward::app {

ValueRow::ValueRow(const ValueRowSpec& spec, QWidget* parent)
    : QWidget(parent),
      flat_index_(spec.flat_index),
      slider_(new ZeroSlider(spec.shown_minimum, spec.shown_maximum, this)),
      field_(new NumberField((spec.shown_maximum - spec.shown_minimum) / 200.0, this)),
      sentence_(new RoleLabel(QString(), "caption", "danger", this)) {
  auto* symbol = new MathLabel(spec.symbol, "math_formula", "text", this);
  symbol->setFixedWidth(spec.symbol_width);
  setToolTip(spec.tip);
  slider_->setAccessibleName(tr("%1, slider").arg(spec.name));
  slider_->setToolTip(spec.tip);
  field_->setAccessibleName(spec.name);
  field_->setToolTip(spec.tip);
  sentence_->setWordWrap(true);
  sentence_->hide();

  auto* line = new QHBoxLayout;
  line->setContentsMargins(0, 3, 0, 4);
  line->setSpacing(6);
  line->addWidget(symbol);
  line->addWidget(slider_);
  line->addSpacing(6);
  line->addWidget(field_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(line);
  column->addWidget(sentence_);

  connect(slider_, &ZeroSlider::edited, this, &ValueRow::edited);
  connect(field_, &NumberField::committed, this, &ValueRow::edited);
  connect(field_, &NumberField::refused, this, &ValueRow::refuse);
}

void ValueRow::show_value(double value) {
  if (!slider_->isSliderDown()) slider_->show_value(value);
  field_->show_value(value);
}

void ValueRow::follow(double value, std::uint64_t edit) {
  if (slider_->isSliderDown() || edit < written_edit_) return;
  show_value(value);
}

void ValueRow::accept(double value, std::uint64_t edit) {
  written_edit_ = edit;
  sentence_->hide();
  field_->set_invalid(false);
  show_value(value);
}

void ValueRow::refuse(const QString& sentence) {
  sentence_->setText(sentence);
  sentence_->show();
  field_->set_invalid(true);
}

QString ValueRow::refusal() const { return sentence_->isVisibleTo(this) ? sentence_->text() : QString(); }

}  // namespace pushforward::app
