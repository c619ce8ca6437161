// The past: the window shows an earlier step while training goes on, and training can go on from there.
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>
#include <algorithm>
#include <cmath>

#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using app::Frame;
using app::Session;
using namespace pushforward::test;

namespace {

// Trains until there are so many snapshots before the newest step.
[[nodiscard]] bool has_snapshots(const Session& session, std::size_t count) {
  return wait_until([&] {
    const auto frame = session.frame();
    return frame && frame->edit == session.last_edit() && frame->snapshots && frame->snapshots->size() > count;
  });
}

[[nodiscard]] bool shows(const Session& session, std::int64_t step) {
  return wait_until([&] { return session.past() && session.past()->step == step; });
}

[[nodiscard]] bool shows_the_present(const Session& session) {
  return wait_until([&] { return !session.frame()->past && session.frame()->edit == session.last_edit(); });
}

// The latent points are f⁻¹ of the first points of the pool, through this stack.
double distance_of_latent(const Frame& frame, const Stack& stack) {
  const std::size_t count = frame.latent->points.size() / 2;
  Matrix data(2, static_cast<Eigen::Index>(count)), seen = data;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t c = 0; c < 2; ++c) {
      const auto row = static_cast<Eigen::Index>(c), column = static_cast<Eigen::Index>(i);
      data(row, column) = static_cast<double>(frame.target->pool_points[2 * i + c]);
      seen(row, column) = static_cast<double>(frame.latent->points[2 * i + c]);
    }
  return (run(stack, Direction::inverse, data).points - seen).cwiseAbs().maxCoeff();
}

std::vector<double> parameters(const Stack& stack) {
  std::vector<double> all;
  for (const LayerEntry& layer : stack.layers) all.insert(all.end(), layer.parameters.begin(), layer.parameters.end());
  return all;
}

Project fast_learner() {
  Project project = small_project();
  project.training.learning_rate = 1e-2;
  return project;
}

}  // namespace

class SessionPastTest : public QObject {
  Q_OBJECT
 private slots:
  void the_pictures_are_of_the_step_that_is_shown_while_training_goes_on() {
    Session session(fast_learner(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 3));
    const std::int64_t step = (*session.frame()->snapshots)[1];
    const auto film = session.frame()->film;
    session.show_step(step);
    QVERIFY(shows(session, step));
    const auto frame = session.frame();
    QCOMPARE(frame->snapshots->size() > 1, true);
    QVERIFY(frame->step > step);
    QVERIFY(distance_of_latent(*frame, *frame->past->stack) < 1e-5);
    QVERIFY(distance_of_latent(*frame, *frame->stack) > 1e-3);
    QVERIFY(frame->stack_in_view() == frame->past->stack);
    // The film and the cards follow.
    QVERIFY(wait_until([&] {
      const auto now = session.frame();
      if (!now->film || now->film == film) return false;
      const app::FilmFrame& last = now->film->back();
      const double x = last.grid.box.left + (last.grid.box.right - last.grid.box.left) * 0.5 / last.grid.columns;
      const double y = last.grid.box.bottom + (last.grid.box.top - last.grid.box.bottom) * 0.5 / last.grid.rows;
      const double wanted = log_prob(*now->past->stack, Eigen::Vector2d(x, y))(0);
      return std::abs(wanted - static_cast<double>(last.log_prob[0])) < 1e-3 * (1 + std::abs(wanted));
    }));
    // The document stays in the present; what is shown is the past.
    QVERIFY(session.project().steps >= frame->step);
    QVERIFY(parameters(session.shown_stack()) == parameters(*frame->past->stack));
    QVERIFY(parameters(session.project().stack) != parameters(session.shown_stack()));
    QVERIFY(reaches_step(session, frame->step + 20));
    QCOMPARE(session.past()->step, step);
    session.show_step(std::nullopt);
    QVERIFY(shows_the_present(session));
    QVERIFY(wait_until([&] { return distance_of_latent(*session.frame(), *session.frame()->stack) < 1e-5; }));
  }

  void the_beginning_of_the_training_can_be_seen_closely() {
    Session session(small_project(), "reference");
    // However fast it trains, no frame is far from a snapshot.
    bool all_near = true;
    connect(&session, &Session::frame_ready, this, [&] {
      const auto frame = session.frame();
      if (frame->state != app::RunState::training) return;
      const std::int64_t kept = frame->snapshots->back();
      all_near = all_near && frame->step <= kept + kept / 16;
    });
    session.play();
    QVERIFY(reaches_step(session, 500));
    QVERIFY(all_near);
    QCOMPARE(session.frame()->snapshots->front(), std::int64_t{0});
  }

  void the_step_that_is_shown_stays_though_its_snapshot_is_thinned_out() {
    Session session(small_project(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 2));
    const std::int64_t step = (*session.frame()->snapshots)[1];
    session.show_step(step);
    QVERIFY(shows(session, step));
    const auto stack = session.past()->stack;
    QVERIFY(reaches_step(session, session.frame()->step + 2000));
    QVERIFY(session.past()->stack == stack);
  }

  void continuing_goes_on_from_there_and_is_one_step_of_undo() {
    Session session(fast_learner(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 4));
    session.pause();
    QVERIFY(wait_until([&] { return session.frame()->state == app::RunState::paused && session.frame()->metrics; }));
    const std::string present = format_project(session.project());
    const std::int64_t newest = session.frame()->step;
    const auto losses = session.frame()->loss->points;
    const std::size_t snapshots = session.frame()->snapshots->size();
    const std::int64_t step = (*session.frame()->snapshots)[2];
    session.show_step(step);
    QVERIFY(shows(session, step));
    const auto wanted = parameters(*session.past()->stack);
    session.continue_from_shown();
    QVERIFY(!session.wanted_step());
    QCOMPARE(session.history().count(), 1);
    QVERIFY(shows_the_present(session));
    QCOMPARE(session.frame()->step, step);
    QVERIFY(parameters(session.project().stack) == wanted);
    QVERIFY(session.frame()->loss->points.back().step < step);
    QCOMPARE(session.frame()->snapshots->back(), step);
    session.play();
    QVERIFY(reaches_step(session, step + 5));
    session.pause();
    session.undo();
    QVERIFY(shows_the_present(session));
    QCOMPARE(session.frame()->step, newest);
    QCOMPARE(format_project(session.project()), present);
    // What was kept of that course of training is back as well.
    QCOMPARE(session.frame()->loss->points.size(), losses.size());
    QCOMPARE(session.frame()->loss->points.back().step, losses.back().step);
    QVERIFY(session.frame()->snapshots->size() >= snapshots);
    session.redo();
    QVERIFY(shows_the_present(session));
    QVERIFY(session.frame()->step >= step + 5);
    QVERIFY(session.frame()->step < newest || session.frame()->loss->points.back().step < session.frame()->step);
  }

  void an_edit_of_the_layers_goes_on_from_what_is_seen_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"value", "insertion", "removal", "bypass", "flip", "reset", "randomise", "duplicate"})
      QTest::newRow(kind) << QString::fromLatin1(kind);
  }
  void an_edit_of_the_layers_goes_on_from_what_is_seen() {
    Session session(fast_learner(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 3));
    const std::int64_t step = (*session.frame()->snapshots)[1];
    session.show_step(step);
    QVERIFY(shows(session, step));
    const Stack past = *session.past()->stack;
    const auto ids = [&](std::size_t i) { return std::vector<std::uint64_t>{past.layers[i].id}; };
    QFETCH(QString, kind);
    if (kind == "value") QVERIFY(session.set_values(past.layers[2].id, {{.flat_index = 4, .value = 0.25}}).isEmpty());
    if (kind == "insertion") session.insert_layer("radial", 1);
    if (kind == "removal") session.remove_layers(ids(2));
    if (kind == "bypass") session.set_flag(ids(2), app::LayerFlag::bypassed, true);
    if (kind == "flip") session.set_flag(ids(2), app::LayerFlag::inverted, true);
    if (kind == "reset") session.reset_layers(ids(2));
    if (kind == "randomise") session.randomise_layers(ids(2));
    if (kind == "duplicate") session.duplicate_layer(ids(2).front());
    QCOMPARE(session.history().count(), 1);
    QVERIFY(!session.wanted_step());
    // The others have the parameters that were seen.
    const Stack& stack = session.project().stack;
    QVERIFY(stack.layers[static_cast<std::size_t>(stack.index_of(past.layers[0].id))].parameters ==
            past.layers[0].parameters);
    QCOMPARE(std::int64_t{session.project().steps}, step);
    QVERIFY(shows_the_present(session));
    QVERIFY(session.is_playing());
    const std::int64_t now = session.frame()->step;
    QVERIFY(reaches_step(session, now + 3));
    session.undo();
    QVERIFY(shows_the_present(session));
    QCOMPARE(session.project().stack.layers.size(), past.layers.size());
    QVERIFY(session.frame()->step > step);
  }

  void a_refused_edit_leaves_the_past_as_it_is() {
    Session session(fast_learner(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 2));
    const std::int64_t step = session.frame()->snapshots->front();
    session.show_step(step);
    QVERIFY(shows(session, step));
    const std::uint64_t planar = session.project().stack.layers[2].id;
    // Against wᵀû >= −1.
    const std::vector<double> values = session.shown_stack().layers[2].values();
    QVERIFY(!session
                 .set_values(planar, {{.flat_index = 0, .value = -9.0 * values[2]},
                                      {.flat_index = 1, .value = -9.0 * values[3]}})
                 .isEmpty());
    QCOMPARE(session.history().count(), 0);
    QCOMPARE(session.wanted_step(), std::optional(step));
  }

  void other_edits_leave_the_past_as_it_is() {
    Session session(fast_learner(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 2));
    const std::int64_t step = session.frame()->snapshots->front();
    session.show_step(step);
    QVERIFY(shows(session, step));
    TrainingSettings settings = session.project().training;
    settings.learning_rate = 5e-3;
    session.set_training(settings);
    session.set_target({.id = "ring", .parameters = {}});
    QVERIFY(wait_until(
        [&] { return session.frame()->edit == session.last_edit() && session.frame()->target->choice.id == "ring"; }));
    QCOMPARE(session.past()->step, step);
    QVERIFY(session.frame()->step > step);
    // Undo is about the present.
    session.undo();
    QVERIFY(!session.wanted_step());
    QVERIFY(shows_the_present(session));
    QCOMPARE(session.project().target.id, std::string("two-moons"));
  }

  void snapshots_of_another_structure_can_not_be_shown() {
    Session session(fast_learner(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 3));
    const auto before = *session.frame()->snapshots;
    session.insert_layer("actnorm", 0);
    QVERIFY(reaches_step(session, 1));
    QVERIFY(session.frame()->snapshots->front() > before.front());
    // They fit again when the layer is gone.
    session.undo();
    QVERIFY(wait_until([&] {
      return session.frame()->edit == session.last_edit() && session.frame()->snapshots->front() == before.front();
    }));
    session.restart();
    QVERIFY(reaches_step(session, 1));
    QCOMPARE(session.frame()->snapshots->front(), std::int64_t{0});
  }

  void a_held_handle_does_not_crowd_the_ring() {
    Session session(fast_learner(), "reference");
    session.play();
    QVERIFY(has_snapshots(session, 2));
    const std::size_t before = session.frame()->snapshots->size();
    const std::uint64_t planar = session.project().stack.layers[2].id;
    QElapsedTimer clock;
    clock.start();
    int edits = 0;
    for (; edits < 40; ++edits) {
      QVERIFY(session.set_values(planar, {{.flat_index = 4, .value = 0.01 * edits}}).isEmpty());
      QVERIFY(reaches_step(session, session.frame()->step + 1));
    }
    // Besides those that training keeps at any rate: so often, and by a sixteenth more steps.
    const auto periods = static_cast<std::size_t>(clock.elapsed() / 500);
    QVERIFY(session.frame()->snapshots->size() < before + 2 * periods + edits / 2);
  }
};

PUSHFORWARD_GUI_TEST(SessionPastTest)
#include "session_past_test.moc"
