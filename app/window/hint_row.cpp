#include "app/window/hint_row.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLayout>
#include <QPainter>
#include <QSettings>
#include <QToolButton>

#include "app/editors/role_label.h"
#include "app/handles/layer_curves.h"
#include "app/handles/layer_handles.h"
#include "app/session/session.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr int row_height = 28;
const QString group = QStringLiteral("hints_done/");

}  // namespace

HintRow::HintRow(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  const Theme& theme = Theme::current();
  setFixedHeight(row_height);
  setAccessibleName(tr("Hints"));
  places_ = {make_place(QStringLiteral("add_layer"), tr("Drag a layer from here into the stack")),
             make_place(QStringLiteral("drag"), QString()), make_place(QStringLiteral("pause"), tr("Space pauses"))};
  // The first over palette and stack, the last under the button that it speaks of.
  left_ = new QWidget(this);
  left_->setFixedWidth(static_cast<int>(theme.metric("stack_column")));
  auto* left_row = new QHBoxLayout(left_);
  left_row->setContentsMargins(static_cast<int>(theme.metric("panel_inset")), 0, 0, 0);
  left_row->addWidget(place(Hint::add_layer).widget);
  left_row->addStretch();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 1);
  row->setSpacing(0);
  row->addWidget(left_);
  constexpr int to_the_button = 120;  // of "Play", from the left of its column
  to_button_ = new QWidget(this);
  to_button_->setFixedWidth(to_the_button);
  row->addWidget(to_button_);
  row->addSpacing(static_cast<int>(theme.metric("panel_inset")));
  row->addWidget(place(Hint::pause).widget);
  place(Hint::pause).widget->layout()->setContentsMargins(0, 0, static_cast<int>(theme.metric("xl")), 0);
  row->addWidget(place(Hint::drag).widget);
  row->addStretch();
  constexpr int look_milliseconds = 50;
  after_button_.setInterval(look_milliseconds);
  connect(&after_button_, &QTimer::timeout, this, &HintRow::show_wanted);
  layer_count_ = session_.project().stack.layers.size();
  connect(&session_, &Session::structure_changed, this, &HintRow::follow_structure);
  connect(&session_, &Session::playing_changed, this, [this](bool playing) {
    if (!playing) done(Hint::pause);
  });
  hide();
}

HintRow::Place HintRow::make_place(const QString& key, const QString& sentence) {
  Place place;
  place.key = key;
  place.widget = new QWidget(this);
  auto* words = new RoleLabel(sentence, "caption", "text", place.widget);
  place.words = words;
  auto* close = new QToolButton(place.widget);
  close->setIcon(Theme::current().icon(QStringLiteral("close")));
  close->setIconSize({10, 10});
  close->setFixedSize(20, 20);
  close->setAutoRaise(true);
  close->setFocusPolicy(Qt::TabFocus);
  close->setAccessibleName(tr("Dismiss the hint"));
  close->setToolTip(tr("Dismiss. Help → Show hints brings all back"));
  auto* row = new QHBoxLayout(place.widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  row->addWidget(words);
  row->addWidget(close);
  connect(close, &QToolButton::clicked, this, [this, key] {
    for (std::size_t i = 0; i < places_.size(); ++i)
      if (places_[i].key == key) done(static_cast<Hint>(i));
  });
  return place;
}

void HintRow::start() {
  const QSettings settings;
  for (Place& place : places_) place.is_wanted = !settings.value(group + place.key, false).toBool();
  follow();
}

void HintRow::start_anew() {
  QSettings().remove(QStringLiteral("hints_done"));
  start();
}

void HintRow::done(Hint hint) {
  Place& which = place(hint);
  if (!which.is_wanted) return;
  which.is_wanted = false;
  QSettings().setValue(group + which.key, true);
  follow();
}

void HintRow::set_layer(quint64 id) {
  layer_ = id;
  follow();
}

void HintRow::follow_structure() {
  const std::size_t count = session_.project().stack.layers.size();
  if (count == layer_count_ + 1) done(Hint::add_layer);
  layer_count_ = count;
}

void HintRow::follow() {
  // What the selected layer gives to drag: handles on the views, or a curve in its form.
  const Stack& stack = session_.project().stack;
  const int index = layer_ == 0 ? -1 : stack.index_of(layer_);
  const std::string type = index < 0 ? std::string() : stack.layers[static_cast<std::size_t>(index)].type;
  QString sentence;
  if (canvas_handles(type) != nullptr && !handles_are_shown_)
    sentence = tr("H shows the handles of the selected layer: drag one");
  else if (canvas_handles(type) != nullptr)
    sentence = tr("Drag an orange handle in a view: it trains on");
  else if (layer_curves(type) != nullptr)
    sentence = tr("Drag the curve of the layer, at the bottom right: it trains on");
  else
    sentence = tr("Select a planar layer and drag its handles: it trains on");
  place(Hint::drag).words->setText(sentence);
  show_wanted();
}

void HintRow::set_handles_shown(bool shown) {
  handles_are_shown_ = shown;
  follow();
}

void HintRow::set_presenting(bool on) {
  is_presenting_ = on;
  show_wanted();
}

// The row comes and goes at once unless that would move the panels under a button that is held.
void HintRow::show_wanted() {
  if (isVisible() && QGuiApplication::mouseButtons() != Qt::NoButton) return after_button_.start();
  after_button_.stop();
  bool any = false;
  for (const Place& place : places_) {
    place.widget->setVisible(place.is_wanted);
    any = any || place.is_wanted;
  }
  // What is left closes up; only beside the palette's hint does the next one stand under its button.
  left_->setVisible(place(Hint::add_layer).is_wanted);
  to_button_->setVisible(place(Hint::add_layer).is_wanted && place(Hint::pause).is_wanted);
  setVisible(any && !is_presenting_);
}

void HintRow::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(QStringLiteral("raised")));
  painter.fillRect(0, rect().height() - 1, width(), 1, theme.color(QStringLiteral("hairline")));
}

}  // namespace pushforward::app
