// What to animate, how and where to, with a preview. Beside the window, not in its way: training goes on, and what is
// animated is the model as the window shows it when the dialog opens or when "Save as…" is pressed.
#pragma once

#include <QDialog>
#include <vector>

#include "app/animation_export/animation_studio.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QProgressBar;
class QPushButton;
class QSlider;
class QSpinBox;

namespace pushforward::app {

class HoldField;
class PreviewPicture;
class RoleLabel;
class SentenceLine;
class Session;

class AnimationDialog : public QDialog {
  Q_OBJECT
 public:
  AnimationDialog(Session& session, EngineMaker engines, QWidget* parent);

  // What is chosen.
  [[nodiscard]] Animation animation() const;
  // Shows another choice.
  void choose(const Animation& animation);
  // What the button does once a file is chosen.
  void save_to(const QString& path);
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] bool is_running() const { return studio_.is_running(); }

 private:
  void build_choices(QFormLayout& form);
  void build_motion(QFormLayout& form);
  void add_choice(QFormLayout& form, const QString& name, QWidget* field);
  QWidget* build_preview();
  QWidget* build_buttons();
  void connect_choices();
  void connect_studio();
  void take_model();
  void wait_for_model();
  void follow_choice();
  void follow_state();
  void ask_for_preview();
  void choose_file();

  [[nodiscard]] std::vector<QWidget*> choices() const;  // that wait while an export runs
  [[nodiscard]] QString remark(const Animation& animation) const;

  Session& session_;
  std::shared_ptr<const ModelState> model_;  // null before the session's first frame
  QComboBox* over_;
  std::vector<QCheckBox*> views_;  // in the order of the registry of kinds
  QCheckBox* contours_;
  QCheckBox* samples_;
  QDoubleSpinBox* seconds_;
  QSpinBox* rate_;
  QComboBox* easing_;
  HoldField* hold_;
  QComboBox* states_;
  QComboBox* size_;
  QComboBox* theme_;
  QFormLayout* form_;
  PreviewPicture* preview_;
  QSlider* time_;
  RoleLabel* remark_;
  SentenceLine* sentence_;
  QProgressBar* bar_;
  QPushButton* cancel_;
  QPushButton* save_;
  AnimationStudio studio_;
};

}  // namespace pushforward::app
