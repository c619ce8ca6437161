// The functions of the conditioning coordinate that a coupling or autoregressive layer is made of, in the layer's form.
// Dragging a curve bends it through the pointer by the least change of the network's last layer; with Shift all of it
// moves. Written while training runs or not; a drag is one step of undo. GUI thread.
//
// From the keyboard: Left and Right move the marker along the coordinate, Page Up and Page Down choose the curve, Up
// and Down drag it there (Shift: all of it), Escape puts back what that has changed.
#pragma once

#include <QList>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "app/canvas/layer_hold.h"
#include "app/handles/layer_curves.h"
#include "app/style/math_text.h"

namespace pushforward::app {

struct KeyUse;

class CurvePlot : public QWidget {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit CurvePlot(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QPointF pixel_of(double place, double height) const;  // of the curves, in the widget
  [[nodiscard]] CurveSet curves() const;                              // over places(), of the document
  [[nodiscard]] const std::vector<double>& places() const { return places_; }
  [[nodiscard]] const QString& reason() const { return reason_; }

 signals:
  void was_dragged();  // values were written

 public slots:
  void set_layer(quint64 id);  // hides itself for a layer without curves

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  struct Grip {
    int curve = -1;
    double place = 0.0;
  };
  [[nodiscard]] const LayerEntry* entry() const;
  [[nodiscard]] QRectF area() const;
  [[nodiscard]] double place_at(double pixel) const;
  [[nodiscard]] double height_at(double pixel) const;
  [[nodiscard]] int nearest_curve(QPointF pixel) const;
  [[nodiscard]] double height_of(int curve, double place) const;
  void fit_scale();
  void follow();
  void drag_to(double height);
  void end_hold();
  void cancel();
  void say();
  void paint_axes(QPainter& painter) const;
  void paint_curves(QPainter& painter, const CurveSet& set);
  void paint_marker(QPainter& painter, const CurveSet& set);

  Session& session_;
  quint64 id_ = 0;
  std::vector<double> places_;
  double reach_ = 1.0;  // the heights shown are within ± this
  std::optional<Grip> marker_;
  std::optional<LayerHold> hold_;
  bool held_by_key_ = false;
  CurveDrag kind_ = CurveDrag::bend;
  double held_height_ = 0.0;
  double grip_offset_ = 0.0;  // from the pointer to the curve that it took, in heights
  QString reason_;
  QTimer key_rest_;
};

}  // namespace pushforward::app
