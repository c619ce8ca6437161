#include "app/editors/metrics_panel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/editors/figure_label.h"
#include "app/editors/panel_header.h"
#include "app/editors/role_label.h"
#include "app/session/session.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

constexpr int row_height = 20;

QString with_minus(QString text) { return text.replace(QLatin1Char('-'), QChar(0x2212)); }

// One decimal and the exponent.
QString scientific(double value) {
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return with_minus(QStringLiteral("%1e%2").arg(value / std::pow(10.0, exponent), 0, 'f', 1).arg(exponent));
}

// Infinity is a true value: KL(q‖p) where p is zero and q is not.
QString fixed(double value, int decimals) {
  constexpr double widest = 1e6;  // of what has room in its line
  if (std::isinf(value)) return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  if (std::isnan(value)) return QStringLiteral("—");
  if (std::abs(value) >= widest) return scientific(value);
  return with_minus(QString::number(value, 'f', decimals));
}

QString small(double value) {
  if (!std::isfinite(value)) return fixed(value, 0);
  return value == 0.0 ? QStringLiteral("0") : scientific(value);
}

}  // namespace

MetricsPanel::MetricsPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  setAccessibleName(tr("Metrics"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  header_ = new PanelHeader(tr("Metrics"), this);
  column->addWidget(header_);
  nll_ =
      add_row(tr("NLL"), tr("−∫ p log q, in nats: the expected negative log-likelihood of the target under the model. "
                            "Not below the target's entropy."));
  kl_forward_ = add_row(tr("KL(p‖q)"), tr("In nats: what forward KL minimises. Zero when the model is the target."));
  kl_forward_->set_weight(QFont::Medium);
  kl_reverse_ =
      add_row(tr("KL(q‖p)"), tr("In nats: what reverse KL minimises. ∞ where the model puts mass on nothing."));
  integral_ = add_row(tr("∫ q over the box"), tr("Of the model's density over the quadrature's box: 1 when the box "
                                                 "holds all of it and the log-dets are right."));
  gradient_norm_ = add_row(tr("gradient norm"),
                           tr("Of the last step, before clipping. Tabulated training has an error: |g − g exact| / |g "
                              "exact|, measured now and "
                              "then on up to 1,024 samples of a recent step."),
                           QStringLiteral("888.888 ± 88.8 %"));
  round_trip_ =
      add_row(tr("round trip"), tr("Largest |f(f⁻¹(x)) − x| / (1 + |x|) over 256 data points: how exactly the "
                                   "stack inverts on this device."));
  column->addStretch();
  connect(&session_, &Session::frame_ready, this, &MetricsPanel::follow_frame);
  follow_frame();
}

FigureLabel* MetricsPanel::add_row(const QString& name, const QString& tip, const QString& widest) {
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  auto* row = new QWidget(this);
  row->setFixedHeight(row_height);
  row->setToolTip(tip);
  auto* line = new QHBoxLayout(row);
  line->setContentsMargins(inset, 0, inset, 0);
  auto* value = new FigureLabel(widest, "value", "text", Qt::AlignRight, row);
  value->set_text(QStringLiteral("—"));
  value->setAccessibleName(name);
  line->addWidget(new RoleLabel(name, "body", "text2", row), 1);
  line->addWidget(value);
  layout()->addWidget(row);
  return value;
}

void MetricsPanel::follow_frame() {
  const auto frame = session_.frame();
  if (!frame) return;
  // Of the past there is no gradient, and of the metrics what was measured last before it.
  const auto& past = frame->past;
  QString norm = frame->gradient_norm > 0.0 && !past ? fixed(frame->gradient_norm, 3) : QStringLiteral("—");
  if (frame->gradient_error && !past)
    norm += QStringLiteral(" ± %1 %").arg(QString::number(100.0 * *frame->gradient_error, 'g', 2));
  gradient_norm_->set_text(norm);
  const std::vector<MetricsPoint> none;
  const auto& points = frame->metrics ? *frame->metrics : none;
  const auto after = past ? std::ranges::upper_bound(points, past->step, {}, &MetricsPoint::step) : points.end();
  if (after == points.begin()) {
    header_->set_note(QString());
    for (FigureLabel* label : {nll_, kl_forward_, kl_reverse_, integral_, round_trip_})
      label->set_text(QStringLiteral("—"));
    return;
  }
  const MetricsPoint& point = *std::prev(after);
  // The model goes on while its last picture is being measured: the note says which one the figures belong to.
  header_->set_note(tr("∫ on %1×%1, step %2")
                        .arg(point.metrics.grid.columns)
                        .arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(point.step))));
  nll_->set_text(fixed(point.metrics.nll, 3));
  kl_forward_->set_text(fixed(point.metrics.kl_forward, 3));
  kl_reverse_->set_text(fixed(point.metrics.kl_reverse, 3));
  integral_->set_text(fixed(point.metrics.integral, 4));
  round_trip_->set_text(small(point.round_trip));
}

void MetricsPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color("panel"));
}

}  // namespace pushforward::app
