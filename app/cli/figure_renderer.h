// How the command line asks for figures. Drawing needs what a build with the window has; the command line itself knows
// none of it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/train/engine.h"

namespace pushforward::app {

// What a person has typed, as text where only whoever draws can tell whether it means something. Empty: not given.
struct RenderOptions {
  std::string project;
  std::string compare;             // a second project, in a row below
  std::vector<std::string> views;  // FigureKind::id
  std::string over;                // depth, training, temperature, layers
  std::vector<double> values;      // of what it goes over
  std::optional<int> steps;        // of training to do first
  std::optional<double> depth, temperature;
  std::string probe;  // "x1,x2"
  std::string preset;
  std::string size;
  std::optional<double> dpi, font_size;
  std::string font, theme, color_map, title, box;
  std::optional<int> columns;
  bool no_titles = false, no_axes = false, no_color_bar = false, no_contours = false;
  bool samples = false, shared_scale = false;
  std::string language;
  std::vector<std::string> outputs;
  std::string batch;   // a file with a list of figures
  std::string folder;  // that the batch's files go to; empty: the batch's own
};

struct RenderHost {
  std::function<std::unique_ptr<Engine>()> open_engine;
  std::optional<std::uint64_t> seed;
  // Of the whole work; false ends it.
  std::function<bool(double share, const std::string& what)> progress;
  std::function<void(const std::string& file)> written;
};

// Throws InputError and DeviceError.
using FigureRenderer = std::function<void(const RenderOptions& options, const RenderHost& host)>;

}  // namespace pushforward::app
