// The lens in the plane views: the disc in its plane, its image and the Jacobian's ellipse in the other. Dragged by its
// middle, resized by its rim; the image is dragged by its middle as well.
#pragma once

#include <QList>

#include "app/views/lens.h"

namespace pushforward::app {

struct KeyUse;

class LensOverlay : public PlaneOverlay {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit LensOverlay(Lens& lens, QObject* parent = nullptr);

  [[nodiscard]] bool is_shown_in(const OverlayPlace& place) const override;
  void paint(QPainter& painter, const OverlayPlace& place) override;
  [[nodiscard]] bool is_hit(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  [[nodiscard]] Qt::CursorShape cursor(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  void press(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void drag(const OverlayPlace& place, const OverlayPointer& pointer) override;
  void cancel() override;
  bool click(const OverlayPlace& place, const OverlayPointer& pointer) override;
  [[nodiscard]] QString tool_tip(const OverlayPlace& place, const OverlayPointer& pointer) const override;
  bool key(const OverlayPlace& place, const QKeyEvent& event) override;

 private:
  enum class Part { none, middle, rim, image };
  [[nodiscard]] Part part_at(const OverlayPlace& place, QPointF pixel) const;
  // Of the disc, or of its image, in this view.
  [[nodiscard]] QPointF middle_in(const OverlayPlace& place) const;
  void paint_disc(QPainter& painter, const OverlayPlace& place) const;
  void paint_image(QPainter& painter, const OverlayPlace& place) const;

  Lens& lens_;
  Part held_ = Part::none;
  QPointF grip_;  // from the pointer to the middle, in pixels
  QPointF center_before_;
  double radius_before_ = 0.0;
  bool has_keys_ = false;  // since it was turned on or taken hold of, until a click elsewhere
};

}  // namespace pushforward::app
