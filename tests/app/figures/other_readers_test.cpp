// What others make of the files: poppler, librsvg and ImageMagick open them and show the same picture.
#include <QFile>
#include <QRawFont>
#include <QTemporaryDir>
#include <QTest>
#include <QTextLayout>

#include "app/figures/figure_painter.h"
#include "app/figures/write_figure.h"
#include "app/views/registry.h"
#include "tests/app/figures/figure_models.h"
#include "tests/app/figures/outside_readers.h"
#include "tests/app/figures/picture_difference.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

// Another painter's edges, averaged over 3 x 3 pixels: thin lines and letters are a little lighter or darker.
struct Bounds {
  double mean;  // of 255
  double far_share;
};
constexpr Bounds poppler{2.5, 0.01};
constexpr Bounds poppler_through_cairo{3.0, 0.005};
constexpr Bounds librsvg{2.0, 0.002};

Figure titled_figure(const std::string& view) {
  Figure figure = small_figure(view);
  figure.size.dpi = 144;
  figure.title = "双月 two moons, <i>K</i> = 8";
  return figure;
}

class OtherReadersTest : public QObject {
  Q_OBJECT

  static void kinds() {
    QTest::addColumn<QString>("kind");
    for (const FigureKind& kind : figure_kinds()) QTest::newRow(qPrintable(kind.id)) << kind.id;
  }

  static void compare(const QString& name, const QImage& ours, const QImage& theirs, const Bounds& bounds) {
    // A page ends within a pixel.
    const QSize size = ours.size().boundedTo(theirs.size());
    QVERIFY2((ours.size() - size).width() <= 2 && (theirs.size() - size).height() <= 2,
             qPrintable(QStringLiteral("%1 x %2").arg(theirs.width()).arg(theirs.height())));
    const QRect common(QPoint(0, 0), size);
    const PictureDifference off = difference(ours.copy(common), theirs.copy(common));
    if (off.mean <= bounds.mean && off.far_share <= bounds.far_share) return;
    const QString page = leave_side_by_side(name, ours, theirs);
    QFAIL(qPrintable(QStringLiteral("%1; see %2").arg(off.text(), page)));
  }

 private slots:
  void poppler_shows_the_same_data() { kinds(); }
  void poppler_shows_the_same() {
    QFETCH(const QString, kind);
    const auto contents = contents_of(titled_figure(kind.toStdString()));
    const QTemporaryDir folder;
    const QString pdf = folder.filePath("figure.pdf");
    write_figure(*contents, pdf);
    const QImage ours = figure_image(*contents);
    compare(kind + "-pdf", ours, seen_by_poppler(pdf, 144), poppler);
    compare(kind + "-pdf-cairo", ours, seen_by_poppler_through_cairo(pdf, 144), poppler_through_cairo);

    // Every face is embedded, and no letter is a picture.
    const QList<QByteArray> fonts = output_of("pdffonts", {pdf}).split('\n').mid(2);
    QVERIFY(fonts.size() > 1);
    for (const QByteArray& font : fonts)
      if (!font.isEmpty()) QVERIFY2(font.contains(" yes ") && !font.contains("Type 3"), font.constData());
    // Words of another face may come as a line of their own, letters as a ligature or a radical.
    const QString text = QString::fromUtf8(output_of("pdftotext", {"-raw", pdf, "-"}))
                             .normalized(QString::NormalizationForm_KC)
                             .simplified()
                             .remove(u' ');
    QVERIFY2(text.contains(QStringLiteral("双月twomoons,K=8")), qPrintable(text));
    QVERIFY2(text.contains(contents->panels[0].kind.title.simplified().remove(u' ')), qPrintable(text));

    (void)output_of("pdfdetach", {"-save", "1", "-o", folder.filePath("model.json"), pdf});
    QFile attached(folder.filePath("model.json"));
    QVERIFY(attached.open(QIODevice::ReadOnly));
    QCOMPARE(attached.readAll().toStdString(), format_project(trained_model()->project));
  }

  void librsvg_shows_the_same_data() { kinds(); }
  void librsvg_shows_the_same() {
    QFETCH(const QString, kind);
    const auto contents = contents_of(titled_figure(kind.toStdString()));
    const QTemporaryDir folder;
    const QString svg = folder.filePath("figure.svg");
    write_figure(*contents, svg);
    compare(kind + "-svg", figure_image(*contents), seen_by_librsvg(svg, 144), librsvg);
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray source = file.readAll();
    QVERIFY(!source.contains("<text") && !source.contains("clip-path"));
  }

  void imagemagick_reads_size_and_resolution() {
    const auto contents = contents_of(titled_figure("latent"));
    const QTemporaryDir folder;
    const QString png = folder.filePath("figure.png");
    write_figure(*contents, png);
    const QSize size = contents->figure.size.pixels();
    QCOMPARE(output_of("identify", {"-units", "PixelsPerInch", "-format", "%w %h %[fx:int(resolution.x+0.5)]", png}),
             QByteArray::number(size.width()) + ' ' + QByteArray::number(size.height()) + " 144");
    // libpng's own reading of the text; Qt joins its lines.
    const QString text = QImage(png).text(QStringLiteral("pushforward-project"));
    QVERIFY2(text.contains(QStringLiteral("pushforward-project")), qPrintable(text.left(200)));
  }

  void a_one_column_figure_is_small() {
    for (const FigureKind& kind : figure_kinds()) {
      Figure figure = small_figure(kind.id.toStdString());
      apply_figure_preset(figure, "one-column");
      const QByteArray pdf = encode_figure(*contents_of(figure), format_of("figure.pdf"));
      QVERIFY2(pdf.size() < 1'000'000, qPrintable(QStringLiteral("%1: %2 bytes").arg(kind.id).arg(pdf.size())));
    }
  }

  // In every face that a figure can be set in by default, Latin, Greek, mathematics and Chinese.
  void no_glyph_is_missing() {
    const FigureLook look = figure_look(titled_figure("density"));
    for (QFont font : {look.text, look.math}) {
      font.setPixelSize(64);
      QTextLayout layout(QStringLiteral("Aé−1 ≥ ∂αχ²∞‖∫ 双月密度训练步数"), font);
      layout.beginLayout();
      layout.createLine().setLineWidth(1e6);
      layout.endLayout();
      for (const QGlyphRun& run : layout.glyphRuns())
        for (const quint32 glyph : run.glyphIndexes()) QVERIFY2(glyph != 0, qPrintable(run.rawFont().familyName()));
    }
  }
};

PUSHFORWARD_GUI_TEST(OtherReadersTest)

}  // namespace

#include "other_readers_test.moc"
