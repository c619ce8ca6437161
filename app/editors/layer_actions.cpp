#include "app/editors/layer_actions.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeySequence>
#include <QMimeData>
#include <QWidget>
#include <algorithm>

#include "app/editors/card_geometry.h"
#include "app/editors/layer_clipboard.h"
#include "app/editors/layer_order.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "core/errors.h"

namespace pushforward::app {

namespace {

LayerFlag flag_of(CardIcon which) {
  switch (which) {
    case CardIcon::bypass:
      return LayerFlag::bypassed;
    case CardIcon::freeze:
      return LayerFlag::frozen;
    case CardIcon::flip:
      break;
  }
  return LayerFlag::inverted;
}

bool flag(const LayerEntry& entry, CardIcon which) { return entry.*member_of(flag_of(which)); }

// Copies, because edits change the document that they are found in.
std::vector<LayerEntry> entries_of(const Session& session, const std::vector<std::uint64_t>& ids) {
  std::vector<LayerEntry> entries;
  for (const LayerEntry& entry : session.shown_stack().layers)
    if (std::ranges::find(ids, entry.id) != ids.end()) entries.push_back(entry);
  return entries;
}

bool all_set(const std::vector<LayerEntry>& entries, CardIcon which) {
  return !entries.empty() && std::ranges::all_of(entries, [which](const LayerEntry& e) { return flag(e, which); });
}

}  // namespace

LayerActions::LayerActions(Session& session, QWidget* owner, std::function<std::vector<std::uint64_t>()> selection)
    : QObject(owner), session_(session), selection_(std::move(selection)) {
  bypass_ = add(owner, tr("Bypass"), tr("Bypass: the stack acts as if the layer were not there"), "bypass",
                QKeySequence(Qt::Key_B), [this] { toggle_all(CardIcon::bypass); });
  freeze_ = add(owner, tr("Freeze"), tr("Freeze: training leaves the layer's parameters as they are"), "freeze",
                QKeySequence(Qt::Key_F), [this] { toggle_all(CardIcon::freeze); });
  flip_ = add(owner, tr("Flip"), tr("Flip: the layer's inverse f⁻¹ takes its place"), "flip", QKeySequence(Qt::Key_I),
              [this] { toggle_all(CardIcon::flip); });
  duplicate_ = add(owner, tr("Duplicate"), tr("Duplicate the layer with its parameters"), "duplicate",
                   QKeySequence(Qt::CTRL | Qt::Key_D), [this] { duplicate_all(); });
  cut_ = add(owner, tr("Cut"), tr("Copy the layers and delete them"), QString(), QKeySequence::Cut, [this] {
    copy_all();
    session_.remove_layers(selection_());
  });
  copy_ = add(owner, tr("Copy"), tr("Copy the layers with their parameters"), QString(), QKeySequence::Copy,
              [this] { copy_all(); });
  paste_ = add(owner, tr("Paste"), tr("Insert the copied layers above the selected one"), QString(),
               QKeySequence::Paste, [this] { paste_above(); });
  paste_->setShortcutContext(Qt::WindowShortcut);
  reset_ = add(owner, tr("Reset to identity"), tr("Reset: the layer changes nothing until it learns again"), QString(),
               QKeySequence(Qt::Key_0), [this] { session_.reset_layers(selection_()); });
  randomise_ = add(owner, tr("Randomise gently"), tr("Move the layer's parameters a little way at random"), QString(),
                   QKeySequence(Qt::Key_G), [this] { session_.randomise_layers(selection_()); });
  remove_ = add(owner, tr("Delete"), tr("Delete the layer"), "delete", QKeySequence(Qt::Key_Delete),
                [this] { session_.remove_layers(selection_()); });
  move_up_ = add(owner, tr("Move up, towards the data"), tr("Move one place towards the data x"), QString(),
                 QKeySequence(Qt::ALT | Qt::Key_Up), [this] { move_by(+1); });
  move_down_ = add(owner, tr("Move down, towards the base"), tr("Move one place towards the base z"), QString(),
                   QKeySequence(Qt::ALT | Qt::Key_Down), [this] { move_by(-1); });
  for (QAction* action : {bypass_, freeze_, flip_}) action->setCheckable(true);
  connect(&session_, &Session::structure_changed, this, &LayerActions::refresh);
  refresh();
}

QAction* LayerActions::add(QWidget* owner, const QString& text, const QString& tip, const QString& icon,
                           const QKeySequence& keys, std::function<void()> action) {
  auto* made = new QAction(text, this);
  made->setToolTip(QStringLiteral("%1 (%2)").arg(tip, keys.toString(QKeySequence::NativeText)));
  if (!icon.isEmpty()) made->setIcon(Theme::current().icon(icon));
  made->setShortcut(keys);
  made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  owner->addAction(made);
  connect(made, &QAction::triggered, this, [this, made, act = std::move(action)] {
    if (!selection_().empty() || made == paste_) act();
    refresh();  // a checkable action has changed its mark by itself
  });
  return made;
}

QList<QList<QAction*>> LayerActions::groups() const {
  return {{bypass_, freeze_, flip_},
          {move_up_, move_down_},
          {reset_, randomise_},
          {cut_, copy_, paste_, duplicate_, remove_}};
}

void LayerActions::refresh() {
  const auto ids = selection_();
  const auto entries = entries_of(session_, ids);
  bypass_->setChecked(all_set(entries, CardIcon::bypass));
  freeze_->setChecked(all_set(entries, CardIcon::freeze));
  flip_->setChecked(all_set(entries, CardIcon::flip));
  for (const QList<QAction*>& group : groups())
    for (QAction* action : group) action->setEnabled(!entries.empty() || action == paste_);
  move_up_->setEnabled(!moves_by_one(session_.project().stack, ids, +1).empty());
  move_down_->setEnabled(!moves_by_one(session_.project().stack, ids, -1).empty());
}

void LayerActions::toggle(std::uint64_t id, CardIcon which) {
  for (const LayerEntry& entry : entries_of(session_, {id}))
    session_.set_flag({id}, flag_of(which), !flag(entry, which));
}

void LayerActions::toggle_all(CardIcon which) {
  const auto entries = entries_of(session_, selection_());
  session_.set_flag(selection_(), flag_of(which), !all_set(entries, which));
}

void LayerActions::move_by(int step) {
  const auto selected = selection_();
  const Stack& stack = session_.project().stack;
  session_.reorder_layers(order_after(stack, moves_by_one(stack, selected, step)), selected);
}

void LayerActions::duplicate_all() { emit added(session_.duplicate_layers(selection_())); }

void LayerActions::copy_all() const {
  QGuiApplication::clipboard()->setMimeData(
      mime_of_layers(entries_of(session_, selection_()), session_.project().stack.dim).release());
}

void LayerActions::paste_above() {
  const Stack& stack = session_.project().stack;
  const auto selected = selection_();
  const int index = selected.empty() ? static_cast<int>(stack.layers.size()) : stack.index_of(selected.back()) + 1;
  try {
    emit added(session_.paste_layers(layers_of_mime(QGuiApplication::clipboard()->mimeData(), stack.dim), index));
  } catch (const InputError& error) {
    emit refused(QString::fromStdString(error.what()));
  }
}

}  // namespace pushforward::app
