// Every text of core's registries that the window shows: names and explanations of layers, their numbers, targets and
// presets. The files of the translations are filled from this list, so that a new layer needs no line here.
#pragma once

#include <QByteArray>
#include <string>
#include <vector>

namespace pushforward::app {

// Without doubles, in the order of the registries.
[[nodiscard]] std::vector<std::string> core_texts();

// The same as a C++ source that lupdate reads.
[[nodiscard]] QByteArray core_texts_for_lupdate();

}  // namespace pushforward::app
