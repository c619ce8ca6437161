// A figure on any paint device. Computes nothing but pixels and paths; may run on any thread.
#pragma once

#include <QImage>
#include <QPainter>

#include "app/figures/figure_contents.h"

namespace pushforward::app {

enum class FigureTexts { outlines, text };  // text: can be selected, where the device embeds faces

// The painter's unit must be a point (1/72 inch), with the page's top left corner at the origin. Paints the page's
// ground too, if the theme has one.
void paint_figure(QPainter& painter, const FigureContents& contents, FigureTexts texts = FigureTexts::outlines);

// As a PNG holds it: of the figure's size in pixels, or of another one (previews, frames of an animation) with the same
// aspect. Format ARGB32_Premultiplied; opaque unless the theme is transparent.
[[nodiscard]] QImage figure_image(const FigureContents& contents);
[[nodiscard]] QImage figure_image(const FigureContents& contents, const QSize& pixels);

}  // namespace pushforward::app
