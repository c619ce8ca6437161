// The losses of both sides over the steps in one plot: A as a solid line, B as a dashed one, each named at its end; the
// floor that no model passes; and a table with both divergences of both. GUI thread.
//
// Losses of two objectives are two quantities, so where the objectives differ each is shown above its own floor: that
// distance is a KL divergence (a mixture of both) for either.
#pragma once

#include <QTimer>
#include <QWidget>
#include <array>
#include <optional>
#include <vector>

#include "app/compare/model_comparison.h"
#include "app/views/loss_axis.h"

class QPainter;

namespace pushforward::app {

class CompareLossView : public QWidget {
  Q_OBJECT
 public:
  CompareLossView(ModelComparison& comparison, QWidget* parent);

  // What is drawn now.
  [[nodiscard]] bool has_curve(CompareSide side) const;
  [[nodiscard]] const LossRange& range() const { return range_; }
  [[nodiscard]] bool is_above_floors() const { return above_floors_; }
  [[nodiscard]] QRectF plot_rectangle() const;
  [[nodiscard]] QPointF end_of_curve(CompareSide side) const;  // in pixels; only when has_curve(side)
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Curve {
    std::shared_ptr<const LossHistory> history;
    std::vector<double> smooth;  // moving averages of the bins' means
    LossFloor floor;
    double offset = 0.0;  // what is taken off the losses
    std::optional<Metrics> latest;
  };
  void follow_frame();
  void adopt_newest();
  void update_curve(CompareSide side);
  void update_range();
  void describe();
  [[nodiscard]] const Curve& curve(CompareSide side) const { return curves_[static_cast<std::size_t>(index_of(side))]; }
  [[nodiscard]] double to_x(double step) const;
  [[nodiscard]] LossAxis axis() const { return {range_, plot_rectangle()}; }
  [[nodiscard]] QPen pen_of(CompareSide side) const;
  void paint_header(QPainter& painter) const;
  void paint_steps(QPainter& painter, const QRectF& area) const;
  void paint_curve(QPainter& painter, CompareSide side) const;
  void paint_letters(QPainter& painter, const QRectF& area) const;
  void paint_floor(QPainter& painter, const QRectF& area) const;
  void paint_table(QPainter& painter) const;

  ModelComparison& comparison_;
  std::array<Curve, 2> curves_;
  bool above_floors_ = false;
  LossRange range_;
  double first_step_ = 0.0, last_step_ = 1.0;
  QTimer pause_;  // runs while newer curves would be no news to the eye
  bool has_news_ = false;
};

}  // namespace pushforward::app
