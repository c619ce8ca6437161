#include "tests/app/figures/outside_readers.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace pushforward::test {
namespace {

constexpr int finer = 4;

QImage page_of(const QString& program, const QString& pdf, int dpi) {
  const QTemporaryDir folder;
  (void)output_of(program, {"-r", QString::number(dpi), "-png", "-singlefile", pdf, folder.filePath("page")});
  return QImage(folder.filePath("page.png")).convertToFormat(QImage::Format_RGB32);
}

}  // namespace

QByteArray output_of(const QString& program, const QStringList& arguments) {
  const QString path = QStandardPaths::findExecutable(program);
  if (path.isEmpty()) {
    QTest::qFail(qPrintable(program + QStringLiteral(" is not installed; ./run test installs it")), __FILE__, __LINE__);
    return {};
  }
  QProcess process;
  process.start(path, arguments);
  if (!process.waitForFinished(60'000) || process.exitCode() != 0)
    QTest::qFail(qPrintable(program + QStringLiteral(": ") + process.readAllStandardError()), __FILE__, __LINE__);
  return process.readAllStandardOutput();
}

QImage seen_by_poppler(const QString& pdf, int dpi) {
  const QImage fine = page_of(QStringLiteral("pdftoppm"), pdf, finer * dpi);
  return fine.scaled(fine.width() / finer, fine.height() / finer, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
      .convertToFormat(QImage::Format_RGB32);
}

QImage seen_by_poppler_through_cairo(const QString& pdf, int dpi) {
  return page_of(QStringLiteral("pdftocairo"), pdf, dpi);
}

QImage seen_by_librsvg(const QString& svg, int dpi) {
  const QTemporaryDir folder;
  const QString resolution = QString::number(dpi);
  (void)output_of(QStringLiteral("rsvg-convert"),
                  {"-d", resolution, "-p", resolution, svg, "-o", folder.filePath("page.png")});
  return QImage(folder.filePath("page.png"));
}

}  // namespace pushforward::test
