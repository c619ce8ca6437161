// Two sessions on one document, two documents in one window's session, and two engines that keep step.
#include <QSignalSpy>
#include <QUndoStack>
#include <cstdlib>

#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::Session;

namespace {

const QString reference = QStringLiteral("reference");

// A fifth layer makes the steps of this one take longer.
Project slower_project() {
  Project project = small_project();
  project.training.batch = 512;
  project.stack.layers.push_back(make_layer("radial", {}, 2, Initialisation::training, 4));
  return project;
}

// Frames of the two are of different moments, so what is compared is what both have reached at rest.
[[nodiscard]] bool stand_at_one_step(const Session& a, const Session& b) {
  return wait_until([&] {
    return a.frame() && b.frame() && a.frame()->state == app::RunState::paused &&
           b.frame()->state == app::RunState::paused && a.frame()->step == b.frame()->step;
  });
}

}  // namespace

class SessionPairTest : public QObject {
  Q_OBJECT
 private slots:
  void both_sessions_of_a_document_hear_every_edit() {
    Session one(small_project(), reference);
    Session two(one);
    one.play();
    QVERIFY(reaches_step(one, 3));
    QVERIFY(two.is_playing());
    QVERIFY(two.attends_same(one));
    QSignalSpy one_hears(&one, &Session::structure_changed), two_hears(&two, &Session::structure_changed);
    two.insert_layer("planar", 0);
    QCOMPARE(one_hears.count(), 1);
    QCOMPARE(two_hears.count(), 1);
    QCOMPARE(one.project().stack.layers.size(), std::size_t{4});
    one.undo();
    QCOMPARE(two.project().stack.layers.size(), std::size_t{3});
    QSignalSpy frames(&two, &Session::frame_ready);
    QVERIFY(wait_until([&] { return frames.count() > 2; }));
  }

  void a_session_turns_to_another_document_and_back() {
    Session first(small_project(), reference);
    Session keeps_first(first);
    const auto second = first.beside(slower_project());
    first.play();
    second->play();
    QVERIFY(reaches_step(first, 2) && reaches_step(*second, 2));
    keeps_first.set_title("first");
    QSignalSpy attended(&first, &Session::attended), structure(&first, &Session::structure_changed);
    first.attend(*second);
    QCOMPARE(attended.count(), 1);
    QCOMPARE(structure.count(), 1);
    QCOMPARE(first.project().stack.layers.size(), std::size_t{4});
    QVERIFY(!first.history().canUndo());
    // An edit on the second one leaves the first alone, and each has a way back of its own.
    first.remove_layers({first.project().stack.layers.front().id});
    QCOMPARE(keeps_first.project().stack.layers.size(), std::size_t{3});
    QCOMPARE(QString::fromStdString(keeps_first.project().title), QStringLiteral("first"));
    const std::int64_t step = keeps_first.frame()->step;
    QVERIFY(reaches_step(keeps_first, step + 1));  // it goes on without being looked at
    first.attend(keeps_first);
    QCOMPARE(first.undo_name().isEmpty(), false);
    first.undo();
    QCOMPARE(QString::fromStdString(first.project().title), QStringLiteral("small"));
    QCOMPARE(second->project().stack.layers.size(), std::size_t{3});
  }

  void a_gesture_ends_where_it_began() {
    Session session(small_project(), reference);
    Session keeps(session);
    const auto second = session.beside(small_project());
    {
      app::EditGesture gesture(session);
      session.set_title("a");
      session.attend(*second);
      session.set_title("b");
    }
    session.set_title("c");
    QCOMPARE(session.history().count(), 2);  // both outside of any gesture
    keeps.set_title("d");
    QCOMPARE(keeps.history().count(), 2);
  }

  void two_engines_keep_step() {
    Session fast(small_project(), reference);
    const auto slow = fast.beside(slower_project());
    auto pact = std::make_shared<app::StepPact>();
    fast.keep_step(pact, 0);
    slow->keep_step(pact, 1);
    fast.play();
    slow->play();
    QVERIFY(reaches_step(fast, 40) && reaches_step(*slow, 40));
    fast.pause();
    slow->pause();
    QVERIFY(stand_at_one_step(fast, *slow));
    fast.step_once();
    slow->step_once();
    const std::int64_t step = fast.frame()->step;
    QVERIFY(wait_until([&] { return fast.frame()->step > step; }));
    QVERIFY(stand_at_one_step(fast, *slow));
  }

  // Who has to prepare the other side for it does so before the first step can be made.
  void that_it_is_about_to_play_is_told_before_the_worker_hears_it() {
    Session session(small_project(), reference);
    const Session attends_too(session);
    std::vector<bool> was_playing;
    for (const Session* each : {static_cast<const Session*>(&session), &attends_too})
      connect(each, &Session::about_to_play, this, [&was_playing, each] { was_playing.push_back(each->is_playing()); });
    QSignalSpy changed(&session, &Session::playing_changed);
    session.play();
    session.play();  // it does already
    QCOMPARE(was_playing, (std::vector<bool>{false, false}));
    QCOMPARE(changed.count(), 1);
    QVERIFY(reaches_step(session, 2));
  }

  void the_one_that_is_behind_catches_up() {
    Session first(small_project(), reference);
    first.play();
    QVERIFY(reaches_step(first, 60));
    const auto second = first.beside(small_project());
    auto pact = std::make_shared<app::StepPact>();
    first.keep_step(pact, 0);
    second->keep_step(pact, 1);
    second->play();
    QVERIFY(reaches_step(*second, first.frame()->step));
    first.pause();
    second->pause();
    QVERIFY(stand_at_one_step(first, *second));
  }

  void without_the_pact_nobody_waits() {
    Session first(small_project(), reference);
    const auto second = first.beside(small_project());
    auto pact = std::make_shared<app::StepPact>();
    first.keep_step(pact, 0);
    second->keep_step(pact, 1);
    second->play();
    // The first one is paused: nobody has to wait for it.
    QVERIFY(reaches_step(*second, 30));
    QCOMPARE(first.frame() ? first.frame()->step : 0, 0);
    // A side that has gone is not waited for either.
    first.play();
    first.keep_step(nullptr, 0);
    QVERIFY(reaches_step(*second, second->frame()->step + 200));
  }

  void a_side_that_is_expected_is_waited_for() {
    app::StepPact pact;
    int woken = 0;
    pact.join(0, [&] { ++woken; });
    pact.expect(true);
    pact.join(1, [] {});  // after it was expected: commands take their time
    pact.report(0, {.step = 0, .chunk = 400, .runs = true, .plays = true});
    QCOMPARE(pact.allowed(0, 400), 0);
    woken = 0;
    pact.report(1, {.step = 0, .chunk = 8, .runs = true, .plays = true});
    QCOMPARE(woken, 1);
    QCOMPARE(pact.allowed(0, 400), 8);
    // One that plays and can't run is not waited for, nor one that is told to rest meanwhile.
    pact.expect(true);
    QCOMPARE(pact.allowed(0, 400), 0);
    pact.report(1, {.step = 0, .chunk = 8, .runs = false, .plays = true});
    QCOMPARE(pact.allowed(0, 400), 400);
    pact.expect(true);
    pact.expect(false);
    QCOMPARE(pact.allowed(0, 400), 400);
  }

  void the_pact_lets_the_one_behind_go_on() {
    app::StepPact pact;
    int woken = 0;
    pact.join(0, [&] { ++woken; });
    pact.join(1, [] {});
    pact.report(0, {.step = 100, .chunk = 400, .runs = true});
    pact.report(1, {.step = 90, .chunk = 8, .runs = true});
    QCOMPARE(woken, 1);
    QCOMPARE(pact.allowed(0, 400), 0);  // 10 ahead, and the shorter chunk is 8
    QCOMPARE(pact.allowed(1, 8), 8);
    pact.report(1, {.step = 96, .chunk = 8, .runs = true});
    QCOMPARE(pact.allowed(0, 400), 4);
    pact.set_holds(false);
    QCOMPARE(pact.allowed(0, 400), 400);
    pact.set_holds(true);
    QCOMPARE(pact.missing(1), 0);
    pact.report(0, {.step = 100, .chunk = 400, .runs = false});
    pact.report(1, {.step = 96, .chunk = 8, .runs = false});
    QCOMPARE(pact.missing(1), 4);
    QCOMPARE(pact.missing(0), 0);
    // At rest at one step: what takes one side away comes to the other one too.
    pact.report(1, {.step = 100, .chunk = 8, .runs = false});
    pact.report(0, {.step = 101, .chunk = 400, .runs = false});
    QCOMPARE(pact.missing(1), 0);
    pact.report(1, {.step = 101, .chunk = 8, .runs = false});
    pact.report(0, {.step = 0, .chunk = 400, .runs = false});
    QCOMPARE(pact.missing(0), 0);
    QCOMPARE(pact.missing(1), 0);
    pact.report(1, {.step = 0, .chunk = 8, .runs = false});
    // Begun anew before the pause was made good.
    pact.report(0, {.step = 60, .chunk = 400, .runs = true});
    pact.report(1, {.step = 50, .chunk = 8, .runs = true});
    pact.report(0, {.step = 60, .chunk = 400, .runs = false});
    pact.report(1, {.step = 50, .chunk = 8, .runs = false});
    QCOMPARE(pact.missing(1), 10);
    pact.report(0, {.step = 0, .chunk = 400, .runs = false});
    QCOMPARE(pact.missing(0), 0);
    pact.report(0, {.step = 96, .chunk = 400, .runs = true});
    pact.report(0, {.step = 96, .chunk = 400, .runs = false});
    pact.report(1, {.step = 20'000, .chunk = 8, .runs = false});
    QCOMPARE(pact.missing(0), 0);  // not what a pause has cut off
    pact.leave(1);
    QCOMPARE(pact.allowed(0, 400), 400);
  }
};

PUSHFORWARD_GUI_TEST(SessionPairTest)
#include "session_pair_test.moc"
