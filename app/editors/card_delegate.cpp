#include "app/editors/card_delegate.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/editors/card_thumbnail.h"
#include "app/editors/layer_text.h"
#include "app/editors/stack_model.h"
#include "app/language/core_text.h"
#include "app/style/icon_engine.h"
#include "app/style/theme.h"

namespace pushforward::app {

namespace {

struct IconOfCard {
  CardIcon which;
  const char* name;
  bool Card::*flag;
};

constexpr std::array icons_of_card{IconOfCard{CardIcon::bypass, "bypass", &Card::bypassed},
                                   IconOfCard{CardIcon::freeze, "freeze", &Card::frozen},
                                   IconOfCard{CardIcon::flip, "flip", &Card::inverted}};

QPen dashed_pen(const QColor& color, QVector<qreal> pattern) {
  QPen pen(color, 1.0);
  pen.setDashPattern(pattern);
  pen.setCapStyle(Qt::FlatCap);
  return pen;
}

// Pixels of the bar, with sign. A share that is not zero shows at least one.
int bar_length(double share, double scale, int half_width) {
  if (share == 0.0 || !std::isfinite(share)) return 0;
  const int length = std::max(1, static_cast<int>(std::lround(std::min(std::abs(share) / scale, 1.0) * half_width)));
  return share > 0 ? length : -length;
}

}  // namespace

CardDelegate::CardDelegate(const StackModel& model, QObject* parent) : QStyledItemDelegate(parent), model_(model) {}

int CardDelegate::pitch() const { return one_line_ ? card_size::one_line_pitch : card_size::full_pitch; }

void CardDelegate::set_hot_icon(int row, std::optional<CardIcon> icon) {
  hot_row_ = row;
  hot_icon_ = icon;
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {option.rect.width(), pitch()};
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& theme = Theme::current();
  const Card& card = model_.card(index.row());
  const CardGeometry place = card_geometry(option.rect, one_line_);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool hovered = option.state.testFlag(QStyle::State_MouseOver);

  painter->save();
  paint_surface(*painter, place, card, selected, hovered);

  QFont index_font = theme.font("value");
  if (selected) index_font.setWeight(QFont::Medium);
  painter->setFont(index_font);
  painter->setPen(theme.color(selected ? "text" : "text3"));
  painter->drawText(place.index, Qt::AlignCenter, QString::number(model_.mirrored(index.row()) + 1));

  if (!place.thumbnail.isEmpty())
    paint_thumbnail(*painter, place.thumbnail, card.thumbnail_side, card.thumbnail, card.bypassed);

  const QString symbol_role = card.bypassed ? "text3" : selected ? "accent" : "text";
  draw_icon(*painter, place.symbol, layer_icon(*card.spec), theme.color(symbol_role));
  paint_name(*painter, place, card);
  paint_icons(*painter, place, card, index.row(), selected || hovered);
  draw_icon(*painter, place.grip, "grip", theme.color(selected || hovered ? "text" : "text2"));
  paint_log_det(*painter, place, card);
  painter->restore();
}

void CardDelegate::paint_surface(QPainter& painter, const CardGeometry& place, const Card& card, bool selected,
                                 bool hovered) const {
  const Theme& theme = Theme::current();
  const bool dragged = std::ranges::find(dragged_, card.id) != dragged_.end();
  if (dragged)
    painter.fillRect(place.card, theme.color("hover"));
  else if (selected || hovered)
    painter.fillRect(place.card, theme.color("raised"));

  const QRect outline = place.card.adjusted(0, 0, -1, -1);
  painter.setBrush(Qt::NoBrush);
  if (selected) {
    painter.setPen(QPen(theme.color("accent"), theme.metric("line.selection")));
    painter.drawRect(outline);
    const int edge = static_cast<int>(theme.metric("line.selection_edge"));
    painter.fillRect(QRect(place.card.topLeft(), QSize(edge, place.card.height())), theme.color("accent"));
  } else if (card.bypassed) {
    painter.setPen(dashed_pen(theme.color("hairline_strong"), theme.dash("bypassed")));
    painter.drawRect(outline);
  } else {
    const int below = place.one_line ? place.card.bottom() : place.card.bottom() + 1;
    painter.setPen(QPen(theme.color("hairline"), theme.metric("line.hairline")));
    painter.drawLine(place.card.left(), below, place.card.right(), below);
  }
}

void CardDelegate::paint_name(QPainter& painter, const CardGeometry& place, const Card& card) const {
  const Theme& theme = Theme::current();
  const QFont font = theme.font("name");
  const QFontMetrics metrics(font);
  painter.setFont(font);
  painter.setPen(theme.color(card.bypassed ? "text3" : "text"));
  QFont raised = theme.font("caption");
  raised.setPixelSize(9);
  const QString exponent = QStringLiteral("−1");
  const int exponent_width = card.inverted ? QFontMetrics(raised).horizontalAdvance(exponent) + 2 : 0;
  const QString name =
      metrics.elidedText(core_text(card.spec->short_name), Qt::ElideRight, place.name.width() - exponent_width);
  painter.drawText(place.name, Qt::AlignLeft | Qt::AlignVCenter, name);
  if (!card.inverted) return;
  painter.setFont(raised);
  const int x = place.name.left() + metrics.horizontalAdvance(name) + 2;
  painter.drawText(QPoint(x, place.name.center().y() - 1), exponent);
}

void CardDelegate::paint_icons(QPainter& painter, const CardGeometry& place, const Card& card, int row,
                               bool all) const {
  const Theme& theme = Theme::current();
  for (const IconOfCard& icon : icons_of_card) {
    const bool set = card.*icon.flag;
    if (!set && !all) continue;
    const bool hot = hot_row_ == row && hot_icon_ == icon.which;
    draw_icon(painter, place.icon(icon.which), icon.name, theme.color(set ? "accent" : hot ? "text" : "text2"));
    if (!set || !all) continue;
    // Beside switches that are not set, a frame tells it from them, not the colour alone.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color("accent"), 1));
    painter.drawRect(QRectF(place.icon(icon.which)).adjusted(-2.5, -2.5, 2.5, 2.5));
  }
}

void CardDelegate::paint_log_det(QPainter& painter, const CardGeometry& place, const Card& card) const {
  const Theme& theme = Theme::current();
  painter.setRenderHint(QPainter::Antialiasing, false);
  const std::optional<double> share = model_.share(card);
  if (!card.bypassed && share) {
    const int length = bar_length(*share, model_.bar_scale(), place.bar.width() / 2);
    const QRect bar(length > 0 ? place.zero_x + 1 : place.zero_x + length, place.bar.top(), std::abs(length),
                    place.bar.height());
    painter.fillRect(bar, theme.color(length > 0 ? "pos" : "neg"));
  }
  constexpr int overshoot = 3;
  painter.setPen(QPen(theme.color("tick"), 1));
  painter.drawLine(place.zero_x, place.bar.top() - overshoot, place.zero_x, place.bar.bottom() + overshoot);

  QString text;
  if (card.bypassed)
    text = place.one_line ? QString() : tr("bypassed");
  else if (share)
    text = *share == 0.0 ? QStringLiteral("0") : signed_number(*share, 2);
  painter.setFont(theme.font(place.one_line ? "caption" : "value"));
  painter.setPen(theme.color(card.bypassed ? "text3" : "text2"));
  painter.drawText(place.value, Qt::AlignRight | Qt::AlignVCenter, text);
  if (model_.marked() != card.id) return;
  // What is pointed at in the waterfall: bar and number in a frame.
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.color("text"), 1));
  painter.drawRect(place.bar.united(place.value).adjusted(-2, -4, 2, 3).intersected(place.card.adjusted(0, 1, -2, -2)));
}

}  // namespace pushforward::app
