#include "app/views/past_bar.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace pushforward::app {

PastBar::PastBar(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  continue_ = new QPushButton(tr("Continue from here"), this);
  continue_->setToolTip(
      tr("The parameters become those of the step that is shown, and training goes on from it, with an optimiser that "
         "remembers nothing. One step of undo (Ctrl+Return)."));
  back_ = new QPushButton(tr("Back to now"), this);
  back_->setToolTip(tr("Show the newest step again (Esc)."));
  for (QPushButton* button : {continue_, back_}) {
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
  }
  connect(continue_, &QPushButton::clicked, this, &PastBar::continue_wanted);
  connect(back_, &QPushButton::clicked, this, &PastBar::back_wanted);
}

}  // namespace pushforward::app
