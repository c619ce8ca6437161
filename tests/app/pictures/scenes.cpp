#include "tests/app/pictures/scenes.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QTest>

#include "app/editors/stack_panel.h"
#include "app/editors/target_gallery.h"
#include "app/session/session.h"
#include "app/views/film_view.h"
#include "app/views/registry.h"
#include "app/window/hint_row.h"
#include "app/window/panel_grid.h"
#include "app/window/title_editor.h"
#include "app/window/window_actions.h"

namespace pushforward::pictures {
namespace {

using app::MainWindow;

QWidget* newest_dialog(MainWindow& window) {
  const auto dialogs = window.findChildren<QDialog*>();
  return dialogs.isEmpty() ? nullptr : dialogs.back();
}

std::vector<Scene> views_alone() {
  std::vector<Scene> scenes;
  constexpr int views = 4;
  for (int i = 0; i < views; ++i)
    scenes.push_back({QStringLiteral("view %1 alone").arg(i + 1), [i](MainWindow& window) -> QWidget* {
                        window.panel_grid().view_actions()[i]->trigger();
                        return &window;
                      }});
  return scenes;
}

std::vector<Scene> menus() {
  std::vector<Scene> scenes;
  constexpr int menus = 6;
  for (int i = 0; i < menus; ++i)
    scenes.push_back({QStringLiteral("menu %1").arg(i + 1), [i](MainWindow& window) -> QWidget* {
                        auto* bar = window.findChild<QMenuBar*>();
                        if (bar == nullptr || i >= bar->actions().size()) return nullptr;
                        QMenu* menu = bar->actions()[i]->menu();
                        menu->popup(window.mapToGlobal(QPoint(20, 44)));
                        return menu;
                      }});
  return scenes;
}

// The tools of one's own targets, whatever they are.
std::vector<Scene> target_tools() {
  std::vector<Scene> scenes;
  constexpr int tools = 5;
  for (int i = 0; i < tools; ++i)
    scenes.push_back({QStringLiteral("target tool %1").arg(i + 1), [i](MainWindow& window) -> QWidget* {
                        const auto buttons = window.target_gallery().findChildren<QAbstractButton*>();
                        if (i >= buttons.size() || !buttons[i]->isCheckable() || !buttons[i]->isVisible())
                          return nullptr;
                        buttons[i]->click();
                        return &window;
                      }});
  return scenes;
}

// Every switch of the menus that is none of those that have a scene of their own.
std::vector<Scene> modes() {
  std::vector<Scene> scenes;
  constexpr int most_modes = 8;
  for (int i = 0; i < most_modes; ++i)
    scenes.push_back({QStringLiteral("mode %1").arg(i + 1), [i](MainWindow& window) -> QWidget* {
                        QList<QAction*> switches;
                        for (QMenu* menu : window.findChildren<QMenu*>())
                          for (QAction* action : menu->actions())
                            if (action->isCheckable() && action->isEnabled() && action->actionGroup() == nullptr &&
                                action != window.actions().present && !switches.contains(action) &&
                                !window.panel_grid().view_actions().contains(action) &&
                                action->shortcut().toString().contains(QLatin1Char('+')) == false)
                              switches.append(action);
                        switches.removeIf([](const QAction* action) {
                          return action->shortcut() == QKeySequence(Qt::Key_B) ||
                                 action->shortcut() == QKeySequence(Qt::Key_F) ||
                                 action->shortcut() == QKeySequence(Qt::Key_I);
                        });
                        if (i >= switches.size()) return nullptr;
                        switches[i]->trigger();
                        return &window;
                      }});
  return scenes;
}

std::vector<Scene> scenes_of_a_trained_model() {
  std::vector<Scene> scenes{
      {QStringLiteral("window"), [](MainWindow& window) -> QWidget* { return &window; }},
      {QStringLiteral("hints"),
       [](MainWindow& window) -> QWidget* {
         window.hints().start_anew();
         return &window;
       }},
      {QStringLiteral("presentation"),
       [](MainWindow& window) -> QWidget* {
         window.actions().present->trigger();
         return &window;
       }},
      {QStringLiteral("depth in part"),
       [](MainWindow& window) -> QWidget* {
         window.findChild<app::FilmView*>()->choose(2.5);
         return &window;
       }},
      {QStringLiteral("probe and lens"),
       [](MainWindow& window) -> QWidget* {
         window.actions().probe->trigger();
         window.actions().lens->trigger();
         window.view_links().probe.pin(app::Plane::x, {1.05, -0.5});
         return &window;
       }},
      {QStringLiteral("title"),
       [](MainWindow& window) -> QWidget* {
         window.findChild<app::TitleEditor*>()->edit();
         return &window;
       }},
      {QStringLiteral("error"),
       [](MainWindow& window) -> QWidget* {
         emit window.actions().failed(QStringLiteral("There is no file “moons.pushforward”. Nothing was changed."));
         return &window;
       }},
      {QStringLiteral("presets"),
       [](MainWindow& window) -> QWidget* {
         window.actions().presets->trigger();
         return newest_dialog(window);
       }},
      {QStringLiteral("open"),
       [](MainWindow& window) -> QWidget* {
         window.actions().open->trigger();
         return newest_dialog(window);
       }},
      {QStringLiteral("close question"),
       [](MainWindow& window) -> QWidget* {
         window.close();
         return window.findChild<QMessageBox*>();
       }},
      {QStringLiteral("about"), [](MainWindow& window) -> QWidget* {
         window.findChild<QMenuBar*>()->actions().back()->menu()->actions().back()->trigger();
         return window.findChild<QMessageBox*>();
       }}};
  for (auto more : {views_alone(), modes(), target_tools(), menus()})
    scenes.insert(scenes.end(), more.begin(), more.end());
  return scenes;
}

Project with_layers(std::vector<LayerEntry> layers, const char* title) {
  Project project = make_preset("realnvp-8");
  project.title = title;
  project.fresh = false;
  project.stack.layers = std::move(layers);
  return project;
}

}  // namespace

std::vector<Chapter> all_chapters() {
  const Scene window{QStringLiteral("window"), [](MainWindow& shown) -> QWidget* { return &shown; }};
  const auto named = [&window](const char* name) { return Scene{QLatin1String(name), window.prepare}; };
  const Scene presented{QStringLiteral("handles presented"), [](MainWindow& shown) -> QWidget* {
                          shown.actions().present->trigger();
                          return &shown;
                        }};
  LayerEntry frozen = make_layer("planar", {}, 2, Initialisation::training, 3);
  frozen.frozen = true;
  Project broken = make_preset("realnvp-8");
  broken.training.optimiser = OptimiserKind::sgd;
  broken.training.learning_rate = 10.0;
  return {
      {make_preset("realnvp-8"), 600, false, scenes_of_a_trained_model()},
      {with_layers({make_layer("linear", {}, 2, Initialisation::training, 1),
                    make_layer("radial", {}, 2, Initialisation::training, 2),
                    make_layer("planar", {}, 2, Initialisation::training, 3)},
                   "Three layers with handles"),
       300,
       false,
       {named("handles"), presented}},
      {make_preset("planar-32"), 200, false, {named("many layers")}},
      {with_layers({}, "Nothing yet"), 20, false, {named("empty stack")}},
      {with_layers({frozen, make_layer("permutation")}, "Nothing to train"), 20, false, {named("nothing to train")}},
      {broken, 0, true, {named("not finite")}}};
}

}  // namespace pushforward::pictures
