// What the model is worth, in numbers that say how they were computed.
#pragma once

#include <QWidget>
#include <vector>

namespace pushforward::app {

class PanelHeader;
class FigureLabel;
class Session;

class MetricsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit MetricsPanel(Session& session, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  FigureLabel* add_row(const QString& name, const QString& tip, const QString& widest = QStringLiteral("−888.8888"));
  void follow_frame();

  Session& session_;
  PanelHeader* header_;
  FigureLabel* nll_;
  FigureLabel* kl_forward_;
  FigureLabel* kl_reverse_;
  FigureLabel* integral_;
  FigureLabel* gradient_norm_;
  FigureLabel* round_trip_;
};

}  // namespace pushforward::app
