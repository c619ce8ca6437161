// What the window shows, as a project: for all that leaves the program.
#pragma once

#include "core/project/project.h"

namespace pushforward::app {

class Session;

// The project with the layers and the step that the window shows.
[[nodiscard]] Project shown_project(const Session& session);

}  // namespace pushforward::app
