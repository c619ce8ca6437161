// A project as one line of text, to be mailed, chatted and pasted: compressed JSON in base64url behind a mark.
#pragma once

#include <QString>

#include "core/project/project.h"

namespace pushforward::app {

inline constexpr const char* state_string_mark = "pushforward1:";

[[nodiscard]] QString state_string(const Project& project);
// Spaces and line breaks, as mail programs put them in, do not matter. Throws InputError whose sentence says what is
// wrong.
[[nodiscard]] Project project_of_state_string(const QString& text);

}  // namespace pushforward::app
