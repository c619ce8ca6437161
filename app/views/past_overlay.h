// A chip in every plane view while an earlier step is shown there. Escape leads back to the present.
#pragma once

#include "app/session/session.h"
#include "app/views/plane_overlay.h"

namespace pushforward::app {

class PastOverlay : public PlaneOverlay {
  Q_OBJECT
 public:
  explicit PastOverlay(Session& session, QObject* parent = nullptr);

  [[nodiscard]] bool is_shown_in(const OverlayPlace& place) const override;
  void paint(QPainter& painter, const OverlayPlace& place) override;
  [[nodiscard]] QString description(const OverlayPlace& place) const override;
  bool key(const OverlayPlace& place, const QKeyEvent& event) override;

 private:
  void follow_frame();

  Session& session_;
  QString text_;  // empty in the present
};

}  // namespace pushforward::app
