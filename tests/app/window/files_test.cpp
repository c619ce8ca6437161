// Recent files, unsaved changes on closing, and the offer to recover, while training runs.
#include <QAbstractButton>
#include <QAction>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/editors/figure_label.h"
#include "app/session/autosave.h"
#include "app/window/recent_files.h"
#include "app/window/recovery_bar.h"
#include "app/window/status_line.h"
#include "app/window/window_actions.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::RecentFiles;

class FilesTest : public QObject {
  Q_OBJECT

  QTemporaryDir place_;

  [[nodiscard]] QString saved_project(const char* name, double temperature) const {
    Project project = small_project();
    project.title.clear();
    project.base.temperature = temperature;
    const QString path = place_.filePath(QLatin1String(name));
    save_project(project, path.toStdString());
    return path;
  }
  static QMessageBox* question(const OpenWindow& open) { return open.window.findChild<QMessageBox*>(); }
  static void answer(const OpenWindow& open, QMessageBox::StandardButton button) {
    QTest::mouseClick(question(open)->button(button), Qt::LeftButton);
  }
  static QMenu* menu(const OpenWindow& open, const char* title) {
    for (QMenu* one : open.window.findChildren<QMenu*>())
      if (one->title().remove(u'&') == QLatin1String(title)) return one;
    return nullptr;
  }

 private slots:
  void initTestCase() {
    // The person's own settings are left alone.
    QCoreApplication::setOrganizationName(QStringLiteral("Pushforward tests"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, place_.path());
  }
  void init() { QSettings().clear(); }

  void recent_files_are_opened_from_the_menu() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QMenu* recent = menu(open, "Open recent");
    QVERIFY(recent && !recent->actions().front()->isEnabled());  // says that there is none
    const QString first = saved_project("first.pushforward", 0.5);
    const QString second = saved_project("second.pushforward", 0.75);
    RecentFiles::add(first);
    RecentFiles::add(second);
    RecentFiles::add(first);
    emit recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 2);
    QCOMPARE(recent->actions()[0]->text(), QStringLiteral("first.pushforward"));
    QVERIFY(recent->actions()[1]->toolTip().contains(QStringLiteral("second")));
    recent->actions()[1]->trigger();
    QCOMPARE(open.session.path(), second);
    QCOMPARE(open.session.project().base.temperature, 0.75);
    QCOMPARE(RecentFiles::paths().front(), second);
    QVERIFY(open.goes_on());
  }

  void a_recent_file_that_is_gone_is_told_and_forgotten() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const QString path = saved_project("gone.pushforward", 0.5);
    RecentFiles::add(path);
    QVERIFY(QFile::remove(path));
    QMenu* recent = menu(open, "Open recent");
    emit recent->aboutToShow();
    recent->actions().front()->trigger();
    QVERIFY(open.window.status_line().notice().contains(QStringLiteral("gone.pushforward")));
    QVERIFY(RecentFiles::paths().isEmpty());
    QVERIFY(open.goes_on());
  }

  void only_the_newest_are_kept() {
    for (int i = 0; i < 2 * RecentFiles::most; ++i) RecentFiles::add(QStringLiteral("/nowhere/%1").arg(i));
    QCOMPARE(RecentFiles::paths().size(), RecentFiles::most);
    QVERIFY(RecentFiles::paths().front().endsWith(QString::number(2 * RecentFiles::most - 1)));
  }

  void closing_asks_and_cancel_goes_on() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.session.set_temperature(0.5);
    QVERIFY(!open.window.close());
    QVERIFY(question(open) && question(open)->isVisible());
    QVERIFY(question(open)->text().contains(QStringLiteral("small")));
    QVERIFY(open.goes_on());  // behind the question
    answer(open, QMessageBox::Cancel);
    QVERIFY(open.window.isVisible());
    QVERIFY(open.goes_on());
    QVERIFY(wait_until([&] { return question(open) == nullptr; }));
    QVERIFY(!open.window.close());  // asks again
    QVERIFY(question(open));
  }

  void discard_closes() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QSignalSpy closed(&open.window, &app::MainWindow::closed);
    open.session.set_temperature(0.5);
    QVERIFY(!open.window.close());
    answer(open, QMessageBox::Discard);
    QVERIFY(!open.window.isVisible());
    QCOMPARE(closed.count(), 1);
  }

  void save_saves_and_closes() {
    const QString path = saved_project("mine.pushforward", 0.5);
    OpenWindow open;
    QVERIFY(open.is_ready());
    QCOMPARE(open.session.open(path), QString());
    open.session.set_temperature(0.25);
    QVERIFY(!open.window.close());
    answer(open, QMessageBox::Save);
    QVERIFY(wait_until([&] { return !open.window.isVisible(); }));
    QCOMPARE(load_project(path.toStdString()).base.temperature, 0.25);
  }

  void a_refused_save_keeps_the_window_and_the_old_file() {
    QVERIFY(QDir().mkpath(place_.filePath(QStringLiteral("folder"))));
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.session.adopt_path(place_.filePath(QStringLiteral("folder")));  // a folder can't be written over
    open.session.set_temperature(0.25);
    QVERIFY(!open.window.close());
    answer(open, QMessageBox::Save);
    QVERIFY(wait_until([&] { return !open.window.status_line().notice().isEmpty(); }));
    QVERIFY(open.window.isVisible());
    QVERIFY(QFileInfo(place_.filePath(QStringLiteral("folder"))).isDir());
    QVERIFY(open.goes_on());
    // A later ordinary save does not close the window.
    open.session.adopt_path(place_.filePath(QStringLiteral("later.pushforward")));
    open.window.actions().save->trigger();
    QVERIFY(wait_until([&] { return QFileInfo::exists(place_.filePath(QStringLiteral("later.pushforward"))); }));
    QVERIFY(open.goes_on());
    QVERIFY(open.window.isVisible());
  }

  void closing_waits_for_a_save_that_is_on_its_way() {
    const QString path = saved_project("slow.pushforward", 0.5);
    OpenWindow open;
    QVERIFY(open.is_ready());
    QCOMPARE(open.session.open(path), QString());
    open.session.set_temperature(0.25);
    HeldDisk disk(open.session.disk());
    open.window.actions().save->trigger();
    QVERIFY(!open.window.close());
    QVERIFY(open.window.isVisible() && question(open) == nullptr);
    QVERIFY(open.goes_on());
    QVERIFY(!open.window.close());  // who does not want to wait is asked
    QVERIFY(question(open));
    answer(open, QMessageBox::Cancel);
    disk.let_go();
    QVERIFY(wait_until([&] { return !open.window.isVisible(); }));
    QCOMPARE(load_project(path.toStdString()).base.temperature, 0.25);
  }

  void a_file_is_chosen_in_the_dialogs_and_opened_and_saved() {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    const QString path = saved_project("chosen.pushforward", 0.75);
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto choose = [&](QAction* action, const QString& file) {
      action->trigger();
      auto* dialog = open.window.findChild<QFileDialog*>();
      auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
      name->setText(file);  // typed, it opens a list of completions that takes the mouse
      auto* buttons = dialog->findChild<QDialogButtonBox*>();
      QPushButton* accept = buttons->button(QDialogButtonBox::Open);
      if (accept == nullptr) accept = buttons->button(QDialogButtonBox::Save);
      if (!wait_until([&] { return accept->isEnabled(); })) return false;
      QTest::mouseClick(accept, Qt::LeftButton);
      return wait_until([&] { return open.window.findChild<QFileDialog*>() == nullptr; });
    };
    QVERIFY(choose(open.window.actions().open, path));
    QCOMPARE(open.session.path(), path);
    QCOMPARE(open.session.project().base.temperature, 0.75);
    QVERIFY(open.goes_on());
    open.session.set_temperature(0.125);
    // Without a suffix: it gets ours.
    QVERIFY(choose(open.window.actions().save_as, place_.filePath(QStringLiteral("other"))));
    const QString other = place_.filePath(QStringLiteral("other.pushforward"));
    QVERIFY(wait_until([&] { return open.session.path() == other; }));
    QCOMPARE(load_project(other.toStdString()).base.temperature, 0.125);
    QCOMPARE(load_project(path.toStdString()).base.temperature, 0.75);
    QCOMPARE(RecentFiles::paths().front(), other);
    QVERIFY(open.goes_on());
  }

  void without_a_file_save_asks_for_one() {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.session.set_temperature(0.25);
    QVERIFY(!open.window.close());
    answer(open, QMessageBox::Save);
    auto* dialog = open.window.findChild<QFileDialog*>();
    QVERIFY(dialog && open.window.isVisible());
    QVERIFY(open.goes_on());
    dialog->reject();
    QVERIFY(open.window.isVisible());
    QVERIFY(open.goes_on());
  }

  void unsaved_is_said_in_title_and_status() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(!open.window.isWindowModified());
    open.session.set_temperature(0.5);
    QVERIFY(open.window.isWindowModified());
    QVERIFY(open.window.windowTitle().contains(QStringLiteral("[*]")));
    open.session.undo();
    QVERIFY(!open.window.isWindowModified());
  }

  void while_it_trains_on_the_status_still_says_when_it_was_saved() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* status = open.window.findChild<app::StatusLine*>();
    const auto says = [&](const char* words) {
      return std::ranges::any_of(status->findChildren<app::FigureLabel*>(), [&](const app::FigureLabel* label) {
        return label->text().contains(QLatin1String(words));
      });
    };
    open.session.adopt_path(place_.filePath(QStringLiteral("trained.pushforward")));
    open.window.actions().save->trigger();
    QVERIFY(wait_until([&] { return says("saved just now, trained on"); }));
    QVERIFY(open.session.is_modified() && !open.session.is_edited());
    open.session.set_temperature(0.5);
    QVERIFY(open.session.is_edited());
    QVERIFY(says("unsaved changes") && !says("saved just now"));
    open.session.undo();
    QVERIFY(says("saved just now, trained on"));
    QVERIFY(open.goes_on());
  }

  void lost_work_is_offered_in_place_and_recovered() {
    const QTemporaryDir kept;
    const app::RecoveryFolder folder(kept.path());
    {
      app::Session lost(small_project(), QStringLiteral("reference"));
      QVERIFY(reaches_step(lost, 0));
      lost.set_temperature(0.125);
      app::Autosave autosave(lost, folder, std::chrono::hours(1));
      QSignalSpy written(&autosave, &app::Autosave::kept);
      autosave.keep();
      QVERIFY(written.wait(30'000));
    }
    OpenWindow open;
    app::Autosave autosave(open.session, folder, std::chrono::hours(1));
    QVERIFY(open.is_ready());
    auto orphan = folder.claim();
    QVERIFY(orphan);
    const QString old_file = orphan->file;
    open.window.offer_recovery(new app::RecoveryBar(std::move(*orphan), open.session, autosave, &open.window));
    QVERIFY(open.goes_on());  // an offer, no wall
    auto* recover = open.named<QPushButton>("Recover");
    QVERIFY(recover && recover->isVisible());
    recover->setFocus();
    QTest::keyClick(recover, Qt::Key_Space);
    QCOMPARE(open.session.project().base.temperature, 0.125);
    QVERIFY(open.session.is_modified());
    QVERIFY(!recover->isVisible());
    // The old file goes only when the work lies in this window's own.
    QVERIFY(wait_until([&] { return !QFile::exists(old_file); }));
    QVERIFY(QFile::exists(autosave.file()));
    QVERIFY(open.goes_on());
    autosave.forget();
    QVERIFY(wait_until([&] { return !QFile::exists(autosave.file()); }));
  }
};

PUSHFORWARD_GUI_TEST(FilesTest)
#include "files_test.moc"
