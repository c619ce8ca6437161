#include "app/window/look_menus.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <functional>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

// One of several: chosen by a click, checked while it holds.
void add_choice(QMenu& menu, QActionGroup* group, const QString& text, const std::function<bool(const Theme&)>& holds,
                const std::function<void(Theme&)>& choose) {
  QAction* action = menu.addAction(text);
  action->setCheckable(true);
  group->addAction(action);
  QObject::connect(action, &QAction::triggered, action, [choose] { choose(Theme::current()); });
  const auto follow = [action, holds] { action->setChecked(holds(Theme::current())); };
  follow();
  QObject::connect(&Theme::current(), &Theme::choice_changed, action, follow);
}

}  // namespace

void LookMenus::fill(QMenu& view) {
  QMenu* themes = view.addMenu(tr("&Theme"));
  auto* theme_group = new QActionGroup(themes);
  const auto add_mode = [&](const QString& text, Theme::Mode mode) {
    add_choice(
        *themes, theme_group, text, [mode](const Theme& theme) { return theme.mode() == mode; },
        [mode](Theme& theme) { theme.set_mode(mode); });
  };
  add_mode(tr("&System"), Theme::Mode::system);
  add_mode(tr("&Dark"), Theme::Mode::dark);
  add_mode(tr("&Light"), Theme::Mode::light);

  QMenu* colours = view.addMenu(tr("&Colours"));
  auto* colour_group = new QActionGroup(colours);
  for (const QString& name : Theme::current().density_maps())
    add_choice(
        *colours, colour_group, name, [name](const Theme& theme) { return theme.density_map() == name; },
        [name](Theme& theme) { theme.set_density_map(name); });
}

}  // namespace pushforward::app
