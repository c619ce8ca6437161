#include "app/own_targets/own_targets.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "app/editors/file_drop.h"
#include "app/own_targets/formula_panel.h"
#include "app/own_targets/import_panel.h"
#include "app/own_targets/mixture_overlay.h"
#include "app/own_targets/mixture_panel.h"
#include "app/own_targets/paint_overlay.h"
#include "app/own_targets/paint_panel.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/views/registry.h"

namespace pushforward::app {
namespace {

const QString folder_key = QStringLiteral("import_folder");
constexpr double canvas_margin = 0.03;  // of the canvas's width, around it

// The first file of a drop that can be imported; empty when there is none.
QString importable(const QMimeData* data) {
  for (const QUrl& url : data->urls())
    if (url.isLocalFile() && TargetImport::takes(url.toLocalFile())) return url.toLocalFile();
  return {};
}

}  // namespace

OwnTargets::OwnTargets(Session& session, ViewLinks& links, std::function<TargetChoice(const QString&)> remembered,
                       QWidget* parent)
    : QWidget(parent), session_(session), links_(links), remembered_(std::move(remembered)) {
  setAccessibleName(tr("Targets of one's own"));
  paint_ = new PaintOverlay(session_, this);
  mixture_ = new MixtureOverlay(session_, this);
  links_.overlays.add(*paint_);
  links_.overlays.add(*mixture_);
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(inset, 4, inset, 2);
  rows->setSpacing(6);
  paint_button_ = add_button(tr("Paint"), tr("Paint a target"),
                             tr("Paint a density over the views, with brush and eraser, while the training goes on"));
  mixture_button_ = add_button(tr("Mix"), tr("Mixture of Gaussians"),
                               tr("Place, turn and weigh Gaussians over the views, while the training goes on"));
  points_button_ = add_button(tr("Points"), tr("Import points"),
                              tr("Points from a CSV or .npy file; it can also be dropped on the window"));
  image_button_ =
      add_button(tr("Image"), tr("Import an image"), tr("An image as a density; it can also be dropped on the window"));
  formula_button_ =
      add_button(tr("U(x)"), tr("Type a formula"), tr("Type an energy U(x, y); the density is exp(−U) / Z"));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(4);
  for (QPushButton* button : {paint_button_, mixture_button_, points_button_, image_button_, formula_button_})
    buttons->addWidget(button, button->sizeHint().width());
  rows->addLayout(buttons);

  paint_panel_ = new PaintPanel(*paint_, this);
  auto* mixture_panel = new MixturePanel(session_, *mixture_, this);
  mixture_panel_ = mixture_panel;
  import_ = new ImportPanel(session_, this);
  formula_ = new FormulaPanel(session_, this);
  for (QWidget* panel : std::initializer_list<QWidget*>{paint_panel_, mixture_panel_, import_, formula_})
    rows->addWidget(panel);
  connect(mixture_panel, &MixturePanel::refused, this, &OwnTargets::refused);

  const auto toggle = [this](QPushButton* button, Tool tool) {
    button->setCheckable(true);
    connect(button, &QPushButton::clicked, this, [this, tool] { open(tool_ == tool ? Tool::none : tool); });
  };
  toggle(paint_button_, Tool::paint);
  toggle(mixture_button_, Tool::mixture);
  toggle(formula_button_, Tool::formula);
  connect(points_button_, &QPushButton::clicked, this, [this] { ask_for_file(false); });
  connect(image_button_, &QPushButton::clicked, this, [this] { ask_for_file(true); });
  // What ended by itself; open() ends the others.
  const auto follow_end = [this](Tool tool) {
    return [this, tool] {
      if (tool_ == tool) open(Tool::none);
    };
  };
  connect(paint_, &PaintOverlay::ended, this, follow_end(Tool::paint));
  connect(mixture_, &MixtureOverlay::ended, this, follow_end(Tool::mixture));
  connect(formula_, &FormulaPanel::ended, this, follow_end(Tool::formula));
  connect(import_, &ImportPanel::ended, this, follow_end(Tool::file));
  show_tool();
}

QPushButton* OwnTargets::add_button(const QString& text, const QString& name, const QString& tip) {
  auto* button = new QPushButton(text, this);
  button->setProperty("narrow", true);
  button->setAutoDefault(false);
  button->setAccessibleName(name);
  button->setToolTip(tip);
  button->setMinimumWidth(1);
  return button;
}

void OwnTargets::open(Tool tool) {
  if (tool == tool_) return show_tool();
  const QWidget* focused = window()->focusWidget();
  const bool had_focus = focused != nullptr && isAncestorOf(focused);
  const auto had_canvas = [](Tool which) { return which == Tool::paint || which == Tool::mixture; };
  const Tool former = std::exchange(tool_, tool);
  if (former == Tool::paint) paint_->end();
  if (former == Tool::mixture) mixture_->end();
  if (former == Tool::formula) formula_->end();
  if (former == Tool::file) import_->end();
  // While the target is edited by hand its box must not move what is seen.
  links_.x_viewport.set_held(had_canvas(tool));
  if (tool == Tool::paint) {
    paint_->begin();
    const Box canvas = paint_->painting().box();
    const double margin = canvas_margin * (canvas.right - canvas.left);
    links_.x_viewport.set_box(
        {canvas.left - margin, canvas.right + margin, canvas.bottom - margin, canvas.top + margin});
  }
  if (tool == Tool::mixture) {
    const bool is_new = session_.project().target.id != "mixture";
    mixture_->begin(remembered_(QStringLiteral("mixture")));
    if (is_new) links_.x_viewport.set_box(make_target(session_.project().target)->box());
  }
  show_tool();
  if (tool == Tool::formula) formula_->begin(remembered_(QStringLiteral("formula")));
  emit edits_canvas(had_canvas(tool));
  if (had_canvas(tool)) emit canvas_wanted();
  // Not on whatever comes next in the window, when what had it is hidden now.
  if (had_focus && !focused->isVisible()) button_of(tool == Tool::none ? former : tool)->setFocus(Qt::OtherFocusReason);
}

QPushButton* OwnTargets::button_of(Tool tool) const {
  switch (tool) {
    case Tool::paint:
      return paint_button_;
    case Tool::mixture:
      return mixture_button_;
    case Tool::formula:
      return formula_button_;
    default:
      return points_button_;
  }
}

void OwnTargets::show_tool() {
  paint_button_->setChecked(tool_ == Tool::paint);
  mixture_button_->setChecked(tool_ == Tool::mixture);
  formula_button_->setChecked(tool_ == Tool::formula);
  paint_panel_->setVisible(tool_ == Tool::paint);
  mixture_panel_->setVisible(tool_ == Tool::mixture);
  import_->setVisible(tool_ == Tool::file);
  formula_->setVisible(tool_ == Tool::formula);
}

// --- files ---

void OwnTargets::ask_for_file(bool picture) {
  // Not a nested event loop: training and pictures go on behind the dialog.
  auto* dialog = new QFileDialog(window(), picture ? tr("Import an image") : tr("Import points"),
                                 QSettings().value(folder_key).toString(),
                                 picture ? tr("Images (*.png *.jpg *.jpeg);;All files (*)")
                                         : tr("Points (*.csv *.tsv *.txt *.npy);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    QSettings().setValue(folder_key, QFileInfo(path).absolutePath());
    read_file(path);
  });
  dialog->open();
}

void OwnTargets::read_file(const QString& path) {
  open(Tool::file);
  import_->read(path);
}

void OwnTargets::take_drops(QWidget& window) {
  auto* drop = new FileDrop(window, importable, this);
  connect(drop, &FileDrop::dropped, this, &OwnTargets::read_file);
}

void OwnTargets::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color("panel"));
}

}  // namespace pushforward::app
