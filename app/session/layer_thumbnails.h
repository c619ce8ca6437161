// What every layer alone does to a grid: the small pictures on the cards.
#pragma once

#include <span>
#include <vector>

#include "app/session/frame.h"
#include "app/session/frame_fields.h"

namespace pushforward::app {

class LayerThumbnails {
 public:
  // Thumbnails of the layers as they are now, bypassed ones as if they were not; mean_log_det stays 0. begin() only
  // enqueues.
  void begin(Engine& engine, const Shown& shown, int side);
  void finish(Engine& engine);
  void abandon() { pending_.clear(); }
  // Of these layers, in their order; at once for those that have none yet.
  [[nodiscard]] const std::vector<LayerSummary>& of(const Stack& stack, int side);

 private:
  struct Pending {
    LayerSummary summary;
    EvaluationTicket ticket;
  };
  void keep(LayerSummary summary);

  std::vector<Pending> pending_;
  std::vector<LayerSummary> summaries_;
};

}  // namespace pushforward::app
