#include "app/figure_export/figure_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <algorithm>

#include "app/editors/panel_header.h"
#include "app/editors/role_label.h"
#include "app/editors/setting_field.h"
#include "app/figures/figure_look.h"
#include "app/language/core_text.h"
#include "app/style/theme.h"
#include "app/views/registry.h"

namespace pushforward::app {
namespace {

constexpr int row_height = 19;  // of a view in the list, device-independent pixels

QString translated(const char* text) { return QCoreApplication::translate("pushforward::app::Figure", text); }

}  // namespace

FigureForm::FigureForm(FigureChoice choice, bool has_other_side, QWidget* parent)
    : QWidget(parent), choice_(std::move(choice)), shown_depth_(choice_.depth) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, static_cast<int>(Theme::current().metric("panel_inset")), 8);
  grid->setVerticalSpacing(5);
  grid->setHorizontalSpacing(8);
  grid->setColumnStretch(1, 1);
  build_contents(*grid, has_other_side);
  build_size(*grid);
  build_look(*grid);
  build_parts(*grid);
  grid->setRowStretch(grid->rowCount(), 1);
  show_choice();
}

void FigureForm::add_header(QGridLayout& grid, const QString& title) {
  grid.addWidget(new PanelHeader(title, this), grid.rowCount(), 0, 1, 2);
}

QLabel* FigureForm::add_row(QGridLayout& grid, const QString& name, QWidget* control, const QString& tip) {
  const int row = grid.rowCount();
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* label = new RoleLabel(name, "body", "text2", this);
  label->setBuddy(control);
  label->setContentsMargins(inset, 0, 0, 0);
  control->setAccessibleName(name);
  control->setToolTip(tip);
  control->setMinimumWidth(150);
  grid.addWidget(label, row, 0);
  grid.addWidget(control, row, 1);
  return label;
}

void FigureForm::build_contents(QGridLayout& grid, bool has_other_side) {
  add_header(grid, tr("What"));
  composition_ = new QComboBox(this);
  for (const QString& name : {tr("Views side by side"), tr("After 0 … K layers"), tr("While it was trained"),
                              tr("At several temperatures"), tr("With fewer layers"), tr("Beside another model")})
    composition_->addItem(name);
  add_row(grid, tr("Panels"), composition_,
          tr("What the panels of the figure differ by. Models with fewer layers are trained anew from the seed."));
  states_ = new QComboBox(this);
  states_->addItems({tr("as it was trained here"), tr("trained anew from the seed")});
  states_label_ =
      add_row(grid, tr("States"), states_,
              tr("The states that the window kept while it trained, or another training with this stack and "
                 "these settings"));
  views_ = new QListWidget(this);
  for (const FigureKind& kind : figure_kinds()) {
    auto* item = new QListWidgetItem(kind.title, views_);
    item->setData(Qt::UserRole, kind.id);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    item->setSizeHint({0, row_height});
  }
  views_->setFixedHeight(views_->count() * row_height + 4);
  QLabel* views_label = add_row(
      grid, tr("Views"), views_,
      tr("Drawn side by side, or the first of them where the panels differ by something else. Space ticks one."));
  grid.setAlignment(views_label, Qt::AlignTop);
  other_ = new QComboBox(this);
  if (has_other_side) other_->addItem(tr("the other side"), QLatin1String(other_side));
  for (const Preset& preset : all_presets())
    other_->addItem(core_text(preset.title), QString::fromStdString(preset.name));
  other_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  other_label_ = add_row(grid, tr("Beside"), other_,
                         tr("The model in the second row: a preset, trained as it says, or the window's other side"));
  columns_ = new QComboBox(this);
  columns_->addItem(tr("automatic"));
  for (int columns = 1; columns <= FigureChoice::most_columns; ++columns) columns_->addItem(QString::number(columns));
  add_row(grid, tr("Columns"), columns_, tr("Panels in a row; automatic: as many as make them largest"));
  if (shown_depth_)
    at_depth_ = add_check(grid, tr("depth as shown, k = %1").arg(QString::number(*shown_depth_, 'g', 3)),
                          tr("As many layers act as in the window; else all of them"), nullptr);
  connect(composition_, &QComboBox::activated, this, &FigureForm::edited);
  connect(states_, &QComboBox::activated, this, &FigureForm::edited);
  connect(views_, &QListWidget::itemChanged, this, &FigureForm::edited);
  connect(other_, &QComboBox::activated, this, &FigureForm::edited);
  connect(columns_, &QComboBox::activated, this, &FigureForm::edited);
}

void FigureForm::build_size(QGridLayout& grid) {
  add_header(grid, tr("Size"));
  preset_ = new QComboBox(this);
  preset_->addItem(tr("as below"), QString());
  for (const FigurePreset& preset : figure_presets())
    preset_->addItem(translated(preset.title), QString::fromLatin1(preset.id));
  add_row(grid, tr("For"), preset_, tr("Size, letters and theme of a usual kind of figure"));
  const auto add_field = [&](SettingField*& field, const QString& name, const QString& tip, double low, double high) {
    field = new SettingField(SettingField::Kind::count, low, high, this);
    add_row(grid, name, field, tip);
    connect(field, &SettingField::committed, this, [this, field](double value) {
      field->show_value(value);
      edited();
    });
  };
  add_field(width_, tr("Width"), tr("In the unit below"), 1, 16384);
  add_field(height_, tr("Height"), tr("In the unit below"), 1, 16384);
  unit_ = new QComboBox(this);
  for (const LengthUnit unit : {LengthUnit::millimetre, LengthUnit::inch, LengthUnit::pixel})
    unit_->addItem(QString::fromStdString(std::string(unit_name(unit))), static_cast<int>(unit));
  add_row(grid, tr("Unit"), unit_, tr("Millimetres, inches or pixels; the figure stays as large as it is"));
  add_field(dpi_, tr("Pixels per inch"), tr("Of pictures in the figure, and of the whole figure as PNG"), smallest_dpi,
            largest_dpi);
  connect(preset_, &QComboBox::activated, this, [this] {
    const std::string id = preset_->currentData().toString().toStdString();
    if (id.empty()) return;
    apply_figure_preset(choice_.look, id);
    show_choice();
    emit changed();
  });
  connect(unit_, &QComboBox::activated, this, [this] {
    choice_.look.size = in_unit(choice_.look.size, static_cast<LengthUnit>(unit_->currentData().toInt()));
    show_choice();
    emit changed();
  });
}

void FigureForm::build_look(QGridLayout& grid) {
  add_header(grid, tr("Look"));
  theme_ = new QComboBox(this);
  for (const auto& [name, theme] :
       {std::pair{tr("white, for print"), FigureTheme::white}, std::pair{tr("transparent"), FigureTheme::transparent},
        std::pair{tr("dark"), FigureTheme::dark}})
    theme_->addItem(name, static_cast<int>(theme));
  add_row(grid, tr("Theme"), theme_, tr("Colours of page, letters and lines"));
  font_ = new QComboBox(this);
  font_->addItems(figure_fonts());
  font_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  add_row(grid, tr("Font"), font_, tr("Family of the letters; formulas are always set in STIX"));
  font_size_ = new SettingField(SettingField::Kind::count, 3, 96, this);
  add_row(grid, tr("Letters, points"), font_size_,
          tr("Size of titles and names of axes; numbers are a little smaller"));
  map_ = new QComboBox(this);
  map_->addItems(Theme::current().density_maps());
  add_row(grid, tr("Colours of density"), map_, tr("The colour map of densities"));
  title_ = new QLineEdit(this);
  add_row(grid, tr("Title"), title_, tr("Of the whole figure; <i>x</i>, <sub>1</sub> and <sup>2</sup> work"));
  for (QComboBox* box : {theme_, font_, map_}) connect(box, &QComboBox::activated, this, &FigureForm::edited);
  connect(title_, &QLineEdit::textEdited, this, &FigureForm::edited);
  connect(font_size_, &SettingField::committed, this, [this](double value) {
    font_size_->show_value(value);
    edited();
  });
}

QCheckBox* FigureForm::add_check(QGridLayout& grid, const QString& name, const QString& tip, bool FigureParts::*part) {
  auto* check = new QCheckBox(name, this);
  check->setToolTip(tip);
  check->setAccessibleName(name);
  grid.addWidget(check, grid.rowCount(), 1);
  connect(check, &QCheckBox::clicked, this, &FigureForm::edited);
  if (part != nullptr) parts_.emplace_back(check, part);
  return check;
}

void FigureForm::build_parts(QGridLayout& grid) {
  add_header(grid, tr("Draw"));
  add_check(grid, tr("titles"), tr("Of figure, panels and rows"), &FigureParts::titles);
  add_check(grid, tr("axes"), tr("Ticks, their numbers and the axes' names"), &FigureParts::axes);
  add_check(grid, tr("colour bars"), tr("With the unit beside them"), &FigureParts::color_bar);
  add_check(grid, tr("target contours"), tr("Lines that hold 50 and 95 % of the target's mass"),
            &FigureParts::contours);
  add_check(grid, tr("samples"), tr("1,000 points of the model"), &FigureParts::samples);
  shared_scale_ =
      add_check(grid, tr("one colour scale"), tr("For all panels of a kind, so that they can be compared"), nullptr);
}

void FigureForm::show_choice() {
  const QSignalBlocker quiet_views(views_);
  const Figure& look = choice_.look;
  composition_->setCurrentIndex(static_cast<int>(choice_.composition));
  states_->setCurrentIndex(choice_.takes_kept_states ? 0 : 1);
  states_->setVisible(choice_.composition == Composition::steps);
  states_label_->setVisible(choice_.composition == Composition::steps);
  for (int row = 0; row < views_->count(); ++row) {
    QListWidgetItem* item = views_->item(row);
    item->setCheckState(choice_.views.contains(item->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
  }
  other_->setCurrentIndex(std::max(0, other_->findData(choice_.other)));
  other_->setVisible(choice_.composition == Composition::comparison);
  other_label_->setVisible(choice_.composition == Composition::comparison);
  if (at_depth_ != nullptr) {
    at_depth_->setChecked(choice_.depth.has_value());
    at_depth_->setVisible(choice_.composition == Composition::views);
  }
  columns_->setCurrentIndex(choice_.columns);
  columns_->setEnabled(choice_.composition != Composition::comparison);
  int preset_row = 0;
  for (const FigurePreset& preset : figure_presets())
    if (preset.size == look.size && preset.font_size == look.font_size && preset.theme == look.theme)
      preset_row = preset_->findData(QString::fromLatin1(preset.id));
  preset_->setCurrentIndex(preset_row);
  width_->show_value(look.size.width);
  height_->show_value(look.size.height);
  unit_->setCurrentIndex(unit_->findData(static_cast<int>(look.size.unit)));
  dpi_->show_value(look.size.dpi);
  theme_->setCurrentIndex(theme_->findData(static_cast<int>(look.theme)));
  if (const int row = font_->findText(QString::fromStdString(look.font)); row >= 0) font_->setCurrentIndex(row);
  font_size_->show_value(look.font_size);
  map_->setCurrentIndex(std::max(0, map_->findText(QString::fromStdString(look.color_map))));
  if (title_->text() != QString::fromStdString(look.title)) title_->setText(QString::fromStdString(look.title));
  for (const auto& [check, part] : parts_) check->setChecked(look.parts.*part);
  shared_scale_->setChecked(look.shared_scale);
}

void FigureForm::edited() {
  Figure& look = choice_.look;
  choice_.composition = static_cast<Composition>(composition_->currentIndex());
  choice_.takes_kept_states = states_->currentIndex() == 0;
  choice_.views.clear();
  for (int row = 0; row < views_->count(); ++row)
    if (views_->item(row)->checkState() == Qt::Checked)
      choice_.views << views_->item(row)->data(Qt::UserRole).toString();
  choice_.other = other_->currentData().toString();
  choice_.columns = columns_->currentIndex();
  if (at_depth_ != nullptr) choice_.depth = at_depth_->isChecked() ? shown_depth_ : std::nullopt;
  look.size.width = width_->value();
  look.size.height = height_->value();
  look.size.dpi = dpi_->value();
  look.theme = static_cast<FigureTheme>(theme_->currentData().toInt());
  look.font = font_->currentText().toStdString();
  look.font_size = font_size_->value();
  look.color_map = map_->currentText().toStdString();
  look.title = title_->text().toStdString();
  for (const auto& [check, part] : parts_) look.parts.*part = check->isChecked();
  look.shared_scale = shared_scale_->isChecked();
  show_choice();
  emit changed();
}

}  // namespace pushforward::app
