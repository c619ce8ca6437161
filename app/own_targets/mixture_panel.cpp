#include "app/own_targets/mixture_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>
#include <cmath>
#include <numbers>

#include "app/editors/held_gesture.h"
#include "app/editors/math_label.h"
#include "app/editors/role_label.h"
#include "app/own_targets/mixture_overlay.h"
#include "core/targets/own_targets.h"

namespace pushforward::app {
namespace {

constexpr double degrees = 180.0 / std::numbers::pi;

}  // namespace

MixturePanel::MixturePanel(Session& session, MixtureOverlay& overlay, QWidget* parent)
    : QWidget(parent), session_(session), overlay_(overlay) {
  setAccessibleName(tr("Mixture"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(4);
  auto* head = new QHBoxLayout;
  head->setSpacing(2);
  which_ = new RoleLabel(QString(), "body", "text", this);
  const auto arrow = [this](Qt::ArrowType type, const QString& name, int by) {
    auto* button = new QToolButton(this);
    button->setArrowType(type);
    button->setAutoRaise(true);
    button->setFixedSize(24, 24);
    button->setAccessibleName(name);
    button->setToolTip(name);
    connect(button, &QToolButton::clicked, this, [this, by] { overlay_.select(overlay_.selected() + by); });
    return button;
  };
  previous_ = arrow(Qt::LeftArrow, tr("The Gaussian before"), -1);
  next_ = arrow(Qt::RightArrow, tr("The next Gaussian"), 1);
  head->addWidget(which_, 1);
  head->addWidget(previous_);
  head->addWidget(next_);
  rows->addLayout(head);

  auto* grid = new QGridLayout;
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(6);
  grid->setVerticalSpacing(4);
  grid->setColumnStretch(1, 1);
  grid->setColumnStretch(3, 1);
  using enum SettingField::Kind;
  add_field(*grid, 0, QStringLiteral("<i>μ</i><sub>1</sub>"), tr("First coordinate of the centre"), fine, -largest_mean,
            largest_mean, 1, 1.0);
  add_field(*grid, 1, QStringLiteral("<i>μ</i><sub>2</sub>"), tr("Second coordinate of the centre"), fine,
            -largest_mean, largest_mean, 2, 1.0);
  add_field(*grid, 2, QStringLiteral("<i>σ</i><sub>1</sub>"), tr("Standard deviation along the first axis"), fine,
            smallest_sigma, largest_sigma, 3, 1.0);
  add_field(*grid, 3, QStringLiteral("<i>σ</i><sub>2</sub>"), tr("Standard deviation along the second axis"), fine,
            smallest_sigma, largest_sigma, 4, 1.0);
  add_field(*grid, 4, QStringLiteral("<i>θ</i> °"), tr("Angle of the first axis, in degrees"), count, -360.0, 360.0, 5,
            degrees);
  add_field(*grid, 5, QStringLiteral("<i>w</i>"), tr("Weight; the shares are the weights by their sum"), fine, 0.001,
            1000.0, 0, 1.0);
  rows->addLayout(grid);

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(6);
  add_ = new QPushButton(tr("Add"), this);
  add_->setToolTip(tr("Add a Gaussian in the middle of the view (A in a view: at the pointer)"));
  remove_ = new QPushButton(tr("Delete"), this);
  remove_->setToolTip(tr("Take the selected Gaussian away (Delete, in a view)"));
  auto* done = new QPushButton(tr("Done"), this);
  done->setToolTip(tr("End the editing of the mixture (Escape, in a view)"));
  for (QPushButton* button : {add_, remove_, done}) {
    button->setAutoDefault(false);
    buttons->addWidget(button, 1);
  }
  rows->addLayout(buttons);
  connect(add_, &QPushButton::clicked, &overlay_, &MixtureOverlay::add);
  connect(remove_, &QPushButton::clicked, &overlay_, &MixtureOverlay::remove_selected);
  connect(done, &QPushButton::clicked, &overlay_, &MixtureOverlay::end);
  connect(&overlay_, &MixtureOverlay::mixture_changed, this, &MixturePanel::follow_mixture);
}

SettingField* MixturePanel::add_field(QGridLayout& grid, int place, const QString& symbol, const QString& name,
                                      SettingField::Kind kind, double minimum, double maximum, int column,
                                      double scale) {
  auto* field = new SettingField(kind, minimum, maximum, this);
  field->setAccessibleName(name);
  field->setToolTip(name);
  field->setMinimumWidth(40);
  new HeldGesture(session_, field);
  auto* label = new MathLabel(symbol, QStringLiteral("math_label"), QStringLiteral("text2"), this);
  label->setToolTip(name);
  grid.addWidget(label, place / 2, place % 2 * 2);
  grid.addWidget(field, place / 2, place % 2 * 2 + 1);
  connect(field, &SettingField::refused, this, &MixturePanel::refused);
  connect(field, &SettingField::committed, this, [this, column, scale](double value) {
    if (!overlay_.is_on()) return;
    NumberRows rows = overlay_.rows();
    rows.values[static_cast<std::size_t>(overlay_.selected()) * mixture_columns + static_cast<std::size_t>(column)] =
        value / scale;
    overlay_.commit(std::move(rows),
                    [number = overlay_.selected() + 1] { return tr("change of Gaussian %1").arg(number); });
  });
  fields_.push_back({field, column, scale});
  return field;
}

void MixturePanel::follow_mixture() {
  const NumberRows& rows = overlay_.rows();
  const int selected = overlay_.selected();
  which_->setText(tr("Gaussian %1 of %2").arg(selected + 1).arg(rows.rows()));
  previous_->setEnabled(selected > 0);
  next_->setEnabled(selected + 1 < rows.rows());
  add_->setEnabled(rows.rows() < most_gaussians);
  remove_->setEnabled(rows.rows() > 1);
  for (const Field& field : fields_) {
    const double shown = rows.row(selected)[field.column] * field.scale;
    // No more digits than a person wrote or a drag means.
    field.field->show_value(std::round(1e3 * shown) / 1e3);
  }
}

void MixturePanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return overlay_.end();
  QWidget::keyPressEvent(event);
}

}  // namespace pushforward::app
