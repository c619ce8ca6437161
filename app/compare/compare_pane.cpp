#include "app/compare/compare_pane.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cstdlib>

#include "app/compare/instrument_link.h"
#include "app/compare/side_header.h"
#include "app/editors/fitting_sentence.h"
#include "app/editors/role_label.h"
#include "app/style/axis_ticks.h"
#include "app/style/theme.h"
#include "app/views/plot_area.h"

namespace pushforward::app {
namespace {

constexpr std::array both_sides{CompareSide::a, CompareSide::b};
constexpr int line = 1;
constexpr int bar_height = 34;
const QString density_view = QStringLiteral("density");
constexpr int least_height_for_two_rows = 480;
enum Row { bar_row, header_row, density_row, below_row };

// Further apart than this, one side is said to wait for the other.
constexpr std::int64_t noticeable_steps = 500;

QComboBox* choice(const QString& name, const QString& tip, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setAccessibleName(name);
  box->setToolTip(tip);
  return box;
}

}  // namespace

ComparePane::ComparePane(ModelComparison& comparison, ViewLinks& window_links, QWidget* parent)
    : QWidget(parent), comparison_(comparison), window_links_(window_links), grid_(new QGridLayout(this)) {
  setAccessibleName(tr("Comparison"));
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setSpacing(line);
  grid_->addWidget(make_bar(), bar_row, 0, 1, 2);
  for (const CompareSide side : both_sides) {
    Place& made = places_[static_cast<std::size_t>(index_of(side))];
    Session& session = comparison_.session(side);
    made.links = std::make_unique<ViewLinks>(session, window_links_, scales_);
    made.handles = new HandleOverlay(session, this);
    made.links->overlays.add(*made.handles);
    // What edits the target over the views does so over those of both sides, for it is one target.
    for (PlaneOverlay* overlay : window_links_.overlays.bottom_to_top())
      if (!window_links_.is_instrument(*overlay) && qobject_cast<HandleOverlay*>(overlay) == nullptr)
        made.links->overlays.add(*overlay);
    connect(made.handles, &HandleOverlay::depth_wanted, &window_links_.requester, &ViewRequester::set_depth);
    grid_->addWidget(new SideHeader(comparison_, side, this), header_row, index_of(side));
    grid_->setColumnStretch(index_of(side), 1);
    made.density = make_view(side, density_view);
    connect(made.density, &View::alone_toggled, this, [this] { toggle_row(Rows::densities); });
    grid_->addWidget(made.density, density_row, index_of(side));
    connect(&session, &Session::frame_ready, this, &ComparePane::follow_frame);
  }
  new InstrumentLink({&window_links_, &links(CompareSide::a), &links(CompareSide::b)}, this);
  connect(&window_links_.requester, &ViewRequester::request_changed, this, &ComparePane::request_other);
  connect(&comparison_, &ModelComparison::activated, this, &ComparePane::follow_side);
  connect(below_choice_, &QComboBox::currentIndexChanged, this,
          [this] { show_below(below_choice_->currentData().toString()); });
  show_below(below_choice_->currentData().toString());
  request_other();
}

ComparePane::~ComparePane() {
  // Before the scales and links that they draw by.
  for (const Place& made : places_) {
    delete made.density;
    delete made.below;
    delete made.handles;
  }
}

QWidget* ComparePane::make_bar() {
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* bar = new QWidget(this);
  bar->setFixedHeight(bar_height);
  bar->setAutoFillBackground(true);
  bar->setBackgroundRole(QPalette::Window);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(inset, 0, inset - 4, 0);
  row->setSpacing(8);
  shared_ = new FittingSentence(QStringLiteral("body"), QStringLiteral("text2"), bar);
  row->addWidget(new RoleLabel(tr("Compare"), "section", "text", bar));
  row->addWidget(shared_, 1);

  auto* pace = choice(tr("Pace of both sides"),
                      tr("Same steps: the faster side waits, so that both have made as many. Own speed: each trains as "
                         "fast as it can beside the other, on one device."),
                      bar);
  pace->addItems({tr("same steps"), tr("own speed")});
  pace->setCurrentIndex(comparison_.keeps_step() ? 0 : 1);
  connect(pace, &QComboBox::activated, this, [this](int index) { comparison_.set_keeps_step(index == 0); });
  connect(&comparison_, &ModelComparison::keeping_step_changed, pace,
          [pace](bool on) { pace->setCurrentIndex(on ? 0 : 1); });
  below_choice_ = choice(tr("View below the densities"), tr("What is shown of both sides below their densities"), bar);
  const auto views = all_views();
  for (const ViewSpec& view : views)
    if (view.place == ViewPlace::middle && view.id != density_view) below_choice_->addItem(view.title, view.id);
  below_choice_->addItem(tr("nothing"), QString());
  for (QComboBox* box : {pace, below_choice_}) box->setFixedWidth(112);
  auto* close = new QToolButton(bar);
  close->setIcon(Theme::current().icon(QStringLiteral("close")));
  close->setIconSize({12, 12});
  close->setFixedSize(24, 24);
  close->setAutoRaise(true);
  close->setFocusPolicy(Qt::TabFocus);
  close->setAccessibleName(tr("Leave the comparison"));
  close->setToolTip(
      tr("Leave the comparison and go on with the side that is being edited (C). The other one rests; C "
         "goes back to both."));
  connect(close, &QToolButton::clicked, this, &ComparePane::leave_wanted);
  row->addWidget(new RoleLabel(tr("Pace"), "body", "text2", bar));
  row->addWidget(pace);
  row->addSpacing(6);
  row->addWidget(new RoleLabel(tr("Below"), "body", "text2", bar));
  row->addWidget(below_choice_);
  row->addWidget(close);
  return bar;
}

View* ComparePane::make_view(CompareSide side, const QString& id) {
  const auto views = all_views();
  const auto found = std::ranges::find(views, id, &ViewSpec::id);
  View* view = found->make(comparison_.session(side), links(side), this);
  view->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
  view->setMinimumSize(160, 120);
  view->setAccessibleName(tr("%1 of side %2").arg(found->title, letter_of(side)));
  view->installEventFilter(this);
  return view;
}

void ComparePane::show_below(const QString& id) {
  below_choice_->setCurrentIndex(below_choice_->findData(id));
  for (const CompareSide side : both_sides) {
    Place& shown = places_[static_cast<std::size_t>(index_of(side))];
    delete std::exchange(shown.below, nullptr);
    if (id.isEmpty()) continue;
    shown.below = make_view(side, id);
    connect(shown.below, &View::alone_toggled, this, [this] { toggle_row(Rows::below); });
    grid_->addWidget(shown.below, below_row, index_of(side));
  }
  follow_depth();
  show_rows(Rows::both);
}

void ComparePane::toggle_row(Rows row) { show_rows(rows_ == row ? Rows::both : row); }

void ComparePane::show_rows(Rows rows) {
  rows_ = rows;
  for (const Place& shown : places_) {
    shown.density->setVisible(rows != Rows::below);
    shown.density->set_alone(rows == Rows::densities);
    if (shown.below == nullptr) continue;
    shown.below->setVisible(rows != Rows::densities);
    shown.below->set_alone(rows == Rows::below);
  }
  grid_->setRowStretch(density_row, rows == Rows::below ? 0 : 1);
  grid_->setRowStretch(below_row, rows == Rows::densities || places_[0].below == nullptr ? 0 : 1);
}

void ComparePane::set_presenting(bool on) {
  is_presenting_ = on;
  if (!on && below_before_ && below(CompareSide::a) == nullptr) show_below(*below_before_);
  if (!on) below_before_.reset();
  make_room();
}

void ComparePane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  make_room();
}

// On a small screen a presentation shows the densities alone.
void ComparePane::make_room() {
  const bool has_room = height() >= least_height_for_two_rows;
  if (!is_presenting_ || has_room || below_before_ || below(CompareSide::a) == nullptr) return;
  below_before_ = below_choice_->currentData().toString();
  show_below(QString());
}

void ComparePane::set_handles_hidden(bool hidden) {
  for (const Place& shown : places_) shown.handles->set_hidden(hidden);
}

void ComparePane::set_layer(quint64 id) {
  layer_ = id;
  handles(comparison_.active()).set_layer(id);
  handles(opposite(comparison_.active())).set_layer(0);
}

// The window's views ask for the active side's pictures; the other side shows the same part of the plane, all layers,
// and no film, for the strip below shows that of the active one.
void ComparePane::request_other() {
  ViewRequest request = window_links_.requester.request();
  request.box = window_links_.x_viewport.visible_hull();
  request.depth = -1;
  request.film_side = 0;
  comparison_.other().set_view(request);
  follow_depth();
}

// While one side is shown in part, the titles of both say what they show.
void ComparePane::follow_depth() {
  const bool in_part = window_links_.requester.request().depth >= 0;
  for (const Place& shown : places_)
    for (View* view : {shown.density, shown.below})
      if (auto* plot = qobject_cast<PlotArea*>(view)) plot->set_tells_whole(in_part);
}

void ComparePane::follow_side() {
  const CompareSide active = comparison_.active();
  ViewRequest request = window_links_.requester.request();
  request.box = window_links_.x_viewport.visible_hull();
  comparison_.session(active).set_view(request);
  request_other();
  // The focus stays with what is edited.
  const auto holds_focus = [](const View* view) {
    return view != nullptr && (view->hasFocus() || view->isAncestorOf(view->window()->focusWidget()));
  };
  const Place& here = place(active);
  const Place& there = place(opposite(active));
  if (holds_focus(there.density)) here.density->setFocus(Qt::OtherFocusReason);
  if (holds_focus(there.below)) here.below->setFocus(Qt::OtherFocusReason);
}

void ComparePane::follow_frame() {
  const auto a = comparison_.session(CompareSide::a).frame();
  const auto b = comparison_.session(CompareSide::b).frame();
  QStringList words{tr("same target, seed and batch"), tr("same target")};
  if (a != nullptr && b != nullptr && comparison_.keeps_step() && comparison_.other().is_playing() &&
      std::abs(a->step - b->step) > noticeable_steps) {
    const CompareSide ahead = a->step > b->step ? CompareSide::a : CompareSide::b;
    const QString waiting = letter_of(ahead), awaited = letter_of(opposite(ahead));
    words = {tr("%1 waits until %2 has made as many steps").arg(waiting, awaited),
             tr("%1 waits for %2").arg(waiting, awaited)};
  }
  shared_->say(words);
  shared_->setToolTip(
      words.front() + QStringLiteral("\n") +
      tr("Target, seed, batch and device are those of both sides: changing one of them on a side changes it on the "
         "other. Stack, objective and optimiser are each side's own."));
}

bool ComparePane::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::FocusIn) {
    for (const CompareSide side : both_sides)
      if (watched == place(side).density || watched == place(side).below) comparison_.activate(side);
  }
  return QWidget::eventFilter(watched, event);
}

void ComparePane::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && rows_ != Rows::both) return show_rows(Rows::both);
  QWidget::keyPressEvent(event);
}

void ComparePane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color(QStringLiteral("hairline")));
}

}  // namespace pushforward::app
