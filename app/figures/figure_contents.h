// A figure with everything that it shows: what is computed once and painted on any device, at any size.
#pragma once

#include <memory>
#include <vector>

#include "app/figures/figure_kind.h"
#include "app/figures/figure_layout.h"
#include "app/figures/figure_look.h"

namespace pushforward::app {

struct PanelPicture {
  FigureKind kind;
  QString title;  // limited HTML; empty for none
  std::shared_ptr<const PanelContents> contents;
  double scale_end = 0.0;
};

struct FigureContents {
  Figure figure;
  FigureLook look;
  FigureLayout layout;
  std::vector<PanelPicture> panels;
  Project project;  // of the first panel: what a file of the figure carries
};

// Evaluates exactly on `engine`, which it may also train with; minutes, if need be. Throws InputError, DeviceError,
// FigureCancelled. An engine belongs to one thread at a time.
[[nodiscard]] std::shared_ptr<const FigureContents> compute_figure(const Figure& figure, const FigureKinds& kinds,
                                                                   ModelSource& models, Engine& engine,
                                                                   const FigureProgress& progress = {});

// What is wrong with a figure as far as that can be told without its models: unknown kinds, sizes, colour maps. Throws
// InputError.
void check_figure(const Figure& figure, const FigureKinds& kinds);

}  // namespace pushforward::app
