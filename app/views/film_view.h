// The density after 0, 1, ... k layers as a film, over a scrubber that chooses how many layers the other views show.
#pragma once

#include <QImage>

#include "app/style/color_map.h"
#include "app/views/view.h"

namespace pushforward::app {

class FilmView : public View {
  Q_OBJECT
 public:
  explicit FilmView(QWidget* parent = nullptr);
  void show_frame(std::shared_ptr<const Frame> frame) override;

  [[nodiscard]] int layer_count() const;
  [[nodiscard]] int depth() const;  // chosen or shown, in 0 ... layer_count()
  // Depths that have a picture: all when there is room, else evenly spread ones with both ends.
  [[nodiscard]] std::vector<int> shown_depths() const;
  [[nodiscard]] QRectF frame_rectangle(int place) const;  // of the place-th of shown_depths()
  [[nodiscard]] double scrubber_x(int depth) const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 public slots:
  void choose(int depth);

 signals:
  // By a person. -1 when all layers are to be shown, also ones that are added later.
  void depth_chosen(int depth);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void color_frames();
  [[nodiscard]] int depth_at(double x) const;
  [[nodiscard]] QString label(int depth) const;
  [[nodiscard]] bool is_bypassed(int depth) const;
  void paint_header(QPainter& painter);
  void paint_frames(QPainter& painter);
  void paint_scrubber(QPainter& painter);

  std::shared_ptr<const Frame> frame_;
  std::shared_ptr<const std::vector<FilmFrame>> colored_;
  std::vector<QImage> images_;  // one per entry of the film
  ColorMap map_;
  int chosen_ = -1;  // -1 is all layers
};

}  // namespace pushforward::app
