// The page of keys: it lists what works, all of it, and stands in nobody's way.
#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QTest>
#include <algorithm>
#include <functional>
#include <set>

#include "app/canvas/curve_plot.h"
#include "app/canvas/handle_overlay.h"
#include "app/editors/layer_form.h"
#include "app/editors/layer_palette.h"
#include "app/editors/number_field.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/own_targets/formula_panel.h"
#include "app/own_targets/mixture_overlay.h"
#include "app/own_targets/own_targets.h"
#include "app/own_targets/paint_overlay.h"
#include "app/slow_motion/caption_bar.h"
#include "app/slow_motion/slow_motion.h"
#include "app/views/film_view.h"
#include "app/views/lens_overlay.h"
#include "app/views/probe_overlay.h"
#include "app/views/registry.h"
#include "app/views/time_scrubber.h"
#include "app/views/waterfall_view.h"
#include "app/window/keys_dialog.h"
#include "app/window/panel_grid.h"
#include "app/window/window_actions.h"
#include "app/window/window_keys.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::KeyUse;

namespace {

// Who handles a list of keys, and how to bring it there.
struct Handler {
  const char* name;
  QList<KeyUse> uses;
  std::function<void()> prepare;  // before each key
  std::function<bool(QKeyEvent&)> takes;
};

// Without the way up to its parents, which might take what it leaves.
std::function<bool(QKeyEvent&)> by(QObject* widget) {
  return [widget](QKeyEvent& event) { return widget->event(&event) && event.isAccepted(); };
}

QKeyEvent pressed(const QKeySequence& keys) {
  const QKeyCombination combination = keys[0];
  const bool back = combination == (Qt::SHIFT | Qt::Key_Tab);
  return {QEvent::KeyPress, back ? Qt::Key_Backtab : combination.key(), combination.keyboardModifiers()};
}

QString told(const KeyUse& use) {
  QStringList keys;
  for (const QKeySequence& sequence : use.keys) keys << sequence.toString();
  return keys.join(QStringLiteral(", ")) + QStringLiteral(": ") + use.does + QStringLiteral(" | ") + use.explanation;
}

// An overlay of the window, of which there is one.
template <class Overlay>
Overlay* overlay_of(app::MainWindow& window) {
  for (app::PlaneOverlay* overlay : window.view_links().overlays.bottom_to_top())
    if (auto* found = dynamic_cast<Overlay*>(overlay)) return found;
  return nullptr;
}

std::vector<Handler> all_handlers(OpenWindow& open, const CanvasDriver& canvas) {
  app::MainWindow& window = open.window;
  const auto over = [&canvas](app::PlaneOverlay* overlay) {
    return [overlay, &canvas](QKeyEvent& event) { return overlay->key(canvas.place(), event); };
  };
  const auto press = [](const std::function<bool(QKeyEvent&)>& takes, const QKeySequence& keys) {
    QKeyEvent event = pressed(keys);
    takes(event);
  };
  const auto nothing = [] {};
  auto* scrubber = window.findChild<app::TimeScrubber*>();
  auto* film = window.findChild<app::FilmView*>();
  auto* motion = window.findChild<app::SlowMotion*>();
  auto* curves = &window.layer_form().curve_plot();
  auto* handles = &window.handles();
  auto* mixture = &window.own_targets().mixture();
  auto* paint = &window.own_targets().paint();
  auto* number = new app::NumberField(1.0, &window);
  auto* formula = new app::FormulaField(&window);
  auto* stack = &window.stack_panel().list();
  auto* palette = &window.palette_panel().grid();
  auto* grid = &window.panel_grid();
  app::View* density = grid->middle_views().front();
  const auto& layers = open.session.project().stack.layers;
  const auto toggles = [&window](const char* name) {
    return [&window, name] {
      if (auto* button = named_widget<QPushButton>(window, QString::fromUtf8(name)); !button->isChecked())
        button->click();
    };
  };
  return {
      {"view", app::PlotArea::keys(), nothing, by(canvas.view)},
      {"time", app::TimeScrubber::keys(),
       [=, &open] {
         (void)wait_until([&] {
           press(by(scrubber), Qt::Key_Home);
           return open.session.wanted_step().has_value();
         });
       },
       by(scrubber)},
      {"film", app::FilmView::keys(), nothing, by(film)},
      {"waterfall", app::WaterfallView::keys(), nothing, by(window.findChild<app::WaterfallView*>())},
      {"probe", app::ProbeOverlay::keys(),
       [&window] {
         window.view_links().probe.set_on(true);
         window.view_links().probe.pin(app::Plane::x, {0.5, 0.5});
       },
       over(overlay_of<app::ProbeOverlay>(window))},
      {"lens", app::LensOverlay::keys(), [&window] { window.view_links().lens.set_on(true); },
       over(overlay_of<app::LensOverlay>(window))},
      {"handles", app::HandleOverlay::keys(),
       [=, &window, id = layers.back().id] {
         window.stack_panel().select_layer(id);
         for (const auto key : {Qt::Key_Escape, Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Tab}) press(over(handles), key);
       },
       over(handles)},
      {"curves", app::CurvePlot::keys(),
       [=, &window, id = layers[1].id] {
         window.stack_panel().select_layer(id);
         press(by(curves), Qt::Key_Up);
       },
       by(curves)},
      {"mixture", app::MixtureOverlay::keys(), toggles("Mixture of Gaussians"), over(mixture)},
      {"paint", app::PaintOverlay::keys(), toggles("Paint a target"), over(paint)},
      {"formula", app::FormulaField::keys(), nothing, by(formula)},
      {"number", app::NumberField::keys(),
       [=] {
         number->setFocus();
         QTest::keyClicks(number, QStringLiteral("1"));
       },
       by(number)},
      {"stack", app::StackList::keys(), [&window, id = layers[1].id] { window.stack_panel().select_layer(id); },
       [=](QKeyEvent& event) {
         const auto rows = stack->selectionModel()->selectedIndexes();
         return by(stack)(event) && stack->selectionModel()->selectedIndexes() != rows;
       }},
      {"palette", app::PaletteGrid::keys(), nothing,
       [=, &open](QKeyEvent& event) {
         const std::size_t before = open.session.project().stack.layers.size();
         return by(palette)(event) && open.session.project().stack.layers.size() == before + 1;
       }},
      {"panels", app::PanelGrid::keys(), [=] { grid->show_alone(density); },
       [=](QKeyEvent& event) { return by(grid)(event) && grid->alone() == nullptr; }},
      {"slow motion", app::CaptionBar::keys(), [=] { motion->set_on(true); },
       [=](QKeyEvent& event) {
         density->setFocus();
         QKeyEvent asks(QEvent::ShortcutOverride, event.key(), event.modifiers());
         asks.ignore();
         QCoreApplication::sendEvent(density, &asks);
         return asks.isAccepted();
       }},
      {"window", app::WindowKeys::of_window(),
       [=, &window] {
         motion->set_on(false);
         window.actions().present->setChecked(true);
       },
       [&window](QKeyEvent& event) { return by(&window)(event) && !window.actions().present->isChecked(); }},
  };
}

}  // namespace

class KeysTest : public QObject {
  Q_OBJECT

 private slots:
  void every_key_that_is_listed_is_handled() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(open.goes_on());
    const CanvasDriver canvas(open.window, "Density", "density");
    std::set<QString> tried;
    for (const Handler& handler : all_handlers(open, canvas)) {
      QVERIFY2(!handler.uses.isEmpty(), handler.name);
      for (const KeyUse& use : handler.uses) {
        tried.insert(told(use));
        for (const QKeySequence& keys : use.keys) {
          handler.prepare();
          QKeyEvent event = pressed(keys);
          QVERIFY2(handler.takes(event), qPrintable(QLatin1String(handler.name) + u' ' + told(use)));
        }
      }
    }
    QVERIFY(open.window.isVisible());
    // The rest of the page works as actions and menus.
    std::set<QKeySequence> shortcuts;
    for (const QAction* action : open.window.findChildren<QAction*>())
      for (const QKeySequence& keys : action->shortcuts()) shortcuts.insert(keys);
    for (const QShortcut* shortcut : open.window.findChildren<QShortcut*>()) shortcuts.insert(shortcut->key());
    for (const app::KeySection& section : open.window.key_sections())
      for (const KeyUse& use : section.uses) {
        QVERIFY(!section.title.isEmpty() && !use.does.isEmpty() && !use.keys.isEmpty());
        if (tried.contains(told(use))) continue;
        for (const QKeySequence& keys : use.keys) QVERIFY2(shortcuts.contains(keys), qPrintable(told(use)));
      }
  }

  void every_action_with_a_key_is_listed() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    std::set<QKeySequence> listed;
    for (const app::KeySection& section : open.window.key_sections())
      for (const KeyUse& use : section.uses) listed.insert(use.keys.begin(), use.keys.end());
    int actions = 0;
    for (const QAction* action : open.window.findChildren<QAction*>())
      for (const QKeySequence& keys : action->shortcuts()) {
        QVERIFY2(listed.contains(keys), qPrintable(action->text() + u' ' + keys.toString()));
        ++actions;
      }
    QVERIFY(actions > 30);
    for (const QShortcut* shortcut : open.window.findChildren<QShortcut*>())
      QVERIFY2(listed.contains(shortcut->key()), qPrintable(shortcut->key().toString()));
  }

  void f1_opens_it_escape_closes_it_and_training_goes_on() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QWidget* list = &open.window.stack_panel().list();
    list->setFocus();
    for (int turn = 0; turn < 2; ++turn) {
      QTest::keyClick(list, Qt::Key_F1);
      auto* dialog = open.window.findChild<app::KeysDialog*>();
      QVERIFY(dialog != nullptr && dialog->isVisible() && !dialog->isModal());
      QTRY_COMPARE(QApplication::activeWindow(), dialog);
      QCOMPARE(dialog->focusWidget(), &dialog->filter());
      QVERIFY(open.goes_on());
      open.window.actions().show_keys->trigger();
      QCOMPARE(open.window.findChildren<app::KeysDialog*>().size(), 1);
      QTest::keyClick(&dialog->filter(), Qt::Key_Escape);
      QVERIFY(!dialog->isVisible());
      QTRY_COMPARE(QApplication::activeWindow(), &open.window);
      QCOMPARE(QApplication::focusWidget(), list);
      QVERIFY(open.goes_on());
    }
  }

  void what_is_typed_narrows_it() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.window.actions().show_keys->trigger();
    auto* dialog = open.window.findChild<app::KeysDialog*>();
    const auto all = dialog->shown().size();
    QVERIFY(all > 60);
    const auto type = [&](const QString& text) {
      dialog->filter().clear();
      for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, &dialog->filter(), Qt::Key_unknown, letter, Qt::NoModifier);
      return dialog->shown();
    };
    const auto does = [](const QList<KeyUse>& uses) {
      QStringList words;
      for (const KeyUse& use : uses) words << use.does;
      return words;
    };
    QCOMPARE(does(type(QStringLiteral("ctrl+z"))), QStringList{QStringLiteral("Undo")});
    QCOMPARE(does(type(QStringLiteral("f11"))), QStringList{QStringLiteral("Presentation")});
    const QStringList lens = does(type(QStringLiteral("LENS move")));
    QVERIFY(lens.contains(QStringLiteral("Move the lens")));
    QVERIFY(!lens.contains(QStringLiteral("Move the probe")));
    QVERIFY(does(type(QStringLiteral("→ step"))).contains(QStringLiteral("See an earlier or a later step")));
    // Where nothing else fits, the name of a group.
    QVERIFY(does(type(QStringLiteral("presenting"))).contains(QStringLiteral("Presentation")));
    QVERIFY(type(QStringLiteral("teapot")).isEmpty());
    QVERIFY(!dialog->list().isVisible());
    QCOMPARE(type(QString()).size(), all);
    QVERIFY(dialog->list().isVisible());
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(KeysTest)

#include "keys_test.moc"
