// Figures for the command line, drawn without a display.
#pragma once

#include "app/cli/figure_renderer.h"

namespace pushforward::app {

// Makes an application on the offscreen platform first. `program` is argv[0].
void render_figures_offscreen(const char* program, const RenderOptions& options, const RenderHost& host);

// Needs a QGuiApplication.
void render_figures(const RenderOptions& options, const RenderHost& host);

}  // namespace pushforward::app
