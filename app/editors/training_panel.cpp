#include "app/editors/training_panel.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

#include "app/editors/explanation.h"
#include "app/editors/held_gesture.h"
#include "app/editors/panel_header.h"
#include "app/editors/role_label.h"
#include "app/editors/setting_field.h"
#include "app/editors/state_sentences.h"
#include "app/language/core_text.h"
#include "app/session/session.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr int control_width = 130;  // holds the longest name of an optimiser
constexpr double usual_clip_norm = 1.0;
constexpr int usual_table_nodes = 256;
constexpr int dial_steps = 100;  // positions of the dial between forward (left) and reverse KL (right)

int inset() { return static_cast<int>(Theme::current().metric("panel_inset")); }

QHBoxLayout* two_ends(QWidget* left, QWidget* right) {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(inset(), 0, inset(), 0);
  row->addWidget(left);
  row->addStretch();
  row->addWidget(right);
  return row;
}

}  // namespace

TrainingPanel::TrainingPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), clip_norm_when_on_(usual_clip_norm), table_nodes_when_on_(usual_table_nodes) {
  setAccessibleName(tr("Objective and optimiser"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 6);
  column->setSpacing(0);
  header_ = new PanelHeader(tr("Objective"), this);
  column->addWidget(header_);
  build_dial(*column);
  build_rows(*column);
  connect(&session_, &Session::project_changed, this, &TrainingPanel::follow_project);
  connect(&session_, &Session::frame_ready, this, &TrainingPanel::follow_frame);
  follow_project();
}

// Finding devices takes seconds and can't be interrupted, so the thread that does it may outlive the panel.
struct TrainingPanel::Listener {
  std::mutex mutex;
  TrainingPanel* panel = nullptr;  // null once the panel is gone
};

TrainingPanel::~TrainingPanel() {
  if (!listener_) return;
  const std::lock_guard lock(listener_->mutex);
  listener_->panel = nullptr;
}

void TrainingPanel::build_dial(QVBoxLayout& column) {
  forward_ = new RoleLabel(tr("forward KL"), "body", "text", this);
  reverse_ = new RoleLabel(tr("reverse KL"), "body", "text", this);
  dial_ = new QSlider(Qt::Horizontal, this);
  dial_->setRange(0, dial_steps);
  dial_->setPageStep(dial_steps / 10);
  dial_->setFixedHeight(20);
  dial_->setAccessibleName(tr("Objective, from forward to reverse KL"));
  const QString tip =
      tr("α·KL(p‖q) + (1−α)·KL(q‖p). Forward KL, maximum likelihood, covers every mode of the target; reverse KL, the "
         "free energy, seeks one mode and fits it well.");
  for (QWidget* widget :
       {static_cast<QWidget*>(forward_), static_cast<QWidget*>(reverse_), static_cast<QWidget*>(dial_)})
    widget->setToolTip(tip);
  new HeldGesture(session_, dial_);
  connect(dial_, &QSlider::valueChanged, this, [this](int position) {
    change([&](TrainingSettings& settings) { settings.alpha = 1.0 - static_cast<double>(position) / dial_steps; });
  });
  auto* slider_row = new QHBoxLayout;
  slider_row->setContentsMargins(inset(), 1, inset(), 1);
  slider_row->addWidget(dial_);
  column.addLayout(two_ends(forward_, reverse_));
  column.addLayout(slider_row);
  column.addLayout(two_ends(new RoleLabel(tr("covers modes"), "caption", "text3", this),
                            new RoleLabel(tr("seeks modes"), "caption", "text3", this)));
  column.addSpacing(8);
}

QComboBox* TrainingPanel::choice(const QStringList& items) {
  auto* box = new QComboBox(this);
  box->addItems(items);
  return box;
}

SettingField* TrainingPanel::number(SettingField::Kind kind, double minimum, double maximum,
                                    const std::function<void(double)>& take) {
  auto* field = new SettingField(kind, minimum, maximum, this);
  new HeldGesture(session_, field);
  connect(field, &SettingField::committed, this, take);
  connect(field, &SettingField::refused, this, &TrainingPanel::refused);
  return field;
}

QWidget* TrainingPanel::switched(const QString& name, QCheckBox*& box, SettingField* field) {
  auto* both = new QWidget(this);
  both->setAccessibleName(tr("%1 and its number").arg(name));
  box = new QCheckBox(both);
  box->setAccessibleName(name);
  auto* line = new QHBoxLayout(both);
  line->setContentsMargins(0, 0, 0, 0);
  line->addWidget(box);
  line->addWidget(field, 1);
  return both;
}

void TrainingPanel::show_switch(QCheckBox& box, SettingField& field, bool on, double value) {
  field.show_value(value);
  field.setEnabled(on);
  const QSignalBlocker silent(box);
  box.setChecked(on);
}

QWidget* TrainingPanel::add_row(QVBoxLayout& column, const QString& label, QWidget* control, const QString& tip) {
  auto* row = new QWidget(this);
  row->setFixedHeight(static_cast<int>(Theme::current().metric("row")));
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(inset(), 0, inset(), 0);
  control->setFixedWidth(control_width);
  if (control->accessibleName().isEmpty()) control->setAccessibleName(label);
  auto* name = new RoleLabel(label, "body", "text2", row);
  const auto switches = control->findChildren<QCheckBox*>();
  name->setBuddy(switches.isEmpty() ? control : switches.front());
  line->addWidget(name, 1);
  line->addWidget(control);
  column.addWidget(row);
  explain(*row, tip);
  return row;
}

void TrainingPanel::explain(QWidget& row, const QString& tip) {
  row.setToolTip(tip);
  for (QWidget* part : row.findChildren<QWidget*>()) part->setToolTip(tip);
}

void TrainingPanel::build_rows(QVBoxLayout& column) {
  using Kind = SettingField::Kind;
  constexpr double most_steps = 1e9;
  optimiser_ =
      choice({QStringLiteral("Adam"), QStringLiteral("AdamW"), tr("SGD, momentum"), QStringLiteral("RMSProp")});
  connect(optimiser_, &QComboBox::activated, this, [this](int index) {
    change([&](TrainingSettings& settings) { settings.optimiser = static_cast<OptimiserKind>(index); });
  });
  learning_rate_ = number(Kind::real, 1e-8, 10.0, [this](double value) {
    change([&](TrainingSettings& settings) { settings.learning_rate = value; });
  });
  schedule_ = choice({tr("constant"), tr("cosine"), tr("step")});
  connect(schedule_, &QComboBox::activated, this, [this](int index) {
    change([&](TrainingSettings& settings) { settings.schedule = static_cast<ScheduleKind>(index); });
  });
  schedule_steps_ = number(Kind::real, 1, most_steps, [this](double value) {
    change([&](TrainingSettings& settings) { settings.schedule_steps = static_cast<int>(std::lround(value)); });
  });
  batch_ = number(Kind::integer, 1, 1 << 16, [this](double value) {
    change([&](TrainingSettings& settings) { settings.batch = static_cast<int>(value); });
  });
  seed_ = number(Kind::count, 0, 9e15, [this](double value) {
    change([&](TrainingSettings& settings) { settings.seed = static_cast<std::uint64_t>(value); });
  });
  device_ = choice({});

  annealing_steps_ = number(Kind::real, 1, most_steps, [this](double value) {
    change([&](TrainingSettings& settings) { settings.annealing.steps = static_cast<int>(std::lround(value)); });
  });
  annealing_steps_->setAccessibleName(tr("Annealing steps"));
  QWidget* annealing = switched(tr("Annealing of the target"), annealing_, annealing_steps_);
  connect(annealing_, &QCheckBox::toggled, this,
          [this](bool on) { change([&](TrainingSettings& settings) { settings.annealing.enabled = on; }); });

  clip_norm_ = number(Kind::real, 1e-6, 1e9, [this](double value) {
    change([&](TrainingSettings& settings) { settings.clip_norm = value; });
  });
  clip_norm_->setAccessibleName(tr("Largest norm of the gradient"));
  QWidget* clipping = switched(tr("Gradient clipping"), clip_, clip_norm_);
  connect(clip_, &QCheckBox::toggled, this, [this](bool on) {
    change([&](TrainingSettings& settings) { settings.clip_norm = on ? clip_norm_when_on_ : 0.0; });
  });
  table_nodes_ = number(Kind::integer, 2, 8192, [this](double value) {
    change([&](TrainingSettings& settings) { settings.table_nodes = static_cast<int>(value); });
  });
  table_nodes_->setAccessibleName(tr("Nodes of the conditioners' tables"));
  QWidget* tabulated = switched(tr("Tabulated training"), tabulated_, table_nodes_);
  connect(tabulated_, &QCheckBox::toggled, this, [this](bool on) {
    change([&](TrainingSettings& settings) { settings.table_nodes = on ? table_nodes_when_on_ : 0; });
  });
  temperature_ = number(Kind::fine, 0.01, 100.0, [this](double value) { session_.set_temperature(value); });

  const int width = static_cast<int>(Theme::current().metric("right_column"));
  rollback_ = new Explanation(width, "danger", this);
  column.addWidget(rollback_);
  add_row(column, tr("Optimiser"), optimiser_, tr("How the gradient becomes a step."));
  add_row(column, tr("Learning rate"), learning_rate_,
          tr("Size of a step before the schedule. ↑ and ↓ go through 1, 2, 5, 10, …"));
  add_row(column, tr("Schedule"), schedule_, tr("How the learning rate changes with the steps."));
  schedule_steps_row_ =
      add_row(column, tr("Decay over"), schedule_steps_,
              tr("Cosine: steps until the learning rate is at its end. Step: steps between two drops."));
  schedule_state_ = new Explanation(width, "text2", this);
  column.addWidget(schedule_state_);
  add_row(column, tr("Batch"), batch_, tr("Samples in a step. ↑ and ↓ double and halve it."));
  tabulated_row_ = add_row(column, tr("Tabulated"), tabulated, tabulated_tip());
  tabulated_state_ = new Explanation(width, "text2", this);
  column.addWidget(tabulated_state_);
  add_row(column, tr("Clip norm"), clipping,
          tr("‖∇‖ ≤ c: a gradient over all layers that is longer than c is shortened to c before the optimiser's step. "
             "One bad batch then throws no layer off. Off: c = ∞."));
  annealing_row_ =
      add_row(column, tr("Anneal over"), annealing,
              tr("Reverse KL: the target's log-density is multiplied by β, which grows from 0.01 to 1 over "
                 "so many steps, so that no mode is lost at the start."));
  add_row(
      column, tr("Temperature"), temperature_,
      tr("T, the standard deviation of the base N(0, T² I) in pictures and samples; below 1 they keep to the likeliest "
         "points. Training is always at T = 1. ↑ and ↓ go by 0.05."));
  add_row(column, tr("Seed"), seed_,
          tr("Of the training's random numbers and, at the next restart, of the parameters."));
  add_row(column, tr("Device"), device_, tr("Where the model trains. auto is the first device that works."));
  device_state_ = new Explanation(width, "text2", this);
  column.addWidget(device_state_);
  connect(device_, &QComboBox::activated, this,
          [this](int index) { session_.set_device(device_->itemData(index).toString()); });
  show_devices({});

  // From top to bottom, as they are seen.
  const std::initializer_list<QWidget*> order = {
      dial_, optimiser_, learning_rate_, schedule_,        schedule_steps_, batch_, tabulated_, table_nodes_,
      clip_, clip_norm_, annealing_,     annealing_steps_, temperature_,    seed_,  device_};
  for (auto next = std::next(order.begin()); next != order.end(); ++next) setTabOrder(*std::prev(next), *next);
}

QString TrainingPanel::tabulated_tip() {
  return tr(
      "Conditioners are evaluated at so many nodes of their one input and trained there; samples look up between "
      "them. A step's cost hardly depends on the batch then, and its gradient has an error: the metrics show it "
      "beside the gradient's norm. Off: every sample exactly.");
}

void TrainingPanel::change(const std::function<void(TrainingSettings&)>& edit) {
  TrainingSettings settings = session_.project().training;
  edit(settings);
  session_.set_training(settings);
}

void TrainingPanel::show_alpha(double alpha) {
  header_->set_note(tr("α = %1").arg(alpha, 0, 'f', 2));
  forward_->set_weight(alpha >= 0.5 ? QFont::Medium : QFont::Normal);
  reverse_->set_weight(alpha <= 0.5 ? QFont::Medium : QFont::Normal);
  forward_->set_color_role(alpha >= 0.5 ? "text" : "text2");
  reverse_->set_color_role(alpha <= 0.5 ? "text" : "text2");
  const QSignalBlocker silent(dial_);
  if (!dial_->isSliderDown()) dial_->setValue(static_cast<int>(std::lround((1.0 - alpha) * dial_steps)));
}

void TrainingPanel::follow_project() {
  const TrainingSettings& training = session_.project().training;
  show_alpha(training.alpha);
  optimiser_->setCurrentIndex(static_cast<int>(training.optimiser));
  learning_rate_->show_value(training.learning_rate);
  schedule_->setCurrentIndex(static_cast<int>(training.schedule));
  schedule_steps_->show_value(training.schedule_steps);
  schedule_steps_row_->setVisible(training.schedule != ScheduleKind::constant);
  batch_->show_value(training.batch);
  seed_->show_value(static_cast<double>(training.seed));
  annealing_row_->setVisible(training.alpha < 1.0);
  show_switch(*annealing_, *annealing_steps_, training.annealing.enabled, training.annealing.steps);
  if (training.clip_norm > 0.0) clip_norm_when_on_ = training.clip_norm;
  show_switch(*clip_, *clip_norm_, training.clip_norm > 0.0, clip_norm_when_on_);
  if (training.table_nodes > 0) table_nodes_when_on_ = training.table_nodes;
  show_switch(*tabulated_, *table_nodes_, training.table_nodes > 0, table_nodes_when_on_);
  temperature_->show_value(session_.project().base.temperature);
  const int index = device_->findData(session_.device());
  if (index >= 0) device_->setCurrentIndex(index);
}

void TrainingPanel::follow_frame() {
  const auto frame = session_.frame();
  if (!frame) return;
  device_state_->say(StateSentences::device(*frame));
  rollback_->say(StateSentences::rollback(*frame));
  schedule_state_->say(StateSentences::schedule(*frame, session_.project().training));
  const QString costs = StateSentences::tabulated(frame->device);
  const QString tip = costs.isEmpty() ? tabulated_tip() : tabulated_tip() + u' ' + costs;
  if (tabulated_row_->toolTip() != tip) explain(*tabulated_row_, tip);
  tabulated_state_->say(tabulated_->isChecked() ? costs : QString());
  // "auto" says what it stands for, once that is known.
  const int index = device_->findData(QStringLiteral("auto"));
  const QString text =
      tr("auto: %1")
          .arg(frame->device.id == "reference" ? tr("reference")
                                               : QString::fromStdString(frame->device.backend).section(u',', 0, 0));
  if (index >= 0 && session_.device() == QStringLiteral("auto") && device_->itemText(index) != text)
    device_->setItemText(index, text);
}

void TrainingPanel::find_devices(DeviceLister lister) {
  if (listener_) return;
  listener_ = std::make_shared<Listener>();
  listener_->panel = this;
  std::thread([listener = listener_, lister = std::move(lister)] {
    auto devices = lister();
    const std::lock_guard lock(listener->mutex);
    if (TrainingPanel* panel = listener->panel)
      QMetaObject::invokeMethod(
          panel, [panel, found = std::move(devices)] { panel->show_devices(found); }, Qt::QueuedConnection);
  }).detach();
}

void TrainingPanel::take_devices(TrainingPanel& other) {
  if (other.listener_) {
    const std::lock_guard lock(other.listener_->mutex);
    other.listener_->panel = this;
    listener_ = std::exchange(other.listener_, nullptr);
  }
  QCoreApplication::sendPostedEvents(&other, QEvent::MetaCall);  // a list that is on its way
  show_devices(other.devices_);
}

void TrainingPanel::show_devices(const std::vector<gpu::DeviceReport>& devices) {
  devices_ = devices;
  device_->clear();
  device_->addItem(tr("auto"), QStringLiteral("auto"));
  for (const gpu::DeviceReport& device : devices) {
    const QString id = QString::fromStdString(device.id);
    const QString name = QString::fromStdString(device.name);
    device_->addItem(QStringLiteral("%1 (%2)").arg(QString::fromStdString(device.backend), id), id);
    const int index = device_->count() - 1;
    device_->setItemData(index,
                         device.usable ? tr("%1, %n compute units", nullptr, device.compute_units).arg(name)
                                       : tr("%1 can't be used: %2").arg(name, core_text(device.reason)),
                         Qt::ToolTipRole);
    // An unusable device is shown with its reason, but can't be chosen.
    if (!device.usable) device_->setItemData(index, 0, Qt::UserRole - 1);
  }
  device_->addItem(tr("reference"), QStringLiteral("reference"));
  device_->setItemData(device_->count() - 1, tr("Double precision on the processor: slow, and always there."),
                       Qt::ToolTipRole);
  if (device_->findData(session_.device()) < 0) device_->addItem(session_.device(), session_.device());
  device_->setCurrentIndex(device_->findData(session_.device()));
  device_->view()->setMinimumWidth(200);
  follow_frame();
}

void TrainingPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color("panel"));
}

}  // namespace pushforward::app
