#include "app/animation_export/preview_picture.h"

#include <QPainter>

#include "app/style/theme.h"

namespace pushforward::app {

PreviewPicture::PreviewPicture(QWidget* parent) : QWidget(parent) {
  setMinimumSize(640, 400);
  setAccessibleName(tr("Preview"));
}

void PreviewPicture::show_picture(const QImage& picture) {
  picture_ = picture;
  update();
}

void PreviewPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (picture_.isNull()) {
    painter.setPen(Theme::current().color(QStringLiteral("text3")));
    painter.setFont(Theme::current().font(QStringLiteral("body")));
    painter.drawText(rect(), Qt::AlignCenter, tr("The preview is being computed…"));
    return;
  }
  const QSize size = picture_.size().scaled(this->size(), Qt::KeepAspectRatio);
  painter.drawImage(QRect(QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size), picture_);
}

}  // namespace pushforward::app
