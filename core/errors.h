// The two kinds of failure that reach a person. Everything that throws them writes a whole sentence: what happened,
// where, and what to do about it.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace pushforward {

// Something that a person gave is wrong (a file, an option, a value). `field` names the place, e.g.
// "stack.layers[2].params.w".
class InputError : public std::runtime_error {
 public:
  InputError(std::string field, const std::string& sentence)
      : std::runtime_error(field.empty() ? sentence : field + ": " + sentence), field_(std::move(field)) {}
  [[nodiscard]] const std::string& field() const { return field_; }

 private:
  std::string field_;
};

// A compute device failed (missing, lost, out of memory, a build error).
class DeviceError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace pushforward
