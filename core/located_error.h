// Core's own checks name a field relative to what they were given ("mask"); a reader of files knows the rest.
#pragma once

#include <string>
#include <utility>

#include "core/errors.h"

namespace pushforward {

// The sentence without the field in front of it.
[[nodiscard]] inline std::string bare_sentence(const InputError& error) {
  const std::string what = error.what();
  const std::string prefix = error.field() + ": ";
  return !error.field().empty() && what.starts_with(prefix) ? what.substr(prefix.size()) : what;
}

// Calls and gives back; an InputError comes out with `place` in front of its field.
template <typename Call>
decltype(auto) locate_errors(const std::string& place, Call&& call) {
  try {
    return std::forward<Call>(call)();
  } catch (const InputError& error) {
    throw InputError(error.field().empty() ? place : place + "." + error.field(), bare_sentence(error));
  }
}

}  // namespace pushforward
