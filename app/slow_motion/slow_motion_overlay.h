// Draws the stage of slow motion over the density and the latent view: the points, their way, what they cost, and the
// gradient on its way back.
#pragma once

#include "app/slow_motion/slow_motion.h"
#include "app/views/plane_overlay.h"

namespace pushforward::app {

class SlowMotionOverlay : public PlaneOverlay {
  Q_OBJECT
 public:
  explicit SlowMotionOverlay(SlowMotion& motion, QObject* parent = nullptr);
  [[nodiscard]] bool is_shown_in(const OverlayPlace& place) const override;
  void paint(QPainter& painter, const OverlayPlace& place) override;
  [[nodiscard]] QString description(const OverlayPlace& place) const override;

 private:
  void paint_dots(QPainter& painter, const OverlayPlace& place, const Matrix& points) const;
  void paint_ways(QPainter& painter, const OverlayPlace& place, bool faint) const;
  void paint_scores(QPainter& painter, const OverlayPlace& place) const;
  void paint_arrows(QPainter& painter, const OverlayPlace& place, const Matrix& points, const Matrix& arrows) const;

  SlowMotion& motion_;
};

}  // namespace pushforward::app
