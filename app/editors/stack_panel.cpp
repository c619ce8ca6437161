#include "app/editors/stack_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/editors/card_geometry.h"
#include "app/editors/explanation.h"
#include "app/editors/layer_actions.h"
#include "app/editors/layer_order.h"
#include "app/editors/layer_text.h"
#include "app/editors/math_label.h"
#include "app/editors/role_label.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_model.h"
#include "app/editors/state_sentences.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/views/probe.h"

namespace pushforward::app {

namespace {
constexpr int header_height = 32;
constexpr int data_row_height = 24;
constexpr int base_row_height = 28;
}  // namespace

StackPanel::StackPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), model_(new StackModel(this)), list_(new StackList(*model_, this)) {
  build();
  actions_ = new LayerActions(session_, this, [this] { return list_->selected_ids(); });
  connect(actions_, &LayerActions::added, this,
          [this](const std::vector<std::uint64_t>& ids) { list_->select_ids(ids); });
  connect(list_, &StackList::icon_pressed, actions_, &LayerActions::toggle);
  connect(list_, &StackList::menu_wanted, this, &StackPanel::show_menu);
  connect(list_, &StackList::selection_changed, this, &StackPanel::announce_selection);
  connect(&session_, &Session::structure_changed, this, &StackPanel::follow_structure);
  connect(&session_, &Session::project_changed, this, &StackPanel::follow_base);
  connect(&session_, &Session::frame_ready, this, &StackPanel::follow_frame);
  follow_structure();
  show_shares();
}

void StackPanel::build() {
  setAccessibleName(tr("Stack"));
  setMinimumWidth(280);
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);

  auto* header = new QWidget(this);
  header->setFixedHeight(header_height);
  auto* header_row = new QHBoxLayout(header);
  header_row->setContentsMargins(inset, 0, inset, 0);
  size_ = new RoleLabel(QString(), "caption", "text3", header);
  header_row->addWidget(new RoleLabel(tr("Stack"), "section", "text", header));
  header_row->addStretch();
  header_row->addWidget(size_);

  caption_ = new RoleLabel(QString(), "caption", "text3", this);
  caption_->setToolTip(tr("Share of each layer in log_det of f⁻¹, in nats: what it adds to log p(x)."));
  QWidget* data_row = end_row("x", new RoleLabel(tr("data"), "body", "text2", this), caption_);
  base_ = new RoleLabel(QString(), "body", "text2", this);
  total_ = new RoleLabel(QString(), "value", "text", this);
  total_->set_weight(QFont::Medium);
  data_row->setFixedHeight(data_row_height);
  QWidget* base_row = end_row("z", base_, total_);

  empty_ =
      new RoleLabel(tr("Drag a layer here, or go to one above with Tab and press Enter.\n\nWithout layers the model is "
                       "the base itself, and training changes nothing."),
                    "caption", "text2", this);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setFixedHeight(2 * card_size::full_pitch);
  empty_->setContentsMargins(inset, 0, inset, 0);

  nothing_to_train_ = new Explanation(280, "text2", this);
  column->addWidget(header);
  column->addWidget(nothing_to_train_);
  column->addWidget(data_row);
  column->addWidget(empty_);
  column->addWidget(list_);
  column->addWidget(base_row);
  column->addStretch();
  fixed_rows_ = {header, data_row, base_row};
}

QWidget* StackPanel::end_row(const QString& symbol, RoleLabel* words, RoleLabel* right) {
  constexpr int symbol_width = 26;
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* row = new QWidget(this);
  row->setFixedHeight(base_row_height);
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(inset, 0, inset, 0);
  line->setSpacing(6);
  auto* name = new MathLabel(QStringLiteral("<i>%1</i>").arg(symbol), "math_label", "text", row);
  name->setFixedWidth(symbol_width);
  name->set_centred(true);
  line->addWidget(name);
  line->addWidget(words);
  line->addStretch();
  line->addWidget(right);
  return row;
}

void StackPanel::follow_structure() {
  const Project& project = session_.project();
  const auto selected_before = list_->selected_ids();
  const int row_before = list_->currentIndex().row();
  const int count_before = model_->count();
  model_->set_stack(project.stack);
  summaries_ = nullptr;  // a layer that came back (undo) has its summary in the frame that is there
  follow_frame();

  const QLocale locale(QLocale::English);
  size_->setText(layer_count_text(model_->count()) + QStringLiteral(" · ") +
                 tr("%1 parameters").arg(locale.toString(project.stack.parameter_count())));
  follow_base();
  nothing_to_train_->say(StateSentences::nothing_to_train(project.stack));
  empty_->setVisible(model_->count() == 0);
  list_->setVisible(model_->count() > 0);
  fit_cards();
  // When the selected layers are gone, what took their place is selected, so that Delete can be pressed again.
  if (model_->count() < count_before && model_->count() > 0 && !selected_before.empty() &&
      list_->selected_ids().empty()) {
    const int row = std::clamp(std::min(row_before, list_->currentIndex().row()), 0, model_->count() - 1);
    list_->select_ids({model_->card(row).id});
  }
  announce_selection();
}

void StackPanel::follow_base() {
  const double temperature = session_.project().base.temperature;
  const double variance = temperature * temperature;
  base_->setText(variance == 1.0 ? tr("base N(0, I)") : tr("base N(0, %1 I)").arg(QString::number(variance, 'g', 3)));
}

void StackPanel::follow_frame() {
  const auto frame = session_.frame();
  if (frame == nullptr || frame->layers == nullptr || frame->layers == summaries_) return;
  summaries_ = frame->layers;
  model_->set_summaries(*summaries_);
  show_shares();
}

void StackPanel::follow_probe(Probe& probe) {
  probe_ = &probe;
  connect(&probe, &Probe::changed, this, &StackPanel::show_shares);
  connect(&probe, &Probe::turned_on, this, &StackPanel::show_shares);
  connect(&probe, &Probe::pointed, this, [this](quint64 id) { model_->set_marked(probe_->is_on() ? id : 0); });
  connect(list_, &StackList::card_hovered, &probe, &Probe::point_at);
  show_shares();
}

void StackPanel::show_shares() {
  const bool at_point = probe_ != nullptr && probe_->trace() != nullptr;
  if (at_point)
    model_->set_point_shares(probe_->shares());
  else
    model_->take_point_shares_away();
  if (!at_point && model_->marked() != 0) model_->set_marked(0);
  caption_->setText(at_point ? tr("ln |det| of f⁻¹ at the probe") : tr("ln |det| of f⁻¹, mean over data"));
  total_->setText(model_->has_shares() ? tr("Σ %1").arg(signed_number(model_->total_log_det(), 2)) : QString());
  total_->setToolTip(at_point ? tr("Sum over the stack: log_det of f⁻¹ in nats, at the probe.")
                              : tr("Sum over the stack: log_det of f⁻¹ in nats, mean over the data."));
}

void StackPanel::set_compact(bool on) {
  is_compact_ = on;
  fit_cards();
}

void StackPanel::fit_cards() {
  int room = height();
  for (const QWidget* row : fixed_rows_) room -= row->height();
  if (nothing_to_train_->isVisibleTo(this)) room -= nothing_to_train_->height();
  list_->set_one_line(is_compact_ || model_->count() * card_size::full_pitch > room);
  list_->updateGeometry();
}

void StackPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit_cards();
}

void StackPanel::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("panel"));
  // The empty stack is a place to drop on.
  if (!empty_->isVisibleTo(this)) return;
  QPen pen(theme.color("hairline_strong"), 1.0);
  pen.setDashPattern(theme.dash("bypassed"));
  if (list_->shown_gap()) pen = QPen(theme.color("accent"), theme.metric("line.insertion"));
  painter.setPen(pen);
  painter.drawRect(
      QRectF(empty_->geometry()).adjusted(card_size::side_margin + 0.5, 4.5, -card_size::side_margin - 0.5, -4.5));
}

std::vector<std::uint64_t> StackPanel::selected_layers() const { return list_->selected_ids(); }

void StackPanel::select_layer(quint64 id) {
  if (id == 0)
    list_->clearSelection();
  else if (list_->selected_ids() != std::vector<std::uint64_t>{id})
    list_->select_ids({id});
}

void StackPanel::insert_above_selection(const QString& type) {
  int index = model_->count();
  const auto selected = list_->selected_ids();
  if (!selected.empty()) index = session_.project().stack.index_of(selected.back()) + 1;
  select_layer(session_.insert_layer(type, index));
}

void StackPanel::announce_selection() {
  actions_->refresh();
  const auto selected = list_->selected_ids();
  const quint64 id = selected.size() == 1 ? selected.front() : 0;
  if (id == announced_) return;
  announced_ = id;
  emit layer_selected(id);
}

void StackPanel::show_menu(const QPoint& global) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const QList<QAction*>& group : actions_->groups()) {
    menu->addActions(group);
    menu->addSeparator();
  }
  menu->popup(global);
}

int StackPanel::index_of_gap(int gap) const { return model_->count() - gap; }

QString StackPanel::drag_over(const DraggedLayers& layers, const QPoint& position) {
  const int gap = list_->gap_at(position);
  list_->show_gap(gap, layers.ids);
  list_->scroll_near(position);
  if (model_->count() == 0) update();
  const int index = index_of_gap(gap);
  if (!layers.type.isEmpty()) return tr("insert as %1, identity").arg(index + 1);
  const auto moves = moves_to(session_.project().stack, layers.ids, index);
  if (moves.empty()) return tr("stays where it is");
  return layers.ids.size() == 1 ? tr("move to %1").arg(moves.front().index + 1) : tr("move here");
}

void StackPanel::drag_left() {
  list_->show_gap(std::nullopt, {});
  update();
}

void StackPanel::drop(const DraggedLayers& layers, const QPoint& position) {
  const int index = index_of_gap(list_->gap_at(position));
  if (!layers.type.isEmpty()) {
    select_layer(session_.insert_layer(layers.type, index));
    return;
  }
  const Stack& stack = session_.project().stack;
  session_.reorder_layers(order_after(stack, moves_to(stack, layers.ids, index)), layers.ids);
}

}  // namespace pushforward::app
