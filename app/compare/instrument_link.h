// One probe and one lens for all views of a comparison: where one is put, the others follow, each with what its own
// model makes of the place. GUI thread.
#pragma once

#include <QObject>
#include <vector>

#include "app/views/registry.h"

namespace pushforward::app {

class InstrumentLink : public QObject {
 public:
  // All take the place of the first now.
  InstrumentLink(std::vector<ViewLinks*> links, QObject* parent);

 private:
  std::vector<ViewLinks*> links_;
};

}  // namespace pushforward::app
