#include "app/window/panel_grid.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/style/key_use.h"
#include "app/style/theme.h"
#include "app/views/view.h"

namespace pushforward::app {
namespace {

constexpr int line = 1;
constexpr qsizetype side_by_side = 4;
// Room for the form of a planar layer. The form scrolls by itself; below this height the whole right column does.
constexpr int least_form_height = 228;

int measure(const char* name) { return static_cast<int>(Theme::current().metric(QLatin1String(name))); }

// A column of panels that paints its own lines, for it is no longer the grid that shines through.
class LinedColumn : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().color(QStringLiteral("hairline")));
  }
};

}  // namespace

PanelGrid::PanelGrid(const Panels& panels, QWidget* parent) : QWidget(parent), loss_(panels.loss) {
  grid_ = new QGridLayout(this);
  QGridLayout* grid = grid_;
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(line);
  grid->addWidget(left_column(panels), 0, 0, 2, 1);
  middle_ = panels.middle;
  place_middle();
  QWidget* right = right_column(panels);
  grid->addWidget(right, 0, 3, 2, 1);
  forms_ = {panels.palette, right, panels.metrics};
  grid->addLayout(film_and_probe(panels), 2, 0, 1, 2);
  grid->addWidget(panels.loss, 2, 2);
  grid->addWidget(panels.metrics, 2, 3);
  QList<QWidget*> views(middle_.begin(), middle_.end());
  for (QWidget* view : views << panels.film << panels.loss) {
    // All views are equal, whatever each would like.
    view->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    view->setMinimumSize(160, 120);
  }
  for (QWidget* panel : {panels.film, panels.probe, panels.loss, panels.metrics})
    panel->setFixedHeight(measure("bottom_strip") - line);
  panels.metrics->setFixedWidth(measure("right_column"));
  grid->setRowStretch(0, 1);
  grid->setRowStretch(1, 1);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(2, 1);
  for (qsizetype i = 0; i < middle_.size(); ++i) {
    View* view = middle_[i];
    connect(view, &View::alone_toggled, this, [this, view] { show_alone(alone_ == view ? nullptr : view); });
    auto* action = new QAction(tr("%1 alone").arg(view->accessibleName()), this);
    action->setCheckable(true);
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
    connect(action, &QAction::triggered, view, &View::alone_toggled);
    view_actions_.append(action);
  }
}

// The film makes room for the probe while it is on: it shows fewer depths then, and nothing is covered.
QLayout* PanelGrid::film_and_probe(const Panels& panels) {
  auto* row = new QHBoxLayout;
  row->setSpacing(line);
  row->addWidget(panels.film, 1);
  row->addWidget(panels.probe);
  panels.probe->setFixedWidth(panels.probe->sizeHint().width());
  panels.probe->hide();
  return row;
}

void PanelGrid::place_middle() {
  for (qsizetype i = 0; i < middle_.size(); ++i) {
    View* view = middle_[i];
    const int row = static_cast<int>(i) / 2, column = static_cast<int>(i) % 2 + 1;
    grid_->removeWidget(view);
    if (view == alone_)
      grid_->addWidget(view, 0, 1, 2, 2);
    else if (alone_ == nullptr && i < side_by_side)
      grid_->addWidget(view, row, column);
    view->setVisible(view == alone_ || (alone_ == nullptr && i < side_by_side));
  }
}

void PanelGrid::show_instead(QWidget* middle, QWidget* loss) {
  show_alone(nullptr);
  const bool had_focus = has_focus({middle_.begin(), middle_.end()}) || has_focus({loss_});
  instead_of_middle_ = middle;
  instead_of_loss_ = loss;
  for (View* view : middle_) view->hide();
  for (QAction* action : view_actions_) action->setEnabled(false);
  grid_->addWidget(middle, 0, 1, 2, 2);
  loss_->hide();
  loss->setFixedHeight(loss_->height());
  grid_->addWidget(loss, 2, 2);
  if (had_focus) take_focus();
}

void PanelGrid::put_back() {
  if (instead_of_middle_ == nullptr) return;
  const bool had_focus = has_focus({instead_of_middle_, instead_of_loss_});
  for (QWidget* widget : {std::exchange(instead_of_middle_, nullptr), std::exchange(instead_of_loss_, nullptr)}) {
    grid_->removeWidget(widget);
    widget->hide();
  }
  for (QAction* action : view_actions_) action->setEnabled(true);
  place_middle();
  loss_->show();
  if (had_focus) take_focus();
}

void PanelGrid::set_presenting(bool on) {
  if (on && has_focus(forms_)) take_focus();
  for (QWidget* form : forms_) form->setHidden(on);
}

// A control that is hidden hands its focus on to whatever comes next, be it at the other end of the window.
bool PanelGrid::has_focus(const QList<QWidget*>& widgets) const {
  const QWidget* focus = window()->focusWidget();
  return focus != nullptr && std::ranges::any_of(widgets, [focus](const QWidget* widget) {
           return widget == focus || widget->isAncestorOf(focus);
         });
}

void PanelGrid::take_focus() {
  View* shown = instead_of_middle_ != nullptr ? instead_of_middle_->findChild<View*>() : alone_;
  if (shown == nullptr) shown = middle_.front();
  shown->setFocus(Qt::OtherFocusReason);
}

void PanelGrid::show_alone(View* view) {
  if (view == alone_ || instead_of_middle_ != nullptr) return;
  View* const had = alone_;
  const bool had_focus = had != nullptr && had->isAncestorOf(focusWidget());
  alone_ = view;
  place_middle();
  for (qsizetype i = 0; i < middle_.size(); ++i) {
    middle_[i]->set_alone(middle_[i] == alone_);
    view_actions_[i]->setChecked(middle_[i] == alone_);
  }
  // So that Escape leads back and the arrows move what is seen.
  if (view != nullptr)
    view->setFocus(Qt::OtherFocusReason);
  else if (had_focus)
    had->setFocus(Qt::OtherFocusReason);
}

QList<KeyUse> PanelGrid::keys() {
  return {{{Qt::Key_Escape}, tr("All views again"), tr("While one view is shown alone")}};
}

void PanelGrid::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && alone_ != nullptr) return show_alone(nullptr);
  QWidget::keyPressEvent(event);
}

QWidget* PanelGrid::left_column(const Panels& panels) {
  auto* column = new LinedColumn(this);
  column->setFixedWidth(measure("stack_column"));
  auto* rows = new QVBoxLayout(column);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(line);
  rows->addWidget(panels.palette);
  rows->addWidget(panels.stack, 1);
  return column;
}

QWidget* PanelGrid::right_column(const Panels& panels) {
  auto* column = new LinedColumn(this);
  auto* rows = new QVBoxLayout(column);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(line);
  rows->addWidget(panels.target);
  rows->addWidget(panels.training);
  panels.layer->setMinimumHeight(least_form_height);
  rows->addWidget(panels.layer, 1);
  column->setFixedWidth(measure("right_column"));
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setWidget(column);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFixedWidth(measure("right_column"));
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setAccessibleName(tr("Target, objective and layer"));
  return scroll;
}

void PanelGrid::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color(QStringLiteral("hairline")));
}

}  // namespace pushforward::app
