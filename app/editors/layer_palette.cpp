#include "app/editors/layer_palette.h"

#include <QPainter>
#include <QVBoxLayout>

#include "app/editors/palette_grid.h"
#include "app/editors/role_label.h"
#include "app/session/session.h"
#include "app/style/theme.h"

namespace pushforward::app {

LayerPalette::LayerPalette(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), grid_(new PaletteGrid(this)) {
  setAccessibleName(tr("Layers"));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 9);
  column->setSpacing(0);
  auto* title = new RoleLabel(tr("Layers"), "section", "text", this);
  title->setFixedHeight(32);
  title->setContentsMargins(inset, 0, inset, 0);
  column->addWidget(title);
  column->addWidget(grid_);
  connect(grid_, &PaletteGrid::chosen, this, &LayerPalette::insert);
}

void LayerPalette::insert(const QString& type) {
  const Stack& stack = session_.project().stack;
  const int selected = selected_ == 0 ? -1 : stack.index_of(selected_);
  const int index = selected >= 0 ? selected + 1 : static_cast<int>(stack.layers.size());
  emit inserted(session_.insert_layer(type, index));
}

void LayerPalette::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("panel"));
  painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color("hairline"));
}

}  // namespace pushforward::app
