#include "app/editors/panel_header.h"

#include <QHBoxLayout>

#include "app/editors/role_label.h"
#include "app/style/theme.h"

namespace pushforward::app {

PanelHeader::PanelHeader(const QString& title, QWidget* parent)
    : QWidget(parent), note_(new RoleLabel(QString(), "body", "text2", this)) {
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  setFixedHeight(static_cast<int>(Theme::current().metric("size.view_header")));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(inset, 0, inset, 0);
  row->addWidget(new RoleLabel(title, "section", "text", this));
  row->addStretch();
  row->addWidget(note_);
}

void PanelHeader::set_note(const QString& note, const QString& tip) {
  if (note_->text() != note) note_->setText(note);
  if (note_->toolTip() != tip) note_->setToolTip(tip);
}

}  // namespace pushforward::app
