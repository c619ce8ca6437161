// The figure as it will be, as large as there is room.
#pragma once

#include <QImage>
#include <QWidget>

namespace pushforward::app {

class FigurePreview : public QWidget {
  Q_OBJECT
 public:
  explicit FigurePreview(QWidget* parent);
  // `aspect` is width by height of the figure; the picture may be of another size than the widget's.
  void show_image(const QImage& image, double aspect);
  // In the place of the picture: why there is none.
  void show_sentence(const QString& sentence);
  // Pixels of the screen that a figure of this aspect gets.
  [[nodiscard]] QSize pixels_for(double aspect) const;
  [[nodiscard]] const QImage& image() const { return image_; }
  [[nodiscard]] QSize sizeHint() const override { return {760, 560}; }

 signals:
  void resized();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  [[nodiscard]] QRectF place_for(double aspect) const;
  QImage image_;
  double aspect_ = 1.0;
  QString sentence_;
};

}  // namespace pushforward::app
