#include "app/editors/palette_grid.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "app/editors/layer_drag.h"
#include "app/editors/layer_text.h"
#include "app/language/core_text.h"
#include "app/style/icon_engine.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"
#include "core/layers/registry.h"

namespace pushforward::app {

namespace {

enum Role { type_role = Qt::UserRole, icon_role };

constexpr int cells_in_row = 5;
constexpr QSize pitch{52, 50};  // cells of 50 x 48
constexpr int left_margin = 10;

class CellDelegate : public QStyledItemDelegate {
 public:
  explicit CellDelegate(PaletteGrid* grid) : QStyledItemDelegate(grid), grid_(*grid) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::current();
    const bool dragged = grid_.dragged_type() == index.data(type_role).toString();
    const QRect cell(option.rect.topLeft(), theme.size("palette_cell").toSize());
    painter->save();
    if (dragged || option.state.testFlag(QStyle::State_MouseOver)) painter->fillRect(cell, theme.color("hover"));
    const QRect symbol(cell.center().x() - 9, cell.top() + 6, 20, 20);
    draw_icon(*painter, symbol, index.data(icon_role).toString(), theme.color(dragged ? "accent" : "text"));
    painter->setFont(theme.font("caption"));
    painter->setPen(theme.color("text2"));
    painter->drawText(cell.adjusted(-2, 28, 2, -2), Qt::AlignCenter, index.data().toString());
    if (grid_.hasFocus() && grid_.shows_focus() && grid_.currentIndex() == index) {
      const double width = theme.metric("focus.width");
      painter->setRenderHint(QPainter::Antialiasing);
      painter->setPen(QPen(theme.color("accent"), width));
      painter->drawRoundedRect(QRectF(cell).adjusted(width / 2, width / 2, -width / 2, -width / 2), 2, 2);
    }
    painter->restore();
  }

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return pitch; }

 private:
  const PaletteGrid& grid_;
};

}  // namespace

PaletteGrid::PaletteGrid(QWidget* parent) : QListView(parent) {
  for (const Layer* layer : all_layers()) {
    const LayerSpec& spec = layer->spec();
    auto* item = new QStandardItem(core_text(spec.short_name));
    item->setData(QString::fromStdString(spec.id), type_role);
    item->setData(layer_icon(spec), icon_role);
    item->setToolTip(layer_tooltip(spec));
    item->setData(tr("Layer %1").arg(core_text(spec.title)), Qt::AccessibleTextRole);
    item->setData(core_text(spec.doc), Qt::AccessibleDescriptionRole);
    layers_.appendRow(item);
  }
  setModel(&layers_);
  setItemDelegate(new CellDelegate(this));
  setAccessibleName(tr("Palette of layers: drag one onto the stack, or press Enter"));
  setViewMode(IconMode);
  setMovement(Static);
  setResizeMode(Adjust);
  setGridSize(pitch);
  setFrameShape(NoFrame);
  setEditTriggers(NoEditTriggers);
  setSelectionMode(SingleSelection);
  setMouseTracking(true);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  // A little more than five pitches, because the view wraps a row that fits to the pixel.
  const int rows = (layers_.rowCount() + cells_in_row - 1) / cells_in_row;
  setViewportMargins(left_margin, 0, 0, 0);
  setFixedSize(left_margin + cells_in_row * pitch.width() + 4, rows * pitch.height());
  setCurrentIndex(layers_.index(0, 0));
  setProperty("draws_own_focus", true);
  connect(&Theme::current(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QModelIndex PaletteGrid::index_of(const QString& type) const {
  const auto found = layers_.match(layers_.index(0, 0), type_role, type, 1, Qt::MatchExactly);
  return found.isEmpty() ? QModelIndex() : found.front();
}

QString PaletteGrid::dragged_type() const {
  return drag_ != nullptr && pressed_.isValid() ? pressed_.data(type_role).toString() : QString();
}

void PaletteGrid::mousePressEvent(QMouseEvent* event) {
  keyboard_focus_ = false;
  press_position_ = event->position().toPoint();
  pressed_ = event->button() == Qt::LeftButton ? indexAt(press_position_) : QModelIndex();
  QListView::mousePressEvent(event);
}

void PaletteGrid::mouseMoveEvent(QMouseEvent* event) {
  if (!event->buttons().testFlag(Qt::LeftButton)) {
    if (drag_ != nullptr) drag_->cancel();  // the release went elsewhere
    QListView::mouseMoveEvent(event);
    return;
  }
  const QPoint global = event->globalPosition().toPoint();
  if (drag_ != nullptr)
    drag_->move_to(global);
  else if (pressed_.isValid() &&
           (event->position().toPoint() - press_position_).manhattanLength() >= QApplication::startDragDistance())
    begin_drag(global);
  event->accept();
}

void PaletteGrid::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && drag_ != nullptr) drag_->drop(event->globalPosition().toPoint());
  pressed_ = QModelIndex();
  QListView::mouseReleaseEvent(event);
}

void PaletteGrid::mouseDoubleClickEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->position().toPoint());
  if (event->button() == Qt::LeftButton && index.isValid()) emit chosen(index.data(type_role).toString());
  event->accept();
}

void PaletteGrid::begin_drag(const QPoint& global) {
  DraggedLayers layers;
  layers.type = pressed_.data(type_role).toString();
  layers.icon = pressed_.data(icon_role).toString();
  layers.name = pressed_.data().toString();
  drag_ = new LayerDrag(this, std::move(layers), global);
  connect(drag_, &LayerDrag::finished, this, [this](bool) {
    drag_ = nullptr;
    pressed_ = QModelIndex();  // the rest of a cancelled press does nothing
    viewport()->update();
  });
  viewport()->update();
}

QList<KeyUse> PaletteGrid::keys() {
  return {{{Qt::Key_Return}, tr("Put this layer above the selected one"), tr("In the palette of layers")}};
}

void PaletteGrid::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    if (currentIndex().isValid()) emit chosen(currentIndex().data(type_role).toString());
    return;
  }
  if (!event->text().isEmpty() && event->text().at(0).isPrint()) {
    event->ignore();  // letters are commands of the window, not a search by name
    return;
  }
  keyboard_focus_ = true;
  QListView::keyPressEvent(event);
  viewport()->update();
}

void PaletteGrid::focusInEvent(QFocusEvent* event) {
  keyboard_focus_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                    event->reason() == Qt::ShortcutFocusReason;
  QListView::focusInEvent(event);
}

}  // namespace pushforward::app
