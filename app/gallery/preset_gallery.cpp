#include "app/gallery/preset_gallery.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/editors/role_label.h"
#include "app/gallery/pair_row.h"
#include "app/gallery/preset_picture.h"
#include "app/gallery/tile_frame.h"
#include "app/language/core_text.h"
#include "app/style/theme.h"
#include "core/targets/target.h"

namespace pushforward::app {
namespace {

enum Role { name_role = Qt::UserRole + 1, picture_role, sentence_role, target_role };

// In device-independent pixels.
constexpr int picture_side = preset_picture_side / 2;
constexpr int inset = 10;
constexpr int text_width = 186;
constexpr int columns = 3;
constexpr int gap = 10;
constexpr int target_line = 20;
constexpr int most_visible_rows = 4;

QSize tile() { return {picture_side + text_width + 3 * inset, picture_side + 2 * inset + target_line}; }

class TileDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return tile() + QSize(gap, gap); }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::current();
    const QRectF rect(QPointF(option.rect.topLeft()) + QPointF(gap / 2, gap / 2), QSizeF(tile()));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    paint_tile_frame(*painter, rect, option);
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
    painter->setPen(theme.color(QStringLiteral("text3")));
    painter->drawText(QRectF(picture.left(), picture.bottom() + 2, rect.width() - 2 * inset, target_line),
                      Qt::AlignLeft | Qt::AlignVCenter, index.data(target_role).toString());
    painter->restore();
  }
};

}  // namespace

PresetGallery::PresetGallery(QWidget* parent, Offers offers) : QDialog(parent), offers_(offers) {
  setWindowTitle(tr("Presets"));
  model_ = new QStandardItemModel(this);
  for (const Preset& preset : all_presets()) {
    const QString name = QString::fromStdString(preset.name);
    auto* item = new QStandardItem(core_text(preset.title));
    item->setData(name, name_role);
    item->setData(carried_picture(name), picture_role);
    item->setData(core_text(preset.description), sentence_role);
    item->setData(tr("Target: %1").arg(core_text(find_target(preset.target).title)), target_role);
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
  column->setSpacing(0);
  column->addWidget(make_header(offers));
  column->addWidget(list_, 1);
  const QSize cell = tile() + QSize(gap, gap);
  int height = most_visible_rows * cell.height() + 5 * gap;
  if (offers == Offers::presets_and_pairs) {
    auto* heading = new RoleLabel(tr("Side by side"), "section", "text", this);
    heading->setContentsMargins(gap / 2, gap, 0, 2);
    pairs_ = new PairRow(columns * cell.width(), this);
    connect(pairs_, &PairRow::chosen, this, &PresetGallery::choose_pair);
    column->addWidget(heading);
    column->addWidget(pairs_);
    height += pairs_->height() + heading->sizeHint().height();
  }
  // Room for the scroll bar, and half a pixel more a tile, lest the last column wraps. A small screen shows fewer rows.
  const QScreen* screen = parent != nullptr ? parent->screen() : this->screen();
  const int title_bar = style()->pixelMetric(QStyle::PM_TitleBarHeight);
  resize(columns * cell.width() + 2 * gap + 24, std::min(height, screen->availableGeometry().height() - title_bar));
  connect(list_, &QListView::clicked, this, &PresetGallery::choose);
  connect(list_, &QListView::activated, this, &PresetGallery::choose);
  connect(&Theme::current(), &Theme::changed, this, &PresetGallery::color_pictures);
  color_pictures();
}

// Where no window manager draws a title, there is one all the same, and a way out for the mouse.
QWidget* PresetGallery::make_header(Offers offers) {
  auto* header = new QWidget(this);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(gap / 2, 2, gap / 2, 4);
  row->setSpacing(gap);
  row->addWidget(new RoleLabel(tr("Presets"), "section", "text", header));
  const QString sentence = offers == Offers::presets_and_pairs
                               ? tr("A click begins with it; Ctrl+Z brings back what was there.")
                               : tr("A click puts it beside the model that is here.");
  row->addWidget(new RoleLabel(sentence, "caption", "text2", header), 1);
  auto* close = new QToolButton(header);
  close->setObjectName(QStringLiteral("close"));
  close->setIcon(Theme::current().icon(QStringLiteral("close")));
  close->setIconSize({12, 12});
  close->setFixedSize(24, 24);
  close->setAutoRaise(true);
  close->setFocusPolicy(Qt::TabFocus);
  close->setAccessibleName(tr("Close"));
  close->setToolTip(tr("Close (Escape)"));
  connect(close, &QToolButton::clicked, this, &QDialog::reject);
  row->addWidget(close);
  return header;
}

bool PresetGallery::bring_up(const QWidget& window, Offers offers) {
  for (auto* gallery : window.findChildren<PresetGallery*>()) {
    if (!gallery->isVisible() || gallery->offers_ != offers) continue;
    gallery->raise();
    gallery->activateWindow();
    return true;
  }
  return false;
}

void PresetGallery::choose_pair(const QString& pair) {
  if (!isVisible()) return;  // a click may come as an activation too
  hide();
  emit pair_chosen(pair);
  deleteLater();
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
