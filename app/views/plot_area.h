// A view of a plane: header with title and colour bar, equal axes with ticks, zoom and pan. What lies inside is drawn
// by the views that derive from it.
//
// Wheel zooms about the pointer, dragging pans, double click resets; from the keyboard +, −, the arrows and 0.
#pragma once

#include <QPointF>
#include <QPointer>
#include <QStringList>
#include <optional>

#include "app/style/math_text.h"
#include "app/views/color_bar.h"
#include "app/views/plot_transform.h"
#include "app/views/smoothed_scale.h"
#include "app/views/view.h"
#include "app/views/viewport_link.h"

class QToolButton;

namespace pushforward::app {

class PlotArea : public View {
  Q_OBJECT
 public:
  struct Words {
    QString title;          // e.g. "Density"
    QString subtitle_html;  // limited HTML, e.g. "<i>p</i>(<i>x</i>)"
    QString variable;       // of the axes: "x" or "z"
    QString description;    // tooltip and accessible description
  };
  PlotArea(ViewportLink& viewport, const Words& words, QWidget* parent);
  ~PlotArea() override;

  [[nodiscard]] PlotTransform transform() const;
  [[nodiscard]] QRectF plot_rectangle() const;  // where the plane is drawn, in the widget's pixels
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  // Inside the plot rectangle, clipped to it. Only called when has_picture().
  virtual void paint_plane(QPainter& painter, const PlotTransform& transform) = 0;
  // Over the plane; not clipped.
  virtual void paint_over(QPainter& painter, const PlotTransform& transform);
  [[nodiscard]] virtual bool has_picture() const = 0;
  [[nodiscard]] virtual std::optional<ColorBar> color_bar() const { return std::nullopt; }
  [[nodiscard]] virtual QString header_note() const { return {}; }  // at the right end when there is no colour bar
  virtual void theme_changed() {}

  // Shows a lock in the header that holds `scale`.
  void set_lockable(SmoothedScale& scale);
  // Repaints the plane, and the header only when its words have changed.
  void update_picture();
  // The view says through the viewport what part of the plane its field must cover.
  void set_shows_field() { shows_field_ = true; }
  [[nodiscard]] ViewportLink& viewport() const { return *viewport_; }

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void paint_header(QPainter& painter);
  [[nodiscard]] QStringList header_words() const;  // those that frames change
  void paint_axes(QPainter& painter, const PlotTransform& transform);
  void report_visible();
  void place_lock();

  QPointer<ViewportLink> viewport_;  // may go before the view when a window is closed
  Words words_;
  MathText subtitle_;
  MathText axis_1_;
  MathText axis_2_;
  QToolButton* lock_ = nullptr;
  std::optional<QPointF> drag_;
  QStringList painted_words_;
  bool shows_field_ = false;
};

}  // namespace pushforward::app
