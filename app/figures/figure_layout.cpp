#include "app/figures/figure_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/errors.h"

namespace pushforward::app {
namespace {

// In sizes of the figure's letters.
constexpr double page_margin = 0.6;
constexpr double figure_title_height = 2.1;
constexpr double band_title = 1.7;  // above the columns, beside the rows
constexpr double panel_title = 1.7;
constexpr double gap = 0.9;         // between panels
constexpr double plane_left = 2.3;  // tick labels and the axis's name
constexpr double curve_left = 4.1;
constexpr double plane_bottom = 1.65;
constexpr double curve_bottom = 2.7;  // with a name below the labels
constexpr double bar_gap = 0.7;
constexpr double bar_width = 0.8;
constexpr double bar_texts = 4.3;       // labels and the quantity
constexpr double smallest_plot = 12.0;  // points

bool is_plane(const FigureKind& kind) {
  return kind.surround == Surround::x_plane || kind.surround == Surround::z_plane;
}

// Margins around the plots of one column or row.
struct Margins {
  double before = 0.0;
  double after = 0.0;
};

double left_of(const FigureKind& kind) {
  if (kind.surround == Surround::bare) return 0.0;
  return is_plane(kind) ? plane_left : curve_left;
}

double bottom_of(const FigureKind& kind) {
  if (kind.surround == Surround::bare) return 0.0;
  return is_plane(kind) ? plane_bottom : curve_bottom;
}

double sum(const std::vector<Margins>& margins) {
  return std::accumulate(margins.begin(), margins.end(), 0.0,
                         [](double total, const Margins& margin) { return total + margin.before + margin.after; });
}

Box filling(const Box& wanted, const QSizeF& size) {
  const double scale =
      std::min(size.width() / (wanted.right - wanted.left), size.height() / (wanted.top - wanted.bottom));
  const double x = (wanted.left + wanted.right) / 2, y = (wanted.bottom + wanted.top) / 2;
  const double half_width = size.width() / scale / 2, half_height = size.height() / scale / 2;
  return {x - half_width, x + half_width, y - half_height, y + half_height};
}

bool share_axes(const std::vector<const FigureKind*>& kinds, const std::vector<Box>& boxes) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (!is_plane(*kinds[i]) || kinds[i]->surround != kinds[0]->surround || boxes[i] != boxes[0]) return false;
  return true;
}

}  // namespace

bool has_one_scale(const Figure& figure, const std::vector<const FigureKind*>& kinds) {
  return kinds.size() > 1 && figure.shared_scale && std::ranges::all_of(kinds, [&](const FigureKind* kind) {
           return kind->has_color_bar && kind->id == kinds.front()->id;
         });
}

FigureLayout lay_out(const Figure& figure, const std::vector<const FigureKind*>& kinds, const std::vector<Box>& boxes) {
  const double em = figure.font_size;
  const int columns = figure.column_count(), rows = figure.row_count();
  const bool shared = figure.panels.size() > 1 && share_axes(kinds, boxes);
  const bool one_bar = figure.parts.color_bar && has_one_scale(figure, kinds);
  FigureLayout layout{.page = figure.size.points()};
  layout.panels.resize(kinds.size());

  std::vector<Margins> across(static_cast<std::size_t>(columns)), down(static_cast<std::size_t>(rows));
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const FigureKind& kind = *kinds[i];
    PanelLayout& panel = layout.panels[i];
    const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
    const bool has_axes = figure.parts.axes && kind.surround != Surround::bare;
    const bool is_lowest = i + static_cast<std::size_t>(columns) >= kinds.size();
    panel.has_left_axis = has_axes && (!shared || column == 0);
    panel.has_bottom_axis = has_axes && (!shared || is_lowest);
    panel.has_color_bar = figure.parts.color_bar && kind.has_color_bar && !one_bar;
    Margins& x = across[static_cast<std::size_t>(column)];
    Margins& y = down[static_cast<std::size_t>(row)];
    if (panel.has_left_axis) x.before = std::max(x.before, left_of(kind) * em);
    if (panel.has_color_bar) x.after = std::max(x.after, (bar_gap + bar_width + bar_texts) * em);
    // In a row where only some stand at the bottom of their column, all leave the same room.
    if (panel.has_bottom_axis) y.after = std::max(y.after, bottom_of(kind) * em);
    const bool has_title = figure.parts.titles && (!figure.panels[i].title || !figure.panels[i].title->empty());
    if (has_title) y.before = std::max(y.before, panel_title * em);
  }

  const bool has_rows = figure.parts.titles && !figure.row_titles.empty();
  const bool has_columns = figure.parts.titles && !figure.column_titles.empty();
  const double left = (page_margin + (has_rows ? band_title : 0.0)) * em;
  const double top = (page_margin + (figure.parts.titles && !figure.title.empty() ? figure_title_height : 0.0) +
                      (has_columns ? band_title : 0.0)) *
                     em;
  // Half a tick label may reach beyond the last plot.
  const double right = (page_margin + (one_bar ? bar_gap + bar_width + bar_texts : 0.4)) * em;
  const double bottom = page_margin * em;
  const double pixel = points_per_inch / figure.size.dpi;
  const auto snapped = [pixel](double length) { return std::floor(length / pixel + 1e-6) * pixel; };
  const double width = snapped((layout.page.width() - left - right - sum(across) - (columns - 1) * gap * em) / columns);
  const double height = snapped((layout.page.height() - top - bottom - sum(down) - (rows - 1) * gap * em) / rows);
  if (width < smallest_plot || height < smallest_plot)
    throw InputError("size",
                     "there is no room for the plots; make the figure larger, its letters smaller, or leave "
                     "titles, axes or colour bars out.");

  double y = top;
  for (int row = 0; row < rows; ++row) {
    const Margins& vertical = down[static_cast<std::size_t>(row)];
    y += vertical.before;
    double x = left;
    for (int column = 0; column < columns; ++column) {
      const Margins& horizontal = across[static_cast<std::size_t>(column)];
      x += horizontal.before;
      const QRectF plot(snapped(x), snapped(y), width, height);
      const std::size_t index = static_cast<std::size_t>(row * columns + column);
      if (index < kinds.size()) {
        PanelLayout& panel = layout.panels[index];
        panel.plot = plot;
        panel.box = is_plane(*kinds[index]) ? filling(boxes[index], plot.size()) : boxes[index];
        panel.title_y = plot.top() - 0.55 * em;
      }
      if (row == 0) layout.column_titles.emplace_back(plot.center().x(), plot.top() - vertical.before - 0.55 * em);
      if (column == 0) layout.row_titles.emplace_back((page_margin + 0.85) * em, plot.center().y());
      x += width + horizontal.after + gap * em;
    }
    y += height + vertical.after + gap * em;
  }
  layout.title = {layout.page.width() / 2, (page_margin + 1.2) * em};
  if (one_bar) {
    const double bar_left = layout.page.width() - (page_margin + bar_texts + bar_width) * em;
    layout.color_bar = QRectF(bar_left, layout.panels.front().plot.top(), bar_width * em,
                              layout.panels.back().plot.bottom() - layout.panels.front().plot.top());
  }
  return layout;
}

}  // namespace pushforward::app
