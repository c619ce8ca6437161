// Objective, optimiser and device. Everything acts while training runs.
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

#include "app/editors/setting_field.h"
#include "core/train/training_settings.h"
#include "gpu/devices.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QVBoxLayout;

namespace pushforward::app {

class Explanation;
class PanelHeader;
class RoleLabel;
class Session;

// Finds the devices of this machine. Slow: called on a thread of its own.
using DeviceLister = std::function<std::vector<gpu::DeviceReport>()>;

class TrainingPanel : public QWidget {
  Q_OBJECT
 public:
  explicit TrainingPanel(Session& session, QWidget* parent = nullptr);
  ~TrainingPanel() override;
  // Fills the list of devices when the lister has found them.
  void find_devices(DeviceLister lister);
  // The devices that the other panel knows, or is still finding.
  void take_devices(TrainingPanel& other);

 signals:
  void refused(const QString& sentence);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void build_dial(QVBoxLayout& column);
  void build_rows(QVBoxLayout& column);
  // A switch and the number that it switches on, as one control.
  QWidget* switched(const QString& name, QCheckBox*& box, SettingField* field);
  // On the row, its name and its control; of a control in parts, each says what it is for.
  static void explain(QWidget& row, const QString& tip);
  QWidget* add_row(QVBoxLayout& column, const QString& label, QWidget* control, const QString& tip);
  QComboBox* choice(const QStringList& items);
  SettingField* number(SettingField::Kind kind, double minimum, double maximum,
                       const std::function<void(double)>& take);
  void show_switch(QCheckBox& box, SettingField& field, bool on, double value);
  [[nodiscard]] static QString tabulated_tip();
  void change(const std::function<void(TrainingSettings&)>& edit);
  void follow_project();
  void follow_frame();
  void show_alpha(double alpha);
  void show_devices(const std::vector<gpu::DeviceReport>& devices);

  Session& session_;
  PanelHeader* header_;
  RoleLabel* forward_;
  RoleLabel* reverse_;
  QSlider* dial_;
  QComboBox* optimiser_;
  SettingField* learning_rate_;
  QComboBox* schedule_;
  QWidget* schedule_steps_row_;
  SettingField* schedule_steps_;
  SettingField* batch_;
  QWidget* annealing_row_;
  QCheckBox* annealing_;
  SettingField* annealing_steps_;
  QCheckBox* clip_;
  SettingField* clip_norm_;
  double clip_norm_when_on_;  // what the field shows, and takes up again, while clipping is off
  QCheckBox* tabulated_;
  SettingField* table_nodes_;
  int table_nodes_when_on_;  // as above
  SettingField* temperature_;
  SettingField* seed_;
  QComboBox* device_;
  QWidget* tabulated_row_;
  Explanation* tabulated_state_;
  Explanation* device_state_;
  Explanation* schedule_state_;
  Explanation* rollback_;
  std::vector<gpu::DeviceReport> devices_;  // empty until they are found
  struct Listener;
  std::shared_ptr<Listener> listener_;  // of the thread that finds the devices; null before it was started
};

}  // namespace pushforward::app
