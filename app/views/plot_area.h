// A view of a plane: header with title and colour bar, equal axes with ticks, zoom and pan. What lies inside is drawn
// by the views that derive from it, what lies over it by overlays that several views share (plane_overlay.h).
//
// Wheel zooms about the pointer, dragging pans, double click shows the view alone; from the keyboard +, −, the arrows,
// 0 (resets the zoom) and Return (alone).
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QPointF>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <optional>

#include "app/style/math_text.h"
#include "app/views/color_bar.h"
#include "app/views/overlay_host.h"
#include "app/views/painted_layer.h"
#include "app/views/plot_axes.h"
#include "app/views/plot_transform.h"
#include "app/views/smoothed_scale.h"
#include "app/views/view.h"
#include "app/views/viewport_link.h"

class QToolButton;

namespace pushforward::app {

struct KeyUse;

class PlotArea : public View {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  struct Words {
    QString title;          // e.g. "Density"
    QString subtitle_html;  // limited HTML, e.g. "<i>p</i>(<i>x</i>)"
    QString variable;       // of the axes: "x" or "z"
    QString description;    // tooltip and accessible description
  };
  PlotArea(ViewportLink& viewport, const Words& words, QWidget* parent);
  ~PlotArea() override;

  // `id` as in ViewSpec.
  void show_overlays(PlaneOverlays& overlays, const QString& id);
  void set_alone(bool alone) override;
  [[nodiscard]] QString state_in_words() const override;
  [[nodiscard]] const QString& id() const { return id_; }
  // The title says at which depth the stack is shown; with this, also when it is the whole stack.
  void set_tells_whole(bool on);
  [[nodiscard]] QString depth_in_words() const;  // empty when the title says nothing of it

  [[nodiscard]] PlotTransform transform() const;
  [[nodiscard]] QRectF plot_rectangle() const;  // where the plane is drawn, in the widget's pixels
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  // Inside the plot rectangle, clipped to it. Only called when has_picture() and the picture has changed.
  virtual void paint_plane(QPainter& painter, const PlotTransform& transform) = 0;
  // Over the plane, under the overlays; not clipped.
  virtual void paint_over(QPainter& painter, const PlotTransform& transform);
  // What paint_over() and paint_plane() have written, in the widget's pixels.
  [[nodiscard]] virtual std::vector<QRectF> written() const { return {}; }
  [[nodiscard]] virtual bool has_picture() const = 0;
  [[nodiscard]] virtual QString picture_in_words() const { return {}; }  // asked for when there is one
  [[nodiscard]] virtual std::optional<ColorBar> color_bar() const { return std::nullopt; }
  [[nodiscard]] virtual QString header_note() const { return {}; }  // at the right end when there is no colour bar
  virtual void theme_changed() {}
  [[nodiscard]] virtual const Frame* shown_frame() const { return nullptr; }  // of views that show the stack in part
  void tell_depth(const Frame& frame);                                        // before update_picture()

  // Shows a lock in the header that holds `scale`.
  void set_lockable(SmoothedScale& scale);
  // Repaints the plane, and the header only when its words have changed.
  void update_picture();
  // The view says through the viewport what part of the plane its field must cover.
  void set_shows_field() { shows_field_ = true; }
  [[nodiscard]] ViewportLink& viewport() const { return *viewport_; }

  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  struct Drag {
    QPointF start;
    QPointF last;
    bool moved = false;
  };
  void paint_header(QPainter& painter);
  double paint_subtitle(QPainter& painter, double left, double right, double baseline) const;
  void paint_picture(QPainter& painter, const PlotTransform& transform);
  // While the size changes: whether the picture is to be painted anew now.
  [[nodiscard]] bool has_its_turn();
  [[nodiscard]] QStringList header_words() const;  // those that frames change
  void report_visible();
  QToolButton* add_header_button(const QString& icon, const QString& name, const QString& tip);
  void place_header_buttons();
  [[nodiscard]] double header_right() const;  // where the colour bar or the note ends
  [[nodiscard]] OverlayPlace place() const;
  void say_overlays();  // to a screen reader
  [[nodiscard]] OverlayPointer pointer_at(QPointF pixel, Qt::KeyboardModifiers modifiers) const;

  QPointer<ViewportLink> viewport_;  // may go before the view when a window is closed
  Words words_;
  QString id_;
  MathText subtitle_;
  PlotAxes axes_;
  QToolButton* lock_ = nullptr;
  QToolButton* reset_;
  QToolButton* enlarge_;
  OverlayHost overlays_;
  bool has_overlays_ = false;  // when it was painted last
  PaintedLayer picture_;       // of the plane
  QTimer resize_rest_;         // runs while the size changes
  QElapsedTimer since_painted_;
  std::optional<Drag> drag_;
  QStringList painted_words_;
  QStringList depth_words_;  // the same at several lengths, the longest first
  bool tells_whole_ = false;
  bool shows_field_ = false;
};

}  // namespace pushforward::app
