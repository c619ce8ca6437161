#include "app/window/look_settings.h"

#include <QSettings>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

const QString theme_key = QStringLiteral("theme");
const QString map_key = QStringLiteral("density_colours");

struct ModeName {
  Theme::Mode mode;
  const char* name;
};
constexpr ModeName modes[] = {
    {Theme::Mode::system, "system"}, {Theme::Mode::dark, "dark"}, {Theme::Mode::light, "light"}};

}  // namespace

void restore_look(std::optional<bool> dark) {
  const QSettings settings;
  Theme& theme = Theme::current();
  theme.set_density_map(settings.value(map_key).toString());
  Theme::Mode wanted = Theme::Mode::system;
  for (const auto& [mode, name] : modes)
    if (settings.value(theme_key).toString() == QLatin1String(name)) wanted = mode;
  if (dark) wanted = *dark ? Theme::Mode::dark : Theme::Mode::light;
  theme.set_mode(wanted);
}

void keep_look(QObject* window) {
  const Theme& theme = Theme::current();
  QObject::connect(&theme, &Theme::choice_changed, window, [&theme] {
    QSettings settings;
    settings.setValue(map_key, theme.density_map());
    for (const auto& [mode, name] : modes)
      if (theme.mode() == mode) settings.setValue(theme_key, QLatin1String(name));
  });
}

}  // namespace pushforward::app
