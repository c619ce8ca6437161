#include "app/window/window_comparison.h"

#include <QAction>

#include "app/editors/stack_panel.h"
#include "app/window/panel_grid.h"
#include "app/window/window_actions.h"

namespace pushforward::app {

WindowComparison::WindowComparison(const Parts& parts, QWidget* window)
    : QObject(window),
      parts_(parts),
      comparison_(ModelComparison::of(parts.session)),
      actions_(new CompareActions(comparison_, window)),
      save_text_(parts.actions.save->text()),
      save_tip_(parts.actions.save->toolTip()) {
  connect(&comparison_, &ModelComparison::begun, this, &WindowComparison::show_pane);
  connect(&comparison_, &ModelComparison::left, this, &WindowComparison::remove_pane);
  connect(&comparison_, &ModelComparison::left, this, &WindowComparison::closed);
  connect(&comparison_, &ModelComparison::about_to_activate, this,
          [this](CompareSide side) { remembered_[static_cast<std::size_t>(index_of(opposite(side)))] = layer_; });
  connect(&comparison_, &ModelComparison::activated, this, &WindowComparison::select_remembered);
  connect(&comparison_, &ModelComparison::activated, this, &WindowComparison::follow_side);
  connect(parts_.actions.step, &QAction::triggered, &comparison_, &ModelComparison::step_other_once);
  connect(parts_.actions.restart, &QAction::triggered, &comparison_, &ModelComparison::restart_other);
  if (comparison_.is_on()) show_pane();
}

WindowComparison::~WindowComparison() {
  delete pane_;
  delete loss_;
  delete actions_;
}

void WindowComparison::show_pane() {
  remove_pane();
  remembered_.fill(layer_);
  pane_ = new ComparePane(comparison_, parts_.links, &parts_.grid);
  loss_ = new CompareLossView(comparison_, &parts_.grid);
  connect(pane_, &ComparePane::leave_wanted, &comparison_, &ModelComparison::leave);
  for (const CompareSide side : {CompareSide::a, CompareSide::b})
    connect(&pane_->handles(side), &HandleOverlay::was_dragged, this, &WindowComparison::handle_dragged);
  pane_->set_presenting(is_presenting_);
  pane_->set_handles_hidden(handles_are_hidden_);
  parts_.grid.show_instead(pane_, loss_);
  // The document may be another one than before.
  const auto& stack = parts_.session.project().stack;
  if (stack.index_of(layer_) < 0 && !stack.layers.empty()) parts_.stack.select_layer(stack.layers.back().id);
  set_layer(layer_);
  follow_side();
}

void WindowComparison::remove_pane() {
  if (pane_ == nullptr) return;
  parts_.grid.put_back();
  // Its own button may have led here.
  for (QWidget* gone : {static_cast<QWidget*>(pane_), static_cast<QWidget*>(loss_)}) {
    comparison_.disconnect(gone);
    gone->deleteLater();
  }
  pane_ = nullptr;
  loss_ = nullptr;
  set_layer(layer_);
  follow_side();
}

void WindowComparison::set_presenting(bool on) {
  is_presenting_ = on;
  if (pane_ != nullptr) pane_->set_presenting(on);
}

void WindowComparison::set_handles_hidden(bool hidden) {
  handles_are_hidden_ = hidden;
  if (pane_ != nullptr) pane_->set_handles_hidden(hidden);
}

void WindowComparison::set_layer(quint64 id) {
  layer_ = id;
  parts_.handles.set_layer(pane_ == nullptr ? id : 0);
  if (pane_ != nullptr) pane_->set_layer(id);
}

void WindowComparison::select_remembered() {
  const auto& stack = parts_.session.project().stack;
  const quint64 wanted = remembered_[static_cast<std::size_t>(index_of(comparison_.active()))];
  if (stack.index_of(wanted) >= 0)
    parts_.stack.select_layer(wanted);
  else if (!stack.layers.empty())
    parts_.stack.select_layer(stack.layers.back().id);
  set_layer(layer_);  // the same id may be selected in both stacks
}

void WindowComparison::follow_side() {
  QAction& save = *parts_.actions.save;
  if (comparison_.is_on()) {
    const QString letter = letter_of(comparison_.active());
    save.setText(tr("&Save side %1").arg(letter));
    save.setToolTip(tr("Save side %1, the one that is being edited, with its parameters (%2)")
                        .arg(letter, save.shortcut().toString(QKeySequence::NativeText)));
  } else {
    save.setText(save_text_);
    save.setToolTip(save_tip_);
  }
  emit side_changed();
}

bool WindowComparison::turn_to_unsaved_other() {
  if (was_asked_ || !comparison_.has_other() || !comparison_.other().is_modified()) return false;
  was_asked_ = true;
  comparison_.go_back();
  comparison_.activate_other();
  return true;
}

}  // namespace pushforward::app
