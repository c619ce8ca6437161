// `pushforward render`, as a process without a display.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <sstream>

#include "app/cli/command_line.h"
#include "app/figures/carried_project.h"
#include "tests/app/figures/figure_models.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;

struct Outcome {
  int code = -1;
  QString out, err;
};

Outcome run_program(const QStringList& arguments) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) environment.remove(QLatin1String(name));
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral(PUSHFORWARD_PROGRAM), QStringList{"render", "--device", "reference"} + arguments);
  if (!process.waitForFinished(60'000)) return {};
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class RenderCommandTest : public QObject {
  Q_OBJECT

  QString write(const QString& name, const QByteArray& text) {
    const QString path = place_.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("can't write a file");
    file.write(text);
    return path;
  }

 private slots:
  void initTestCase() {
    model_ = write("a model.pushforward", QByteArray::fromStdString(format_project(test::trained_model()->project)));
  }

  void one_figure_in_several_files() {
    const QString pdf = place_.filePath("图.pdf"), png = place_.filePath("figure.png");
    const Outcome outcome = run_program({model_, "--view", "density,latent", "--size", "80x40mm", "--dpi", "72",
                                         "--theme", "dark", "-o", pdf, "-o", png});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(outcome.out, pdf + '\n' + png + '\n');
    QCOMPARE(QImage(png).size(), QSize(227, 113));
    QCOMPARE(carried_project_text(pdf), format_project(test::trained_model()->project));
  }

  void a_list_of_figures_twice_gives_the_same_files() {
    const QString list = write("list.json", QStringLiteral(R"([
      {"output": "one.pdf", "size": "60x40mm", "dpi": 72, "model": {"project": "%1"}, "panels": [{"view": "warp"}]},
      {"output": ["two.svg", "two.png"], "size": "80x40mm", "dpi": 72,
       "model": {"project": "%1", "fresh": true, "steps": 5, "batch": 16},
       "panels": [{"view": "density", "step": 0}, {"view": "density"}, {"view": "loss"}]}])")
                                                .arg(model_)
                                                .toUtf8());
    for (const char* folder : {"first", "second"}) {
      QVERIFY(QDir(place_.path()).mkdir(folder));
      const Outcome outcome = run_program({"--batch", list, "--folder", place_.filePath(folder)});
      QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    }
    for (const char* name : {"one.pdf", "two.svg", "two.png"}) {
      const QByteArray first = bytes_of(place_.filePath(QStringLiteral("first/") + name));
      QVERIFY(!first.isEmpty());
      QCOMPARE(bytes_of(place_.filePath(QStringLiteral("second/") + name)), first);
    }
  }

  void mistakes_are_said_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const QString file = place_.filePath("never.png");
    const QString list =
        write("mistaken.json", R"([{"output": "a.png", "panels": [{"view": "density", "depht": 2}]}])");
    QTest::newRow("view") << QStringList{"nice-8", "--view", "unicorn", "-o", file} << "density";
    QTest::newRow("no output") << QStringList{"nice-8"} << "-o";
    QTest::newRow("no format") << QStringList{"nice-8", "-o", place_.filePath("never.jpg")} << ".pdf, .svg or .png";
    QTest::newRow("size") << QStringList{"nice-8", "--size", "wide", "-o", file} << "84x70mm";
    QTest::newRow("no room") << QStringList{model_, "--size", "12x12mm", "-o", file} << "no room";
    QTest::newRow("no model") << QStringList{"nothing", "-o", file} << "nothing";
    QTest::newRow("no losses") << QStringList{model_, "--view", "loss", "-o", file} << "trained";
    QTest::newRow("folder") << QStringList{model_, "-o", "/no/such/folder/a.png"} << "/no/such/folder/a.png";
    QTest::newRow("list") << QStringList{"--batch", list} << "figures[0].panels[0].depht";
    QTest::newRow("no list") << QStringList{"--batch", "/no/list.json"} << "/no/list.json";
  }
  void mistakes_are_said() {
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);
    const Outcome outcome = run_program(arguments);
    QCOMPARE(outcome.code, static_cast<int>(exit_bad_input));
    QVERIFY2(outcome.err.contains(said), qPrintable(outcome.err));
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!QFile::exists(place_.filePath("never.png")));
  }

  void a_build_without_the_window_says_so() {
    std::istringstream in;
    std::ostringstream out, err;
    const int code = run_command_line({"render", "nice-8", "-o", "a.pdf"}, {in, out, err});
    QCOMPARE(code, static_cast<int>(exit_bad_input));
    QVERIFY(err.str().find("built without") != std::string::npos);
  }

 private:
  QTemporaryDir place_;
  QString model_;
};

PUSHFORWARD_GUI_TEST(RenderCommandTest)

}  // namespace

#include "render_command_test.moc"
