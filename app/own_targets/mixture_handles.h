// The Gaussians of a mixture as handles on the canvas: from its rows to lines and points, and from a dragged point to
// rows. Mathematics alone.
//
// A Gaussian is drawn as its ellipse at two standard deviations, which holds 86 % of its mass. Its weight is a stick
// above the ellipse, whose length is the Gaussian's share of the mixture.
#pragma once

#include <optional>

#include "app/handles/layer_handles.h"
#include "core/targets/target_data.h"

namespace pushforward::app {

enum class MixturePart { centre, first_axis, second_axis, weight };

struct MixtureHandle {
  MixturePart part;
  int gaussian;  // row
};

// Ids of handles, e.g. "centre 2".
[[nodiscard]] QString mixture_handle_id(const MixtureHandle& handle);
[[nodiscard]] std::optional<MixtureHandle> mixture_handle_of(const QString& id);

// Of the selected Gaussian all handles, of the others the centres. `unit` is the size of a pixel in the plane.
[[nodiscard]] Geometry mixture_geometry(const NumberRows& rows, int selected, double unit);

struct DraggedMixture {
  NumberRows rows;
  QString reason;  // why it goes no further; empty when it does
};
[[nodiscard]] DraggedMixture drag_mixture(const NumberRows& rows, const MixtureHandle& handle, Point to, double unit);

// One more round Gaussian about this point, with the mean of the weights. The same rows when there are as many as a
// mixture takes.
[[nodiscard]] NumberRows with_gaussian(const NumberRows& rows, Point centre, double sigma);
[[nodiscard]] NumberRows without_gaussian(const NumberRows& rows, int index);

// Not normalised.
[[nodiscard]] double mixture_density(const NumberRows& rows, double x1, double x2);

}  // namespace pushforward::app
