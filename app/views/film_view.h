// The density after 0, 1, ... k layers as a film, over a scrubber that chooses how many layers the other views show. It
// moves smoothly: between k and k + 1 the next layer acts in part (core/flow/depth.h). A button sweeps it by itself.
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QList>
#include <QTimer>

#include "app/style/color_map.h"
#include "app/views/view.h"

class QToolButton;

namespace pushforward::app {

struct KeyUse;

struct FigureKind;

class FilmView : public View {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit FilmView(QWidget* parent = nullptr);
  void show_frame(std::shared_ptr<const Frame> frame) override;

  [[nodiscard]] int layer_count() const;
  [[nodiscard]] double depth() const;  // chosen or shown, in 0 ... layer_count()
  // Depths that have a picture: all when there is room, else every second, third, ... one with both ends.
  [[nodiscard]] std::vector<int> shown_depths() const;
  [[nodiscard]] QRectF frame_rectangle(int place) const;  // of the place-th of shown_depths()
  [[nodiscard]] double scrubber_x(double depth) const;    // the same distance from each layer to the next
  [[nodiscard]] double scrubber_y() const;
  [[nodiscard]] bool is_sweeping() const { return sweep_.isActive(); }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QString state_in_words() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 public slots:
  void choose(double depth);
  // From the base (or from where it stands) to the whole stack; or stops.
  void sweep();

 signals:
  // By a person. -1 when all layers are to be shown, also ones that are added later.
  void depth_chosen(double depth);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  // How the pictures are laid out, in pixels.
  struct Strip {
    double side;   // of a picture
    double pitch;  // from a layer to the next
    int stride;    // layers from a picture to the next
  };
  [[nodiscard]] Strip strip() const;
  [[nodiscard]] QRectF frame_of(int depth) const;
  void color_frames();
  [[nodiscard]] double depth_at(double x) const;  // to a whole layer when one is near
  void choose_by_hand(double depth);
  void stop_sweep();
  void advance_sweep();
  [[nodiscard]] QString depth_text() const;
  [[nodiscard]] QString header_note() const;
  [[nodiscard]] QString label(int depth) const;
  [[nodiscard]] bool is_bypassed(int depth) const;
  void paint_header(QPainter& painter);
  void paint_frames(QPainter& painter);
  void paint_scrubber(QPainter& painter);

  std::shared_ptr<const Frame> frame_;
  std::shared_ptr<const std::vector<FilmFrame>> colored_;
  std::vector<QImage> images_;  // one per entry of the film
  ColorMap map_;
  double chosen_ = -1.0;  // -1 is all layers
  QToolButton* play_;
  QTimer sweep_;
  QElapsedTimer sweep_time_;
  double sweep_from_ = 0.0;
};

// The same in a figure: app/views/film_figure.cpp.
[[nodiscard]] FigureKind film_figure();

}  // namespace pushforward::app
