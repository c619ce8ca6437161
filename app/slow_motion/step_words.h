// What is said in each stage of a step, with the numbers of this very step.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/slow_motion/slow_motion.h"

namespace pushforward::app {

class StepWords {
  Q_DECLARE_TR_FUNCTIONS(StepWords)
 public:
  [[nodiscard]] static QString name(StepStage stage);  // "sample"
  [[nodiscard]] static QString sentence(const SlowMotion& motion);

 private:
  [[nodiscard]] static QString sample(const SlowMotion& motion);
  [[nodiscard]] static QString push(const SlowMotion& motion);
  [[nodiscard]] static QString score(const SlowMotion& motion);
  [[nodiscard]] static QString pull(const SlowMotion& motion);
  [[nodiscard]] static QString move(const SlowMotion& motion);
  [[nodiscard]] static QString level_name(const SlowMotion& motion);
};

}  // namespace pushforward::app
