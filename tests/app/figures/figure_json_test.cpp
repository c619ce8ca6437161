// A figure as JSON, its sizes, and the compositions.
#include <QTest>

#include "app/figures/figure_json.h"
#include "core/errors.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;

std::string field_of_error(const std::function<void()>& call) {
  try {
    call();
  } catch (const InputError& error) {
    return error.field();
  }
  return "no error";
}

// Every field away from its default.
Figure full_figure() {
  Figure figure;
  figure.size = {.width = 6.5, .height = 4, .unit = LengthUnit::inch, .dpi = 150};
  figure.font = "STIX";
  figure.font_size = 9.5;
  figure.theme = FigureTheme::dark;
  figure.color_map = "magma";
  figure.parts = {.titles = true, .axes = false, .color_bar = true, .contours = false, .samples = true};
  figure.title = "双月";
  figure.columns = 2;
  figure.row_titles = {"a", "b"};
  figure.column_titles = {"<i>K</i> = 2"};
  figure.box = Box{-1, 2, -3, 4};
  figure.shared_scale = true;
  figure.density_end = 0.5;
  figure.log_det_end = 3;
  figure.model.project = "planar-32";
  figure.model.layers = 8;
  figure.model.steps = 100;
  figure.model.fresh = true;
  figure.model.seed = 7;
  figure.model.target = TargetChoice{"two-moons", {}};
  figure.model.objective = 0.25;
  figure.model.learning_rate = 1e-3;
  figure.model.batch = 64;
  figure.panels.push_back({.view = "warp", .title = "", .depth = 2.5, .temperature = 0.7, .step = 10});
  FigureModel other;
  other.project = "realnvp-8";
  figure.panels.push_back({.view = "probe", .model = other, .probe = std::array<double, 2>{1.0, -0.5}});
  return figure;
}

class FigureJsonTest : public QObject {
  Q_OBJECT

 private slots:
  void a_figure_comes_back_from_its_json() {
    for (const Figure& figure : {Figure{}, full_figure()}) {
      const std::string text = format_figure(figure);
      QVERIFY2(parse_figure(text) == figure, text.c_str());
      QCOMPARE(format_figure(parse_figure(text)), text);
    }
  }

  void what_is_wrong_is_named_by_its_place_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("unknown key") << R"({"sise": "1x1mm"})"
                                 << "sise";
    QTest::newRow("no size") << R"({"size": "84 by 70"})"
                             << "size";
    QTest::newRow("size without a unit") << R"({"size": "84x70"})"
                                         << "size";
    QTest::newRow("too large") << R"({"size": "99999x70mm"})"
                               << "size";
    QTest::newRow("dpi") << R"({"dpi": 0})"
                         << "dpi";
    QTest::newRow("theme") << R"({"theme": "pink"})"
                           << "theme";
    QTest::newRow("part") << R"({"draw": ["titles", "unicorns"]})"
                          << "draw[1]";
    QTest::newRow("box") << R"({"box": [1, 0, 0, 1]})"
                         << "box";
    QTest::newRow("panel") << R"({"panels": [{}, {"depht": 1}]})"
                           << "panels[1].depht";
    QTest::newRow("depth") << R"({"panels": [{"depth": -1}]})"
                           << "panels[0].depth";
    QTest::newRow("probe") << R"({"panels": [{"probe": [1]}]})"
                           << "panels[0].probe";
    QTest::newRow("model") << R"({"panels": [{"model": {"steps": "many"}}]})"
                           << "panels[0].model.steps";
    QTest::newRow("objective") << R"({"model": {"objective": "sideways"}})"
                               << "model.objective";
  }
  void what_is_wrong_is_named_by_its_place() {
    QFETCH(const QString, text);
    QFETCH(const QString, field);
    QCOMPARE(field_of_error([&] { (void)parse_figure(text.toStdString()); }), field.toStdString());
  }

  void a_batch_is_a_list_of_figures_with_outputs() {
    const auto batch =
        parse_figure_batch(R"([{"output": "a.pdf", "panels": [{}]}, {"output": ["b.svg", "c.png"], "panels": [{}]}])");
    QCOMPARE(batch.size(), std::size_t{2});
    QCOMPARE(batch[1].outputs, (std::vector<std::string>{"b.svg", "c.png"}));
    QCOMPARE(field_of_error([] { (void)parse_figure_batch(R"([{"panels": [{}]}])"); }),
             std::string("figures[0].output"));
    QCOMPARE(field_of_error([] { (void)parse_figure_batch(R"({"panels": []})"); }), std::string("figures"));
  }

  void sizes_are_what_they_say() {
    FigureSize size;
    read_size("84x70mm", size);
    QCOMPARE(size.pixels(), QSize(992, 827));  // at 300 dpi
    QVERIFY(std::abs(size.points().width() - 84 / 25.4 * 72) < 1e-9);
    read_size("1920x1080px", size);
    QCOMPARE(size.pixels(), QSize(1920, 1080));
    const FigureSize inches = in_unit(size, LengthUnit::inch);
    QCOMPARE(inches.width, 6.4);
    QCOMPARE(size_text(inches), std::string("6.4x3.6in"));
  }

  void compositions_name_what_they_show() {
    Figure figure;
    compose_depths(figure, "density", 32, 9, 0);
    QCOMPARE(figure.panels.size(), std::size_t{9});
    QCOMPARE(*figure.panels.front().depth, 0.0);
    QCOMPARE(*figure.panels.back().depth, 32.0);
    compose_depths(figure, "density", 2, 9, 0);
    QCOMPARE(figure.panels.size(), std::size_t{3});
    figure.model.project = "planar-32";
    compose_layer_counts(figure, "density", {2, 8}, 50);
    QCOMPARE(*figure.panels[1].model->layers, 8);
    QCOMPARE(figure.panels[1].model->project, std::string("planar-32"));
    compose_comparison(figure, {"density", "warp"}, {{"A", {}}, {"B", figure.model}});
    QCOMPARE(figure.row_count(), 2);
    QCOMPARE(figure.column_count(), 2);
    // Views side by side take the columns that leave the largest plots; multiples of one view stay in a row.
    Figure narrow;
    narrow.size = {84.0, 70.0, LengthUnit::millimetre, 300.0};
    compose_views(narrow, {"density", "warp", "log-det"});
    QCOMPARE(narrow.column_count(), 2);
    narrow.size = {240.0, 60.0, LengthUnit::millimetre, 300.0};
    QCOMPARE(narrow.column_count(), 3);
    narrow.size = {84.0, 70.0, LengthUnit::millimetre, 300.0};
    compose_temperatures(narrow, "density", {0.5, 1.0, 2.0});
    narrow.columns = 0;
    narrow.shared_scale = true;
    QCOMPARE(narrow.column_count(), 3);
    // ... unless colour bars and ticks would leave next to nothing of them.
    narrow.shared_scale = false;
    QCOMPARE(narrow.column_count(), 2);
    for (const FigurePreset& preset : figure_presets()) {
      apply_figure_preset(figure, preset.id);
      check_size(figure.size);
    }
  }
};

PUSHFORWARD_GUI_TEST(FigureJsonTest)

}  // namespace

#include "figure_json_test.moc"
