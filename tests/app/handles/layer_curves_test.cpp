// Curves say what the layer does, and a dragged curve goes through the pointer.
#include <QObject>
#include <QTest>
#include <cmath>

#include "app/handles/layer_curves.h"
#include "core/flow/stack.h"
#include "core/layers/registry.h"
#include "core/random/counter.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

const std::vector<double> places{-2.0, -0.7, 0.0, 0.4, 1.9};

// A layer whose network gives something: at the start its last layer is zero.
LayerEntry stirred(const std::string& type, HyperValues hyper = {}) {
  LayerEntry entry = make_layer(type, std::move(hyper), 2, Initialisation::training, 5);
  std::vector<double> values = entry.values();
  Generator generator(3);
  for (double& value : values)
    if (value == 0.0) value = generator.uniform(-0.3, 0.3);
  // Weights that masks cut are no parameters: they come back as 0.
  entry.parameters = values;
  return entry;
}

struct Subject {
  explicit Subject(LayerEntry given) : entry(std::move(given)), values(entry.values()) {}
  [[nodiscard]] LayerView view() const { return {entry.hyper, 2, values}; }
  [[nodiscard]] CurveSet curves(const std::vector<double>& at = places) const {
    return layer_curves(entry.type)->curves(view(), at);
  }
  [[nodiscard]] double height(const QString& id, double place) const {
    for (const Curve& curve : curves({place}).curves)
      if (curve.id == id) return curve.heights[0];
    return NAN;
  }
  [[nodiscard]] Dragged drag(const QString& id, double place, double height, CurveDrag kind) const {
    return layer_curves(entry.type)->drag(view(), id, place, height, kind);
  }
  [[nodiscard]] Subject with(const Dragged& dragged) const {
    LayerEntry written = entry;
    written.set_values(dragged.values, 2);
    return Subject(written);
  }
  LayerEntry entry;
  std::vector<double> values;
};

}  // namespace

class TestLayerCurves : public QObject {
  Q_OBJECT
 private slots:
  void layers_without_an_entry_have_none() {
    QVERIFY(layer_curves("planar") == nullptr);
    QVERIFY(layer_curves("coupling") != nullptr);
  }

  void a_coupling_shows_its_log_scale_and_shift_data() {
    QTest::addColumn<int>("first");
    QTest::newRow("z1 conditions") << 1;
    QTest::newRow("z2 conditions") << 0;
  }
  void a_coupling_shows_its_log_scale_and_shift() {
    QFETCH(int, first);
    const Subject subject(stirred("coupling", {{"mask", std::vector<std::int64_t>{first, 1 - first}}}));
    const CurveSet set = subject.curves();
    QVERIFY(set.coordinate.contains(first == 1 ? u'1' : u'2'));
    Matrix z = Matrix::Zero(2, static_cast<Eigen::Index>(places.size()));
    for (std::size_t i = 0; i < places.size(); ++i) z(first == 1 ? 0 : 1, static_cast<Eigen::Index>(i)) = places[i];
    Matrix x;
    Vector log_det;
    subject.entry.layer().forward(subject.view(), z, x, log_det);
    for (std::size_t i = 0; i < places.size(); ++i) {
      QVERIFY(std::abs(set.curves[0].heights[i] - log_det[static_cast<Eigen::Index>(i)]) < 1e-12);
      QVERIFY(std::abs(set.curves[1].heights[i] - x(first == 1 ? 1 : 0, static_cast<Eigen::Index>(i))) < 1e-12);
    }
  }

  void an_autoregressive_layer_shows_what_the_first_coordinate_does_to_the_second() {
    const Subject subject(stirred("autoregressive"));
    for (const double place : places) {
      Matrix x(2, 1);
      x << place, 0.0;
      Matrix z;
      Vector log_det;
      subject.entry.layer().inverse(subject.view(), x, z, log_det);
      const double s2 = subject.height("s2", place);
      QVERIFY(std::abs(-log_det[0] - s2 - subject.height("s1", place)) < 1e-12);
      QVERIFY(std::abs(z(1, 0) + subject.height("t2", place) * std::exp(-s2)) < 1e-12);
    }
    QVERIFY(std::abs(subject.height("s1", -2.0) - subject.height("s1", 2.0)) < 1e-15);
  }

  void a_spline_shows_where_levels_go() {
    const Subject subject(stirred("spline"));
    for (const double place : places) {
      Matrix z(2, 1);
      z << 2.0, place;
      if (std::get<std::vector<std::int64_t>>(subject.entry.hyper.at("mask"))[0] == 1) z << place, 2.0;
      Matrix x;
      Vector log_det;
      subject.entry.layer().forward(subject.view(), z, x, log_det);
      const bool first = std::get<std::vector<std::int64_t>>(subject.entry.hyper.at("mask"))[0] == 1;
      QVERIFY(std::abs(subject.height("0.5", place) - x(first ? 1 : 0, 0)) < 1e-12);
    }
  }

  void a_dragged_curve_goes_through_the_pointer_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("bends");
    for (const Layer* layer : all_layers())
      if (layer_curves(layer->spec().id) != nullptr)
        for (const bool bends : {true, false})
          QTest::addRow("%s %s", layer->spec().id.c_str(), bends ? "bent" : "shifted")
              << QString::fromStdString(layer->spec().id) << bends;
  }
  void a_dragged_curve_goes_through_the_pointer() {
    QFETCH(QString, type);
    QFETCH(bool, bends);
    const Subject subject(stirred(type.toStdString()));
    for (const Curve& curve : subject.curves().curves) {
      const double wanted = subject.height(curve.id, 0.4) + 0.35;
      const Dragged dragged = subject.drag(curve.id, 0.4, wanted, bends ? CurveDrag::bend : CurveDrag::shift);
      QVERIFY2(dragged.reason.isEmpty(), qPrintable(dragged.reason));
      const Subject after = subject.with(dragged);
      QVERIFY2(std::abs(after.height(curve.id, 0.4) - wanted) < 1e-6, qPrintable(curve.id));
    }
  }

  void bending_is_the_smaller_change_and_leaves_other_outputs() {
    const Subject subject(stirred("coupling"));
    const double wanted = subject.height("t", 0.4) + 0.5;
    const auto size = [&](CurveDrag kind) {
      const Dragged dragged = subject.drag("t", 0.4, wanted, kind);
      double square = 0.0;
      for (std::size_t i = 0; i < dragged.values.size(); ++i)
        square += std::pow(dragged.values[i] - subject.values[i], 2);
      return square;
    };
    QVERIFY(size(CurveDrag::bend) < size(CurveDrag::shift));
    const Subject after = subject.with(subject.drag("t", 0.4, wanted, CurveDrag::bend));
    for (const double place : places) QVERIFY(std::abs(after.height("s", place) - subject.height("s", place)) < 1e-12);
    const Subject shifted = subject.with(subject.drag("t", 0.4, wanted, CurveDrag::shift));
    for (const double place : places)
      QVERIFY(std::abs(shifted.height("t", place) - subject.height("t", place) - 0.5) < 1e-9);
  }

  void a_log_scale_stays_within_its_bound_and_says_why() {
    const Subject subject(stirred("coupling"));
    const Dragged held = subject.drag("s", 0.4, 5.0, CurveDrag::bend);
    QVERIFY(held.reason.contains(u'2'));
    const double reached = subject.with(held).height("s", 0.4);
    QVERIFY(reached > 1.9 && reached < 2.0);
  }

  void a_spline_stays_within_its_tail_bound() {
    const Subject subject(stirred("spline"));
    const Dragged held = subject.drag("0.5", 0.4, 9.0, CurveDrag::bend);
    QVERIFY(!held.reason.isEmpty());
    const double reached = subject.with(held).height("0.5", 0.4);
    QVERIFY(reached > 3.0 && reached < 4.0);
  }
};

PUSHFORWARD_GUI_TEST(TestLayerCurves)
#include "layer_curves_test.moc"
