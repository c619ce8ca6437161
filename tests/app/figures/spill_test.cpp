// Nothing that a panel shows reaches over its plot, in any format; and no letter is an empty box.
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "app/figures/figure_painter.h"
#include "app/figures/write_figure.h"
#include "app/figures/zlib_stream.h"
#include "app/language/language.h"
#include "app/views/registry.h"
#include "tests/app/figures/figure_models.h"
#include "tests/app/figures/outside_readers.h"
#include "tests/app/figures/picture_difference.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

constexpr int dpi = 144;

// The same panel with the same axes and the same colour bar, and nothing in its plot.
class Emptied final : public PanelContents {
 public:
  explicit Emptied(std::shared_ptr<const PanelContents> full) : full_(std::move(full)) {}
  void paint(PanelCanvas&) const override {}
  [[nodiscard]] double scale_end() const override { return full_->scale_end(); }
  [[nodiscard]] std::optional<FigureColorBar> color_bar(const FigureLook& look, double end) const override {
    return full_->color_bar(look, end);
  }
  [[nodiscard]] CurveAxes axes() const override { return full_->axes(); }

 private:
  std::shared_ptr<const PanelContents> full_;
};

FigureContents emptied(FigureContents contents) {
  for (PanelPicture& panel : contents.panels) panel.contents = std::make_shared<Emptied>(panel.contents);
  return contents;
}

// Of a part of the plane so small that contours, samples, cells and level lines all go on beyond it.
Figure crowded_figure(const QString& kind) {
  Figure figure = small_figure(kind.toStdString());
  figure.size.dpi = dpi;
  figure.box = Box{-0.6, 0.7, -0.5, 0.6};
  return figure;
}

// How many pixels beside the plot differ. Under its frame, and a pixel on, edges of the plot's colours may show.
int spilt(const QImage& full, const QImage& empty, const QRectF& plot) {
  constexpr double frame = 2.0;
  const double scale = dpi / points_per_inch;
  const QRect inside =
      QRectF(plot.topLeft() * scale, plot.size() * scale).adjusted(-frame, -frame, frame, frame).toAlignedRect();
  int count = 0;
  for (int y = 0; y < full.height(); ++y)
    for (int x = 0; x < full.width(); ++x)
      if (!inside.contains(x, y) && full.pixel(x, y) != empty.pixel(x, y)) ++count;
  return count;
}

// Glyph 0 of a face is what it shows for a letter that it does not have.
qsizetype missing_glyphs(const QByteArray& pdf) {
  qsizetype count = 0;
  const QByteArray begin(">>\nstream\nx"), end("\nendstream");  // x: the first byte of what zlib has compressed
  for (qsizetype place = pdf.indexOf(begin); place >= 0; place = pdf.indexOf(begin, place + 1)) {
    const qsizetype first = place + begin.size() - 1;
    const QByteArray page = inflated(pdf.mid(first, pdf.indexOf(end, first) - first));
    if (page.contains(" Tj")) count += page.count("<0000> Tj");
  }
  return count;
}

class SpillTest : public QObject {
  Q_OBJECT

 private slots:
  void nothing_reaches_over_the_plot_data() {
    QTest::addColumn<QString>("kind");
    for (const FigureKind& kind : figure_kinds()) QTest::newRow(qPrintable(kind.id)) << kind.id;
  }
  void nothing_reaches_over_the_plot() {
    QFETCH(const QString, kind);
    const auto full = contents_of(crowded_figure(kind));
    const FigureContents empty = emptied(*full);
    const QRectF plot = full->layout.panels[0].plot;
    const QTemporaryDir folder;
    const auto compare = [&](const char* suffix, const auto& picture_of) {
      const QString a = folder.filePath(QStringLiteral("full.") + suffix);
      const QString b = folder.filePath(QStringLiteral("empty.") + suffix);
      write_figure(*full, a);
      write_figure(empty, b);
      const QImage with = picture_of(a), without = picture_of(b);
      QVERIFY(!with.isNull() && with.size() == without.size() && with != without);
      const int count = spilt(with, without, plot);
      if (count == 0) return;
      const QString page = leave_side_by_side(kind + "-spill-" + suffix, without, with);
      QFAIL(
          qPrintable(QStringLiteral("%1 pixels beside the plot differ in a %2; see %3").arg(count).arg(suffix, page)));
    };
    compare("png", [](const QString& path) { return QImage(path); });
    compare("pdf", [](const QString& path) { return seen_by_poppler(path, dpi); });
    compare("svg", [](const QString& path) { return seen_by_librsvg(path, dpi); });
  }

  void no_glyph_is_missing_in_either_language_data() { nothing_reaches_over_the_plot_data(); }
  void no_glyph_is_missing_in_either_language() {
    QFETCH(const QString, kind);
    for (const char* language : {"en", "zh_CN"}) {
      Language::current().choose(QLatin1String(language));
      Figure figure = small_figure(kind.toStdString());
      figure.title = "双月训练 <i>β</i>";
      const auto contents = contents_of(figure);
      const QTemporaryDir folder;
      const QString path = folder.filePath("figure.pdf");
      write_figure(*contents, path);
      QFile file(path);
      QVERIFY(file.open(QIODevice::ReadOnly));
      QCOMPARE(missing_glyphs(file.readAll()), 0);
      const QString text = QString::fromUtf8(output_of("pdftotext", {"-raw", path, "-"}))
                               .normalized(QString::NormalizationForm_KC)
                               .remove(QRegularExpression(QStringLiteral("\\s")));
      QVERIFY2(text.contains(QStringLiteral("双月训练")), qPrintable(text));
      const QString title = contents->panels[0].kind.title.simplified().remove(u' ');
      QVERIFY2(text.contains(title), qPrintable(title + " is not in " + text));
    }
  }
  void cleanup() { Language::current().choose(QStringLiteral("en")); }

  // The two measures see what is wrong.
  void what_is_wrong_is_seen() {
    const auto full = contents_of(crowded_figure("density"));
    const QImage image = figure_image(*full);
    QImage spilled = image;
    const QRectF plot = full->layout.panels[0].plot;
    spilled.setPixel(qRound(plot.left() * dpi / points_per_inch) - 4, image.height() / 2, 0xFF8080FFU);
    QCOMPARE(spilt(spilled, image, plot), 1);
    Figure figure = small_figure("density");
    figure.title = QStringLiteral("no face has \U0010FFFD").toStdString();
    QVERIFY(missing_glyphs(encode_figure(*contents_of(figure), format_of("figure.pdf"))) > 0);
  }
};

PUSHFORWARD_GUI_TEST(SpillTest)

}  // namespace

#include "spill_test.moc"
