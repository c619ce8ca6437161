// The loss over the steps, with the floor that no model passes; the area between is the divergence that is left. Its
// axis of steps is the scrubber of training time.
#pragma once

#include <QTimer>
#include <optional>

#include "app/views/loss_axis.h"
#include "app/views/view.h"

namespace pushforward::app {

struct FigureKind;

class PastBar;
class TimeScrubber;

class LossView : public View {
  Q_OBJECT
 public:
  explicit LossView(QWidget* parent = nullptr);
  void show_frame(std::shared_ptr<const Frame> frame) override;
  // The objective decides what the floor is.
  void show_training(const TrainingSettings& settings);
  // What the person wants to see of the past; a frame follows.
  void show_wanted_step(std::optional<std::int64_t> step);

  [[nodiscard]] TimeScrubber& scrubber() const { return *scrubber_; }
  [[nodiscard]] PastBar& past_bar() const { return *past_bar_; }

  [[nodiscard]] LossRange range() const { return range_; }  // of the loss axis
  [[nodiscard]] QRectF plot_rectangle() const;
  [[nodiscard]] double to_y(double loss) const;
  [[nodiscard]] double to_x(double step) const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QString state_in_words() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void step_chosen(std::optional<std::int64_t> step);  // none is the newest
  void continue_wanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void adopt_newest();
  void update_curve();
  [[nodiscard]] bool has_curve() const;
  [[nodiscard]] LossAxis axis() const { return {range_, plot_rectangle()}; }
  void paint_header(QPainter& painter);
  // The latest KL(p||q) and KL(q||p), ending at `right`; returns where they begin.
  double paint_divergences(QPainter& painter, double right, double baseline);
  // Where the loss against the present target begins.
  [[nodiscard]] double target_x() const;
  void paint_curve(QPainter& painter, const QRectF& area);
  void paint_floor(QPainter& painter);
  void paint_gap_note(QPainter& painter, const QRectF& area);
  // The curve at the step of the past that is shown.
  void paint_shown_step(QPainter& painter, const QRectF& area);
  void place_controls();
  [[nodiscard]] std::size_t index_at(std::int64_t step) const;  // of the history's bin

  std::shared_ptr<const Frame> newest_;
  std::shared_ptr<const Frame> frame_;  // the one that is drawn
  QTimer pause_;                        // runs while a newer curve would be no news to the eye
  std::shared_ptr<const LossHistory> history_;
  TrainingSettings training_;
  LossFloor floor_;
  TimeScrubber* scrubber_;
  PastBar* past_bar_;
  std::vector<double> smooth_;
  LossRange range_;
};

// The same in a figure: app/views/loss_figure.cpp.
[[nodiscard]] FigureKind loss_figure();

}  // namespace pushforward::app
