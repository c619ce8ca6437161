#include "app/gallery/preset_gallery.h"

#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "app/gallery/preset_picture.h"
#include "app/language/core_text.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

enum Role { name_role = Qt::UserRole + 1, picture_role, sentence_role };

// In device-independent pixels.
constexpr int picture_side = preset_picture_side / 2;
constexpr int inset = 10;
constexpr int text_width = 186;
constexpr int columns = 3;
constexpr int gap = 10;
constexpr int visible_rows = 5;

QSize tile() { return {picture_side + text_width + 3 * inset, picture_side + 2 * inset}; }

class TileDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return tile() + QSize(gap, gap); }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::current();
    const QRectF rect(QPointF(option.rect.topLeft()) + QPointF(gap / 2, gap / 2), QSizeF(tile()));
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setPen(QPen(theme.color(current ? "accent" : hovered ? "control" : "hairline"), current ? 1.5 : 1.0));
    painter->setBrush(theme.color(QStringLiteral("panel")));
    painter->drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    const QRectF picture(rect.left() + inset, rect.top() + inset, picture_side, picture_side);
    painter->drawImage(picture, index.data(picture_role).value<QImage>());

    QRectF text(picture.right() + inset, picture.top() - 2, text_width, picture_side + 4);
    painter->setFont(theme.font(QStringLiteral("name")));
    painter->setPen(theme.color(QStringLiteral("text")));
    QRectF used;
    painter->drawText(text, Qt::AlignLeft | Qt::TextWordWrap, index.data(Qt::DisplayRole).toString(), &used);
    text.setTop(used.bottom() + 4);
    painter->setFont(theme.font(QStringLiteral("caption")));
    painter->setPen(theme.color(QStringLiteral("text2")));
    painter->drawText(text, Qt::AlignLeft | Qt::TextWordWrap, index.data(sentence_role).toString());
    painter->restore();
  }
};

}  // namespace

PresetGallery::PresetGallery(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Presets"));
  model_ = new QStandardItemModel(this);
  for (const Preset& preset : all_presets()) {
    const QString name = QString::fromStdString(preset.name);
    auto* item = new QStandardItem(core_text(preset.title));
    item->setData(name, name_role);
    item->setData(carried_picture(name), picture_role);
    item->setData(core_text(preset.description), sentence_role);
    item->setData(core_text(preset.description), Qt::AccessibleDescriptionRole);
    item->setEditable(false);
    model_->appendRow(item);
  }
  list_ = new QListView(this);
  list_->setAccessibleName(tr("Presets"));
  list_->setModel(model_);
  list_->setItemDelegate(new TileDelegate(list_));
  list_->setViewMode(QListView::IconMode);
  list_->setMovement(QListView::Static);
  list_->setResizeMode(QListView::Adjust);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setCurrentIndex(model_->index(0, 0));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(gap / 2, gap / 2, gap / 2, gap / 2);
  column->addWidget(list_);
  const QSize cell = tile() + QSize(gap, gap);
  // Room for the scroll bar, and half a pixel more a tile, lest the last column wraps.
  resize(columns * cell.width() + 2 * gap + 24, visible_rows * cell.height() + 2 * gap);
  connect(list_, &QListView::clicked, this, &PresetGallery::choose);
  connect(list_, &QListView::activated, this, &PresetGallery::choose);
  connect(&Theme::current(), &Theme::changed, this, &PresetGallery::color_pictures);
  color_pictures();
}

void PresetGallery::color_pictures() {
  const ColorMap map = density_map(Theme::current());
  for (int row = 0; row < model_->rowCount(); ++row) {
    QStandardItem& item = *model_->item(row);
    item.setData(recolored(item.data(picture_role).value<QImage>(), map), picture_role);
  }
  list_->viewport()->update();
}

void PresetGallery::choose(const QModelIndex& index) {
  if (!index.isValid() || !isVisible()) return;  // a click may come as an activation too
  hide();
  emit chosen(index.data(name_role).toString());
  deleteLater();
}

}  // namespace pushforward::app
