#include "app/animation_export/animation_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/animation/animation_json.h"
#include "app/animation/frame_writer.h"
#include "app/animation_export/hold_field.h"
#include "app/animation_export/preview_picture.h"
#include "app/editors/role_label.h"
#include "app/figure_export/shown_model.h"
#include "app/figures/kept_states.h"
#include "app/own_targets/sentence_line.h"
#include "app/session/session.h"
#include "app/style/axis_ticks.h"
#include "app/views/registry.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr int bar_steps = 1000;
constexpr int inset = 14;
constexpr int choices_width = 270;  // device-independent pixels

QString remembered_key() { return QStringLiteral("export/animation"); }

struct Pixels {
  int width, height;
};
constexpr Pixels sizes[] = {{640, 360}, {1280, 720}, {1920, 1080}, {720, 720}};
constexpr double usual_width = 1280.0;

// Letters grow with the picture, so that it looks the same at every size.
FigureSize size_of(const Pixels& pixels) {
  Figure usual;
  apply_animation_look(usual);
  const double factor = std::max(1.0, static_cast<double>(pixels.width) / usual_width);
  return {.width = static_cast<double>(pixels.width),
          .height = static_cast<double>(pixels.height),
          .unit = LengthUnit::pixel,
          .dpi = usual.size.dpi * (pixels.width < usual_width ? std::max(0.6, pixels.width / usual_width) : factor)};
}

Animation usual_animation() {
  Animation animation;
  apply_animation_look(animation.figure);
  compose_views(animation.figure, {"density", "warp"});
  animation.as_kept = true;
  return animation;
}

Animation remembered_animation() {
  const QString text = QSettings().value(remembered_key()).toString();
  if (text.isEmpty()) return usual_animation();
  try {
    return parse_animation(text.toStdString());
  } catch (const InputError&) {
    return usual_animation();  // of another version of the program
  }
}

template <class Field>
Field* described(Field* field, const QString& name, const QString& tip) {
  field->setAccessibleName(name);
  field->setToolTip(tip);
  return field;
}

}  // namespace

AnimationDialog::AnimationDialog(Session& session, EngineMaker engines, QWidget* parent)
    : QDialog(parent), session_(session), studio_(std::move(engines)) {
  setWindowTitle(tr("Export animation"));
  setAttribute(Qt::WA_DeleteOnClose);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(inset, inset, inset, inset);
  rows->setSpacing(10);
  auto* parts = new QHBoxLayout;
  parts->setSpacing(inset);
  auto* choices = new QWidget(this);
  choices->setFixedWidth(choices_width);
  form_ = new QFormLayout(choices);
  form_->setContentsMargins(0, 0, 0, 0);
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  build_choices(*form_);
  parts->addWidget(choices);
  parts->addWidget(build_preview(), 1);
  rows->addLayout(parts, 1);
  sentence_ = new SentenceLine(this);
  rows->addWidget(sentence_);
  rows->addWidget(build_buttons());
  connect_choices();
  connect_studio();
  wait_for_model();
  choose(remembered_animation());
}

void AnimationDialog::add_choice(QFormLayout& form, const QString& name, QWidget* field) {
  auto* label = new RoleLabel(name, QStringLiteral("body"), QStringLiteral("text"), this);
  label->setBuddy(field);
  form.addRow(label, field);
}

void AnimationDialog::build_choices(QFormLayout& form) {
  over_ = described(new QComboBox(this), tr("What moves"),
                    tr("Depth: layer by layer. Training: step by step. Temperature: of the base."));
  over_->addItems({tr("depth"), tr("training"), tr("temperature")});
  add_choice(form, tr("Over"), over_);
  states_ = described(new QComboBox(this), tr("States"),
                      tr("The states that the window kept while it trained, or another training with this stack and "
                         "these settings"));
  states_->addItems({tr("as it was trained here"), tr("trained anew from the seed")});
  states_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  add_choice(form, tr("States"), states_);
  auto* views = new QWidget(this);
  auto* column = new QVBoxLayout(views);
  column->setContentsMargins(0, 5, 0, 3);  // the first one beside the row's name
  column->setSpacing(2);
  for (const FigureKind& kind : figure_kinds()) {
    views_.push_back(described(new QCheckBox(kind.title, views), kind.title, tr("Show this, beside the others")));
    column->addWidget(views_.back());
  }
  add_choice(form, tr("Views"), views);
  contours_ = described(new QCheckBox(tr("target's contours"), this), tr("target's contours"),
                        tr("Draw the contours of the target"));
  samples_ = described(new QCheckBox(tr("samples"), this), tr("samples"), tr("Draw samples of the model"));
  add_choice(form, tr("Draw"), contours_);
  form.addRow(QString(), samples_);
  build_motion(form);
  size_ = described(new QComboBox(this), tr("Size"), tr("Pixels of the animation"));
  for (const Pixels& pixels : sizes) size_->addItem(QStringLiteral("%1 × %2").arg(pixels.width).arg(pixels.height));
  add_choice(form, tr("Size"), size_);
  theme_ = described(new QComboBox(this), tr("Ground"), tr("The colour behind all"));
  theme_->addItems({tr("dark"), tr("white")});
  add_choice(form, tr("Ground"), theme_);
}

void AnimationDialog::build_motion(QFormLayout& form) {
  seconds_ = described(new QDoubleSpinBox(this), tr("Seconds"), tr("How long the animation lasts"));
  seconds_->setRange(0.1, longest_seconds);
  seconds_->setDecimals(1);
  add_choice(form, tr("Seconds"), seconds_);
  rate_ = described(new QSpinBox(this), tr("Pictures a second"), tr("Pictures a second"));
  rate_->setRange(1, most_frames_per_second);
  add_choice(form, tr("Pictures a second"), rate_);
  easing_ = described(new QComboBox(this), tr("Motion"),
                      tr("Evenly; gently at both ends; or slowly at first, when a model learns fastest"));
  easing_->addItems({tr("even"), tr("gentle"), tr("slow at first")});
  add_choice(form, tr("Motion"), easing_);
  hold_ =
      described(new HoldField(this), tr("Standstill"),
                tr("Share of the time that it stands still, in percent: after each layer, or at the end. Several "
                   "numbers, like 30, 0, 80: before the first layer, after it, after the second, and so on; the last "
                   "one is for all further layers."));
  add_choice(form, tr("Standstill"), hold_);
}

QWidget* AnimationDialog::build_preview() {
  auto* side = new QWidget(this);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  preview_ = new PreviewPicture(side);
  column->addWidget(preview_, 1);
  time_ = described(new QSlider(Qt::Horizontal, side), tr("Time of the preview"), tr("Time of the preview"));
  time_->setRange(0, 0);  // and so at its end: the model itself is seen first
  column->addWidget(time_);
  remark_ = new RoleLabel(QString(), QStringLiteral("caption"), QStringLiteral("text2"), side);
  remark_->setWordWrap(true);
  column->addWidget(remark_);
  return side;
}

QWidget* AnimationDialog::build_buttons() {
  auto* row = new QWidget(this);
  auto* buttons = new QHBoxLayout(row);
  buttons->setContentsMargins(0, 0, 0, 0);
  cancel_ = described(new QPushButton(tr("Cancel"), row), tr("Cancel"), tr("Stop the export; no file is left behind"));
  bar_ = described(new QProgressBar(row), tr("Progress of the export"), QString());
  bar_->setRange(0, bar_steps);
  bar_->setTextVisible(false);
  auto* close = described(new QPushButton(tr("Close"), row), tr("Close"), tr("Close this (Escape)"));
  save_ = described(new QPushButton(tr("Save as…"), row), tr("Save as…"), tr("Choose a file and write it (Enter)"));
  save_->setProperty("accent", true);
  save_->setDefault(true);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  buttons->addWidget(bar_, 1);
  buttons->addWidget(cancel_);
  buttons->addStretch(0);
  buttons->addWidget(close);
  buttons->addWidget(save_);
  return row;
}

void AnimationDialog::connect_choices() {
  for (QComboBox* box : {over_, states_, easing_, size_, theme_})
    connect(box, &QComboBox::currentIndexChanged, this, &AnimationDialog::follow_choice);
  for (QCheckBox* box : views_) connect(box, &QCheckBox::toggled, this, &AnimationDialog::follow_choice);
  for (QCheckBox* box : {contours_, samples_}) connect(box, &QCheckBox::toggled, this, &AnimationDialog::follow_choice);
  connect(rate_, &QSpinBox::valueChanged, this, &AnimationDialog::follow_choice);
  connect(hold_, &HoldField::changed, this, &AnimationDialog::follow_choice);
  connect(seconds_, &QDoubleSpinBox::valueChanged, this, &AnimationDialog::follow_choice);
  connect(over_, &QComboBox::currentIndexChanged, this, [this](int over) {
    // What suits it, until somebody chooses otherwise.
    const bool is_training = static_cast<AnimationOver>(over) == AnimationOver::training;
    easing_->setCurrentIndex(static_cast<int>(is_training ? Easing::early : Easing::smooth));
  });
  connect(time_, &QSlider::valueChanged, this, &AnimationDialog::ask_for_preview);
  connect(save_, &QPushButton::clicked, this, &AnimationDialog::choose_file);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    studio_.cancel();
    sentence_->say(tr("Cancelled; nothing was written."), false);
    follow_state();
  });
}

void AnimationDialog::connect_studio() {
  connect(&studio_, &AnimationStudio::previewed, preview_, &PreviewPicture::show_picture);
  connect(&studio_, &AnimationStudio::preview_failed, this,
          [this](const QString& sentence) { sentence_->say(sentence, true); });
  connect(&studio_, &AnimationStudio::progressed, this,
          [this](double share) { bar_->setValue(static_cast<int>(std::lround(bar_steps * share))); });
  connect(&studio_, &AnimationStudio::written, this, [this](const QString& path) {
    sentence_->say(tr("Written: %1").arg(path), false);
    follow_state();
  });
  connect(&studio_, &AnimationStudio::failed, this, [this](const QString& sentence) {
    sentence_->say(sentence, true);
    follow_state();
  });
}

// As it is now. Nothing is copied but the parameters.
void AnimationDialog::take_model() {
  if (auto model = shown_model(session_)) model_ = std::move(model);
  studio_.set_model(model_, session_.device().toStdString());
}

void AnimationDialog::wait_for_model() {
  take_model();
  if (model_) return;
  connect(
      &session_, &Session::frame_ready, this,
      [this] {
        if (model_) return;
        take_model();
        follow_choice();
      },
      Qt::QueuedConnection);
}

Animation AnimationDialog::animation() const {
  Animation animation;
  animation.over = static_cast<AnimationOver>(over_->currentIndex());
  animation.seconds = seconds_->value();
  animation.frames_per_second = rate_->value();
  animation.easing = static_cast<Easing>(easing_->currentIndex());
  animation.hold = hold_->hold();
  animation.as_kept = states_->currentIndex() == 0;
  Figure& figure = animation.figure;
  apply_animation_look(figure);
  figure.size = size_of(sizes[std::max(0, size_->currentIndex())]);
  figure.theme = theme_->currentIndex() == 0 ? FigureTheme::dark : FigureTheme::white;
  figure.parts.contours = contours_->isChecked();
  figure.parts.samples = samples_->isChecked();
  std::vector<std::string> chosen;
  const FigureKinds kinds = figure_kinds();
  for (std::size_t i = 0; i < views_.size(); ++i)
    if (views_[i]->isChecked()) chosen.push_back(kinds[i].id.toStdString());
  compose_views(figure, chosen);
  return animation;
}

void AnimationDialog::choose(const Animation& animation) {
  {
    std::vector<QSignalBlocker> quiet;
    for (QWidget* field : choices()) quiet.emplace_back(field);
    over_->setCurrentIndex(static_cast<int>(animation.over));
    const bool is_training = animation.over == AnimationOver::training;
    easing_->setCurrentIndex(static_cast<int>(animation.easing.value_or(is_training ? Easing::early : Easing::smooth)));
    seconds_->setValue(animation.seconds);
    rate_->setValue(animation.frames_per_second);
    hold_->show_hold(animation.hold);
    states_->setCurrentIndex(animation.as_kept ? 0 : 1);
    const QSize pixels = animation.figure.size.pixels();
    const auto found = std::ranges::find_if(
        sizes, [&](const Pixels& known) { return known.width == pixels.width() && known.height == pixels.height(); });
    size_->setCurrentIndex(found == std::end(sizes) ? 1 : static_cast<int>(found - std::begin(sizes)));
    theme_->setCurrentIndex(animation.figure.theme == FigureTheme::white ? 1 : 0);
    contours_->setChecked(animation.figure.parts.contours);
    samples_->setChecked(animation.figure.parts.samples);
    const FigureKinds kinds = figure_kinds();
    for (std::size_t i = 0; i < views_.size(); ++i)
      views_[i]->setChecked(std::ranges::any_of(
          animation.figure.panels, [&](const Panel& panel) { return panel.view == kinds[i].id.toStdString(); }));
  }
  follow_choice();
}

QString AnimationDialog::sentence() const { return sentence_->sentence(); }

std::vector<QWidget*> AnimationDialog::choices() const {
  std::vector<QWidget*> fields{over_, states_, easing_, size_, theme_, contours_, samples_, seconds_, rate_, hold_};
  fields.insert(fields.end(), views_.begin(), views_.end());
  return fields;
}

QString AnimationDialog::remark(const Animation& animation) const {
  if (animation.over != AnimationOver::training)
    return tr("%n pictures. The preview has fewer pixels.", nullptr, frame_count(animation));
  if (!animation.as_kept)
    return tr("The training is done again from its seed while the animation is made; this is its end.");
  if (!model_) return {};
  const std::vector<std::int64_t> steps = kept_steps(*model_);
  return tr("As it was trained here: %n states were kept, from step %1 to step %2.", nullptr,
            static_cast<int>(steps.size()))
      .arg(grouped(steps.front()), grouped(steps.back()));
}

void AnimationDialog::follow_choice() {
  const Animation chosen = animation();
  {
    const QSignalBlocker still(time_);
    const double share = time_->maximum() > 0 ? static_cast<double>(time_->value()) / time_->maximum() : 1.0;
    time_->setRange(0, frame_count(chosen) - 1);
    time_->setValue(static_cast<int>(std::lround(share * time_->maximum())));
  }
  form_->setRowVisible(states_, chosen.over == AnimationOver::training);
  remark_->setText(remark(chosen));
  sentence_->say(hold_->mistake(), true);
  follow_state();
  ask_for_preview();
}

void AnimationDialog::ask_for_preview() {
  const Animation chosen = animation();
  if (!chosen.figure.panels.empty()) studio_.preview(chosen, time_->value());
}

void AnimationDialog::follow_state() {
  const bool running = studio_.is_running();
  const Animation chosen = animation();
  bar_->setVisible(running);
  cancel_->setVisible(running);
  save_->setEnabled(!running && model_ && !chosen.figure.panels.empty() && hold_->mistake().isEmpty());
  time_->setEnabled(!running && (chosen.over != AnimationOver::training || chosen.as_kept));
  for (QWidget* field : choices()) field->setEnabled(!running);
}

void AnimationDialog::choose_file() {
  // Not a nested event loop: training and pictures go on behind the dialog.
  auto* dialog = new QFileDialog(this, windowTitle(), QFileInfo(session_.path()).absolutePath(),
                                 QStringLiteral("MP4 (*.mp4);;GIF (*.gif);;WebP (*.webp)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(ending_of(AnimationFormat::mp4));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.section(QLatin1Char('.'), -1).chopped(1));
  });
  connect(dialog, &QFileDialog::fileSelected, this, &AnimationDialog::save_to);
  dialog->open();
}

void AnimationDialog::save_to(const QString& path) {
  if (!model_) return;
  const Animation chosen = animation();
  QSettings().setValue(remembered_key(), QString::fromStdString(format_animation(chosen)));
  take_model();
  sentence_->say({}, false);
  bar_->setValue(0);
  studio_.start(chosen, path);
  follow_state();
}

}  // namespace pushforward::app
