#include "app/session/shown_project.h"

#include "app/session/session.h"

namespace pushforward::app {

Project shown_project(const Session& session) {
  Project project = session.project();
  project.stack = session.shown_stack();
  if (const auto past = session.past()) project.steps = static_cast<int>(past->step);
  return project;
}

}  // namespace pushforward::app
