// A session on the reference engine with the palette, the stack and the form wired as the window wires them, and the
// gestures of a person on them.
#pragma once

#include <QTest>
#include <QVBoxLayout>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "app/editors/drag_ghost.h"
#include "app/editors/layer_form.h"
#include "app/editors/layer_palette.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_model.h"
#include "app/editors/stack_panel.h"
#include "app/session/engine_source.h"
#include "app/session/session.h"
#include "app/style/theme.h"

namespace pushforward::test {

inline app::EngineSource reference_engines() {
  return {.make = [](const std::string&) { return make_reference_engine(); },
          .devices = [] { return std::vector<std::string>(); }};
}

inline Project project_of(const std::vector<std::string>& types) {
  Project project;
  std::uint64_t seed = 1;
  for (const std::string& type : types)
    project.stack.layers.push_back(make_layer(type, {}, 2, Initialisation::training, seed++));
  project.target.id = "two-gaussians";
  project.training.batch = 32;
  return project;
}

struct EditorsUnderTest {
  explicit EditorsUnderTest(const std::vector<std::string>& types, QSize size = {280, 860})
      : session(project_of(types), QStringLiteral("reference"), reference_engines()) {
    (void)app::Theme::current();
    window.resize(size);
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    palette = new app::LayerPalette(session, &window);
    stack = new app::StackPanel(session, &window);
    form = new app::LayerForm(session, &form_window);
    form_window.resize(240, 420);
    form->resize(form_window.size());
    column->addWidget(palette);
    column->addWidget(stack, 1);
    QObject::connect(stack, &app::StackPanel::layer_selected, form, &app::LayerForm::set_layer);
    QObject::connect(stack, &app::StackPanel::layer_selected, palette, &app::LayerPalette::set_selected_layer);
    QObject::connect(palette, &app::LayerPalette::inserted, stack, &app::StackPanel::select_layer);
    QObject::connect(form, &app::LayerForm::layer_wanted, stack, &app::StackPanel::select_layer);
    form_window.show();
    window.show();
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
  }

  // --- the document ---
  [[nodiscard]] const std::vector<LayerEntry>& layers() const { return session.project().stack.layers; }
  [[nodiscard]] std::vector<std::string> types() const {
    std::vector<std::string> result;
    for (const LayerEntry& entry : layers()) result.push_back(entry.type);
    return result;
  }
  [[nodiscard]] std::uint64_t id(int index) const { return layers()[static_cast<std::size_t>(index)].id; }
  [[nodiscard]] const LayerEntry& layer(int index) const { return layers()[static_cast<std::size_t>(index)]; }

  // --- the mouse ---
  [[nodiscard]] app::StackList& list() const { return stack->list(); }
  // Middle of the part of a card where a press selects or drags. `index` is of the stack.
  [[nodiscard]] QPoint card_point(int index) const {
    const QRect card = list().visualRect(list().model()->index(stack->model().mirrored(index), 0));
    return card.center() - QPoint(card.width() / 4, 0);
  }
  [[nodiscard]] QPoint icon_point(int index, app::CardIcon which) const {
    return list().icon_rect(stack->model().mirrored(index), which).center();
  }
  void click(const QPoint& in_list, Qt::KeyboardModifiers keys = {}) const {
    QTest::mouseClick(list().viewport(), Qt::LeftButton, keys, in_list);
  }
  void click_card(int index, Qt::KeyboardModifiers keys = {}) const { click(card_point(index), keys); }
  // Presses at `from` of one widget and moves, in steps, to `to` of another; the button stays down.
  static void press_and_move(QWidget& pressed, const QPoint& from, const QWidget& over, const QPoint& to) {
    QTest::mousePress(&pressed, Qt::LeftButton, {}, from);
    const QPoint end = pressed.mapFromGlobal(over.mapToGlobal(to));
    for (int step = 1; step <= 8; ++step) move_with_button(pressed, from + (end - from) * step / 8);
  }
  static void release(QWidget& pressed, const QWidget& over, const QPoint& to) {
    QTest::mouseRelease(&pressed, Qt::LeftButton, {}, pressed.mapFromGlobal(over.mapToGlobal(to)));
  }
  // QTest::mouseMove sends no buttons to a widget, which a real move in a drag has.
  static void move_with_button(QWidget& widget, const QPoint& position) {
    QMouseEvent move(QEvent::MouseMove, position, widget.mapToGlobal(position), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&widget, &move);
  }
  [[nodiscard]] const app::DragGhost* ghost() const { return window.findChild<app::DragGhost*>(); }
  [[nodiscard]] QPoint palette_point(const char* type) const {
    return palette->grid().visualRect(palette->grid().index_of(type)).center();
  }

  app::Session session;
  QWidget form_window;
  QWidget window;
  app::LayerPalette* palette = nullptr;
  app::StackPanel* stack = nullptr;
  app::LayerForm* form = nullptr;
};

}  // namespace pushforward::test
