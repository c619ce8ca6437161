#include "app/style/icon_engine.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>
#include <stdexcept>

#include "app/style/theme.h"

namespace pushforward::app {
namespace {

QPixmap render(const QString& name, const QColor& color, const QSize& pixels) {
  const QString key = QStringLiteral("icon/%1/%2/%3x%4")
                          .arg(name, color.name(QColor::HexArgb))
                          .arg(pixels.width())
                          .arg(pixels.height());
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) {
    throw std::runtime_error("There is no icon named \"" + name.toStdString() + "\" in resources/icons.");
  }
  QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toUtf8()));
  pixmap = QPixmap(pixels);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setOpacity(color.alphaF());
  renderer.render(&painter);
  painter.end();
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

}  // namespace

void draw_icon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color) {
  const double ratio = painter.device()->devicePixelRatioF();
  const QSize pixels(static_cast<int>(std::lround(rect.width() * ratio)),
                     static_cast<int>(std::lround(rect.height() * ratio)));
  if (pixels.isEmpty()) return;
  painter.drawPixmap(rect, render(name, color, pixels), QRectF(QPointF(0, 0), QSizeF(pixels)));
}

IconEngine::IconEngine(QString name, QString role) : name_(std::move(name)), role_(std::move(role)) {}

QIconEngine* IconEngine::clone() const { return new IconEngine(name_, role_); }

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
  QString role = state == QIcon::On ? QStringLiteral("accent") : role_;
  if (mode == QIcon::Disabled) role = QStringLiteral("disabled");
  draw_icon(*painter, rect, name_, Theme::current().color(role));
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
  QPixmap result(size);
  result.fill(Qt::transparent);
  QPainter painter(&result);
  paint(&painter, QRect(QPoint(0, 0), size), mode, state);
  return result;
}

}  // namespace pushforward::app
