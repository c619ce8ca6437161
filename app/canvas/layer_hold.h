// One drag that writes a layer's values: from its construction on the writes are one step of undo; it ends as it is, or
// puts back what was there. GUI thread; every write goes to the worker as a command and returns at once.
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "app/session/session.h"

namespace pushforward::app {

class LayerHold {
 public:
  LayerHold(Session& session, std::uint64_t layer);

  [[nodiscard]] std::uint64_t layer() const { return layer_; }
  // All values of the layer. Those of a small layer are written together even where they are what they were, because
  // training has moved on meanwhile and only together do they keep the constraint for certain; of a network only what
  // differs. Gives the sentence that says why not; empty when they were taken.
  [[nodiscard]] QString write(const std::vector<double>& values);
  // Training has moved the layer away from what was written last.
  [[nodiscard]] bool was_moved() const;
  // Writes once more what was written last.
  void insist();
  // The values from before.
  void cancel();

 private:
  [[nodiscard]] std::vector<double> current() const;  // empty when there is no such layer any more

  Session& session_;
  EditGesture gesture_;
  std::uint64_t layer_;
  std::vector<double> before_;
  std::vector<double> written_;
};

}  // namespace pushforward::app
