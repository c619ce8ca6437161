#include "app/editors/layer_form.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/canvas/curve_plot.h"
#include "app/editors/held_gesture.h"
#include "app/editors/hyper_row.h"
#include "app/editors/layer_actions.h"
#include "app/editors/layer_text.h"
#include "app/editors/math_label.h"
#include "app/editors/number_field.h"
#include "app/editors/role_label.h"
#include "app/editors/value_row.h"
#include "app/editors/value_symbol.h"
#include "app/editors/zero_slider.h"
#include "app/language/core_text.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "core/errors.h"

namespace pushforward::app {

namespace {

// Layers with more numbers than this show their larger tensors as one line each.
constexpr int most_rows = 12;
constexpr int largest_tensor_with_rows = 6;
constexpr int symbol_width = 22;
constexpr int list_symbol_width = 40;

void empty(QVBoxLayout& layout) {
  while (QLayoutItem* item = layout.takeAt(0)) {
    // The row may be the sender of the signal that led here.
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
}

QVBoxLayout* column_in(QVBoxLayout& outer) {
  auto* column = new QVBoxLayout;
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  outer.addLayout(column);
  return column;
}

QToolButton* button_for(QAction* action, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setIconSize({16, 16});
  button->setFixedSize(24, 24);
  button->setAutoRaise(true);
  button->setAccessibleName(action->text());
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

}  // namespace

LayerForm::LayerForm(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  setAccessibleName(tr("Layer"));
  actions_ = new LayerActions(session_, this, [this] {
    return entry() == nullptr ? std::vector<std::uint64_t>{} : std::vector<std::uint64_t>{id_};
  });
  // Digits, Delete and the clipboard belong to the fields of the form.
  for (QAction* action : {actions_->remove(), actions_->move_up(), actions_->move_down(), actions_->cut(),
                          actions_->copy(), actions_->paste(), actions_->reset(), actions_->randomise()})
    action->setShortcut({});
  build();
  connect(actions_, &LayerActions::added, this, [this](const std::vector<std::uint64_t>& copies) {
    if (!copies.empty()) emit layer_wanted(copies.back());
  });
  connect(&session_, &Session::structure_changed, this, &LayerForm::follow_structure);
  connect(&session_, &Session::frame_ready, this, &LayerForm::follow_frame);
  follow_structure();
}

void LayerForm::build() {
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);

  auto* header = new QWidget(this);
  header->setFixedHeight(32);
  auto* header_row = new QHBoxLayout(header);
  header_row->setContentsMargins(inset, 0, inset - 4, 0);
  header_row->setSpacing(8);
  title_ = new RoleLabel(tr("Layer"), "section", "text", header);
  type_ = new RoleLabel(QString(), "body", "text2", header);
  type_->setTextFormat(Qt::PlainText);
  buttons_ = new QWidget(header);
  auto* button_row = new QHBoxLayout(buttons_);
  button_row->setContentsMargins(0, 0, 0, 0);
  button_row->setSpacing(0);
  for (QAction* action :
       {actions_->bypass(), actions_->freeze(), actions_->flip(), actions_->duplicate(), actions_->remove()})
    button_row->addWidget(button_for(action, buttons_));
  header_row->addWidget(title_);
  header_row->addWidget(type_);
  header_row->addStretch();
  header_row->addWidget(buttons_);

  hint_ = new RoleLabel(tr("Select one card of the stack to see its parameters."), "caption", "text2", this);
  hint_->setWordWrap(true);
  hint_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  hint_->setContentsMargins(inset, 4, inset, inset);

  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  body_ = scroll;
  auto* inside = new QWidget;
  auto* rows = new QVBoxLayout(inside);
  rows->setContentsMargins(inset, 0, inset, inset);
  rows->setSpacing(0);
  formula_ = new MathLabel(QString(), "math_formula", "text", inside);
  rows->addWidget(formula_);
  rows->addSpacing(6);
  curves_ = new CurvePlot(session_, inside);
  rows->addWidget(curves_);
  values_ = column_in(*rows);

  status_ = new QWidget(inside);
  auto* status_row = new QHBoxLayout(status_);
  status_row->setContentsMargins(0, 6, 0, 4);
  constraint_ = new MathLabel(QString(), "math_axis", "text2", status_);
  verdict_ = new RoleLabel(QString(), "value", "text", status_);
  status_row->addWidget(constraint_);
  status_row->addStretch();
  status_row->addWidget(verdict_);
  rows->addWidget(status_);
  hypers_ = column_in(*rows);
  tensors_ = column_in(*rows);
  rows->addStretch();
  scroll->setWidget(inside);

  column->addWidget(header);
  column->addWidget(hint_);
  column->addWidget(scroll, 1);
}

const LayerEntry* LayerForm::entry() const {
  const Stack& stack = session_.shown_stack();
  const int index = id_ == 0 ? -1 : stack.index_of(id_);
  return index < 0 ? nullptr : &stack.layers[static_cast<std::size_t>(index)];
}

void LayerForm::set_layer(quint64 id) {
  if (id == id_) return;
  id_ = id;
  follow_structure();
}

void LayerForm::follow_structure() {
  const LayerEntry* shown = entry();
  buttons_->setVisible(shown != nullptr);
  body_->setVisible(shown != nullptr);
  hint_->setVisible(shown == nullptr);
  actions_->refresh();
  curves_->set_layer(id_);
  if (shown == nullptr) {
    title_->setText(tr("Layer"));
    type_->clear();
    built_for_.reset();
    return;
  }
  const LayerSpec& spec = shown->layer().spec();
  title_->setText(tr("Layer %1").arg(session_.project().stack.index_of(id_) + 1));
  type_->setText(short_name(spec, shown->inverted));
  formula_->set_html(core_text(spec.formula_html));
  formula_->setToolTip(layer_tooltip(spec));

  const bool same_layer = built_for_ && built_for_->id == shown->id && built_for_->type == shown->type;
  if (!same_layer) build_hypers(*shown);
  if (!same_layer || built_for_->hyper != shown->hyper) build_values(*shown);
  built_for_ = *shown;
  for (HyperRow* row : hyper_rows_)
    if (const auto value = shown->hyper.find(row->spec().id); value != shown->hyper.end())
      row->show_value(value->second);
  show_values(*shown, session_.last_edit());
}

void LayerForm::build_hypers(const LayerEntry& shown) {
  empty(*hypers_);
  hyper_rows_.clear();
  for (const HyperSpec& spec : shown.layer().spec().hyperparameters) {
    auto* row = new HyperRow(spec, this);
    new HeldGesture(session_, &row->control());
    connect(row, &HyperRow::edited, this, [this, row](const HyperValue& value) { write_hyper(*row, value); });
    hypers_->addWidget(row);
    hyper_rows_.push_back(row);
  }
}

void LayerForm::build_values(const LayerEntry& shown) {
  empty(*values_);
  empty(*tensors_);
  value_rows_.clear();
  tensor_lines_.clear();
  const std::vector<TensorSlot> tensors = shown.layer().value_layout(shown.hyper, session_.project().stack.dim).tensors;
  int numbers = 0;
  for (const TensorSlot& slot : tensors) numbers += slot.shape.size();
  for (const TensorSlot& slot : tensors) {
    const int size = slot.shape.size();
    const bool fits = static_cast<int>(value_rows_.size()) + size <= most_rows;
    const bool small = !slot.spec->is_list && size <= largest_tensor_with_rows;
    if (fits && (numbers <= most_rows || small))
      for (int element = 0; element < size; ++element)
        add_value_row(slot, element, slot.spec->is_list ? list_symbol_width : symbol_width);
    else
      add_tensor_line(slot);
  }
}

void LayerForm::add_value_row(const TensorSlot& slot, int element, int width) {
  ValueRowSpec spec;
  spec.symbol_width = width;
  spec.symbol = value_symbol(slot, element);
  spec.name = value_name(slot, element);
  spec.tip = QStringLiteral("<p>%1 %2</p>").arg(spec.symbol, core_text(slot.spec->doc).toHtmlEscaped());
  if (!slot.spec->constraint.empty())
    spec.tip += QStringLiteral("<p>%1</p>").arg(core_text(slot.spec->constraint).toHtmlEscaped());
  spec.flat_index = slot.offset + element;
  spec.shown_minimum = slot.spec->display_minimum;
  spec.shown_maximum = slot.spec->display_maximum;
  auto* row = new ValueRow(spec, this);
  new HeldGesture(session_, &row->slider());
  new HeldGesture(session_, &row->field());
  connect(row, &ValueRow::edited, this, [this, row](double value) { write_value(*row, value); });
  values_->addWidget(row);
  value_rows_.push_back(row);
}

void LayerForm::add_tensor_line(const TensorSlot& slot) {
  auto* line = new QWidget(this);
  line->setFixedHeight(24);
  line->setToolTip(core_text(slot.spec->doc));
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  auto* symbol = new MathLabel(value_symbol(slot, -1), "math_label", "text", line);
  symbol->setFixedWidth(list_symbol_width);
  auto* norm = new RoleLabel(QString(), "value", "text", line);
  row->addWidget(symbol);
  row->addWidget(new RoleLabel(shape_text(slot.shape), "value", "text2", line));
  row->addStretch();
  row->addWidget(norm);
  tensors_->addWidget(line);
  tensor_lines_.push_back({norm, slot.offset, slot.shape.size()});
}

void LayerForm::follow_frame() {
  const auto frame = session_.frame();
  if (frame == nullptr || frame->stack == nullptr || !built_for_) return;
  const Stack& in_view = *frame->stack_in_view();
  const int index = in_view.index_of(id_);
  if (index < 0) return;
  const LayerEntry& live = in_view.layers[static_cast<std::size_t>(index)];
  // A frame from before the last change of shape.
  if (live.type != built_for_->type || live.hyper != built_for_->hyper) return;
  if (live.parameters == shown_parameters_) return;
  show_values(live, frame->edit);
}

void LayerForm::show_values(const LayerEntry& shown, std::uint64_t edit) {
  shown_parameters_ = shown.parameters;
  const std::vector<double> values = shown.values();
  for (ValueRow* row : value_rows_) row->follow(values[static_cast<std::size_t>(row->flat_index())], edit);
  for (const TensorLine& line : tensor_lines_) {
    double squares = 0.0;
    for (int i = 0; i < line.size; ++i) {
      const double value = values[static_cast<std::size_t>(line.offset + i)];
      squares += value * value;
    }
    line.norm->setText(tr("norm %1").arg(QString::number(std::sqrt(squares), 'f', 3)));
  }
  const ConstraintStatus status = shown.layer().constraint_status({shown.hyper, session_.project().stack.dim, values});
  status_->setVisible(!status.expression.empty());
  constraint_->set_html(core_text(status.expression));
  verdict_->setText(signed_number(status.value, 3) + u' ' + core_text(status.verdict));
}

void LayerForm::write_value(ValueRow& row, double value) {
  const QString refusal = session_.set_values(id_, {{.flat_index = row.flat_index(), .value = value}});
  if (refusal.isEmpty())
    row.accept(value, session_.last_edit());
  else
    row.refuse(core_text(refusal));
}

void LayerForm::write_hyper(HyperRow& row, const HyperValue& value) {
  const LayerEntry* shown = entry();
  if (shown == nullptr) return;
  HyperValues wanted = shown->hyper;
  wanted[row.spec().id] = value;
  try {
    session_.set_hyper(id_, wanted);
  } catch (const InputError& error) {
    row.refuse(core_text(error.what()));
  }
}

void LayerForm::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color("panel"));
}

}  // namespace pushforward::app
