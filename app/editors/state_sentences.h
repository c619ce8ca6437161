// Sentences that explain a state where it shows: what it is, why, and how to go on. Empty when there is nothing to say.
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "app/session/frame.h"
#include "core/flow/stack.h"

namespace pushforward::app {

class StateSentences {
  Q_DECLARE_TR_FUNCTIONS(StateSentences)
 public:
  // Why training changes nothing; an empty stack is explained by the place where its cards would be.
  [[nodiscard]] static QString nothing_to_train(const Stack& stack);
  // That a device is being built, or why the one that was asked for does not compute.
  [[nodiscard]] static QString device(const Frame& frame);
  // That training went back by itself, and what helps.
  [[nodiscard]] static QString rollback(const Frame& frame);
  // That the tables of tabulated training cost time on this device.
  [[nodiscard]] static QString tabulated(const EngineDescription& device);
  // What a decay that has ended has left of the learning rate.
  [[nodiscard]] static QString schedule(const Frame& frame, const TrainingSettings& training);
  // For the status line: the same thought at several lengths, the longest first.
  [[nodiscard]] static QStringList slow_motion();
  [[nodiscard]] static QStringList run_state(const Frame& frame, bool is_playing);
};

}  // namespace pushforward::app
