#include "app/compare/compare_actions.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <exception>

#include "app/gallery/compare_pairs.h"
#include "app/gallery/preset_gallery.h"
#include "app/style/theme.h"

namespace pushforward::app {

CompareActions::CompareActions(ModelComparison& comparison, QWidget* window)
    : QObject(window), comparison_(comparison), window_(window), menu_(new QMenu(tr("&Compare"), window)) {
  menu_->setToolTipsVisible(true);
  button_ = new QAction(tr("Compare"), this);
  button_->setIcon(Theme::current().icon(QStringLiteral("compare")));
  // The picture fills its square: the space keeps the name from touching it.
  button_->setIconText(u' ' + tr("Compare"));
  button_->setToolTip(tr("Compare two models side by side (C)"));
  button_->setMenu(menu_);
  split_ = add(QString(), QString(), QKeySequence(Qt::Key_C));
  split_->setCheckable(true);
  connect(split_, &QAction::triggered, this, &CompareActions::split_or_leave);
  new_copy_ = add(tr("Put a copy of this model beside it"), tr("Both go on from here; edit one of them"));
  connect(new_copy_, &QAction::triggered, &comparison_, &ModelComparison::begin_with_copy);
  other_side_ =
      add(tr("Edit the &other side"), tr("Panels, undo and files act on the other side"), QKeySequence(Qt::Key_F6));
  connect(other_side_, &QAction::triggered, &comparison_, &ModelComparison::activate_other);
  fill();
  for (const auto change : {&ModelComparison::begun, &ModelComparison::left})
    connect(&comparison_, change, this, &CompareActions::follow);
  connect(&comparison_, &ModelComparison::activated, this, &CompareActions::follow);
  follow();
}

CompareActions::~CompareActions() { delete menu_; }

QAction* CompareActions::add(const QString& text, const QString& tip, const QKeySequence& keys) {
  auto* action = new QAction(text, this);
  action->setToolTip(keys.isEmpty() ? tip
                                    : QStringLiteral("%1 (%2)").arg(tip, keys.toString(QKeySequence::NativeText)));
  action->setShortcut(keys);
  window_->addAction(action);
  return action;
}

void CompareActions::fill() {
  menu_->addAction(split_);
  menu_->addAction(other_side_);
  menu_->addSeparator();
  for (const ComparePair& pair : all_compare_pairs()) {
    QAction* action = menu_->addAction(pair.title);
    action->setObjectName(pair.id);
    action->setToolTip(pair.sentence);
    connect(action, &QAction::triggered, this, [this, pair] { comparison_.begin(pair.a(), pair.b()); });
  }
  menu_->addSeparator();
  menu_->addAction(new_copy_);
  QAction* preset = menu_->addAction(tr("Put a &preset beside it…"));
  preset->setToolTip(tr("With this model's target, seed and batch"));
  connect(preset, &QAction::triggered, this, &CompareActions::choose_preset);
  QAction* file = menu_->addAction(tr("Put a &file beside it…"));
  file->setToolTip(tr("With this model's target, seed and batch"));
  connect(file, &QAction::triggered, this, &CompareActions::choose_file);
}

void CompareActions::follow() {
  const bool on = comparison_.is_on();
  split_->setChecked(on);
  split_->setText(on                        ? tr("&Leave, keep side %1").arg(letter_of(comparison_.active()))
                  : comparison_.has_other() ? tr("&Back to both sides")
                                            : tr("&Split: a copy beside"));
  const QString tip = on ? tr("One model again: the side that is being edited. The other one rests")
                         : tr("Two models side by side, with one target, seed and batch");
  split_->setToolTip(QStringLiteral("%1 (%2)").arg(tip, split_->shortcut().toString(QKeySequence::NativeText)));
  other_side_->setEnabled(on);
  new_copy_->setVisible(on || comparison_.has_other());
}

void CompareActions::split_or_leave(bool on) {
  if (!on)
    comparison_.leave();
  else if (comparison_.has_other())
    comparison_.go_back();
  else
    comparison_.begin_with_copy();
}

void CompareActions::choose_preset() {
  if (PresetGallery::bring_up(*window_)) return;
  auto* gallery = new PresetGallery(window_);
  connect(gallery, &PresetGallery::chosen, this,
          [this](const QString& name) { comparison_.begin_against(make_preset(name.toStdString())); });
  connect(gallery, &QDialog::rejected, gallery, &QObject::deleteLater);
  gallery->show();  // beside the window: training goes on
}

void CompareActions::choose_file() {
  // Not a nested event loop: training and pictures go on behind the dialog.
  auto* dialog = new QFileDialog(window_, tr("Put a project beside this one"), QString(),
                                 tr("Projects (*.%1);;All files (*)").arg(QStringLiteral("pushforward")));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &CompareActions::open_file);
  dialog->open();
}

void CompareActions::open_file(const QString& path) {
  try {
    comparison_.begin_against(load_project(path.toStdString()), path);
  } catch (const std::exception& error) {
    emit failed(QString::fromStdString(error.what()));
  }
}

}  // namespace pushforward::app
