#include "tests/app/pictures/scenes.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QTest>
#include <utility>

#include "app/editors/layer_palette.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/editors/target_gallery.h"
#include "app/export/export_actions.h"
#include "app/gallery/compare_pairs.h"
#include "app/session/session.h"
#include "app/slow_motion/slow_motion.h"
#include "app/views/film_view.h"
#include "app/views/registry.h"
#include "app/window/hint_row.h"
#include "app/window/panel_grid.h"
#include "app/window/title_editor.h"
#include "app/window/window_actions.h"
#include "app/window/window_comparison.h"
#include "tests/app/editors/editors_under_test.h"
#include "tests/app/window/canvas_driver.h"

namespace pushforward::pictures {
namespace {

using app::MainWindow;
using app::Session;

QWidget* newest_dialog(MainWindow& window) {
  const auto dialogs = window.findChildren<QDialog*>();
  return dialogs.isEmpty() ? nullptr : dialogs.back();
}

void press_shortcut(MainWindow& window, const QKeySequence& keys) {
  for (QAction* action : window.findChildren<QAction*>())
    if (action->shortcut() == keys) return action->trigger();
}

// A preview is computed beside the window: nothing tells of it but its picture, which no longer changes.
QWidget* with_preview(QWidget* dialog) {
  if (dialog == nullptr) return nullptr;
  dialog->show();
  const QImage before = dialog->grab().toImage();
  QImage last = before;
  (void)QTest::qWaitFor(
      [&] {
        QTest::qWait(300);
        const QImage now = dialog->grab().toImage();
        return std::exchange(last, now) == now && now != before;
      },
      20'000);
  return dialog;
}

std::vector<Scene> views_alone() {
  std::vector<Scene> scenes;
  constexpr int views = 4;
  for (int i = 0; i < views; ++i)
    scenes.push_back({QStringLiteral("view %1 alone").arg(i + 1), [i](MainWindow& window, Session&) -> QWidget* {
                        window.panel_grid().view_actions()[i]->trigger();
                        return &window;
                      }});
  return scenes;
}

std::vector<Scene> menus() {
  std::vector<Scene> scenes;
  constexpr int menus = 6;
  for (int i = 0; i < menus; ++i)
    scenes.push_back({QStringLiteral("menu %1").arg(i + 1), [i](MainWindow& window, Session&) -> QWidget* {
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
    scenes.push_back({QStringLiteral("target tool %1").arg(i + 1), [i](MainWindow& window, Session&) -> QWidget* {
                        const auto buttons = window.target_gallery().findChildren<QAbstractButton*>();
                        if (i >= buttons.size() || !buttons[i]->isCheckable() || !buttons[i]->isVisible())
                          return nullptr;
                        buttons[i]->click();
                        return &window;
                      }});
  return scenes;
}

// A stroke of one's own, in the middle of it.
QWidget* paint_a_target(MainWindow& window, Session&) {
  window.target_gallery().findChildren<QAbstractButton*>().front()->click();
  const QByteArray density = window.panel_grid().middle_views().front()->accessibleName().toUtf8();
  const test::CanvasDriver canvas(window, density.constData(), "density");
  const auto at = [&](double x, double y) { return canvas.view->transform().to_pixel(x, y); };
  canvas.press(at(-2.0, -1.0));
  for (double x = -2.0; x < 2.0; x += 0.1) canvas.move(at(x, 1.5 - 0.6 * x * x));
  QTest::qWait(1000);  // the target is compiled and trained against
  return &window;
}

// A handle in the middle of a drag, against the wall of its constraint: the canvas says why it goes no further.
QWidget* pull_against_the_wall(MainWindow& window, Session&) {
  const QByteArray density = window.panel_grid().middle_views().front()->accessibleName().toUtf8();
  const test::CanvasDriver canvas(window, density.constData(), "density");
  window.view_links().x_viewport.set_box({-7.0, 7.0, -4.5, 4.5});  // the wall may lie far out
  canvas.press(canvas.pixel(QStringLiteral("u")));
  const QPointF line = canvas.pixel(QStringLiteral("b"));
  const auto w = canvas.handle(QStringLiteral("w")).numbers;
  const double beyond = -1.5 / (w[0] * w[0] + w[1] * w[1]);  // where wᵀû is −1.5
  canvas.move(line + beyond * canvas.view->transform().scale * QPointF(w[0], -w[1]));
  return &window;
}

QWidget* drag_from_palette(MainWindow& window, Session&) {
  app::PaletteGrid& grid = window.palette_panel().grid();
  const QPoint start = grid.visualRect(grid.model()->index(1, 0)).center();
  test::EditorsUnderTest::press_and_move(*grid.viewport(), start, window.stack_panel(), {150, 180});
  return &window;
}

Scene slow_motion(const QString& name, app::StepStage stage, bool presented = false) {
  return {name, [stage, presented](MainWindow& window, Session&) -> QWidget* {
            if (presented) window.actions().present->trigger();
            auto* motion = window.findChild<app::SlowMotion*>();
            motion->set_on(true);
            if (!QTest::qWaitFor([&] { return motion->step() != nullptr; }, 20'000)) return nullptr;
            motion->set_seconds(app::SlowMotion::longest_seconds);
            motion->go_to(stage);
            const bool moves = stage == app::StepStage::move;
            return QTest::qWaitFor([&] { return !moves || motion->outcome() != nullptr; }, 20'000) ? &window : nullptr;
          }};
}

// One planar layer against eight couplings, both trained a little.
Scene compare(const QString& name, bool presented) {
  return {name, [presented](MainWindow& window, Session&) -> QWidget* {
            if (presented) window.actions().present->trigger();
            const app::ComparePair pair = app::compare_pair(QStringLiteral("one-or-eight"));
            app::ModelComparison& comparison = window.comparison().comparison();
            comparison.begin(pair.a(), pair.b());
            const auto is_trained = [&](const app::Session& side) {
              return side.frame() && side.frame()->edit == side.last_edit() && side.frame()->step >= 150;
            };
            const auto both = [&](const auto& is_so) {
              return is_so(comparison.session(app::CompareSide::a)) && is_so(comparison.session(app::CompareSide::b));
            };
            (void)QTest::qWaitFor([&] { return both(is_trained); }, 20'000);
            comparison.session(app::CompareSide::a).pause();
            (void)QTest::qWaitFor(
                [&] {
                  return both([](const app::Session& side) {
                    return side.frame()->state == app::RunState::paused && side.frame()->density->exact;
                  });
                },
                20'000);
            return &window;
          }};
}

std::vector<Scene> scenes_of_a_trained_model() {
  std::vector<Scene> scenes{
      {QStringLiteral("window"), [](MainWindow& window, Session&) -> QWidget* { return &window; }},
      {QStringLiteral("hints"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.hints().start_anew();
         return &window;
       }},
      {QStringLiteral("presentation"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().present->trigger();
         return &window;
       }},
      {QStringLiteral("depth in part"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.findChild<app::FilmView*>()->choose(2.5);
         return &window;
       }},
      {QStringLiteral("probe and lens"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().probe->trigger();
         window.actions().lens->trigger();
         window.view_links().probe.pin(app::Plane::x, {1.05, -0.5});
         return &window;
       }},
      {QStringLiteral("earlier step"),
       [](MainWindow& window, Session& session) -> QWidget* {
         // A stop of the scrubber, as a click would choose it.
         session.show_step((*session.frame()->snapshots)[2]);
         (void)QTest::qWaitFor([&] { return session.frame()->past.has_value(); }, 20'000);
         return &window;
       }},
      {QStringLiteral("drag from palette"), drag_from_palette},
      {QStringLiteral("painting"), paint_a_target},
      slow_motion(QStringLiteral("slow motion push"), app::StepStage::push),
      slow_motion(QStringLiteral("slow motion pull"), app::StepStage::pull),
      slow_motion(QStringLiteral("slow motion presented"), app::StepStage::pull, true),
      {QStringLiteral("title"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.findChild<app::TitleEditor*>()->edit();
         return &window;
       }},
      {QStringLiteral("error"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().open_path(QStringLiteral("/nowhere/moons.pushforward"));
         return &window;
       }},
      {QStringLiteral("presets"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().presets->trigger();
         return newest_dialog(window);
       }},
      {QStringLiteral("keys"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().show_keys->trigger();
         return newest_dialog(window);
       }},
      {QStringLiteral("keys found"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().show_keys->trigger();
         QWidget* dialog = newest_dialog(window);
         QTest::keyClicks(dialog->findChild<QLineEdit*>(), QStringLiteral("handle"));
         return dialog;
       }},
      {QStringLiteral("keys presented"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().present->trigger();
         window.actions().show_keys->trigger();
         return newest_dialog(window);
       }},
      {QStringLiteral("export figure"),
       [](MainWindow& window, Session&) -> QWidget* {
         press_shortcut(window, QKeySequence(Qt::CTRL | Qt::Key_E));
         return with_preview(newest_dialog(window));
       }},
      {QStringLiteral("export figure at a depth"),
       [](MainWindow& window, Session& session) -> QWidget* {
         window.findChild<app::FilmView*>()->choose(3.5);
         (void)QTest::qWaitFor([&] { return session.view().depth == 3.5; }, 20'000);
         press_shortcut(window, QKeySequence(Qt::CTRL | Qt::Key_E));
         return with_preview(newest_dialog(window));
       }},
      {QStringLiteral("several selected"),
       [](MainWindow& window, Session&) -> QWidget* {
         QTest::keySequence(&window.stack_panel().list(), QKeySequence(QKeySequence::SelectAll));
         return &window;
       }},
      {QStringLiteral("export data"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.exports().of_file().front()->trigger();
         return newest_dialog(window);
       }},
      {QStringLiteral("export animation"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.exports().of_file().back()->trigger();
         return with_preview(newest_dialog(window));
       }},
      {QStringLiteral("open"),
       [](MainWindow& window, Session&) -> QWidget* {
         window.actions().open->trigger();
         return newest_dialog(window);
       }},
      {QStringLiteral("close question"),
       [](MainWindow& window, Session& session) -> QWidget* {
         session.set_title(QStringLiteral("Moons"));
         window.close();
         return window.findChild<QMessageBox*>();
       }},
      {QStringLiteral("about"), [](MainWindow& window, Session&) -> QWidget* {
         window.findChild<QMenuBar*>()->actions().back()->menu()->actions().back()->trigger();
         return window.findChild<QMessageBox*>();
       }}};
  for (auto more : {views_alone(), target_tools(), menus()}) scenes.insert(scenes.end(), more.begin(), more.end());
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
  const Scene window{QStringLiteral("window"), [](MainWindow& shown, Session&) -> QWidget* { return &shown; }};
  const auto named = [&window](const char* name) { return Scene{QLatin1String(name), window.prepare}; };
  const Scene presented{QStringLiteral("handles presented"), [](MainWindow& shown, Session&) -> QWidget* {
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
       {named("handles"),
        {QStringLiteral("handle at the wall"), pull_against_the_wall},
        presented,
        slow_motion(QStringLiteral("handles in slow motion"), app::StepStage::push)}},
      {make_preset("planar-32"), 200, false, {named("many layers")}},
      {make_preset("realnvp-8"),
       20,
       false,
       {compare(QStringLiteral("compare"), false), compare(QStringLiteral("compare presented"), true)}},
      {with_layers({}, "Nothing yet"), 20, false, {named("empty stack")}},
      {with_layers({frozen, make_layer("permutation")}, "Nothing to train"), 20, false, {named("nothing to train")}},
      {broken, 0, true, {named("not finite")}}};
}

}  // namespace pushforward::pictures
