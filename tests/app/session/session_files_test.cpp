// Open and save: what was saved comes back, and what can't be read changes nothing.
#include <sys/stat.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <vector>

#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using pushforward::app::Session;
using namespace pushforward::test;

class SessionFilesTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

 private slots:
  void a_trained_stack_comes_back() {
    const QString path = folder_.filePath(QStringLiteral("trained.pushforward"));
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 20));
    session.pause();
    QVERIFY(wait_until([&] { return session.frame()->state == app::RunState::paused; }));
    QCOMPARE(save_now(session, path), QString());
    QVERIFY(!session.is_modified());
    QCOMPARE(session.path(), path);
    const Project saved = session.project();

    Session other(Project{}, QStringLiteral("reference"));
    QCOMPARE(other.open(path), QString());
    QVERIFY(!other.is_modified());
    QVERIFY(reaches_step(other, saved.steps));
    QCOMPARE(other.frame()->step, std::int64_t{saved.steps});
    QCOMPARE(other.project().title, saved.title);
    QCOMPARE(other.project().target.id, saved.target.id);
    QVERIFY(other.project().training == saved.training);
    const auto& layers = other.frame()->stack->layers;
    QCOMPARE(layers.size(), saved.stack.layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
      QCOMPARE(layers[i].type, saved.stack.layers[i].type);
      QVERIFY(layers[i].parameters == saved.stack.layers[i].parameters);
    }
    other.play();
    QVERIFY(reaches_step(other, saved.steps + 1));
    QVERIFY(other.is_modified());  // it is no longer what the file holds
  }

  void a_file_that_cannot_be_read_changes_nothing_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("broken JSON") << QByteArray("{ \"format\": ");
    QTest::newRow("another format") << QByteArray("{ \"format\": \"something\", \"version\": 1, \"stack\": {} }");
    QTest::newRow("unknown layer") << QByteArray(
        R"({ "format": "pushforward-project", "version": 1, "stack": { "layers": [ { "type": "spiral" } ] } })");
    QTest::newRow("unknown key") << QByteArray(
        R"({ "format": "pushforward-project", "version": 1, "stack": { "layers": [], "colour": 1 } })");
  }

  void a_file_that_cannot_be_read_changes_nothing() {
    QFETCH(QByteArray, text);
    const QString path = folder_.filePath(QStringLiteral("broken.pushforward"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 1));
    const Stack before = session.project().stack;
    QVERIFY(!session.open(path).isEmpty());
    QVERIFY(session.path().isEmpty());
    QCOMPARE(session.project().stack.layers.size(), before.layers.size());
    for (std::size_t i = 0; i < before.layers.size(); ++i)
      QCOMPARE(session.project().stack.layers[i].id, before.layers[i].id);
    const std::int64_t step = session.frame()->step;
    QVERIFY(reaches_step(session, step + 1));
  }

  void nobody_waits_for_a_slow_disk() {
    const QString path = folder_.filePath(QStringLiteral("slow.pushforward"));
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 1));
    session.set_temperature(0.5);
    HeldDisk disk(session.disk());
    int answers = 0;
    QString failure;
    session.save(path, this, [&](const QString& sentence) { failure = sentence, ++answers; });
    QVERIFY(session.is_saving());
    QVERIFY(reaches_step(session, session.frame()->step + 5));  // and training goes on
    session.set_temperature(0.25);
    QVERIFY(!session.is_saving());  // not this state
    QVERIFY(session.is_modified() && session.path().isEmpty() && answers == 0);
    disk.let_go();
    QVERIFY(wait_until([&] { return answers == 1; }));
    QCOMPARE(failure, QString());
    QCOMPARE(session.path(), path);
    QVERIFY(session.is_modified());  // by what was edited meanwhile
    QCOMPARE(load_project(path.toStdString()).base.temperature, 0.5);
  }

  void saves_keep_their_order() {
    const QString path = folder_.filePath(QStringLiteral("twice.pushforward"));
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    HeldDisk disk(session.disk());
    std::vector<double> order;
    for (const double temperature : {0.5, 0.25}) {
      session.set_temperature(temperature);
      session.save(path, this, [&order, temperature](const QString&) { order.push_back(temperature); });
    }
    disk.let_go();
    QVERIFY(wait_until([&] { return order.size() == 2; }));
    QCOMPARE(order, (std::vector{0.5, 0.25}));
    QCOMPARE(load_project(path.toStdString()).base.temperature, 0.25);
    QVERIFY(!session.is_modified());
    session.undo();
    QVERIFY(session.is_modified());
  }

  void a_save_belongs_to_its_document_whatever_was_opened_meanwhile() {
    const QString path = folder_.filePath(QStringLiteral("former.pushforward"));
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    session.set_temperature(0.5);
    HeldDisk disk(session.disk());
    bool answered = false;
    session.save(path, this, [&](const QString&) { answered = true; });
    session.open_preset(QStringLiteral("single-planar"));
    disk.let_go();
    QVERIFY(wait_until([&] { return answered; }));
    QVERIFY(session.path().isEmpty());
    session.undo();
    QCOMPARE(session.path(), path);
    QVERIFY(!session.is_modified());
  }

  void a_save_that_fails_says_so_and_leaves_the_document_unsaved() {
    QVERIFY(QDir().mkpath(folder_.filePath(QStringLiteral("a folder"))));
    const QString pipe = folder_.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    session.set_temperature(0.5);
    for (const QString& refused : {folder_.filePath(QStringLiteral("a folder")), pipe}) {
      const QString sentence = save_now(session, refused);
      QVERIFY2(sentence.contains(refused), qPrintable(sentence));
      QVERIFY(session.is_modified() && !session.is_saving());
      QVERIFY(session.path().isEmpty());
    }
  }

  void a_missing_file_and_a_folder_that_is_not_there() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(!session.open(folder_.filePath(QStringLiteral("nowhere.pushforward"))).isEmpty());
    QVERIFY(!save_now(session, folder_.filePath(QStringLiteral("no/such/folder.pushforward"))).isEmpty());
    QVERIFY(session.path().isEmpty());
  }

  void every_preset_opens_while_another_trains() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    for (const char* name : {"planar-32", "maf-6"}) {
      session.open_preset(QString::fromLatin1(name));
      QVERIFY(wait_until([&] { return session.frame() && session.frame()->edit == session.last_edit(); }));
      QCOMPARE(session.frame()->stack->layers.size(), make_preset(name).stack.layers.size());
      QCOMPARE(session.frame()->target->choice.id, make_preset(name).target.id);
    }
  }
};

PUSHFORWARD_GUI_TEST(SessionFilesTest)
#include "session_files_test.moc"
