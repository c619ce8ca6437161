#include "app/views/registry.h"

#include "app/views/density_view.h"
#include "app/views/film_view.h"
#include "app/views/latent_view.h"
#include "app/views/log_det_view.h"
#include "app/views/loss_view.h"
#include "app/views/target_figure.h"
#include "app/views/warp_view.h"
#include "app/views/waterfall_view.h"

namespace pushforward::app {
namespace {

template <typename Kind>
Kind* connected(Session& session, Kind* view) {
  QObject::connect(&session, &Session::frame_ready, view, [&session, view] { view->show_frame(session.frame()); });
  view->show_frame(session.frame());
  return view;
}

template <typename Kind>
Kind* overlaid(ViewLinks& links, const QString& id, Kind* view) {
  view->show_overlays(links.overlays, id);
  return view;
}

View* make_film(Session& session, ViewLinks& links, QWidget* parent) {
  auto* film = connected(session, new FilmView(parent));
  QObject::connect(film, &FilmView::depth_chosen, &links.requester, &ViewRequester::set_depth);
  return film;
}

View* make_loss(Session& session, ViewLinks&, QWidget* parent) {
  auto* loss = new LossView(parent);
  const auto follow = [&session, loss] { loss->show_training(session.project().training); };
  follow();
  QObject::connect(&session, &Session::project_changed, loss, follow);
  QObject::connect(loss, &LossView::step_chosen, &session, &Session::show_step);
  QObject::connect(loss, &LossView::continue_wanted, &session, &Session::continue_from_shown);
  QObject::connect(&session, &Session::shown_step_changed, loss,
                   [&session, loss] { loss->show_wanted_step(session.wanted_step()); });
  return connected(session, loss);
}

}  // namespace

ViewLinks::ViewLinks(Session& session, QObject* parent)
    : QObject(parent),
      own_viewports_(std::make_unique<Viewports>()),
      x_viewport(own_viewports_->x),
      z_viewport(own_viewports_->z),
      requester(x_viewport),
      past_overlay_(session) {
  connect(&requester, &ViewRequester::request_changed, &session, &Session::set_view);
  follow(session);
}

ViewLinks::ViewLinks(Session& session, ViewLinks& window, SharedScales& scales, QObject* parent)
    : QObject(parent),
      x_viewport(window.x_viewport),
      z_viewport(window.z_viewport),
      density_scale(&scales.density),
      log_det_scale(&scales.log_det),
      requester(x_viewport),
      past_overlay_(session) {
  follow(session);
}

void ViewLinks::follow(Session& session) {
  overlays.add(probe_overlay_);
  overlays.add(lens_overlay_);
  overlays.add(past_overlay_);
  const auto follow_frame = [this, &session] {
    probe.show_frame(session.frame());
    lens.show_frame(session.frame());
  };
  connect(&session, &Session::frame_ready, this, follow_frame);
  follow_frame();
  connect(&probe, &Probe::turned_on, this, [this](bool on) {
    if (!on || probe.is_placed()) return;
    const Box& box = x_viewport.box();
    probe.move_to(Plane::x, {(box.left + box.right) / 2, (box.bottom + box.top) / 2});
  });
}

std::vector<ViewSpec> all_views() {
  return {
      {"density", QObject::tr("Density"), density_figure,
       [](Session& session, ViewLinks& links, QWidget* parent) -> View* {
         return overlaid(links, "density",
                         connected(session, new DensityView(links.x_viewport, parent, links.density_scale)));
       }},
      {"warp", QObject::tr("Grid warp"), warp_figure,
       [](Session& session, ViewLinks& links, QWidget* parent) -> View* {
         return overlaid(links, "warp",
                         connected(session, new WarpView(links.x_viewport, links.log_det_scale, parent)));
       }},
      {"log-det", QObject::tr("Log-det"), log_det_figure,
       [](Session& session, ViewLinks& links, QWidget* parent) -> View* {
         return overlaid(links, "log-det",
                         connected(session, new LogDetView(links.x_viewport, links.log_det_scale, parent)));
       }},
      {"latent", QObject::tr("Latent"), latent_figure,
       [](Session& session, ViewLinks& links, QWidget* parent) -> View* {
         return overlaid(links, "latent", connected(session, new LatentView(links.z_viewport, parent)));
       }},
      {"film", QObject::tr("Depth"), film_figure, make_film, ViewPlace::strip},
      {"loss", QObject::tr("Loss"), loss_figure, make_loss, ViewPlace::strip},
      {"probe", QObject::tr("Probe"), waterfall_figure,
       [](Session&, ViewLinks& links, QWidget* parent) -> View* { return new WaterfallView(links.probe, parent); },
       ViewPlace::strip},
  };
}

FigureKinds figure_kinds() {
  FigureKinds kinds;
  for (const ViewSpec& view : all_views()) {
    kinds.push_back(view.figure());
    kinds.back().id = view.id;
    kinds.back().title = view.title;
  }
  kinds.push_back(target_figure());
  return kinds;
}

}  // namespace pushforward::app
