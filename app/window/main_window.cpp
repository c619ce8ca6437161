#include "app/window/main_window.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDateTime>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>
#include <utility>

#include "app/canvas/curve_plot.h"
#include "app/canvas/handle_overlay.h"
#include "app/compare/compare_actions.h"
#include "app/editors/layer_actions.h"
#include "app/editors/layer_form.h"
#include "app/editors/layer_palette.h"
#include "app/editors/metrics_panel.h"
#include "app/editors/stack_panel.h"
#include "app/editors/target_gallery.h"
#include "app/export/export_actions.h"
#include "app/figure_export/figure_actions.h"
#include "app/gallery/compare_pairs.h"
#include "app/language/core_text.h"
#include "app/language/language.h"
#include "app/own_targets/own_targets.h"
#include "app/session/session.h"
#include "app/slow_motion/caption_bar.h"
#include "app/slow_motion/slow_motion.h"
#include "app/slow_motion/slow_motion_overlay.h"
#include "app/style/theme.h"
#include "app/views/registry.h"
#include "app/window/edit_actions.h"
#include "app/window/handle_switch.h"
#include "app/window/hint_row.h"
#include "app/window/keys_dialog.h"
#include "app/window/panel_grid.h"
#include "app/window/presentation.h"
#include "app/window/recent_files.h"
#include "app/window/recovery_bar.h"
#include "app/window/status_line.h"
#include "app/window/target_change.h"
#include "app/window/time_actions.h"
#include "app/window/title_editor.h"
#include "app/window/top_row.h"
#include "app/window/window_actions.h"
#include "app/window/window_comparison.h"
#include "app/window/window_keys.h"
#include "app/window/window_memory.h"

namespace pushforward::app {

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent),
      session_(session),
      links_(new ViewLinks(session, this)),
      handles_(new HandleOverlay(session, this)),
      slow_motion_(new SlowMotion(session_, this)) {
  const Theme& theme = Theme::current();
  links_->overlays.add(*handles_);
  links_->overlays.add(*new SlowMotionOverlay(*slow_motion_, slow_motion_));
  connect(handles_, &HandleOverlay::depth_wanted, &links_->requester, &ViewRequester::set_depth);
  connect(&session_, &Session::project_changed, this, &MainWindow::follow_project);
  connect(slow_motion_, &SlowMotion::failed, this,
          [this](const QString& sentence) { status_->show_notice(sentence, true); });
  connect(slow_motion_, &SlowMotion::turned_on, this, &MainWindow::follow_canvas);
  // Slow motion takes one model apart.
  ModelComparison& comparison = ModelComparison::of(session_);
  connect(slow_motion_, &SlowMotion::turned_on, &comparison, [&comparison](bool on) {
    if (on) comparison.leave();
  });
  connect(&comparison, &ModelComparison::begun, slow_motion_, [this] { slow_motion_->set_on(false); });
  build_contents();
  select_top_layer();
  setMinimumSize(1200, 680);  // below it palette, views and forms have no room beside each other
  resize(first_size());
  connect(&theme, &Theme::changed, this, [this] {
    for (QWidget* widget : findChildren<QWidget*>()) widget->update();
  });
  // Queued: the menu that was chosen from is among what goes.
  connect(&Language::current(), &Language::changed, this, &MainWindow::rebuild_contents, Qt::QueuedConnection);
  // A key that a focused control needs for itself is no shortcut there.
  qApp->installEventFilter(this);
}

MainWindow::~MainWindow() {
  hide();  // ends what is held, while all that hears of it is there
  qApp->removeEventFilter(this);
  delete comparison_;  // its views draw by the window's viewports and overlays
}

// That of the look, where the screen has room for it and a title bar.
QSize MainWindow::first_size() const {
  const QSize wanted = Theme::current().size(QStringLiteral("window")).toSize();
  const QSize room = screen()->availableGeometry().size();
  if (wanted.width() <= room.width() && wanted.height() <= room.height()) return wanted;
  const int title_bar = style()->pixelMetric(QStyle::PM_TitleBarHeight);
  return wanted.boundedTo(room - QSize(0, title_bar)).expandedTo(minimumSize());
}

void MainWindow::build_contents() {
  actions_ = new WindowActions(session_, this);
  handle_switch_ = new HandleSwitch(*actions_->handles, actions_);
  top_ = new TopRow(this);
  build_panels();
  edits_ = new EditActions(session_, this);
  exports_ = new ExportActions(session_, this);
  figures_ = new FigureActions(session_, this);
  time_ = new TimeActions(session_, *slow_motion_, this);
  comparison_ = new WindowComparison({.session = session_,
                                      .links = *links_,
                                      .stack = *stack_,
                                      .handles = *handles_,
                                      .actions = *actions_,
                                      .grid = *grid_},
                                     this);
  actions_->fill(*top_->menus(), *edits_, *figures_, *exports_, stack_->actions_of_layers(), time_->menu(),
                 grid_->view_actions(), comparison_->actions().menu());
  top_->add_buttons({actions_->presets, actions_->open, actions_->save, figures_->export_figure}, actions_->play,
                    {actions_->step, actions_->restart, time_->slow()}, {edits_->undo(), edits_->redo()},
                    {actions_->probe, actions_->lens}, comparison_->actions().button(), actions_->switch_theme);
  setMenuWidget(top_);
  presentation_ = new Presentation(*this, *grid_, *stack_, {top_, status_});
  // First, so that the presentation measures itself without them.
  connect(actions_->present, &QAction::toggled, hints_, &HintRow::set_presenting);
  connect(actions_->present, &QAction::toggled, presentation_, &Presentation::set_on);
  connect(presentation_, &Presentation::turned_on, actions_->present, &QAction::setChecked);
  connect(presentation_, &Presentation::turned_on, comparison_, &WindowComparison::set_presenting);
  connect(presentation_, &Presentation::turned_on, handle_switch_, &HandleSwitch::set_presenting);
  connect(handle_switch_, &HandleSwitch::changed, this, &MainWindow::follow_canvas);
  connect_panels();
  follow_project();
  follow_canvas();
}

void MainWindow::rebuild_contents() {
  presentation_->set_on(false);  // it holds panels that are about to go
  delete presentation_;
  const WindowMemory memory(*this);
  setUpdatesEnabled(false);
  // Dialogs tell actions that are about to go what was chosen.
  for (QDialog* dialog : findChildren<QDialog*>()) delete dialog;
  if (recovery_ != nullptr) recovery_->setParent(this);
  const QString notice = status_->given_notice();
  const bool is_error = status_->shows_error();
  const QDateTime saved_at = status_->saved_at();
  const std::unique_ptr<TrainingPanel> old_training(training_);  // until the new one has its list of devices
  old_training->setParent(nullptr);
  const std::unique_ptr<TargetGallery> old_gallery(gallery_);  // and for the targets of one's own
  old_gallery->setParent(nullptr);
  const bool hints = hints_->isVisibleTo(this);
  canvas_is_edited_ = false;
  delete comparison_;  // before the panels and the views that it puts others in the place of
  delete takeCentralWidget();
  delete top_;
  delete edits_;
  delete exports_;
  delete figures_;
  delete time_;
  delete actions_;
  build_contents();
  training_->take_devices(*old_training);
  gallery_->remember_all_of(*old_gallery);
  status_->show_saved_at(saved_at);
  if (!notice.isEmpty()) status_->show_notice(notice, is_error);
  if (hints) hints_->start();
  if (recovery_ != nullptr) place_recovery();
  memory.give_to(*this);
  setUpdatesEnabled(true);
}

View* MainWindow::make_view(const QString& id) {
  const auto views = all_views();
  const auto found = std::ranges::find(views, id, &ViewSpec::id);
  if (found == views.end()) qFatal("The registry has no view \"%s\".", qPrintable(id));
  return found->make(session_, *links_, this);
}

void MainWindow::build_panels() {
  palette_ = new LayerPalette(session_, this);
  stack_ = new StackPanel(session_, this);
  form_ = new LayerForm(session_, this);
  gallery_ = new TargetGallery(session_, this);
  own_targets_ = new OwnTargets(
      session_, *links_, [this](const QString& id) { return gallery_->remembered(id); }, this);
  gallery_->add_section(own_targets_);
  training_ = new TrainingPanel(session_, this);
  status_ = new StatusLine(session_, this);
  // In the order of the Tab key: left to right, then the bottom.
  QList<View*> views;
  for (const ViewSpec& spec : all_views())
    if (spec.place == ViewPlace::middle) views.append(make_view(spec.id));
  View* density = views.front();
  connect(own_targets_, &OwnTargets::canvas_wanted, density, [density] { density->setFocus(Qt::OtherFocusReason); });
  const Panels panels{.palette = palette_,
                      .stack = stack_,
                      .middle = views,
                      .target = gallery_,
                      .training = training_,
                      .layer = form_,
                      .film = make_view(QStringLiteral("film")),
                      .probe = make_view(QStringLiteral("probe")),
                      .loss = make_view(QStringLiteral("loss")),
                      .metrics = new MetricsPanel(session_, this)};
  auto* middle = new QWidget(this);
  auto* rows = new QVBoxLayout(middle);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(new CaptionBar(*slow_motion_, middle));
  grid_ = new PanelGrid(panels, middle);
  connect(&links_->probe, &Probe::turned_on, panels.probe, &QWidget::setVisible);
  panels.probe->setVisible(links_->probe.is_on());
  hints_ = new HintRow(session_, middle);
  rows->addWidget(hints_);
  rows->addWidget(grid_, 1);
  rows->addWidget(status_);
  setCentralWidget(middle);
}

void MainWindow::connect_panels() {
  stack_->follow_probe(links_->probe);
  connect(stack_, &StackPanel::layer_selected, form_, &LayerForm::set_layer);
  connect(stack_, &StackPanel::layer_selected, palette_, &LayerPalette::set_selected_layer);
  connect(stack_, &StackPanel::layer_selected, comparison_, &WindowComparison::set_layer);
  connect(stack_, &StackPanel::layer_selected, hints_, &HintRow::set_layer);
  connect(handles_, &HandleOverlay::was_dragged, hints_, [this] { hints_->done(Hint::drag); });
  connect(comparison_, &WindowComparison::handle_dragged, hints_, [this] { hints_->done(Hint::drag); });
  connect(&form_->curve_plot(), &CurvePlot::was_dragged, hints_, [this] { hints_->done(Hint::drag); });
  connect(actions_, &WindowActions::keys_wanted, this, &MainWindow::show_keys);
  connect(actions_, &WindowActions::hints_wanted, hints_, &HintRow::start_anew);
  connect(actions_, &WindowActions::rename_wanted, &top_->title(), &TitleEditor::edit);
  connect(&top_->title(), &TitleEditor::renamed, &session_, &Session::set_title);
  connect(palette_, &LayerPalette::inserted, stack_, &StackPanel::select_layer);
  connect(form_, &LayerForm::layer_wanted, stack_, &StackPanel::select_layer);
  const auto say_error = [this](const QString& sentence) { status_->show_notice(sentence, true); };
  connect(training_, &TrainingPanel::refused, this, say_error);
  connect(gallery_, &TargetGallery::refused, this, say_error);
  connect(own_targets_, &OwnTargets::refused, this, say_error);
  connect(own_targets_, &OwnTargets::edits_canvas, this, [this](bool on) {
    canvas_is_edited_ = on;
    follow_canvas();
  });
  connect(own_targets_, &OwnTargets::edits_canvas, gallery_, &TargetGallery::set_parameters_hidden);
  own_targets_->take_drops(*this);
  figures_->take_drops();
  connect(&stack_->actions_of_layers(), &LayerActions::refused, this, say_error);
  connect(actions_, &WindowActions::failed, this, say_error);
  connect(exports_, &ExportActions::told, status_, &StatusLine::show_notice);
  connect(&comparison_->actions(), &CompareActions::failed, this, say_error);
  connect(actions_, &WindowActions::pair_wanted, this, [this](const QString& id) {
    const ComparePair pair = compare_pair(id);
    comparison_->comparison().begin(pair.a(), pair.b());
    session_.play();
  });
  connect(comparison_, &WindowComparison::side_changed, this, &MainWindow::follow_project);
  connect(actions_, &WindowActions::figure_wanted, figures_, &FigureActions::open_figure);
  connect(figures_, &FigureActions::failed, this, say_error);
  connect(figures_, &FigureActions::said, this,
          [this](const QString& sentence) { status_->show_notice(sentence, false); });
  connect(figures_, &FigureActions::dropped, actions_, &WindowActions::open_path);
  connect(figures_, &FigureActions::opened, actions_, &WindowActions::opened);
  connect(figures_, &FigureActions::opened, this, [](const QString& path) {
    if (!path.isEmpty()) RecentFiles::add(path);
  });
  connect(comparison_, &WindowComparison::closed, this,
          [this] { status_->show_notice(tr("Comparison closed; C brings both back."), false); });
  connect(&session_, &Session::replaced, this, [this](bool was_modified) { left_unsaved_ = was_modified; });
  connect(actions_, &WindowActions::opened, this, [this] {
    status_->dismiss();
    if (std::exchange(left_unsaved_, false))
      status_->offer(tr("The former project had unsaved changes."), *edits_->undo());
  });
  connect(new TargetChange(session_, status_), &TargetChange::trains_on, this, [this] {
    status_->offer(tr("Training goes on from the parameters for the old target."), *actions_->restart);
  });
  connect(actions_, &WindowActions::save_wanted, this, &MainWindow::save_to);
  connect(actions_, &WindowActions::failed, this, [this] { close_when_saved_ = false; });
  connect(actions_, &WindowActions::save_given_up, this, [this] { close_when_saved_ = false; });
  connect(actions_, &WindowActions::view_reset_wanted, &links_->x_viewport, &ViewportLink::reset);
  connect(actions_, &WindowActions::view_reset_wanted, &links_->z_viewport, &ViewportLink::reset);
  actions_->lens->setChecked(links_->lens.is_on());
  actions_->probe->setChecked(links_->probe.is_on());
  connect(actions_->lens, &QAction::toggled, &links_->lens, &Lens::set_on);
  connect(&links_->lens, &Lens::turned_on, actions_->lens, &QAction::setChecked);
  connect(actions_->probe, &QAction::toggled, &links_->probe, &Probe::set_on);
  connect(&links_->probe, &Probe::turned_on, actions_->probe, &QAction::setChecked);
  connect(actions_, &WindowActions::opened, this, &MainWindow::select_top_layer);
}

void MainWindow::select_top_layer() {
  const auto& layers = session_.project().stack.layers;
  stack_->select_layer(layers.empty() ? 0 : layers.back().id);
}

QString MainWindow::title() const {
  const ModelComparison& comparison = comparison_->comparison();
  return comparison.is_on() ? tr("%1, side %2").arg(document_title(), letter_of(comparison.active()))
                            : document_title();
}

QString MainWindow::document_title() const {
  const Project& project = session_.project();
  const QString given = core_text(project.title);
  // The title of a preset names the target that it came with.
  const auto preset = std::ranges::find(all_presets(), project.title, &Preset::title);
  if (preset != all_presets().end() && preset->target != project.target.id)
    return tr("%1, now: %2").arg(given, core_text(find_target(project.target.id).title));
  if (!given.isEmpty()) return given;
  const QString file = QFileInfo(session_.path()).completeBaseName();
  return file.isEmpty() ? tr("untitled") : file;
}

void MainWindow::follow_project() {
  const bool edited = session_.is_modified();
  top_->show_title(document_title(), edited);
  setWindowTitle(tr("%1[*] — Pushforward").arg(title()));
  setWindowModified(edited);
  setWindowFilePath(session_.path());
}

// The points of a step have the views to themselves, and so has what is edited over them.
void MainWindow::follow_canvas() {
  const bool hidden = canvas_is_edited_ || slow_motion_->is_on() || !handle_switch_->is_on();
  handles_->set_hidden(hidden);
  comparison_->set_handles_hidden(hidden);
  hints_->set_handles_shown(handle_switch_->is_on());
  status_->set_slow_motion(slow_motion_->is_on());
}

void MainWindow::offer_recovery(RecoveryBar* bar) {
  recovery_ = bar;
  place_recovery();
  connect(bar, &RecoveryBar::failed, this, [this](const QString& sentence) { status_->show_notice(sentence, true); });
  connect(bar, &RecoveryBar::recovered, this, &MainWindow::select_top_layer);
}

void MainWindow::place_recovery() {
  static_cast<QVBoxLayout*>(centralWidget()->layout())->insertWidget(0, recovery_);
  recovery_->show();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!may_close_ && session_.is_saving() && !std::exchange(close_when_saved_, true)) {
    event->ignore();
    status_->show_notice(tr("The window closes as soon as the project is saved."), false);
    return;
  }
  const bool is_decided = may_close_ || !session_.is_modified();
  if (is_decided && comparison_->turn_to_unsaved_other()) {
    may_close_ = false;
    event->ignore();
    ask_before_closing();
    return;
  }
  if (is_decided) {
    emit closed();
    QMainWindow::closeEvent(event);
    return;
  }
  event->ignore();
  ask_before_closing();
}

// The answer may come when the actions that asked for it have gone with their language.
void MainWindow::save_to(const QString& path) {
  const std::uint64_t state = session_.state_number();
  session_.save(path, this, [this, path, state](const QString& failure) {
    const bool closes = std::exchange(close_when_saved_, false);
    if (!failure.isEmpty()) return status_->show_notice(failure, true);
    RecentFiles::add(path);
    status_->note_saved();
    if (!closes) return;
    // Who has edited meanwhile is asked again.
    if (session_.state_number() == state)
      close_now();
    else
      close();
  });
}

void MainWindow::close_now() {
  may_close_ = true;
  close();
}

void MainWindow::ask_before_closing() {
  if (findChild<QMessageBox*>(QStringLiteral("close_question")) != nullptr) return;
  // Not a nested event loop: training and pictures go on behind the question.
  auto* question = new QMessageBox(this);
  question->setObjectName(QStringLiteral("close_question"));
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setWindowTitle(tr("Unsaved changes"));
  question->setText(tr("Save the changes of “%1” before closing?").arg(title()));
  question->setInformativeText(tr("Without saving, they are lost."));
  question->setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
  question->setDefaultButton(QMessageBox::Save);
  connect(question, &QMessageBox::buttonClicked, this, [this, question](QAbstractButton* button) {
    const auto chosen = question->standardButton(button);
    question->setObjectName(QString());  // it is answered: another document may need one of its own
    if (chosen == QMessageBox::Discard) close_now();
    if (chosen == QMessageBox::Cancel) comparison_->forget_answers();
    if (chosen != QMessageBox::Save) return;
    close_when_saved_ = true;
    actions_->save_file();
  });
  question->open();
}

std::vector<KeySection> MainWindow::key_sections() const {
  return WindowKeys::sections({.actions = *actions_,
                               .edits = *edits_,
                               .exports = *exports_,
                               .figures = *figures_,
                               .layers = stack_->actions_of_layers(),
                               .time = *time_,
                               .compare = comparison_->actions(),
                               .views = *grid_,
                               .own_targets = *own_targets_});
}

void MainWindow::show_keys() {
  auto* dialog = findChild<KeysDialog*>();
  if (dialog == nullptr) {
    dialog = new KeysDialog(key_sections(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
  }
  dialog->show();  // beside the window: training goes on
  dialog->raise();
  dialog->activateWindow();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && session_.wanted_step()) return session_.show_step(std::nullopt);
  if (event->key() == Qt::Key_Escape && presentation_->is_on()) return presentation_->set_on(false);
  QMainWindow::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool presses = qobject_cast<QAbstractButton*>(watched) || qobject_cast<QComboBox*>(watched);
    if (presses && key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
      event->accept();
      return true;
    }
    // A field takes Ctrl+Z for its text even when nothing has been written in it.
    const bool takes_back = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
    const auto* focused = qobject_cast<QWidget*>(watched);
    if (takes_back && focused != nullptr && !EditActions::belongs_to_text(focused)) return true;
  }
  return QMainWindow::eventFilter(watched, event);
}

}  // namespace pushforward::app
