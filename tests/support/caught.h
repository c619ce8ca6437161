// The InputError that an action throws.
#pragma once

#include "core/errors.h"

namespace pushforward::test {

template <class Action>
[[nodiscard]] InputError caught(Action action) {
  try {
    action();
  } catch (const InputError& error) {
    return error;
  }
  return InputError("", "nothing was thrown");
}

}  // namespace pushforward::test
