// What keys do, in words, for the page of keys. A widget that handles keys by itself declares them beside the code that
// does; the keys of actions are read from the actions.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace pushforward::app {

struct KeyUse {
  QList<QKeySequence> keys;  // each of them does it, or each in its direction
  QString does;
  QString explanation = {};  // where the keys work, or what else there is to say
};

}  // namespace pushforward::app
