// Files that become targets: dropped on the window with real events, while training runs.
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QObject>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QUrl>
#include <cmath>
#include <cstring>

#include "app/own_targets/import_panel.h"
#include "tests/app/own_targets/own_targets_window.h"
#include "tests/support/gui_test.h"
#include "tests/support/temporary_folder.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::OwnTargetsWindow;
using pushforward::test::wait_until;

namespace {

struct ImportWindow : OwnTargetsWindow {
  [[nodiscard]] ImportPanel& panel() const { return window.own_targets().import(); }
  QString write(const char* name, const QByteArray& content) const {
    const QString path = QString::fromStdString(folder.path(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qFatal("can't write a file");
    return path;
  }
  // Whether the window would take it; then it is dropped.
  bool drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(700, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted()) return false;
    QDropEvent event(QPointF(700, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
    return event.isAccepted();
  }
  [[nodiscard]] bool is_done() const {
    return wait_until([this] { return !panel().is_reading(); });
  }
  test::TemporaryFolder folder;
};

QByteArray spiral(int count) {
  QByteArray text("x1,x2\n");
  for (int i = 0; i < count; ++i) {
    const double turn = 9.0 * std::sqrt((i + 0.5) / count);
    text +=
        QByteArray::number(0.3 * turn * std::cos(turn)) + ',' + QByteArray::number(0.3 * turn * std::sin(turn)) + '\n';
  }
  return text;
}

QByteArray npy(const std::vector<double>& numbers, const char* shape) {
  QByteArray header = QByteArray("{'descr': '<f8', 'fortran_order': False, 'shape': ") + shape + ", }";
  header = header.leftJustified(118 - 1, ' ') + '\n';
  QByteArray bytes("\x93NUMPY\x01\x00", 8);
  bytes.append(static_cast<char>(header.size() & 0xff)).append(static_cast<char>(header.size() >> 8));
  bytes += header;
  bytes.append(reinterpret_cast<const char*>(numbers.data()), static_cast<qsizetype>(numbers.size() * sizeof(double)));
  return bytes;
}

// A dark disc at the left on a bright ground.
QImage disc(QImage::Format format = QImage::Format_RGB32) {
  QImage image(120, 80, format);
  image.fill(format == QImage::Format_RGB32 ? QColor(Qt::white) : QColor(Qt::transparent));
  QPainter painter(&image);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Qt::black);
  painter.drawEllipse(QPointF(30, 40), 15, 15);
  return image;
}

double density_at(const Target& target, double x1, double x2) {
  return std::exp(target.log_density((Matrix(2, 1) << x1, x2).finished())(0));
}

}  // namespace

class TestImport : public QObject {
  Q_OBJECT
 private slots:
  void a_dropped_file_of_points_becomes_the_target() {
    ImportWindow open;
    QVERIFY(open.is_ready());
    const int steps = open.steps_of_undo();
    QVERIFY(open.drop(open.write("spiral.csv", spiral(500))));
    QVERIFY(wait_until([&] { return open.target() == "points"; }));
    QCOMPARE(open.steps_of_undo(), steps + 1);
    QVERIFY(open.target_arrives());
    QVERIFY(open.panel().sentence().contains(QStringLiteral("500")));
    QVERIFY(std::isfinite(open.session.frame()->target->target->entropy()));
    QVERIFY(open.goes_on());
    open.session.undo();
    QCOMPARE(open.target(), std::string("two-moons"));
    QVERIFY(open.goes_on());
  }

  void arrays_become_points_or_a_density_by_their_shape() {
    ImportWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(open.drop(open.write("points.npy", npy({0, 0, 1, 0.5, -1, 1, 0.3, -0.8}, "(4, 2)"))));
    QVERIFY(wait_until([&] { return open.target() == "points"; }));
    QVERIFY(open.drop(open.write("density.npy", npy({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, "(3, 4)"))));
    QVERIFY(wait_until([&] { return open.target() == "painted"; }));
    QVERIFY(open.target_arrives());
    QVERIFY(open.goes_on());
  }

  void a_bad_file_is_a_sentence_with_its_line_and_nothing_changes_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named");
    QTest::newRow("a word among the numbers") << QByteArray("x1,x2\n1,2\n3,four\n") << "bad.csv:3";
    QTest::newRow("three columns") << QByteArray("1,2,3\n") << "bad.csv:1";
    QTest::newRow("empty") << QByteArray() << "bad.csv";
    QTest::newRow("all points equal") << QByteArray("1,2\n1,2\n1,2\n1,2\n") << "same";
    QTest::newRow("two points") << QByteArray("1,2\n3,4\n") << "3 to";
  }
  void a_bad_file_is_a_sentence_with_its_line_and_nothing_changes() {
    QFETCH(QByteArray, content);
    QFETCH(QString, named);
    ImportWindow open;
    QVERIFY(open.is_ready());
    const int steps = open.steps_of_undo();
    QVERIFY(open.drop(open.write("bad.csv", content)));
    QVERIFY(open.is_done());
    QVERIFY2(open.panel().sentence().contains(named), qPrintable(open.panel().sentence()));
    QCOMPARE(open.target(), std::string("two-moons"));
    QCOMPARE(open.steps_of_undo(), steps);
    QVERIFY(open.goes_on());
  }

  void a_picture_is_a_density_with_its_aspect_and_dark_or_bright() {
    ImportWindow open;
    QVERIFY(open.is_ready());
    const QString path = QString::fromStdString(open.folder.path("disc.png"));
    QVERIFY(disc().save(path));
    QVERIFY(open.drop(path));
    QVERIFY(wait_until([&] { return open.target() == "painted"; }));
    QVERIFY(open.target_arrives());
    const Raster& raster = std::get<Raster>(open.session.project().target.data.get());
    QCOMPARE(raster.columns * 80, raster.rows * 120);
    // The picture is 8 units wide: the disc's middle lies at (-2, 0).
    const auto dark = open.session.frame()->target->target;
    QVERIFY(density_at(*dark, -2.0, 0.0) > 50.0 * density_at(*dark, 2.0, 0.0));
    const int steps = open.steps_of_undo();
    auto* bright = open.panel().findChildren<QRadioButton*>().at(1);
    QVERIFY(bright->isVisible());
    QTest::mouseClick(bright, Qt::LeftButton, Qt::NoModifier, QPoint(8, bright->height() / 2));
    QVERIFY(open.is_done());
    QCOMPARE(open.steps_of_undo(), steps + 1);
    QVERIFY(open.target_arrives());
    const auto light = open.session.frame()->target->target;
    QVERIFY(density_at(*light, 2.0, 0.0) > 50.0 * density_at(*light, -2.0, 0.0));
    QVERIFY(open.goes_on());
  }

  void what_is_transparent_is_empty() {
    ImportWindow open;
    QVERIFY(open.is_ready());
    const QString path = QString::fromStdString(open.folder.path("clear.png"));
    QVERIFY(disc(QImage::Format_ARGB32).save(path));
    QVERIFY(open.drop(path));
    QVERIFY(wait_until([&] { return open.target() == "painted"; }));
    QVERIFY(open.target_arrives());
    const auto target = open.session.frame()->target->target;
    QVERIFY(density_at(*target, -2.0, 0.0) > 50.0 * density_at(*target, 2.0, 0.0));
  }

  void a_damaged_or_even_picture_says_so() {
    ImportWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(open.drop(open.write("broken.png", "no picture at all")));
    QVERIFY(open.is_done());
    QVERIFY(open.panel().sentence().contains(QStringLiteral("broken.png")));
    QImage even(40, 40, QImage::Format_RGB32);
    even.fill(Qt::gray);
    const QString path = QString::fromStdString(open.folder.path("even.png"));
    QVERIFY(even.save(path));
    QVERIFY(open.drop(path));
    QVERIFY(open.is_done());
    QVERIFY2(open.panel().sentence().contains(QStringLiteral("one tone")), qPrintable(open.panel().sentence()));
    QCOMPARE(open.target(), std::string("two-moons"));
    QVERIFY(open.goes_on());
  }

  void a_long_import_shows_how_far_it_is_and_can_be_cancelled() {
    ImportWindow open;
    QVERIFY(open.is_ready());
    // So large that it takes longer than the panel's patience on any machine.
    const QByteArray part = spiral(20'000).mid(6);
    QByteArray content;
    while (content.size() < 120'000'000) content += part;
    QVERIFY(open.drop(open.write("large.csv", content)));
    content.clear();
    auto* cancel = open.button(open.panel(), "Cancel");
    QVERIFY(wait_until([&] { return cancel->isVisible(); }));
    auto* bar = open.panel().findChild<QProgressBar*>();
    QVERIFY(bar->isVisible());
    QVERIFY(wait_until([&] { return bar->value() > 0; }));
    QVERIFY(open.goes_on());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!open.panel().is_reading());
    QVERIFY(!bar->isVisible());
    QVERIFY(open.goes_on());
    QCOMPARE(open.target(), std::string("two-moons"));
    // The next one is not held up by it.
    QVERIFY(open.drop(open.write("spiral.csv", spiral(300))));
    QVERIFY(wait_until([&] { return open.target() == "points"; }));
  }

  void what_is_no_target_is_not_taken() {
    ImportWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(!open.drop(open.write("letter.odt", "PK")));
    QCOMPARE(open.target(), std::string("two-moons"));
  }
};

PUSHFORWARD_GUI_TEST(TestImport)
#include "import_test.moc"
