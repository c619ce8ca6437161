#include "app/window/window_keys.h"

#include <QAction>

#include "app/canvas/curve_plot.h"
#include "app/canvas/draggable_handles.h"
#include "app/compare/compare_actions.h"
#include "app/editors/layer_actions.h"
#include "app/editors/number_field.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/export/export_actions.h"
#include "app/figure_export/figure_actions.h"
#include "app/own_targets/formula_panel.h"
#include "app/own_targets/mixture_overlay.h"
#include "app/own_targets/own_targets.h"
#include "app/own_targets/paint_overlay.h"
#include "app/slow_motion/caption_bar.h"
#include "app/views/film_view.h"
#include "app/views/lens_overlay.h"
#include "app/views/plot_area.h"
#include "app/views/probe_overlay.h"
#include "app/views/time_scrubber.h"
#include "app/views/waterfall_view.h"
#include "app/window/edit_actions.h"
#include "app/window/panel_grid.h"
#include "app/window/time_actions.h"
#include "app/window/window_actions.h"

namespace pushforward::app {
namespace {

// In the action's own words, as its menu and its tip have them; the tip ends with the key, which stands beside it.
KeyUse use_of(const QAction& action) {
  QString name = action.text().remove(u'&');
  if (name.endsWith(u'…')) name.chop(1);
  QString tip = action.toolTip();
  const QString key = action.shortcut().toString(QKeySequence::NativeText);
  for (const QString& suffix : {QStringLiteral(" (%1)"), QStringLiteral("（%1）")})
    if (tip.endsWith(suffix.arg(key))) tip.chop(suffix.arg(key).size());
  return {action.shortcuts(), name, tip == name ? QString() : tip};
}

// Actions without a key are left out.
QList<KeyUse> uses_of(const QList<QAction*>& actions) {
  QList<KeyUse> uses;
  for (const QAction* action : actions)
    if (!action->shortcut().isEmpty()) uses.append(use_of(*action));
  return uses;
}

// Of an action whose words change with what it would do now.
KeyUse named(const QAction& action, const QString& does) { return {action.shortcuts(), does}; }

}  // namespace

QList<KeyUse> WindowKeys::of_window() {
  return {{{Qt::Key_Escape}, tr("Leave the presentation"), tr("An earlier step that is shown goes first")}};
}

std::vector<KeySection> WindowKeys::sections(const Parts& parts) {
  const WindowActions& window = parts.actions;
  QList<KeyUse> cards;
  for (const QList<QAction*>& group : parts.layers.groups()) cards << uses_of(group);
  return {
      {tr("Training"), QList<KeyUse>{named(*window.play, tr("Train, or pause"))} +
                           uses_of(QList<QAction*>{window.step, window.restart} + parts.time.menu()) +
                           TimeScrubber::keys() + CaptionBar::keys()},
      {tr("Stack"), StackList::keys() + PaletteGrid::keys() + FilmView::keys()},
      {tr("Cards"), cards + NumberField::keys()},
      {tr("Views"), uses_of(parts.views.view_actions()) + PanelGrid::keys() + uses_of({window.reset_view}) +
                        PlotArea::keys() +
                        QList<KeyUse>{named(*parts.compare.split(), tr("Two models side by side, or one again"))} +
                        uses_of({parts.compare.other_side()}) + WaterfallView::keys()},
      {tr("Canvas and handles"), uses_of({window.handles}) + DraggableHandles::keys() + CurvePlot::keys() +
                                     uses_of({window.probe}) + ProbeOverlay::keys() + uses_of({window.lens}) +
                                     LensOverlay::keys()},
      {tr("Targets"), PaintOverlay::keys() + uses_of(parts.own_targets.brush_actions()) + MixtureOverlay::keys() +
                          FormulaField::keys()},
      {tr("Files and edits"),
       uses_of({window.open, window.presets, window.save, window.save_as, window.rename, parts.figures.export_figure}) +
           uses_of(parts.exports.of_file() + parts.exports.of_edit()) +
           QList<KeyUse>{named(*parts.edits.undo(), tr("Undo")), named(*parts.edits.redo(), tr("Redo"))} +
           uses_of({window.quit})},
      {tr("Presenting"), uses_of({window.present}) + of_window() + uses_of({window.switch_theme})},
      {tr("Menus"), uses_of({window.show_keys}) + window.menu_keys()},
  };
}

}  // namespace pushforward::app
