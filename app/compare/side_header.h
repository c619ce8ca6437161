// The line above one side of a comparison: its letter, what the model is, how far it is, and whether the panels act on
// it. A click or Return makes it the active one.
#pragma once

#include <QWidget>

#include "app/compare/model_comparison.h"

namespace pushforward::app {

class SideHeader : public QWidget {
  Q_OBJECT
 public:
  SideHeader(ModelComparison& comparison, CompareSide side, QWidget* parent);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void follow();
  void follow_frame();

  ModelComparison& comparison_;
  CompareSide side_;
  QString layers_;    // e.g. "8 layers"
  QString model_;     // e.g. "8 layers, 9,488 parameters"
  QString training_;  // e.g. "forward KL"
  QString step_;
  QString state_;  // "editing" or how to come to that
};

}  // namespace pushforward::app
