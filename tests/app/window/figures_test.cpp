// Figures and the window: what was exported comes back, by drop, by File > Open and as a state string.
#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "app/figure_export/export_dialog.h"
#include "app/figure_export/figure_actions.h"
#include "app/figures/carried_project.h"
#include "app/figures/figure_contents.h"
#include "app/figures/write_figure.h"
#include "app/views/registry.h"
#include "app/window/status_line.h"
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
