#include "app/window/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QShortcut>

#include "app/editors/layer_actions.h"
#include "app/export/export_actions.h"
#include "app/figure_export/figure_actions.h"
#include "app/figures/carried_project.h"
#include "app/gallery/preset_gallery.h"
#include "app/language/language.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/window/edit_actions.h"
#include "app/window/look_menus.h"
#include "app/window/recent_files.h"

namespace pushforward::app {
namespace {

const QString suffix = QStringLiteral("pushforward");

}  // namespace

WindowActions::WindowActions(Session& session, QMainWindow* window)
    : QObject(window), session_(session), window_(window), recent_(new RecentFiles(this)) {
  connect(recent_, &RecentFiles::chosen, this, &WindowActions::open_path);
  open = add(tr("&Open…"), tr("Open a project"), QStringLiteral("open"), QKeySequence::Open);
  presets =
      add(tr("&Presets…"), tr("Models to begin with"), QStringLiteral("lesson"), QKeySequence(Qt::CTRL | Qt::Key_G));
  save = add(tr("&Save"), tr("Save the project with its parameters"), QStringLiteral("save"), QKeySequence::Save);
  save_as =
      add(tr("Save &as…"), tr("Save under another name"), QString(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
  rename = add(tr("Re&name…"), tr("Give the project another title"), QString(), QKeySequence(Qt::Key_F2));
  play = add(tr("Play"), QString(), QStringLiteral("play"), QKeySequence(Qt::Key_Space));
  step = add(tr("&Step"), tr("Pause, and train one step"), QStringLiteral("step"), QKeySequence(Qt::Key_Period));
  restart = add(tr("&Restart"), tr("Draw the parameters anew from the seed and begin at step 0"),
                QStringLiteral("restart"), QKeySequence(Qt::Key_R));
  reset_view =
      add(tr("&Reset zoom"), tr("Show the whole target again"), QString(), QKeySequence(Qt::Key_Home | Qt::CTRL));
  probe = add(tr("&Probe"), tr("Follow one point through the stack, in every view; a click pins it"),
              QStringLiteral("probe"), QKeySequence(Qt::Key_P));
  probe->setCheckable(true);
  lens = add(tr("&Lens"), tr("Show what the flow makes of a small disc, and the ellipse of its Jacobian"),
             QStringLiteral("lens"), QKeySequence(Qt::Key_L));
  lens->setCheckable(true);
  handles = add(tr("&Handles"), tr("Show what can be dragged of the selected layer, over the views"), QString(),
                QKeySequence(Qt::Key_H));
  handles->setCheckable(true);
  present = add(tr("Pr&esentation"), tr("The whole screen, large type, views and stack alone; Escape leaves"),
                QString(), QKeySequence(Qt::Key_F11));
  present->setCheckable(true);
  switch_theme = add(tr("Switch between dark and light"), tr("Switch between dark and light"), QStringLiteral("theme"),
                     QKeySequence(Qt::CTRL | Qt::Key_T));
  show_keys = add(tr("&Keys…"), tr("All keys, and what they do"), QString(), QKeySequence(Qt::Key_F1));
  quit = add(tr("&Quit"), tr("Quit"), QString(), QKeySequence::Quit);
  connect(open, &QAction::triggered, this, &WindowActions::open_file);
  connect(presets, &QAction::triggered, this, &WindowActions::show_presets);
  connect(save, &QAction::triggered, this, &WindowActions::save_file);
  connect(save_as, &QAction::triggered, this, &WindowActions::save_file_as);
  connect(rename, &QAction::triggered, this, &WindowActions::rename_wanted);
  connect(play, &QAction::triggered, this, [this] { session_.is_playing() ? session_.pause() : session_.play(); });
  connect(step, &QAction::triggered, &session_, &Session::step_once);
  connect(restart, &QAction::triggered, &session_, &Session::restart);
  connect(reset_view, &QAction::triggered, this, &WindowActions::view_reset_wanted);
  connect(switch_theme, &QAction::triggered, this, [] {
    Theme& theme = Theme::current();
    theme.set_mode(theme.is_dark() ? Theme::Mode::light : Theme::Mode::dark);
  });
  connect(show_keys, &QAction::triggered, this, &WindowActions::keys_wanted);
  connect(quit, &QAction::triggered, window_, &QWidget::close);
  connect(&session_, &Session::playing_changed, this, &WindowActions::show_playing);
  show_playing(session_.is_playing());
}

QAction* WindowActions::add(const QString& text, const QString& tip, const QString& icon, const QKeySequence& keys) {
  auto* action = new QAction(text, this);
  action->setShortcut(keys);
  const QString shortcut = keys.toString(QKeySequence::NativeText);
  action->setToolTip(shortcut.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, shortcut));
  action->setStatusTip(QString());
  if (!icon.isEmpty()) action->setIcon(Theme::current().icon(icon));
  window_->addAction(action);  // the key works wherever the focus is
  return action;
}

void WindowActions::show_playing(bool playing) {
  const Theme& theme = Theme::current();
  play->setText(playing ? tr("Pause") : tr("Play"));
  play->setIcon(theme.icon(playing ? QStringLiteral("pause") : QStringLiteral("play"), QStringLiteral("on_accent")));
  play->setIconVisibleInMenu(false);
  play->setToolTip(playing ? tr("Pause the training (Space)") : tr("Train (Space)"));
}

QMenu* WindowActions::add_menu(QMenuBar& menus, const QString& title, Qt::Key key) {
  QMenu* menu = menus.addMenu(title);
  // The look has no underlined letters; Alt and the first letter open the menu all the same.
  const QKeySequence keys(Qt::ALT | key);
  menu_keys_.append({{keys}, tr("Open the menu %1").arg(title)});
  auto* opens = new QShortcut(keys, &menus);
  connect(opens, &QShortcut::activated, menu, [&menus, menu] { menus.setActiveAction(menu->menuAction()); });
  return menu;
}

void WindowActions::fill(QMenuBar& menus, EditActions& edits, const FigureActions& figures,
                         const ExportActions& exports, LayerActions& layers, const QList<QAction*>& time,
                         const QList<QAction*>& views, QMenu* compare) {
  QMenu* file = add_menu(menus, tr("File"), Qt::Key_F);
  file->addAction(open);
  recent_->fill(*file->addMenu(tr("Open &recent")));
  file->addAction(presets);
  file->addSeparator();
  file->addActions({save, save_as, rename});
  file->addSeparator();
  file->addAction(figures.export_figure);
  file->addActions(exports.of_file());
  file->addSeparator();
  file->addAction(quit);

  QMenu* edit = add_menu(menus, tr("Edit"), Qt::Key_E);
  edit->addActions({edits.undo(), edits.redo()});
  edit->addSeparator();
  edit->addActions(exports.of_edit());
  edit->addActions({figures.copy_state, figures.paste_state});

  QMenu* stack = add_menu(menus, tr("Stack"), Qt::Key_S);
  for (const QList<QAction*>& group : layers.groups()) {
    stack->addActions(group);
    stack->addSeparator();
  }

  QMenu* train = add_menu(menus, tr("Train"), Qt::Key_T);
  train->addActions({play, step, restart});
  train->addSeparator();
  train->addActions(time);

  QMenu* view = add_menu(menus, tr("View"), Qt::Key_V);
  view->addAction(reset_view);
  view->addSeparator();
  view->addActions({probe, lens, handles});
  view->addMenu(compare);
  view->addSeparator();
  view->addActions(views);
  window_->addActions(views);
  view->addSeparator();
  view->addAction(present);
  LookMenus::fill(*view);
  view->addSeparator();
  fill_language(*view->addMenu(tr("&Language")));

  QMenu* help = add_menu(menus, tr("Help"), Qt::Key_H);
  help->addAction(show_keys);
  QAction* hints = help->addAction(tr("Show &hints"));
  connect(hints, &QAction::triggered, this, &WindowActions::hints_wanted);
  QAction* about = help->addAction(tr("&About Pushforward"));
  connect(about, &QAction::triggered, this, &WindowActions::show_about);
}

void WindowActions::show_presets() {
  if (PresetGallery::bring_up(*window_, PresetGallery::Offers::presets_and_pairs)) return;
  auto* gallery = new PresetGallery(window_, PresetGallery::Offers::presets_and_pairs);
  connect(gallery, &PresetGallery::chosen, this, [this](const QString& name) {
    session_.open_preset(name);
    session_.play();
    emit opened(name);
  });
  connect(gallery, &PresetGallery::pair_chosen, this, &WindowActions::pair_wanted);
  connect(gallery, &QDialog::rejected, gallery, &QObject::deleteLater);
  gallery->show();  // beside the window: training goes on
}

void WindowActions::fill_language(QMenu& menu) {
  auto* group = new QActionGroup(this);
  const auto entry = [&](const QString& text, const QString& code) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(Language::current().chosen() == code);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [code] {
      Language::current().choose(code);
      Language::current().keep();
    });
  };
  entry(tr("&System"), Language::system_code());
  for (const LanguageName& language : Language::known()) entry(language.name, language.code);
}

void WindowActions::open_file() {
  // Not a nested event loop: training and pictures go on behind the dialog.
  auto* dialog = new QFileDialog(window_, tr("Open a project"), QFileInfo(session_.path()).absolutePath(),
                                 tr("Projects (*.%1);;Figures (*.png *.svg *.pdf);;All files (*)").arg(suffix));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &WindowActions::open_path);
  dialog->open();
}

void WindowActions::open_path(const QString& path) {
  if (is_figure_file(path) && QFileInfo::exists(path)) return emit figure_wanted(path);
  const QString failure = session_.open(path);
  if (failure.isEmpty()) {
    RecentFiles::add(path);
    emit opened(path);
    return;
  }
  if (!QFileInfo::exists(path)) RecentFiles::remove(path);
  emit failed(failure);
}

void WindowActions::save_file() {
  if (session_.path().isEmpty())
    save_file_as();
  else
    emit save_wanted(session_.path());
}

void WindowActions::save_file_as() {
  auto* dialog = new QFileDialog(window_, tr("Save the project"), QFileInfo(session_.path()).absolutePath(),
                                 tr("Projects (*.%1)").arg(suffix));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(suffix);
  connect(dialog, &QFileDialog::fileSelected, this, &WindowActions::save_wanted);
  connect(dialog, &QFileDialog::rejected, this, &WindowActions::save_given_up);
  dialog->open();
}

void WindowActions::show_about() {
  auto* box = new QMessageBox(window_);
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setWindowTitle(tr("About Pushforward"));
  box->setTextFormat(Qt::RichText);
  box->setText(tr("<p><b>Pushforward %1</b></p><p>An explorer for normalizing flows in two dimensions.</p>"
                  "<p>log p(x) = log N(f⁻¹(x)) + ln |det ∂f⁻¹/∂x|</p><p>GPL-3.0-or-later</p>")
                   .arg(QCoreApplication::applicationVersion()));
  box->setStandardButtons(QMessageBox::Close);
  box->open();
}

}  // namespace pushforward::app
