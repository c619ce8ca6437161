// A picture as large as it fits, in its own proportions.
#pragma once

#include <QImage>
#include <QWidget>

namespace pushforward::app {

class PreviewPicture : public QWidget {
  Q_OBJECT
 public:
  explicit PreviewPicture(QWidget* parent);
  void show_picture(const QImage& picture);
  [[nodiscard]] const QImage& picture() const { return picture_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage picture_;
};

}  // namespace pushforward::app
