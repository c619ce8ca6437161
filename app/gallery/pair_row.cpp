#include "app/gallery/pair_row.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <array>

#include "app/gallery/compare_pairs.h"
#include "app/gallery/preset_picture.h"
#include "app/gallery/tile_frame.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

enum Role { id_role = Qt::UserRole + 1, sentence_role, first_picture_role, second_picture_role };
constexpr std::array picture_roles{first_picture_role, second_picture_role};

// In device-independent pixels.
constexpr int gap = 10;
constexpr int inset = 10;
constexpr int picture_side = 96;
constexpr int between_pictures = 4;
constexpr int text_height = 84;

class PairDelegate : public QStyledItemDelegate {
 public:
  PairDelegate(int cell_width, QObject* parent) : QStyledItemDelegate(parent), cell_width_(cell_width) {}

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {cell_width_, picture_side + text_height + 2 * inset + gap};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::current();
    const QRectF tile = QRectF(option.rect).adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    paint_tile_frame(*painter, tile, option);
    QRectF picture(tile.left() + inset, tile.top() + inset, picture_side, picture_side);
    for (std::size_t side = 0; side < picture_roles.size(); ++side) {
      painter->drawImage(picture, index.data(picture_roles[side]).value<QImage>());
      const QRectF tag(picture.left(), picture.top(), 18, 18);
      painter->fillRect(tag, theme.color(QStringLiteral("chip")));
      painter->setFont(theme.font(QStringLiteral("caption")));
      painter->setPen(theme.color(QStringLiteral("chip_text")));
      painter->drawText(tag, Qt::AlignCenter, side == 0 ? QStringLiteral("A") : QStringLiteral("B"));
      picture.translate(picture_side + between_pictures, 0);
    }
    QRectF text(tile.left() + inset, tile.top() + inset + picture_side + 4, tile.width() - 2 * inset, text_height);
    painter->setFont(theme.font(QStringLiteral("name")));
    painter->setPen(theme.color(QStringLiteral("text")));
    QRectF used;
    painter->drawText(text, Qt::AlignLeft | Qt::TextWordWrap, index.data(Qt::DisplayRole).toString(), &used);
    text.setTop(used.bottom() + 2);
    painter->setFont(theme.font(QStringLiteral("caption")));
    painter->setPen(theme.color(QStringLiteral("text2")));
    painter->drawText(text, Qt::AlignLeft | Qt::TextWordWrap, index.data(sentence_role).toString());
    painter->restore();
  }

 private:
  int cell_width_;
};

}  // namespace

PairRow::PairRow(int width, QWidget* parent) : QListView(parent), model_(new QStandardItemModel(this)) {
  setAccessibleName(tr("Pairs of models"));
  setToolTip(tr("Two models side by side, trained on one target; C leaves them"));
  const auto pairs = all_compare_pairs();
  for (const ComparePair& pair : pairs) {
    auto* item = new QStandardItem(pair.title);
    item->setData(pair.id, id_role);
    item->setData(pair.sentence, sentence_role);
    item->setData(pair.sentence, Qt::AccessibleDescriptionRole);
    for (std::size_t side = 0; side < picture_roles.size(); ++side)
      item->setData(carried_picture(pair.pictures[side]), picture_roles[side]);
    item->setEditable(false);
    model_->appendRow(item);
  }
  setModel(model_);
  auto* delegate = new PairDelegate(width / static_cast<int>(pairs.size()), this);
  setItemDelegate(delegate);
  setViewMode(QListView::IconMode);
  setMovement(QListView::Static);
  setResizeMode(QListView::Adjust);
  setWrapping(false);
  setUniformItemSizes(true);
  setMouseTracking(true);
  setFrameShape(QFrame::NoFrame);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFixedHeight(delegate->sizeHint({}, {}).height() + 2);
  const auto choose = [this](const QModelIndex& index) { emit chosen(index.data(id_role).toString()); };
  connect(this, &QListView::clicked, this, choose);
  connect(this, &QListView::activated, this, choose);
  connect(&Theme::current(), &Theme::changed, this, &PairRow::color_pictures);
  color_pictures();
}

void PairRow::color_pictures() {
  const ColorMap map = density_map(Theme::current());
  for (int row = 0; row < model_->rowCount(); ++row)
    for (const Role role : picture_roles) {
      QStandardItem& item = *model_->item(row);
      item.setData(recolored(item.data(role).value<QImage>(), map), role);
    }
  viewport()->update();
}

}  // namespace pushforward::app
