// Colours and faces of a figure, from resources/look/tokens.json. A plain value, made on any thread; the window's own
// theme has no part in it.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <vector>

#include "app/figures/figure.h"
#include "app/style/color_map.h"

namespace pushforward::app {

struct FigureLook {
  bool is_dark = false;
  QColor page;                // transparent for none
  QColor plot;                // ground of a plot; transparent for none
  QColor ground;              // what is behind a plot as far as it is known: for veils and for texts over marks
  QColor ink;                 // titles, axes, main curves
  QColor soft;                // tick labels, captions
  QColor faint;               // marks that lie behind others
  QColor grid;                // lines across a plot
  QColor mesh;                // edges of a warped grid
  QColor iso;                 // level lines
  QColor gap;                 // area above the loss's floor
  QColor positive, negative;  // amounts
  std::vector<QColor> parts;  // of the data, by component; the last stands for all further ones
  QColor over_field, halo;    // of what lies over a density: contours, samples
  double halo_opacity = 0.7;
  double sample_opacity = 0.62;
  double veil_opacity = 0.7;
  double veil_below = 1e-3;  // of the density's peak
  ColorMap density;
  ColorMap log_det;  // 1/2 is zero

  QFont text;  // face without a size: see PanelCanvas
  QFont math;
  double size = 8.0;  // points
  [[nodiscard]] double tick_size() const { return 0.875 * size; }
  [[nodiscard]] double title_size() const { return size; }
};

// Throws InputError for a colour map that there is not.
[[nodiscard]] FigureLook figure_look(const Figure& figure);

// Families that a figure can be set in, the default first: those of the look that are installed, then the system's.
[[nodiscard]] QStringList figure_fonts();

}  // namespace pushforward::app
