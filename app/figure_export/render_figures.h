// Figures for the command line, drawn without a display.
#pragma once

#include "app/cli/figure_renderer.h"
#include "app/figures/figure.h"

namespace pushforward::app {

// Makes an application on the offscreen platform first. `program` is argv[0].
void render_figures_offscreen(const char* program, const RenderOptions& options, const RenderHost& host);

// The figure that was typed. Throws InputError.
[[nodiscard]] Figure figure_of(const RenderOptions& options, const RenderHost& host);
// Of the words in figures, from here on; nothing for an empty code. Throws InputError for one that is not known.
void choose_figure_language(const std::string& code);
// What stands in the file of --batch, and where its files go. Throws InputError.
[[nodiscard]] std::string batch_text(const RenderOptions& options);
void place_outputs(const RenderOptions& options, std::vector<std::string>& outputs);

// Needs a QGuiApplication.
void render_figures(const RenderOptions& options, const RenderHost& host);

}  // namespace pushforward::app
