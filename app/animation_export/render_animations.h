// Animations for the command line, drawn without a display.
#pragma once

#include "app/cli/animation_renderer.h"

namespace pushforward::app {

// Makes an application on the offscreen platform first. `program` is argv[0].
void render_animations_offscreen(const char* program, const AnimateOptions& options, const RenderHost& host);

// Needs a QGuiApplication.
void render_animations(const AnimateOptions& options, const RenderHost& host);

}  // namespace pushforward::app
