// What the model is worth, in numbers that say how they were computed.
#pragma once

#include <QWidget>
#include <vector>

namespace pushforward::app {

class PanelHeader;
class RoleLabel;
class Session;

class MetricsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit MetricsPanel(Session& session, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  RoleLabel* add_row(const QString& name, const QString& tip);
  void follow_frame();

  Session& session_;
  PanelHeader* header_;
  RoleLabel* nll_;
  RoleLabel* kl_forward_;
  RoleLabel* kl_reverse_;
  RoleLabel* integral_;
  RoleLabel* gradient_norm_;
  RoleLabel* round_trip_;
};

}  // namespace pushforward::app
