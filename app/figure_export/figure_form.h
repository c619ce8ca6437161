// The dialog's left side: every choice of a figure, with a name, a tip and a key.
#pragma once

#include <QWidget>
#include <optional>

#include "app/figure_export/figure_choice.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QListWidget;

namespace pushforward::app {

class SettingField;

class FigureForm : public QWidget {
  Q_OBJECT
 public:
  // `has_other_side`: the window shows two models side by side.
  FigureForm(FigureChoice choice, bool has_other_side, QWidget* parent);
  [[nodiscard]] const FigureChoice& choice() const { return choice_; }

 signals:
  void changed();

 private:
  void build_contents(QGridLayout& grid, bool has_other_side);
  void build_size(QGridLayout& grid);
  void build_look(QGridLayout& grid);
  void build_parts(QGridLayout& grid);
  void add_header(QGridLayout& grid, const QString& title);
  QLabel* add_row(QGridLayout& grid, const QString& name, QWidget* control, const QString& tip);
  QCheckBox* add_check(QGridLayout& grid, const QString& name, const QString& tip, bool FigureParts::*part);
  void show_choice();  // in the controls, without a signal
  void edited();       // by the person

  FigureChoice choice_;
  QComboBox* composition_;
  QComboBox* states_;
  QLabel* states_label_;
  QListWidget* views_;
  QComboBox* other_;
  QLabel* other_label_;
  QComboBox* columns_;
  std::optional<double> shown_depth_;  // that can be chosen besides the whole stack
  QCheckBox* at_depth_ = nullptr;      // null without it
  QComboBox* preset_;
  SettingField* width_;
  SettingField* height_;
  QComboBox* unit_;
  SettingField* dpi_;
  QComboBox* font_;
  SettingField* font_size_;
  QComboBox* theme_;
  QComboBox* map_;
  QLineEdit* title_;
  QCheckBox* shared_scale_;
  std::vector<std::pair<QCheckBox*, bool FigureParts::*>> parts_;
};

}  // namespace pushforward::app
