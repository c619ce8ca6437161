// Where the panels lie: four columns and a bottom strip, flush, parted by lines of one pixel.
#pragma once

#include <QWidget>

namespace pushforward::app {

struct Panels {
  QWidget* palette;
  QWidget* stack;
  QWidget* density;
  QWidget* warp;
  QWidget* log_det;
  QWidget* latent;
  QWidget* target;
  QWidget* training;
  QWidget* layer;
  QWidget* film;
  QWidget* loss;
  QWidget* metrics;
};

class PanelGrid : public QWidget {
  Q_OBJECT
 public:
  // Takes the panels as its children.
  PanelGrid(const Panels& panels, QWidget* parent);

 protected:
  void paintEvent(QPaintEvent* event) override;  // the lines: what shines through between the panels

 private:
  QWidget* left_column(const Panels& panels);
  QWidget* right_column(const Panels& panels);
};

}  // namespace pushforward::app
