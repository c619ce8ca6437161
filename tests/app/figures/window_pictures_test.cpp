// What the window shows is what a figure's files show: the same model at rest, painted by the window's own views and,
// at the same size, in the same theme, with the same part of the plane and the same ends of the colour scales, by each
// exporter and a reader that we did not write.
#include <QTemporaryDir>
#include <QTest>

#include "app/figures/figure_layout.h"
#include "app/figures/write_figure.h"
#include "app/session/shown_project.h"
#include "app/style/theme.h"
#include "app/views/density_view.h"
#include "app/views/loss_view.h"
#include "app/views/registry.h"
#include "tests/app/figures/figure_models.h"
#include "tests/app/figures/outside_readers.h"
#include "tests/app/figures/picture_difference.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

constexpr int dpi = 144;
constexpr QSize plot_size(384, 300);  // pixels
constexpr int legend_room = 78;       // pixels at the top and at the bottom of a plot where the window has its legends
constexpr int figure_lines = 25;      // of the warped grid; the window draws more of them

// A heat map is the same but for rounding where its cells are the window's pixels. While it trains the window has at
// most 256 cells along the longer side; between them it is smooth, so a steep place is off by a part of a cell.
constexpr double largest_mean = 1.0;  // of 255
constexpr double largest_far_share = 0.002;
constexpr double largest_live_mean = 2.0;
constexpr double largest_live_far_share = 0.01;
// Of the warped grid the window draws flat cells and their edges, a figure the same lines as curves over finer cells.
constexpr double largest_warp_mean = 4.0;
constexpr double largest_warp_far_share = 0.01;
// Curves and dots are drawn in points there and in pixels here; their middles are the same to within this.
constexpr int reach = 3;  // pixels
constexpr double largest_stray_share = 0.01;

struct Marks {
  bool contours = false;
  bool samples = false;
};

// Without the frame, which a figure has and the window's plot has not, and without the window's legends.
QImage inner(const QImage& plot, int above_and_below) {
  constexpr int frame = 3;
  return plot.copy(QRect(QPoint(0, 0), plot.size())
                       .adjusted(frame, std::max(frame, above_and_below), -frame, -std::max(frame, above_and_below)));
}

// A model that was trained a little in a session and rests, and views of it as the window makes them.
class Window {
 public:
  explicit Window(Theme::Mode mode) : session(small_project(), QStringLiteral("reference")), links_(session) {
    Theme::current().set_mode(mode);
    session.play();
    trained_ = reaches_step(session, 200);
    session.pause();
  }

  // At rest with fields of so many cells along their longer side.
  [[nodiscard]] bool show(const QString& id, int cells) {
    ViewRequest request = links_.requester.request();
    request.longest_side_pixels = cells;
    request.warp_side = figure_lines;
    links_.requester.set_request(request);
    const std::vector<ViewSpec> views = all_views();
    const auto spec = std::ranges::find(views, id, &ViewSpec::id);
    view.reset(spec->make(session, links_, nullptr));
    view->resize(640, 480);
    const QSize around = view->size() - area().size().toSize();
    view->resize(plot_size + around);
    view->show();
    return trained_ && area().size().toSize() == plot_size && wait_until([&] {
             const auto frame = session.frame();
             if (frame->state != RunState::paused || !frame->target || !frame->warp) return false;
             const auto* plane = dynamic_cast<const PlotArea*>(view.get());
             if (plane == nullptr || id == "latent") return true;
             // The warp has no field of its own; what it is shaded by is the scale of one.
             const Grid& grid = frame->density->grid;
             return links_.log_det_scale.scale().is_settled() &&
                    (id == "warp" ? frame->warp->side == figure_lines
                                  : grid.columns == cells && grid.box == plane->transform().box);
           });
  }

  [[nodiscard]] QRectF area() const {
    if (const auto* plane = dynamic_cast<const PlotArea*>(view.get())) return plane->plot_rectangle();
    return dynamic_cast<const LossView&>(*view).plot_rectangle();
  }
  [[nodiscard]] QImage plot() const {
    const QImage whole = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
    return whole.copy(area().toRect());
  }
  // Without the remark on the latest quadrature.
  [[nodiscard]] QImage plot_of_curves() {
    auto frame = std::make_shared<Frame>(*session.frame());
    frame->metrics = nullptr;
    view->show_frame(frame);
    return plot();
  }
  // With these marks alone.
  [[nodiscard]] QImage plot_with(const Marks& marks) {
    auto frame = std::make_shared<Frame>(*session.frame());
    frame->target = nullptr;
    frame->samples = nullptr;
    view->show_frame(frame);
    QImage picture = plot();
    if (marks.samples) {
      frame = std::make_shared<Frame>(*frame);
      frame->samples = session.frame()->samples;
      view->show_frame(frame);
      return plot();
    }
    if (!marks.contours) return picture;
    const QImage bare = picture;
    frame = std::make_shared<Frame>(*frame);
    frame->target = session.frame()->target;
    view->show_frame(frame);
    // Contours are traced on a thread of their own.
    const bool has_come = wait_until([&] { return inner(picture = plot(), legend_room) != inner(bare, legend_room); });
    return has_come ? picture : QImage();
  }

  // The figure of what the view shows, its plot as large as the view's.
  [[nodiscard]] std::shared_ptr<const FigureContents> figure(const QString& id, FigureTheme theme, const Marks& marks) {
    auto state = std::make_shared<ModelState>();
    const auto frame = session.frame();
    state->project = shown_project(session);
    state->project.steps = static_cast<int>(frame->step);
    state->stack = frame->stack;
    state->target = frame->target;
    state->loss = frame->loss;
    state->metrics = frame->metrics;
    Figure figure;
    compose_views(figure, {id.toStdString()});
    figure.theme = theme;
    figure.parts.titles = false;
    figure.parts.contours = marks.contours;
    figure.parts.samples = marks.samples;
    if (const auto* plane = dynamic_cast<const PlotArea*>(view.get()); plane != nullptr && id != "latent")
      figure.box = plane->transform().box;
    if (auto* density = dynamic_cast<DensityView*>(view.get())) figure.density_end = density->scale().value();
    figure.log_det_end = links_.log_det_scale.range();
    figure.size = {.width = 600, .height = 450, .unit = LengthUnit::pixel, .dpi = dpi};
    const FigureKinds kinds = figure_kinds();
    const FigureKind& kind = find_kind(kinds, id.toStdString());
    const QSizeF plot = lay_out(figure, {&kind}, {Box{}}).panels[0].plot.size() * (dpi / points_per_inch);
    figure.size.width += plot_size.width() - std::round(plot.width());
    figure.size.height += plot_size.height() - std::round(plot.height());
    TrainedModels models(state);
    return compute_figure(figure, kinds, models, *make_reference_engine());
  }

  Session session;
  std::unique_ptr<View> view;

 private:
  ViewLinks links_;
  bool trained_ = false;
};

// The plot of a figure as each of its files shows it.
std::vector<std::pair<QString, QImage>> plots_in_files(const FigureContents& contents) {
  const QTemporaryDir folder;
  const QRectF plot = contents.layout.panels[0].plot;
  const double scale = dpi / points_per_inch;
  const QRect place = QRectF(plot.topLeft() * scale, plot.size() * scale).toRect();
  std::vector<std::pair<QString, QImage>> plots;
  const auto add = [&](const char* suffix, const auto& picture_of) {
    const QString path = folder.filePath(QStringLiteral("figure.") + suffix);
    write_figure(contents, path);
    plots.emplace_back(suffix, picture_of(path).convertToFormat(QImage::Format_RGB32).copy(place));
  };
  add("png", [](const QString& path) { return QImage(path); });
  add("pdf", [](const QString& path) { return seen_by_poppler(path, dpi); });
  add("svg", [](const QString& path) { return seen_by_librsvg(path, dpi); });
  return plots;
}

class WindowPicturesTest : public QObject {
  Q_OBJECT

  static void expect_same(const QString& name, const QImage& window, const QImage& file, double mean,
                          double far_share) {
    const PictureDifference off = difference(window, file);
    if (off.mean <= mean && off.far_share <= far_share) return;
    const QString page = leave_side_by_side(QStringLiteral("window-") + name, window, file);
    QFAIL(qPrintable(QStringLiteral("%1: %2; see %3").arg(name, off.text(), page)));
  }
  static void expect_same_ink(const QString& name, const QImage& window, const QImage& file) {
    const double stray = stray_ink(window, file, reach);
    if (stray <= largest_stray_share) return;
    const QString page = leave_side_by_side(QStringLiteral("window-") + name, window, file);
    QFAIL(qPrintable(QStringLiteral("%1: %2 % of the ink is not where the other has some; see %3")
                         .arg(name)
                         .arg(100 * stray)
                         .arg(page)));
  }

 private slots:
  void heat_maps_are_the_same_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("dark");
    for (const char* kind : {"density", "log-det"})
      for (const bool dark : {true, false}) QTest::addRow("%s, %s", kind, dark ? "dark" : "light") << kind << dark;
  }
  void heat_maps_are_the_same() {
    QFETCH(const QString, kind);
    QFETCH(const bool, dark);
    Window window(dark ? Theme::Mode::dark : Theme::Mode::light);
    const FigureTheme theme = dark ? FigureTheme::dark : FigureTheme::white;
    for (const int cells : dark ? std::vector{plot_size.width(), 256} : std::vector{plot_size.width()}) {
      QVERIFY(window.show(kind, cells));
      const QImage seen = window.plot_with({});
      const bool is_live = cells < plot_size.width();
      for (const auto& [file, plot] : plots_in_files(*window.figure(kind, theme, {})))
        expect_same(QStringLiteral("%1-%2-%3-%4").arg(kind, dark ? "dark" : "light").arg(cells).arg(file),
                    inner(seen, legend_room), inner(plot, legend_room), is_live ? largest_live_mean : largest_mean,
                    is_live ? largest_live_far_share : largest_far_share);
    }
  }

  void contours_and_samples_lie_where_they_did_data() {
    QTest::addColumn<bool>("contours");
    QTest::newRow("contours") << true;
    QTest::newRow("samples") << false;
  }
  void contours_and_samples_lie_where_they_did() {
    QFETCH(const bool, contours);
    const Marks marks{.contours = contours, .samples = !contours};
    Window window(Theme::Mode::dark);
    QVERIFY(window.show("density", plot_size.width()));
    const QImage bare = window.plot_with({});
    const QImage marked = window.plot_with(marks);
    QVERIFY(!marked.isNull());
    const auto plain = plots_in_files(*window.figure("density", FigureTheme::dark, {}));
    const auto drawn = plots_in_files(*window.figure("density", FigureTheme::dark, marks));
    for (std::size_t i = 0; i < drawn.size(); ++i)
      expect_same_ink((contours ? "contours-" : "samples-") + drawn[i].first, inner(ink_of(marked, bare), legend_room),
                      inner(ink_of(drawn[i].second, plain[i].second), legend_room));
  }

  void the_warped_grid_is_the_same() {
    Window window(Theme::Mode::dark);
    QVERIFY(window.show("warp", plot_size.width()));
    const QImage seen = window.plot();
    for (const auto& [file, plot] : plots_in_files(*window.figure("warp", FigureTheme::dark, {})))
      expect_same(QStringLiteral("warp-") + file, inner(seen, 0), inner(plot, 0), largest_warp_mean,
                  largest_warp_far_share);
  }

  void points_and_curves_lie_where_they_did_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"latent", "loss"}) QTest::newRow(kind) << kind;
  }
  void points_and_curves_lie_where_they_did() {
    QFETCH(const QString, kind);
    Window window(Theme::Mode::dark);
    QVERIFY(window.show(kind, plot_size.width()));
    const QImage seen = window.plot_of_curves();
    const auto figure = window.figure(kind, FigureTheme::dark, {});
    for (const auto& [file, plot] : plots_in_files(*figure))
      expect_same_ink(kind + u'-' + file,
                      ink_of(inner(seen, legend_room), Theme::current().color(kind == "loss" ? "panel" : "plot")),
                      ink_of(inner(plot, legend_room), figure->look.plot));
  }
};

PUSHFORWARD_GUI_TEST(WindowPicturesTest)

}  // namespace

#include "window_pictures_test.moc"
