// The axis of steps under the loss, which is the scrubber of training time: ticks are snapshots, the grip is the step
// that the window shows. At the right end it is the newest, and stays there while training goes on.
#pragma once

#include <QList>
#include <QWidget>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace pushforward::app {

struct KeyUse;

class TimeScrubber : public QWidget {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  // Between the steps that are first and last on the axis.
  struct Range {
    std::int64_t first = 0;
    std::int64_t last = 1;
    bool operator==(const Range&) const = default;
  };
  using Steps = std::shared_ptr<const std::vector<std::int64_t>>;  // ascending; null for none

  explicit TimeScrubber(QWidget* parent);
  // Where the axis lies, in the widget's pixels.
  void set_axis(double left, double right);
  void show_steps(const Range& range, Steps snapshots);
  // What the person chose; none is the newest.
  void show_chosen(std::optional<std::int64_t> step);

  [[nodiscard]] std::optional<std::int64_t> chosen() const { return chosen_; }
  [[nodiscard]] double to_x(double step) const;
  [[nodiscard]] double axis_y() const;
  // The steps to stop at, all but the newest.
  [[nodiscard]] std::vector<std::int64_t> stops() const;

  // Pixels of the widget above the axis: the grip reaches over the plot.
  static constexpr int above_axis = 9;

 signals:
  void step_chosen(std::optional<std::int64_t> step);  // by a person; none is the newest
  void continue_wanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void choose(std::optional<std::int64_t> step);
  void choose_at(double x);
  void step_by(int stops);
  void say();  // to a screen reader
  void paint_labels(QPainter& painter);

  Range range_;
  Steps snapshots_;
  std::optional<std::int64_t> chosen_;
  double left_ = 0.0;
  double right_ = 1.0;
};

}  // namespace pushforward::app
