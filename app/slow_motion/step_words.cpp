#include "app/slow_motion/step_words.h"

#include "app/language/core_text.h"
#include "app/style/axis_ticks.h"

namespace pushforward::app {
namespace {

bool is_forward_kl(const SlowMotion& motion) { return motion.step()->main_half().direction == Direction::inverse; }

// Three digits, however small the number.
QString digits(double value) { return QString::number(value, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212)); }

QString signed_digits(double value) { return (value > 0 ? QStringLiteral("+") : QString()) + digits(value); }

}  // namespace

QString StepWords::name(StepStage stage) {
  switch (stage) {
    case StepStage::sample:
      return tr("sample");
    case StepStage::push:
      return tr("push");
    case StepStage::score:
      return tr("score");
    case StepStage::pull:
      return tr("pull back");
    case StepStage::move:
      break;
  }
  return tr("move");
}

QString StepWords::sentence(const SlowMotion& motion) {
  if (motion.step() == nullptr) return tr("Training pauses, and its next step is taken apart.");
  switch (motion.stage()) {
    case StepStage::sample:
      return sample(motion);
    case StepStage::push:
      return push(motion);
    case StepStage::score:
      return score(motion);
    case StepStage::pull:
      return pull(motion);
    case StepStage::move:
      break;
  }
  return move(motion);
}

QString StepWords::sample(const SlowMotion& motion) {
  const TrainingStep& step = *motion.step();
  const QString drawn =
      step.drawn < step.batch ? tr("The first %1 of them are drawn.").arg(step.drawn) : tr("All of them are drawn.");
  QString words = is_forward_kl(motion)
                      ? tr("Step %1 draws %2 points of the data x.").arg(grouped(step.step), grouped(step.batch))
                      : tr("Step %1 draws %2 points of the base z.").arg(grouped(step.step), grouped(step.batch));
  words += u' ' + drawn;
  if (step.halves.size() > 1) {
    const QString half = is_forward_kl(motion) ? tr("forward KL") : tr("reverse KL");
    words += u' ' + tr("This is the half of %1, with weight %2; the loss counts both.")
                        .arg(half, short_number(step.main_half().weight, 2));
  }
  return words;
}

QString StepWords::level_name(const SlowMotion& motion) {
  const std::size_t level = motion.level();
  if (level == 0) return tr("at the base z");
  if (level == motion.stack().layers.size()) return tr("at the data x");
  const LayerEntry& layer = motion.stack().layers[level - 1];
  return tr("above layer %1, %2").arg(level).arg(core_text(layer.layer().spec().title));
}

QString StepWords::push(const SlowMotion& motion) {
  const QString words = is_forward_kl(motion) ? tr("f⁻¹ takes every point down through the stack, from x to z.")
                                              : tr("f takes every point up through the stack, from z to x.");
  return words + u' ' + tr("Here they are %1.").arg(level_name(motion));
}

QString StepWords::score(const SlowMotion& motion) {
  const TrainingStep& step = *motion.step();
  const StepHalf& half = step.main_half();
  const QString what = is_forward_kl(motion)
                           ? tr("Each point costs −log p(x) = −log N(z) − ln |det ∂f⁻¹|: large dots are unlikely.")
                           : tr("Each point costs log p(x) minus the target's log-density: large dots cost more.");
  QString mean = tr("The mean over the batch is %1 nats (%2 for those drawn)")
                     .arg(short_number(half.loss, 4), short_number(half.drawn_loss, 3));
  mean += step.halves.size() > 1 ? tr("; with the other half the loss is %1.").arg(short_number(step.loss, 4))
                                 : tr(": the loss.");
  return what + u' ' + mean;
}

QString StepWords::pull(const SlowMotion& motion) {
  return tr("The gradient of the loss comes back the same way, and each layer keeps the part that its own parameters "
            "can "
            "answer, in all ‖g‖ = %1. The arrows are −gradient × %2, %3: downhill.")
      .arg(digits(motion.step()->gradient_norm), digits(motion.arrow_scale()), level_name(motion));
}

QString StepWords::move(const SlowMotion& motion) {
  const StepOutcome* outcome = motion.outcome();
  if (outcome == nullptr) return tr("The optimiser makes the step.");
  const double loss = motion.step()->loss;
  return tr("The optimiser moves %1 parameters by ‖Δθ‖ = %2. On the same batch the loss goes from %3 to %4 (%5). The "
            "points move along the arrows, drawn × %6; ← shows the step before.")
      .arg(grouped(outcome->parameters), digits(outcome->parameter_change), short_number(loss, 4),
           short_number(outcome->loss, 4), signed_digits(outcome->loss - loss), digits(motion.arrow_scale()));
}

}  // namespace pushforward::app
