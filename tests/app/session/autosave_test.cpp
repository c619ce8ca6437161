// Unsaved work is kept while training runs, and comes back when its window is gone.
#include "app/session/autosave.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::Autosave;
using app::Orphan;
using app::RecoveryFolder;
using app::Session;

class AutosaveTest : public QObject {
  Q_OBJECT

  static constexpr std::chrono::milliseconds often{20};
  // Tests that look at single writings make them themselves.
  static constexpr std::chrono::hours never{1};

 private slots:
  void edited_work_is_kept_while_training_runs() {
    const QTemporaryDir place;
    const RecoveryFolder folder(place.path());
    Session session(small_project(), QStringLiteral("reference"));
    Autosave autosave(session, folder, often);
    session.play();
    QVERIFY(reaches_step(session, 10));
    QVERIFY(!QFile::exists(autosave.file()));  // nothing was edited
    session.set_temperature(0.5);
    QVERIFY(wait_until([&] { return QFile::exists(autosave.file()); }));
    QCOMPARE(load_project(autosave.file().toStdString()).base.temperature, 0.5);
    // It follows the edits, and the training too.
    session.set_temperature(0.75);
    QVERIFY(wait_until([&] { return load_project(autosave.file().toStdString()).base.temperature == 0.75; }));
    const int steps = load_project(autosave.file().toStdString()).steps;
    QVERIFY(wait_until([&] { return load_project(autosave.file().toStdString()).steps > steps; }));
    QVERIFY(session.is_playing());
    // Back at the start there is nothing to lose.
    session.undo();
    session.undo();
    QVERIFY(wait_until([&] { return !QFile::exists(autosave.file()); }));
  }

  void what_was_saved_is_kept_no_longer() {
    const QTemporaryDir place;
    const RecoveryFolder folder(place.path());
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    Autosave autosave(session, folder, never);
    QSignalSpy kept(&autosave, &Autosave::kept);
    session.set_temperature(0.5);
    autosave.keep();
    QVERIFY(kept.wait(30'000));
    QCOMPARE(save_now(session, place.filePath(QStringLiteral("saved.project"))), QString());
    autosave.keep();
    QVERIFY(wait_until([&] { return !QFile::exists(autosave.file()); }));
  }

  void a_slow_disk_holds_up_nobody() {
    const QTemporaryDir place;
    const RecoveryFolder folder(place.path());
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 1));
    Autosave autosave(session, folder, never);
    QSignalSpy kept(&autosave, &Autosave::kept);
    session.set_temperature(0.5);
    HeldDisk disk(autosave.disk());
    autosave.keep();
    autosave.forget();  // the person closes the window
    QVERIFY(reaches_step(session, session.frame()->step + 3));
    QCOMPARE(kept.count(), 0);
    disk.let_go();
    QVERIFY(kept.wait(30'000));
    QVERIFY(wait_until([&] { return !QFile::exists(autosave.file()); }));  // in the order of both
  }

  void an_unchanged_document_is_written_once() {
    const QTemporaryDir place;
    const RecoveryFolder folder(place.path());
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    Autosave autosave(session, folder, never);
    QSignalSpy kept(&autosave, &Autosave::kept);
    session.set_temperature(0.5);
    autosave.keep();
    QVERIFY(kept.wait(30'000));
    QVERIFY(QFile::remove(autosave.file()));
    autosave.keep();
    QVERIFY(!kept.wait(200));
    QVERIFY(!QFile::exists(autosave.file()));
  }

  void work_of_a_living_window_is_not_offered_to_another() {
    const QTemporaryDir place;
    const RecoveryFolder folder(place.path());
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    session.set_temperature(0.5);
    {
      Autosave autosave(session, folder, never);
      QSignalSpy kept(&autosave, &Autosave::kept);
      autosave.keep();
      QVERIFY(kept.wait(30'000));
      QVERIFY(!folder.claim());
    }
    // The window is gone without having saved or discarded.
    std::optional<Orphan> orphan = folder.claim();
    QVERIFY(orphan);
    QVERIFY(!folder.claim());  // one window at a time
    orphan.reset();
    orphan = folder.claim();
    QVERIFY(orphan);  // who gives no answer leaves it to the next
    RecoveryFolder::discard(*orphan);
    orphan.reset();
    QVERIFY(!folder.claim());
    QVERIFY(QDir(place.path()).isEmpty());
  }

  void every_orphan_goes_to_one_window() {
    const QTemporaryDir place;
    const RecoveryFolder folder(place.path());
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    session.set_temperature(0.5);
    for (int window = 0; window < 2; ++window) {
      Autosave autosave(session, folder, never);
      QSignalSpy kept(&autosave, &Autosave::kept);
      autosave.keep();
      QVERIFY(kept.wait(30'000));
    }
    const auto first = folder.claim();
    const auto second = folder.claim();
    QVERIFY(first && second && first->file != second->file);
    QVERIFY(!folder.claim());
  }

  void recovered_work_is_unsaved_and_belongs_to_its_file() {
    const QTemporaryDir place;
    const RecoveryFolder folder(place.filePath(QStringLiteral("recovery")));
    const QString path = place.filePath(QStringLiteral("mine.pushforward"));
    std::string lost;
    {
      Session session(small_project(), QStringLiteral("reference"));
      QVERIFY(reaches_step(session, 0));
      QCOMPARE(save_now(session, path), QString());
      Autosave autosave(session, folder, never);
      QSignalSpy kept(&autosave, &Autosave::kept);
      session.set_temperature(0.5);
      session.remove_layers({session.project().stack.layers[0].id});
      lost = format_project(session.project());
      autosave.keep();
      QVERIFY(kept.wait(30'000));
    }
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 3));
    const auto orphan = folder.claim();
    QVERIFY(orphan);
    QCOMPARE(orphan->origin, path);
    QCOMPARE(session.recover(orphan->file, orphan->origin), QString());
    QCOMPARE(session.path(), path);
    QVERIFY(session.is_modified());
    QCOMPARE(format_project(session.project()), lost);
    QVERIFY(session.is_playing());
    session.undo();  // the window's own work comes back
    QCOMPARE(session.project().stack.layers.size(), std::size_t{3});
    QVERIFY(session.path().isEmpty());
  }

  void a_folder_that_cannot_be_written_is_told_once() {
    const QTemporaryDir place;
    QFile obstacle(place.filePath(QStringLiteral("file")));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    const RecoveryFolder folder(place.filePath(QStringLiteral("file/recovery")));
    QVERIFY(!folder.claim());
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    Autosave autosave(session, folder, often);
    QSignalSpy failed(&autosave, &Autosave::failed);
    session.set_temperature(0.5);
    QVERIFY(wait_until([&] { return failed.count() == 1; }));
    session.set_temperature(0.6);
    QVERIFY(!failed.wait(200));
    QCOMPARE(failed.count(), 1);
  }
};

PUSHFORWARD_GUI_TEST(AutosaveTest)
#include "autosave_test.moc"
