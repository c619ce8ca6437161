#include "app/figure_export/figure_preview.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr double margin = 16.0;
constexpr int check_side = 8;  // of the squares behind what is transparent

}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(320, 240);
  setAccessibleName(tr("Preview"));
  setToolTip(tr("The figure itself, drawn by the same painter"));
  connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigurePreview::show_image(const QImage& image, double aspect) {
  image_ = image;
  aspect_ = aspect;
  sentence_.clear();
  setAccessibleDescription(tr("The figure, %1 by %2 pixels").arg(image.width()).arg(image.height()));
  update();
}

void FigurePreview::show_sentence(const QString& sentence) {
  sentence_ = sentence;
  setAccessibleDescription(sentence);
  update();
}

QRectF FigurePreview::place_for(double aspect) const {
  const double room_x = std::max(16.0, width() - 2 * margin), room_y = std::max(16.0, height() - 2 * margin);
  const double wide = std::min(room_x, room_y * aspect);
  const QSizeF size(wide, wide / aspect);
  return {std::round((width() - size.width()) / 2), std::round((height() - size.height()) / 2), size.width(),
          size.height()};
}

QSize FigurePreview::pixels_for(double aspect) const {
  const QSizeF size = place_for(aspect).size() * devicePixelRatioF();
  return {std::max(32, static_cast<int>(size.width())), std::max(32, static_cast<int>(size.height()))};
}

void FigurePreview::resizeEvent(QResizeEvent*) { emit resized(); }

void FigurePreview::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color("window"));
  if (!image_.isNull() && sentence_.isEmpty()) {
    const QRectF place = place_for(aspect_);
    if (image_.hasAlphaChannel()) {
      painter.save();
      painter.setClipRect(place);
      painter.fillRect(place, QColor(Qt::white));
      const QColor grey = Theme::current().color("text3");
      QColor light = grey;
      light.setAlphaF(0.25F);
      for (int row = 0; row * check_side < place.height(); ++row)
        for (int column = row % 2; column * check_side < place.width(); column += 2)
          painter.fillRect(
              QRectF(place.left() + column * check_side, place.top() + row * check_side, check_side, check_side),
              light);
      painter.restore();
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, image_);
    painter.setPen(theme.color("hairline_strong"));
    painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
    return;
  }
  painter.setFont(theme.font("body"));
  painter.setPen(theme.color("text2"));
  painter.drawText(QRectF(rect()).adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap,
                   sentence_.isEmpty() ? tr("The figure appears here in a moment.") : sentence_);
}

}  // namespace pushforward::app
