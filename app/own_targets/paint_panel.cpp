#include "app/own_targets/paint_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "app/editors/role_label.h"
#include "app/own_targets/paint_overlay.h"
#include "app/own_targets/sentence_line.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr int slider_steps = 100;
constexpr double faintest_brush = 0.05;
constexpr double size_factor = 1.2;  // of the keys for the size

// Sizes by ratios: small brushes want fine steps.
double radius_of(double share) { return smallest_brush * std::pow(largest_brush / smallest_brush, share); }
double share_of(double radius) { return std::log(radius / smallest_brush) / std::log(largest_brush / smallest_brush); }

}  // namespace

PaintPanel::PaintPanel(PaintOverlay& overlay, QWidget* parent) : QWidget(parent), overlay_(overlay) {
  setAccessibleName(tr("Painting"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(4);
  size_ = add_row(*rows, tr("Size"), tr("Diameter of the brush, in units of the plane ([ and ])"),
                  [](Brush& brush, double share) { brush.radius = radius_of(share); });
  softness_ = add_row(*rows, tr("Softness"), tr("How gently the brush falls off from its middle to its edge"),
                      [](Brush& brush, double share) { brush.softness = share; });
  strength_ = add_row(*rows, tr("Strength"), tr("How much one stroke adds, or takes away with the eraser"),
                      [](Brush& brush, double share) { brush.strength = std::max(faintest_brush, share); });
  sentence_ = new SentenceLine(this);
  rows->addWidget(sentence_);

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(6);
  eraser_ = new QPushButton(tr("Eraser"), this);
  eraser_->setCheckable(true);
  eraser_->setToolTip(tr("Take away instead of adding (E)"));
  clear_ = new QPushButton(tr("Clear"), this);
  clear_->setToolTip(tr("Empty the canvas; the training goes on against the target from before"));
  auto* done = new QPushButton(tr("Done"), this);
  done->setToolTip(tr("End the painting (Escape, in a view)"));
  for (QPushButton* button : {eraser_, clear_, done}) {
    button->setAutoDefault(false);
    buttons->addWidget(button, 1);
  }
  rows->addLayout(buttons);
  connect(eraser_, &QPushButton::toggled, this, [this](bool on) {
    Brush brush = overlay_.brush();
    brush.erases = on;
    overlay_.set_brush(brush);
  });
  connect(clear_, &QPushButton::clicked, &overlay_, &PaintOverlay::clear);
  connect(done, &QPushButton::clicked, &overlay_, &PaintOverlay::end);

  // In the whole window, for the hand that does not paint; only while this panel is seen.
  const auto add_key = [this](const QString& name, Qt::Key key, auto act) {
    auto* action = new QAction(name, this);
    action->setShortcut(QKeySequence(key));
    addAction(action);
    connect(action, &QAction::triggered, this, act);
  };
  const auto resize = [this](double factor) {
    Brush brush = overlay_.brush();
    brush.radius *= factor;
    overlay_.set_brush(brush);
  };
  add_key(tr("Smaller brush"), Qt::Key_BracketLeft, [resize] { resize(1.0 / size_factor); });
  add_key(tr("Larger brush"), Qt::Key_BracketRight, [resize] { resize(size_factor); });
  add_key(tr("Eraser"), Qt::Key_E, [this] { eraser_->toggle(); });

  connect(&overlay_, &PaintOverlay::brush_changed, this, &PaintPanel::follow_brush);
  connect(&overlay_, &PaintOverlay::painting_changed, this, &PaintPanel::follow_painting);
  follow_brush();
  follow_painting();
}

PaintPanel::Row PaintPanel::add_row(QVBoxLayout& rows, const QString& name, const QString& tip,
                                    const std::function<void(Brush&, double)>& write) {
  constexpr int name_width = 62, value_width = 34;
  auto* line = new QHBoxLayout;
  line->setSpacing(6);
  auto* slider = new QSlider(Qt::Horizontal, this);
  slider->setRange(0, slider_steps);
  slider->setAccessibleName(name);
  slider->setToolTip(tip);
  auto* label = new RoleLabel(name, "body", "text2", this);
  label->setToolTip(tip);
  label->setBuddy(slider);
  label->setFixedWidth(name_width);
  auto* value = new RoleLabel(QString(), "value", "text", this);
  value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  value->setFixedWidth(value_width);
  line->addWidget(label);
  line->addWidget(slider, 1);
  line->addWidget(value);
  rows.addLayout(line);
  connect(slider, &QSlider::valueChanged, this, [this, write](int step) {
    Brush brush = overlay_.brush();
    write(brush, static_cast<double>(step) / slider_steps);
    overlay_.set_brush(brush);
  });
  return {slider, value};
}

void PaintPanel::follow_brush() {
  const Brush& brush = overlay_.brush();
  const auto show = [](const Row& row, double share, const QString& text) {
    const QSignalBlocker quiet(row.slider);  // or the brush would take the slider's rounded value
    row.slider->setValue(static_cast<int>(std::lround(share * slider_steps)));
    row.value->setText(text);
  };
  show(size_, share_of(brush.radius), QString::number(2 * brush.radius, 'f', 2));
  show(softness_, brush.softness, tr("%1 %").arg(std::lround(100 * brush.softness)));
  show(strength_, brush.strength, tr("%1 %").arg(std::lround(100 * brush.strength)));
  const QSignalBlocker quiet(eraser_);
  eraser_->setChecked(brush.erases);
}

void PaintPanel::follow_painting() {
  sentence_->say(overlay_.sentence(), false);
  clear_->setEnabled(!overlay_.painting().is_empty());
}

void PaintPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return overlay_.end();
  QWidget::keyPressEvent(event);
}

}  // namespace pushforward::app
