// The list of views. Adding a view is one file and one line here (in registry.cpp). What lies over the plane views and
// is shared by them is an overlay (plane_overlay.h): `links.overlays.add(overlay)` is all it takes.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "app/figures/figure_kind.h"
#include "app/session/session.h"
#include "app/views/lens_overlay.h"
#include "app/views/log_det_scale.h"
#include "app/views/past_overlay.h"
#include "app/views/plane_overlays.h"
#include "app/views/probe_overlay.h"
#include "app/views/view.h"
#include "app/views/view_requester.h"
#include "app/views/viewport_link.h"

namespace pushforward::app {

// What the views of one window share.
class ViewLinks : public QObject {
  struct Viewports {
    ViewportLink x, z;
  };
  std::unique_ptr<Viewports> own_viewports_;

 public:
  // Colour scales of views that show several models, so that they can be compared.
  struct SharedScales {
    SmoothedScale density, log_det;
  };

  // The session gets the requests of the views.
  explicit ViewLinks(Session& session, QObject* parent = nullptr);
  // For the views of another session in the same window: zoom and pan are `window`'s, and what is requested is its
  // business, which knows what these views show too.
  ViewLinks(Session& session, ViewLinks& window, SharedScales& scales, QObject* parent = nullptr);

  ViewportLink& x_viewport;
  ViewportLink& z_viewport;
  SmoothedScale* density_scale = nullptr;  // null: each view has its own
  LogDetScale log_det_scale;
  PlaneOverlays overlays;  // over all views of a plane; whoever adds one owns it
  Probe probe;
  Lens lens;
  ViewRequester requester;
  // Whether an overlay belongs to these views and what they show, not to the document.
  [[nodiscard]] bool is_instrument(const PlaneOverlay& overlay) const {
    return &overlay == &probe_overlay_ || &overlay == &lens_overlay_ || &overlay == &past_overlay_;
  }

 private:
  void follow(Session& session);

  ProbeOverlay probe_overlay_{probe};
  LensOverlay lens_overlay_{lens};
  PastOverlay past_overlay_;
};

// Where a window has the view: among those in the middle, the first four of them side by side and every one alone by
// its key; or in the strip below, at a place of its own.
enum class ViewPlace { middle, strip };

struct ViewSpec {
  QString id;  // e.g. "density"
  QString title;
  FigureKind (*figure)();  // what the view is in a figure; id and title are its
  std::function<View*(Session&, ViewLinks&, QWidget* parent)> make;  // connected to the session's frames
  ViewPlace place = ViewPlace::middle;
};

// density, warp, log-det, latent, film, loss, probe.
[[nodiscard]] std::vector<ViewSpec> all_views();

// What figures can show: every view, and what is no view (the target). Any thread.
[[nodiscard]] FigureKinds figure_kinds();

}  // namespace pushforward::app
