#include "app/window/time_actions.h"

#include <QAction>
#include <QWidget>

#include "app/session/session.h"
#include "app/slow_motion/slow_motion.h"
#include "app/style/theme.h"

namespace pushforward::app {

TimeActions::TimeActions(Session& session, SlowMotion& motion, QWidget* window)
    : QObject(window),
      slow_(new QAction(tr("Slow &motion"), this)),
      go_on_(new QAction(tr("&Continue from the step shown"), this)),
      back_(new QAction(tr("&Back to the newest step"), this)) {
  slow_->setIcon(Theme::current().icon(QStringLiteral("slow")));
  slow_->setCheckable(true);
  slow_->setShortcut(QKeySequence(Qt::Key_S));
  slow_->setToolTip(tr("Slow motion: pause, and walk through one training step in five stages (S)"));
  connect(slow_, &QAction::toggled, &motion, &SlowMotion::set_on);
  connect(&motion, &SlowMotion::turned_on, slow_, &QAction::setChecked);
  go_on_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
  go_on_->setToolTip(tr("Training goes on from the earlier step that is shown (Ctrl+Return)"));
  // Escape leads back too, but as a key that others need first.
  back_->setToolTip(tr("Show the newest step again (Esc)"));
  window->addActions({slow_, go_on_});
  connect(go_on_, &QAction::triggered, &session, &Session::continue_from_shown);
  connect(back_, &QAction::triggered, &session, [&session] { session.show_step(std::nullopt); });
  const auto follow = [this, &session] {
    for (QAction* action : {go_on_, back_}) action->setEnabled(session.wanted_step().has_value());
  };
  connect(&session, &Session::shown_step_changed, this, follow);
  follow();
}

}  // namespace pushforward::app
