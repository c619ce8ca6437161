// A small disc in one plane and what the flow makes of it in the other: its true image, and the ellipse that the local
// Jacobian makes of it, whose area is |det J| times the disc's. Shared by the views of a window. GUI thread.
//
// Computed here, in float64, from the parameters of the newest frame, as the probe is.
#pragma once

#include <QObject>
#include <QPointF>
#include <optional>

#include "app/session/frame.h"
#include "app/views/plane_overlay.h"

namespace pushforward::app {

// Of a disc under one direction of a flow.
struct DiscImage {
  Eigen::Vector2d center;
  Eigen::Matrix2d jacobian;  // at the disc's centre
  Matrix curve;              // 2 x N, the images of points on the circle, anticlockwise from the first axis
  double log_det = 0.0;      // of the direction, at the centre: ln |det jacobian|
  [[nodiscard]] bool is_finite() const;
};
[[nodiscard]] DiscImage image_of_disc(const Stack& stack, Direction direction, const Eigen::Vector2d& center,
                                      double radius);

class Lens : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  static constexpr double smallest_radius = 0.01;
  static constexpr double largest_radius = 3.0;

  [[nodiscard]] bool is_on() const { return on_; }
  [[nodiscard]] Plane plane() const { return plane_; }  // where the disc is
  [[nodiscard]] QPointF center() const { return center_; }
  [[nodiscard]] double radius() const { return radius_; }
  // In the other plane. None while the lens is off or there is no frame.
  [[nodiscard]] const DiscImage* image() const;

  void move_to(QPointF center);
  // Moves the disc so that its centre's image lies there.
  void move_image_to(QPointF center);
  void set_radius(double radius);
  // The disc goes to the other plane, where its centre's image is, as large as the image.
  void change_plane();
  // On or off, and with the same disc in the same plane.
  void take_place_of(const Lens& other);

 public slots:
  void set_on(bool on);
  void show_frame(std::shared_ptr<const pushforward::app::Frame> frame);

 signals:
  void turned_on(bool on);
  void changed();

 private:
  [[nodiscard]] Direction direction() const { return plane_ == Plane::z ? Direction::forward : Direction::inverse; }
  void moved();

  bool on_ = false;
  Plane plane_ = Plane::z;
  QPointF center_{0.7, 0.5};
  double radius_ = 0.25;
  std::shared_ptr<const Frame> frame_;
  mutable std::optional<DiscImage> image_;  // found when somebody asks
};

}  // namespace pushforward::app
