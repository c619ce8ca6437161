#include "app/editors/state_sentences.h"

#include <QLocale>
#include <algorithm>

#include "app/editors/layer_text.h"
#include "app/language/core_text.h"

namespace pushforward::app {
namespace {

// "5e−5"
QString short_exponent(double value) {
  QString text = QString::number(value, 'g', 2);
  return text.replace(QStringLiteral("e-0"), QStringLiteral("e−")).replace(QStringLiteral("e-"), QStringLiteral("e−"));
}

QString number(std::int64_t value) { return QLocale(QLocale::English).toString(static_cast<qlonglong>(value)); }

}  // namespace

QString StateSentences::nothing_to_train(const Stack& stack) {
  if (stack.layers.empty()) return {};
  const auto learns = [](const LayerEntry& layer) {
    return !layer.frozen && !layer.bypassed && !layer.parameters.empty();
  };
  if (std::ranges::any_of(stack.layers, learns)) return {};
  if (std::ranges::all_of(stack.layers, &LayerEntry::frozen))
    return tr("Training changes nothing: every layer is frozen. F on a card lets it learn again.");
  if (std::ranges::all_of(stack.layers, &LayerEntry::bypassed))
    return tr("Training changes nothing: every layer is bypassed. B on a card brings it back.");
  if (std::ranges::all_of(stack.layers, [](const LayerEntry& layer) { return layer.parameters.empty(); }))
    return tr("Training changes nothing: these layers have no parameters. Add one that learns.");
  return tr("Training changes nothing: every layer is frozen, bypassed or without parameters.");
}

QString StateSentences::device(const Frame& frame) {
  if (frame.other_engine_comes)
    return frame.device.id == "reference"
               ? tr("The reference engine trains while the device is being prepared, which takes over by itself.")
               : tr("The device is being prepared and takes over by itself; training goes on meanwhile.");
  if (frame.device_trouble.empty()) return {};
  return tr("The reference engine computes, more slowly. %1").arg(core_text(frame.device_trouble));
}

QString StateSentences::tabulated(const EngineDescription& device) {
  return device.is_gpu ? tr("On a GPU, like this device, tabulated training is slower than exact training.")
                       : QString();
}

QString StateSentences::rollback(const Frame& frame) {
  if (!frame.rollback) return {};
  const Rollback& back = *frame.rollback;
  const bool is_named =
      frame.stack != nullptr && back.layer >= 0 && back.layer < static_cast<int>(frame.stack->layers.size());
  const QString where =
      is_named ? tr(" in layer %1 (%2)")
                     .arg(back.layer + 1)
                     .arg(short_name(frame.stack->layers[static_cast<std::size_t>(back.layer)].layer().spec(), false))
               : QString();
  return tr("Step %1 gave a number that is not finite%2. Training went back to step %3, where all is well. A lower "
            "learning rate or a clip norm helps; Space goes on.")
      .arg(number(back.failed_step), where, number(back.step));
}

QString StateSentences::schedule(const Frame& frame, const TrainingSettings& training) {
  if (training.schedule != ScheduleKind::cosine || frame.step < training.schedule_steps) return {};
  return tr("Learning rate at its floor, %1, since step %2.")
      .arg(short_exponent(training.learning_rate * training.final_fraction), number(training.schedule_steps));
}

QStringList StateSentences::slow_motion() {
  return {tr("One step in slow motion; S leaves it."), tr("Slow motion; S leaves it."), tr("Slow motion.")};
}

QStringList StateSentences::run_state(const Frame& frame, bool is_playing) {
  if (frame.rollback)
    return {tr("Went back to step %1: a number was not finite. See the objective.").arg(number(frame.rollback->step)),
            tr("Went back: not finite.")};
  if (frame.other_engine_comes && is_playing)
    return {tr("The device is being prepared; training goes on meanwhile."), tr("The device is being prepared.")};
  if (is_playing) return {};
  if (frame.state != RunState::paused) return {};
  const bool is_exact = frame.density != nullptr && frame.density->exact;
  return {is_exact ? tr("At rest: all that is shown is exact. Space trains on, a full stop makes one step.")
                   : tr("At rest. Space trains on, a full stop makes one step."),
          is_exact ? tr("At rest and exact. Space trains on.") : tr("At rest. Space trains on."),
          tr("Space trains on.")};
}

}  // namespace pushforward::app
