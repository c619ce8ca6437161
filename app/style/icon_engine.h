// Draws a line icon of resources/icons in a colour of the theme, at any size and pixel ratio. The colour is looked up
// when the icon is drawn, so icons follow a change of theme without being made again.
#pragma once

#include <QIconEngine>
#include <QRectF>
#include <QString>

class QColor;

namespace pushforward::app {

class IconEngine : public QIconEngine {
 public:
  IconEngine(QString name, QString role);
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
  [[nodiscard]] QIconEngine* clone() const override;
  QString key() const override { return QStringLiteral("pushforward"); }
  bool isNull() override { return false; }

 private:
  QString name_;
  QString role_;
};

// Draws icon `name` into `rect`. An unknown name throws std::runtime_error.
void draw_icon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color);

}  // namespace pushforward::app
