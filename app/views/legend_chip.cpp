#include "app/views/legend_chip.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double height = 18.0;
constexpr double opacity = 0.88;
constexpr double mark_width = 14.0;
constexpr double padding = 8.0;
constexpr double gap = 6.0;
constexpr double between_items = 16.0;
constexpr double inset = 8.0;  // from the plot's edges
constexpr double least_plot_height = 160.0;
constexpr int corners = 4;
constexpr double hardly = 0.003;     // covered: not worth a move
constexpr double moves_below = 0.5;  // of what is covered now

}  // namespace

void LegendChip::paint(QPainter& painter, const QRectF& area, const std::vector<LegendItem>& items,
                       const Cover& cover) {
  place_ = {};
  if (items.empty() || area.height() < least_plot_height) return;
  const double ratio = painter.device()->devicePixelRatioF();
  const bool is_other = items != items_;
  if (is_other) {
    items_ = items;
    for (const Form form : forms) sizes_[static_cast<std::size_t>(form)] = size_of(items, form);
  }
  choose(area, cover);
  if (is_other || choice_.form != prepared_.form || pixmap_.devicePixelRatio() != ratio ||
      is_dark_ != Theme::current().is_dark())
    prepare(ratio);
  place_ = rectangle(choice_, area);
  painter.drawPixmap(place_.topLeft(), pixmap_);
}

QString LegendChip::text_of(const LegendItem& item, Form form) {
  return form == Form::brief_column && !item.brief.isEmpty() ? item.brief : item.text;
}

QSizeF LegendChip::size_of(const std::vector<LegendItem>& items, Form form) {
  const QFontMetricsF metrics(Theme::current().font("caption"));
  double sum = -between_items;
  double widest = 0.0;
  for (const LegendItem& item : items) {
    const double width = mark_width + gap + metrics.horizontalAdvance(text_of(item, form));
    sum += width + between_items;
    widest = std::max(widest, width);
  }
  const bool is_row = form == Form::row;
  const double rows = is_row ? 1.0 : static_cast<double>(items.size());
  return {std::ceil((is_row ? sum : widest) + 2 * padding), rows * height};
}

// Corners: bottom left, bottom right, top right, top left.
QRectF LegendChip::rectangle(const Choice& choice, const QRectF& area) const {
  const QSizeF size = size_of(choice.form);
  const bool is_right = choice.corner == 1 || choice.corner == 2;
  const bool is_top = choice.corner >= 2;
  return {QPointF(is_right ? area.right() - inset - size.width() : area.left() + inset,
                  is_top ? area.top() + inset : area.bottom() - inset - size.height()),
          size};
}

// Stays where it is as long as that is nearly as good as the best place: data move all the time.
void LegendChip::choose(const QRectF& area, const Cover& cover) {
  const auto covered = [&](const Choice& choice) {
    const QRectF place = rectangle(choice, area);
    return area.contains(place) ? cover(place) : 1.0;
  };
  const double here = covered(choice_);
  if (here <= hardly) {
    if (choice_.form != Form::brief_column) return;
    // The whole words come back where they cover nothing at all.
    for (const Form form : {Form::row, Form::column})
      if (const Choice whole{form, choice_.corner}; covered(whole) <= 0.0) {
        choice_ = whole;
        return;
      }
    return;
  }
  Choice best = choice_;
  double least = here;
  for (const Form form : forms)
    for (int corner = 0; corner < corners; ++corner) {
      const Choice other{form, corner};
      const double there = covered(other);
      if (there < least - hardly / 2) {
        best = other;
        least = there;
      }
    }
  if (least < moves_below * here) choice_ = best;
}

void LegendChip::prepare(double pixel_ratio) {
  const Theme& theme = Theme::current();
  prepared_ = choice_;
  is_dark_ = theme.is_dark();
  const QFontMetricsF metrics(theme.font("caption"));
  const QRectF chip(QPointF(), size_of(choice_.form));
  pixmap_ = QPixmap((chip.size() * pixel_ratio).toSize());
  pixmap_.setDevicePixelRatio(pixel_ratio);
  QColor ground = theme.color("chip");
  ground.setAlphaF(static_cast<float>(opacity));
  pixmap_.fill(ground);
  QPainter painter(&pixmap_);
  painter.setFont(theme.font("caption"));
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor ink = theme.color("chip_text");
  double middle = height / 2;
  double x = chip.left() + padding;
  for (const LegendItem& item : items_) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    if (item.mark == LegendMark::line) painter.drawRect(QRectF(x, middle - 0.75, mark_width, 1.5));
    if (item.mark == LegendMark::dots) {
      for (const double offset : {3.0, 7.0, 11.0}) painter.drawEllipse(QPointF(x + offset, middle), 1.3, 1.3);
    }
    if (item.mark == LegendMark::swatch) {
      painter.setPen(QPen(ink, 1));
      painter.setBrush(item.fill);
      painter.drawRect(QRectF(x + 0.5, middle - 4.5, mark_width - 1, 9));
    }
    x += mark_width + gap;
    painter.setPen(ink);
    const QString text = text_of(item, choice_.form);
    painter.drawText(QPointF(x, middle + 4), text);
    x += metrics.horizontalAdvance(text) + between_items;
    if (choice_.form == Form::row) continue;
    x = chip.left() + padding;
    middle += height;
  }
}

}  // namespace pushforward::app
