// What the views want to see. A plain value.
#pragma once

#include "core/targets/target.h"

namespace pushforward::app {

// What the views need. Changing it never disturbs training; the next frame follows it.
struct ViewRequest {
  Box box;                        // of the x views: what the density and log-det pictures cover
  int longest_side_pixels = 256;  // upper limit of the field's resolution; the worker chooses less while it must
  double depth = -1.0;            // layers shown, the last of them perhaps in part (core/flow/depth.h); -1 is all
  int sample_count = 1000;
  int latent_count = 1600;
  int warp_side = 61;  // vertices
  Box warp_box{-3.0, 3.0, -3.0, 3.0};
  int film_side = 64;  // cells of a film frame; 0 is no film
  int thumbnail_side = 13;
  bool operator==(const ViewRequest&) const = default;
};

}  // namespace pushforward::app
