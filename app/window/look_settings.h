// What a person has chosen of the look, theme and colour map, as it is kept from one start to the next.
#pragma once

#include <optional>

class QObject;

namespace pushforward::app {

// Takes up what was kept; without that the theme follows the system. `dark`: the theme, when the start asks for one.
void restore_look(std::optional<bool> dark);
// Keeps every choice from now on, while `window` lives.
void keep_look(QObject* window);

}  // namespace pushforward::app
