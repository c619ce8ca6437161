// Figures and the window: what was exported comes back, by drop, by File > Open and as a state string.
#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "app/compare/model_comparison.h"
#include "app/figure_export/export_dialog.h"
#include "app/figure_export/figure_actions.h"
#include "app/figure_export/figure_form.h"
#include "app/figures/carried_project.h"
#include "app/figures/figure_contents.h"
#include "app/figures/write_figure.h"
#include "app/views/registry.h"
#include "app/window/recent_files.h"
#include "app/window/status_line.h"
#include "app/window/window_actions.h"
#include "app/window/window_comparison.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

// A model that is not the window's.
Project other_project() {
  Project project = make_preset("planar-32");
  project.title = "另一个 other";
  project.stack.layers.resize(3);
  project.steps = 17;
  project.fresh = false;
  return project;
}

std::shared_ptr<const FigureContents> small_contents() {
  Figure figure;
  figure.size = {.width = 40, .height = 32, .unit = LengthUnit::millimetre, .dpi = 72};
  compose_views(figure, {"latent"});
  TrainedModels models(state_of(other_project()));
  return compute_figure(figure, figure_kinds(), models, *make_reference_engine());
}

void drop(QWidget& window, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(QPoint(700, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &enter);
  if (!enter.isAccepted()) return;
  QDropEvent event(QPointF(700, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &event);
}

class FiguresTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("Pushforward tests"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, place_.path());
  }
  void init() { QSettings().clear(); }

  void a_dropped_figure_restores_its_model_data() {
    QTest::addColumn<QString>("suffix");
    for (const FigureFormat& format : figure_formats()) QTest::newRow(qPrintable(format.suffix)) << format.suffix;
  }
  void a_dropped_figure_restores_its_model() {
    QFETCH(const QString, suffix);
    static const auto contents = small_contents();
    const QString path = place_.filePath(QStringLiteral("图 figure.%1").arg(suffix));
    write_figure(*contents, path);
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.session.pause();
    QVERIFY(wait_until([&] { return open.session.frame()->state == RunState::paused; }));
    const std::string before = format_project(open.session.project());
    drop(open.window, path);
    QVERIFY(wait_until([&] { return open.session.project().title == other_project().title; }));
    // Nothing has trained it since.
    QCOMPARE(format_project(open.session.project()), format_project(contents->project));
    // Saving must not write over the picture, and the step can be taken back.
    QVERIFY(open.session.path().isEmpty());
    open.session.undo();
    QCOMPARE(format_project(open.session.project()), before);
  }

  void a_figure_is_opened_like_a_project() {
    const QString path = place_.filePath("opened.svg");
    write_figure(*small_contents(), path);
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.window.figures().open_figure(path);
    QVERIFY(wait_until([&] { return open.session.project().title == other_project().title; }));
  }

  // A project file and a figure, opened or dropped: unsaved changes are one undo away, and that is said.
  void whatever_is_opened_can_be_taken_back_data() {
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<bool>("is_dropped");
    for (const bool is_dropped : {false, true}) {
      QTest::addRow("project, %s", is_dropped ? "dropped" : "opened") << QStringLiteral("pushforward") << is_dropped;
      for (const FigureFormat& format : figure_formats())
        QTest::addRow("%s, %s", qPrintable(format.suffix), is_dropped ? "dropped" : "opened")
            << format.suffix << is_dropped;
    }
  }
  void whatever_is_opened_can_be_taken_back() {
    QFETCH(const QString, suffix);
    QFETCH(const bool, is_dropped);
    static const auto contents = small_contents();
    const QString path = place_.filePath(QStringLiteral("替 other.") + suffix);
    const bool is_project = suffix == QStringLiteral("pushforward");
    if (is_project)
      save_project(other_project(), path.toStdString());
    else
      write_figure(*contents, path);
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto open_it = [&] {
      if (is_dropped)
        drop(open.window, path);
      else
        open.window.actions().open_path(path);
      return wait_until([&] { return open.session.project().title == other_project().title; });
    };
    // Nothing was changed by hand, so nothing is lost and nothing said.
    QVERIFY(open_it());
    QVERIFY(open.window.status_line().notice().isEmpty());
    QCOMPARE(open.session.path(), is_project ? path : QString());
    QCOMPARE(RecentFiles::paths().value(0), path);
    open.session.undo();
    open.session.set_temperature(0.75);
    open.session.pause();
    QVERIFY(wait_until([&] { return open.session.frame()->state == RunState::paused; }));
    const std::string before = format_project(open.session.project());
    QVERIFY(open.session.is_modified());
    QVERIFY(open_it());
    QVERIFY(open.window.status_line().notice().contains("unsaved changes"));
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(format_project(open.session.project()), before);
    QVERIFY(open.session.is_modified() && open.session.path().isEmpty());
    QVERIFY(open.window.status_line().notice().isEmpty());
  }

  void a_figure_that_is_gone_says_so() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const QString path = place_.filePath("gone.svg");
    RecentFiles::add(path);
    open.window.actions().open_path(path);
    QVERIFY(wait_until([&] { return open.window.status_line().notice().contains("gone.svg"); }));
    QVERIFY(RecentFiles::paths().isEmpty());
    QVERIFY(open.goes_on());
  }

  // Two models side by side come as two rows, each the model of its side.
  void a_comparison_is_a_figure_of_both_sides() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_C);
    ModelComparison& comparison = open.window.comparison().comparison();
    QVERIFY(wait_until([&] { return comparison.is_on() && comparison.other().frame(); }));
    // The sides must not look alike.
    comparison.other().set_value(comparison.other().project().stack.layers[0].id, 0, 1.2);
    open.session.set_title(QStringLiteral("one side"));
    QTest::keyClick(&open.window, Qt::Key_E, Qt::ControlModifier);
    auto* dialog = open.window.findChild<ExportDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->form().choice().other, QLatin1String(other_side));
    QVERIFY(wait_until([&] { return dialog->note().contains("Preview"); }));
    const QString path = place_.filePath("both.png");
    QSignalSpy written(dialog, &ExportDialog::exported);
    dialog->export_to(path);
    QVERIFY(wait_until([&] { return written.count() == 1; }));
    // Of one column: the rows have equally many pixels.
    const QImage image(path);
    const int half = image.height() / 2;
    int differing = 0;
    for (int y = 0; y < half; y += 2)
      for (int x = 0; x < image.width(); x += 2) differing += image.pixel(x, y) != image.pixel(x, y + half) ? 1 : 0;
    QVERIFY2(differing > image.width() * half / 100, qPrintable(QString::number(differing)));
    QCOMPARE(carried_project(path).title, std::string("one side"));
    QVERIFY(open.goes_on());
  }

  void what_carries_no_model_says_so_and_changes_nothing() {
    const QString path = place_.filePath("empty.svg");
    write_bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", path);
    OpenWindow open;
    QVERIFY(open.is_ready());
    drop(open.window, path);
    QVERIFY(wait_until([&] { return open.window.status_line().notice().contains("empty.svg"); }));
    QVERIFY(open.window.status_line().shows_error());
    QCOMPARE(open.session.project().title, std::string("small"));
    QVERIFY(open.goes_on());
  }

  void a_state_string_goes_there_and_back() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.session.pause();
    QVERIFY(wait_until([&] { return open.session.frame()->state == RunState::paused; }));
    const std::string before = format_project(open.session.project());
    open.window.figures().copy_state->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("pushforward1:"));
    open.session.open_preset("nice-8");
    open.window.figures().paste_state->trigger();
    QCOMPARE(format_project(open.session.project()), before);
    QGuiApplication::clipboard()->setText("hello");
    open.window.figures().paste_state->trigger();
    QVERIFY(open.window.status_line().shows_error());
    QCOMPARE(format_project(open.session.project()), before);
  }

  void the_key_opens_the_dialog_and_training_goes_on() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_E, Qt::ControlModifier);
    const auto dialogs = open.window.findChildren<ExportDialog*>();
    QCOMPARE(dialogs.size(), 1);
    QVERIFY(dialogs.front()->isVisible());
    QVERIFY(wait_until([&] { return dialogs.front()->note().contains("Preview"); }));
    QVERIFY(open.goes_on());
  }

 private:
  QTemporaryDir place_;
};

PUSHFORWARD_GUI_TEST(FiguresTest)

}  // namespace

#include "figures_test.moc"
