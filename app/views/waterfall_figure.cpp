// log p at a point, layer by layer, in a figure.
#include <algorithm>
#include <cmath>

#include "app/figures/figure_kind.h"
#include "app/style/number_text.h"
#include "app/views/waterfall.h"
#include "app/views/waterfall_view.h"
#include "core/errors.h"
#include "core/flow/depth.h"

namespace pushforward::app {
namespace {

constexpr double bar_share = 0.68;  // of the room of a bar

// Where the panel looks: at the probe that it names, or at the first point of the data.
Vector probe_point(const PanelInput& input) {
  Vector point(2);
  if (input.panel.probe)
    point << (*input.panel.probe)[0], (*input.panel.probe)[1];
  else
    point << static_cast<double>(input.state.target->pool_points[0]),
        static_cast<double>(input.state.target->pool_points[1]);
  return point;
}

class WaterfallContents final : public PanelContents {
 public:
  explicit WaterfallContents(const PanelInput& input) {
    Stack stack = stack_at(*input.state.stack, input.depth());
    stack.layers.resize(static_cast<std::size_t>(layers_at(input.depth())));
    const PointTrace trace = trace_back(stack, probe_point(input), input.temperature());
    if (!trace.is_finite()) throw InputError("probe", "the flow is not finite at this point; choose another one.");
    bars_ = waterfall(trace);
    const Vector x = trace.x();
    place_ = QStringLiteral("<i>x</i> = (%1, %2)").arg(signed_number(x(0), 2), signed_number(x(1), 2));
    for (const WaterfallBar& bar : bars_) {
      low_ = std::min({low_, bar.from, bar.to});
      high_ = std::max({high_, bar.from, bar.to});
    }
    const double margin = std::max(0.25, 0.08 * (high_ - low_));
    low_ = low_ < 0 ? low_ - margin : 0.0;
    high_ = high_ > 0 ? high_ + margin : margin;
  }

  [[nodiscard]] CurveAxes axes() const override {
    std::vector<QString> marks{QStringLiteral("N(<i>z</i>)")};
    for (std::size_t layer = 1; layer + 1 < bars_.size(); ++layer) marks.push_back(QString::number(layer));
    marks.push_back(QStringLiteral("log <i>p</i>"));
    return {{-0.5, static_cast<double>(bars_.size()) - 0.5, low_, high_},
            WaterfallView::tr("layers, at %1").arg(place_),
            WaterfallView::tr("log-density, nats"),
            std::move(marks)};
  }

  void paint(PanelCanvas& canvas) const override {
    const FigureLook& look = canvas.look();
    const Box& box = canvas.box();
    canvas.lines({QPolygonF({canvas.to_page(box.left, 0), canvas.to_page(box.right, 0)})}, look.faint, 0.5);
    const double size = look.tick_size();
    for (std::size_t i = 0; i < bars_.size(); ++i) {
      const WaterfallBar& bar = bars_[i];
      const double middle = static_cast<double>(i), half = bar_share / 2;
      const bool is_layer = bar.kind == WaterfallBar::Kind::layer;
      const QColor color = is_layer ? (bar.amount() < 0 ? look.negative : look.positive) : look.soft;
      canvas.polygon(QPolygonF({canvas.to_page(middle - half, bar.from), canvas.to_page(middle + half, bar.from),
                                canvas.to_page(middle + half, bar.to), canvas.to_page(middle - half, bar.to)}),
                     color);
      if (i + 1 < bars_.size())
        canvas.lines({QPolygonF({canvas.to_page(middle + half, bar.to), canvas.to_page(middle + 1 - half, bar.to)})},
                     look.soft, 0.4);
      const QString amount = is_layer ? signed_number(bar.amount(), 2) : signed_number(bar.to, 2);
      const double room = canvas.area().width() / static_cast<double>(bars_.size());
      if (canvas.measure(amount, 0.9 * size).width > room * 0.98) continue;
      // Beyond the end that the bar points to.
      const QPointF end = canvas.to_page(middle, bar.to);
      const bool upwards = bar.to >= bar.from;
      canvas.text({end.x(), upwards ? end.y() - 0.3 * size : end.y() + 1.0 * size}, amount, 0.9 * size, look.ink,
                  TextPlace::middle);
    }
  }

 private:
  std::vector<WaterfallBar> bars_;
  QString place_;
  double low_ = 0.0;
  double high_ = 0.0;
};

}  // namespace

FigureKind waterfall_figure() {
  return {.math = QStringLiteral("log <i>p</i>(<i>x</i>)"),
          .surround = Surround::curve,
          .follows_depth = true,
          .compute = [](const PanelInput& input) { return std::make_unique<WaterfallContents>(input); }};
}

}  // namespace pushforward::app
