// Data-dependent initialisation (Kingma & Dhariwal 2018, section 3.1): layers that ask for it are set so that what
// leaves them on the first batch has mean 0 and variance 1 per component.
#pragma once

#include "core/flow/stack.h"
#include "core/targets/target_table.h"
#include "core/train/training_settings.h"

namespace pushforward {

// Sends a batch through the stack and initialises every layer whose declaration asks for it from what reaches the
// layer; frozen and bypassed layers stay as they are. When the objective is more forward than reverse
// (alpha > 0.5) the batch is data going through the inverse, else base samples going forward. To be called when
// training starts from fresh parameters, after initialise_for_training().
void initialise_from_data(Stack& stack, const CompiledTarget& target, const TrainingSettings& settings);

}  // namespace pushforward
