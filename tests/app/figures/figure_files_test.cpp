// Figures as files: every kind in every theme and format.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/figures/carried_project.h"
#include "app/figures/figure_painter.h"
#include "app/figures/write_figure.h"
#include "app/views/registry.h"
#include "core/errors.h"
#include "tests/app/figures/figure_models.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

class FigureFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void every_view_has_a_figure() {
    const FigureKinds kinds = figure_kinds();
    for (const ViewSpec& view : all_views()) QCOMPARE(find_kind(kinds, view.id.toStdString()).title, view.title);
    QVERIFY_EXCEPTION_THROWN((void)find_kind(kinds, "unicorn"), InputError);
  }

  void figures_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("theme");
    for (const FigureKind& kind : figure_kinds())
      for (const FigureTheme theme : {FigureTheme::white, FigureTheme::transparent, FigureTheme::dark})
        QTest::addRow("%s, %s", qPrintable(kind.id), std::string(theme_name(theme)).c_str())
            << kind.id << static_cast<int>(theme);
  }
  // Written twice, from contents that were computed twice: the same bytes. And the project is in them, byte by byte.
  void figures() {
    QFETCH(const QString, kind);
    QFETCH(const int, theme);
    const Figure figure = small_figure(kind.toStdString(), static_cast<FigureTheme>(theme));
    const auto first = contents_of(figure);
    // What a theme paints is the same function of the same contents.
    const auto second = figure.theme == FigureTheme::white ? contents_of(figure) : first;
    const QTemporaryDir folder;
    for (const FigureFormat& format : figure_formats()) {
      const QByteArray bytes = encode_figure(*first, format);
      QVERIFY(bytes.size() > 1000);
      QCOMPARE(encode_figure(*second, format), bytes);
      const QString path = folder.filePath(QStringLiteral("图 one.%1").arg(format.suffix));
      write_figure(*first, path);
      QCOMPARE(bytes_of(path), bytes);
      QVERIFY2(carried_project_text(path) == format_project(trained_model()->project), qPrintable(format.suffix));
      QCOMPARE(format_project(carried_project(path)), format_project(trained_model()->project));
    }
  }

  void a_transparent_figure_shows_what_is_behind() {
    const QImage clear = figure_image(*contents_of(small_figure("latent", FigureTheme::transparent)));
    QCOMPARE(qAlpha(clear.pixel(1, 1)), 0);
    const QImage white = figure_image(*contents_of(small_figure("latent", FigureTheme::white)));
    QCOMPARE(white.pixel(1, 1), 0xFFFFFFFFU);
  }

  // Everything that a panel draws lies inside of its plot: with nothing around it, the rest of the page stays bare.
  void nothing_spills_over_the_axes_data() {
    QTest::addColumn<QString>("kind");
    for (const FigureKind& kind : figure_kinds())
      if (kind.surround != Surround::bare) QTest::newRow(qPrintable(kind.id)) << kind.id;
  }
  void nothing_spills_over_the_axes() {
    QFETCH(const QString, kind);
    Figure figure = small_figure(kind.toStdString());
    figure.parts.titles = figure.parts.axes = figure.parts.color_bar = false;
    figure.box = Box{-0.4, 0.4, -0.3, 0.3};  // most of what there is lies outside
    const auto contents = contents_of(figure);
    const QImage image = figure_image(*contents);
    const double pixel = points_per_inch / figure.size.dpi;
    const QRectF plot = contents->layout.panels[0].plot.adjusted(-pixel, -pixel, pixel, pixel);
    int outside = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        if (!plot.contains(QPointF(x + 0.5, y + 0.5) * pixel) && image.pixel(x, y) != 0xFFFFFFFFU) ++outside;
    QCOMPARE(outside, 0);
  }

  void files_that_carry_no_model_say_so_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no picture") << QByteArray("hello");
    QTest::newRow("cut PNG") << encode_figure(*contents_of(small_figure("latent")), format_of("a.png")).left(60);
    QTest::newRow("cut PDF") << encode_figure(*contents_of(small_figure("latent")), format_of("a.pdf")).left(900);
    QTest::newRow("SVG of others") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata/></svg>");
    QTest::newRow("damaged SVG") << QByteArray("<svg><metadata><project xmlns=\"urn:pushforward:project\">{");
    QTest::newRow("damaged PDF") << QByteArray(
        "%PDF-1.4\n1 0 obj <</Type /EmbeddedFile /Filter /FlateDecode>>\nstream\n"
        "no zlib\nendstream\nendobj");
  }
  void files_that_carry_no_model_say_so() {
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.bin");
    write_bytes(bytes, path);
    try {
      (void)carried_project(path);
      QFAIL("it was read");
    } catch (const InputError& error) {
      QVERIFY(std::string(error.what()).find("figure.bin") != std::string::npos);
    }
  }
};

PUSHFORWARD_GUI_TEST(FigureFilesTest)

}  // namespace

#include "figure_files_test.moc"
