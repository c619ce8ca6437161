#include "app/figures/figure_painter.h"

#include "app/figures/figure_axes.h"

namespace pushforward::app {
namespace {

void paint_panel(PanelCanvas& canvas, const PanelPicture& panel, const PanelLayout& layout, const Figure& figure) {
  const FigureLook& look = canvas.look();
  const bool is_curve = panel.kind.surround == Surround::curve;
  const CurveAxes axes = is_curve ? panel.contents->axes() : CurveAxes{};
  canvas.set_plot(layout.plot, is_curve ? axes.range : layout.box);
  canvas.scale_end = panel.scale_end;
  if (panel.kind.surround != Surround::bare && look.plot.alpha() > 0) canvas.painter().fillRect(layout.plot, look.plot);
  panel.contents->paint(canvas);
  if (panel.kind.surround != Surround::bare) paint_frame(canvas);
  if (is_curve)
    paint_curve_axes(canvas, layout, axes);
  else if (panel.kind.surround != Surround::bare)
    paint_plane_axes(canvas, layout,
                     panel.kind.surround == Surround::x_plane ? QStringLiteral("x") : QStringLiteral("z"));
  if (layout.has_color_bar)
    if (const auto bar = panel.contents->color_bar(look, panel.scale_end))
      paint_figure_color_bar(canvas, color_bar_place(layout.plot, look.size), *bar);
  if (figure.parts.titles && !panel.title.isEmpty()) {
    const double room = layout.plot.width() * 1.1;
    canvas.text({layout.plot.center().x(), layout.title_y}, canvas.fitting(panel.title, look.title_size(), room),
                look.title_size(), look.ink, TextPlace::middle);
  }
}

void paint_titles(PanelCanvas& canvas, const FigureContents& contents) {
  const Figure& figure = contents.figure;
  const FigureLook& look = contents.look;
  const FigureLayout& layout = contents.layout;
  if (!figure.parts.titles) return;
  if (!figure.title.empty()) {
    const double size = 1.2 * look.title_size();
    canvas.text(layout.title,
                canvas.fitting(QString::fromStdString(figure.title), size, 0.96 * layout.page.width(), true), size,
                look.ink, TextPlace::middle, true);
  }
  for (std::size_t i = 0; i < std::min(figure.column_titles.size(), layout.column_titles.size()); ++i)
    canvas.text(layout.column_titles[i], QString::fromStdString(figure.column_titles[i]), look.title_size(), look.ink,
                TextPlace::middle);
  for (std::size_t i = 0; i < std::min(figure.row_titles.size(), layout.row_titles.size()); ++i)
    canvas.upward_text(layout.row_titles[i], QString::fromStdString(figure.row_titles[i]), look.title_size(), look.ink,
                       TextPlace::middle);
}

}  // namespace

void paint_figure(QPainter& painter, const FigureContents& contents, FigureTexts texts) {
  PanelCanvas canvas(painter, contents.look, contents.figure.size.dpi, texts == FigureTexts::text);
  if (contents.look.page.alpha() > 0) painter.fillRect(QRectF(QPointF(0, 0), contents.layout.page), contents.look.page);
  for (std::size_t i = 0; i < contents.panels.size(); ++i)
    paint_panel(canvas, contents.panels[i], contents.layout.panels[i], contents.figure);
  if (!contents.layout.color_bar.isEmpty()) {
    const PanelPicture& first = contents.panels.front();
    if (const auto bar = first.contents->color_bar(contents.look, first.scale_end))
      paint_figure_color_bar(canvas, contents.layout.color_bar, *bar);
  }
  paint_titles(canvas, contents);
}

QImage figure_image(const FigureContents& contents) { return figure_image(contents, contents.figure.size.pixels()); }

QImage figure_image(const FigureContents& contents, const QSize& pixels) {
  QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  // At the figure's own size exactly by its dpi: plots then lie on whole pixels.
  const FigureSize& size = contents.figure.size;
  const bool is_own = pixels == size.pixels();
  painter.scale(is_own ? size.dpi / points_per_inch : pixels.width() / contents.layout.page.width(),
                is_own ? size.dpi / points_per_inch : pixels.height() / contents.layout.page.height());
  // What is left of a last pixel that the page covers in part.
  if (contents.look.page.alpha() > 0)
    painter.fillRect(QRectF(QPointF(0, 0), 2 * contents.layout.page), contents.look.page);
  paint_figure(painter, contents);
  return image;
}

}  // namespace pushforward::app
