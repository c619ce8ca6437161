// The dialog writes what the window shows, while training goes on; copies reach the clipboard.
#include "app/export/data_dialog.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include "app/export/export_actions.h"
#include "app/session/shown_project.h"
#include "app/style/theme.h"
#include "core/flow/flow.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"
#include "tests/support/named_widget.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

struct OpenDialog {
  OpenDialog() : session(test::small_project(), QStringLiteral("reference")) {
    (void)Theme::current();
    dialog = new DataDialog(session, nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    session.play();
  }
  ~OpenDialog() { delete dialog; }
  template <class Widget>
  [[nodiscard]] Widget& named(const char* name) const {
    return test::required_widget<Widget>(*dialog, QString::fromUtf8(name));
  }
  [[nodiscard]] QPushButton& button(const QString& text) const {
    for (QPushButton* found : dialog->findChildren<QPushButton*>())
      if (found->text() == text) return *found;
    qFatal("there is no button %s", qPrintable(text));
  }
  void choose(const std::string& id) const {
    const auto& kinds = all_exports();
    const auto found = std::ranges::find(kinds, id, &ExportKind::id);
    named<QComboBox>("What to export").setCurrentIndex(static_cast<int>(found - kinds.begin()));
  }
  [[nodiscard]] bool ends() const {
    return test::wait_until([this] { return !dialog->is_running(); });
  }

  Session session;
  DataDialog* dialog;
};

QByteArray content_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class DataDialogTest : public QObject {
  Q_OBJECT
 private slots:
  void every_kind_is_written_while_training_goes_on_data() {
    QTest::addColumn<QString>("id");
    for (const ExportKind& kind : all_exports()) QTest::newRow(kind.id.c_str()) << QString::fromStdString(kind.id);
  }
  void every_kind_is_written_while_training_goes_on() {
    QFETCH(const QString, id);
    OpenDialog open;
    QVERIFY(test::reaches_step(open.session, 3));
    open.choose(id.toStdString());
    open.named<QSpinBox>("Points on a side").setValue(16);
    const QTemporaryDir folder;
    const QString path =
        folder.filePath(QStringLiteral("名 1.") + QString::fromStdString(find_export(id.toStdString()).formats[0]));
    const std::int64_t before = open.session.frame()->step;
    open.dialog->save_to(path);
    QVERIFY(open.ends());
    QCOMPARE(open.dialog->sentence(), QStringLiteral("Written: ") + path);
    QVERIFY(!content_of(path).isEmpty());
    QVERIFY(test::reaches_step(open.session, before + 2));
    QVERIFY(open.session.is_playing());
  }

  // The numbers are those of the parameters that the session had then.
  void samples_are_of_the_model_that_is_shown() {
    OpenDialog open;
    QVERIFY(test::reaches_step(open.session, 3));
    open.session.pause();
    QVERIFY(test::wait_until([&] { return open.session.frame()->state == RunState::paused; }));
    open.choose("samples");
    open.named<QSpinBox>("Points").setValue(7);
    const QTemporaryDir folder;
    open.dialog->save_to(folder.filePath(QStringLiteral("a.csv")));
    QVERIFY(open.ends());
    const Project project = shown_project(open.session);
    const NumberTable table = sample_table(project, 7);
    QCOMPARE(QString::fromUtf8(content_of(folder.filePath(QStringLiteral("a.csv")))),
             QString::fromStdString(csv_text(table)));
  }

  void a_failure_is_a_sentence_and_the_old_file_stays() {
    OpenDialog open;
    const QTemporaryDir folder;
    open.choose("points");
    open.dialog->save_to(folder.filePath(QStringLiteral("nowhere/a.csv")));
    QVERIFY(open.ends());
    QVERIFY2(open.dialog->sentence().contains(QStringLiteral("No such file or directory")),
             qPrintable(open.dialog->sentence()));
    open.dialog->save_to(folder.filePath(QStringLiteral("a.docx")));
    QVERIFY(open.dialog->sentence().contains(QStringLiteral("is written as csv, npy")));
  }

  void cancel_stops_soon_and_leaves_nothing() {
    OpenDialog open;
    open.choose("density");
    open.named<QSpinBox>("Points on a side").setValue(2048);
    const QTemporaryDir folder;
    open.dialog->save_to(folder.filePath(QStringLiteral("a.npy")));
    QVERIFY(open.dialog->is_running());
    QVERIFY(!open.button(QStringLiteral("Save as…")).isEnabled());
    QTest::mouseClick(&open.button(QStringLiteral("Cancel")), Qt::LeftButton);
    QVERIFY(!open.dialog->is_running());
    QVERIFY(open.dialog->sentence().contains(QStringLiteral("nothing was written")));
    open.choose("latex");
    open.dialog->save_to(folder.filePath(QStringLiteral("b.tex")));  // waits for the thread of the one before
    QVERIFY(open.ends());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("b.tex")});
  }

  void only_what_a_kind_needs_is_asked_for() {
    OpenDialog open;
    for (const ExportKind& kind : all_exports()) {
      open.choose(kind.id);
      QCOMPARE(open.named<QSpinBox>("Points").isVisible(), kind.needs == ExportNeeds::count);
      QCOMPARE(open.named<QSpinBox>("Points on a side").isVisible(), kind.needs == ExportNeeds::side);
    }
  }

  void the_button_asks_for_a_file_with_the_right_ending() {
    OpenDialog open;
    open.choose("pytorch");
    QTest::mouseClick(&open.button(QStringLiteral("Save as…")), Qt::LeftButton);
    auto* files = open.dialog->findChild<QFileDialog*>();
    QVERIFY(files != nullptr);
    QCOMPARE(files->defaultSuffix(), QStringLiteral("py"));
    QCOMPARE(files->nameFilters(), QStringList{QStringLiteral("PY (*.py)")});
    files->close();
  }

  void copies_reach_the_clipboard() {
    Session session(test::small_project(), QStringLiteral("reference"));
    QWidget window;
    ExportActions actions(session, &window);
    QSignalSpy told(&actions, &ExportActions::told);
    const QStringList beginnings = {QStringLiteral("% Needs \\usepackage{amsmath}."), QStringLiteral("small. Stack ")};
    for (int i = 0; i < 2; ++i) {
      actions.of_edit()[i]->trigger();
      QVERIFY(test::wait_until([&] { return told.size() == i + 1; }));
      QVERIFY2(!told[i][1].toBool(), qPrintable(told[i][0].toString()));
      QVERIFY(QGuiApplication::clipboard()->text().startsWith(beginnings[i]));
    }
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("KL(p‖q) = ")));
  }
};

PUSHFORWARD_GUI_TEST(DataDialogTest)
#include "data_dialog_test.moc"
