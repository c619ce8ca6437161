#include "app/compare/instrument_link.h"

#include <utility>

namespace pushforward::app {

InstrumentLink::InstrumentLink(std::vector<ViewLinks*> links, QObject* parent)
    : QObject(parent), links_(std::move(links)) {
  for (ViewLinks* from : links_) {
    connect(&from->probe, &Probe::changed, this, [this, from] {
      for (ViewLinks* to : links_) to->probe.take_place_of(from->probe);
    });
    connect(&from->lens, &Lens::changed, this, [this, from] {
      for (ViewLinks* to : links_) to->lens.take_place_of(from->lens);
    });
  }
  for (ViewLinks* to : links_) {
    to->probe.take_place_of(links_.front()->probe);
    to->lens.take_place_of(links_.front()->lens);
  }
}

}  // namespace pushforward::app
