// Files that can't be written: a sentence, no partial file, the old one untouched.
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/figures/write_figure.h"
#include "core/errors.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;

QString refusal_of(const QString& path, const QByteArray& bytes = QByteArray(100'000, 'x')) {
  try {
    write_bytes(bytes, path);
  } catch (const InputError& error) {
    return QString::fromStdString(error.what());
  }
  return {};
}

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

class WriteFailuresTest : public QObject {
  Q_OBJECT

 private slots:
  void a_full_disk() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.pdf");
    write_bytes("the old one", path);
    QString refusal;
    {
      const pushforward::test::FileSizeLimit disk(5'000);
      refusal = refusal_of(path);
    }
    QVERIFY2(refusal.contains(path) && refusal.contains("unchanged"), qPrintable(refusal));
    QCOMPARE(bytes_of(path), QByteArray("the old one"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList("figure.pdf"));
  }

  void a_vanished_folder() {
    const QString refusal = refusal_of("/no/such folder/figure.svg");
    QVERIFY2(refusal.contains("/no/such folder/figure.svg': No such file"), qPrintable(refusal));
  }

  void a_folder_that_is_read_only() {
    // Who may do everything finds a folder that nobody may write to where the kernel keeps its own.
    const QTemporaryDir folder;
    QString path = folder.filePath("figure.png");
    if (geteuid() == 0)
      path = "/proc/figure.png";
    else
      QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
    const QString refusal = refusal_of(path);
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY2(refusal.contains(path), qPrintable(refusal));
    QVERIFY(!QFile::exists(path));
  }

  void a_folder_of_that_name() {
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("figure.png"));
    QVERIFY(refusal_of(folder.filePath("figure.png")).contains("Is a directory"));
  }

  void names_with_spaces_and_chinese() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("两个 月亮, \"K = 2\".svg"));
    QCOMPARE(refusal_of(path, "content"), QString());
    QCOMPARE(bytes_of(path), QByteArray("content"));
  }

  void a_name_that_says_no_format() { QVERIFY_EXCEPTION_THROWN((void)format_of("figure.jpg"), InputError); }
};

PUSHFORWARD_GUI_TEST(WriteFailuresTest)

}  // namespace

#include "write_failures_test.moc"
