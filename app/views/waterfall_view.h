// What the probe says in numbers: x, z, and log p(x) as a waterfall of log N(z) and each layer's log-det.
#pragma once

#include <QList>

#include "app/views/probe.h"
#include "app/views/view.h"
#include "app/views/waterfall.h"

namespace pushforward::app {

struct KeyUse;

struct FigureKind;

class WaterfallView : public View {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit WaterfallView(Probe& probe, QWidget* parent = nullptr);
  void show_frame(std::shared_ptr<const Frame>) override {}  // the probe has it

  [[nodiscard]] std::vector<WaterfallBar> bars() const;  // empty when there is nothing to show
  [[nodiscard]] QRectF chart_rectangle() const;
  [[nodiscard]] QRectF bar_rectangle(int bar) const;
  [[nodiscard]] QString bar_text(int bar) const;  // e.g. "5 coupling +0.682 nats"
  [[nodiscard]] int chosen() const { return chosen_; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QString state_in_words() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Range {
    double low = -1.0;
    double high = 0.0;
  };
  [[nodiscard]] static Range range_of(const std::vector<WaterfallBar>& bars);
  [[nodiscard]] QRectF bar_rectangle(const std::vector<WaterfallBar>& bars, const Range& range, int bar) const;
  [[nodiscard]] QString bar_text(const std::vector<WaterfallBar>& bars, int bar) const;
  void paint_header(QPainter& painter);
  void paint_place(QPainter& painter, const PointTrace& trace);
  void paint_chart(QPainter& painter, const std::vector<WaterfallBar>& bars);
  void paint_sums(QPainter& painter, const PointTrace& trace);
  void choose(int bar);  // and point at its layer
  void show_pointed(quint64 layer);
  [[nodiscard]] quint64 layer_of(int bar) const;  // 0: none

  Probe& probe_;
  int chosen_ = -1;
};

// The same in a figure: app/views/waterfall_figure.cpp.
[[nodiscard]] FigureKind waterfall_figure();

}  // namespace pushforward::app
