// Edits while training runs: nothing stops, nothing is lost.
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <functional>

#include "core/flow/depth.h"
#include "core/layers/registry.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using pushforward::app::Session;
using namespace pushforward::test;

class SessionEditsTest : public QObject {
  Q_OBJECT

  static std::uint64_t id_at(const Session& session, int index) {
    return session.project().stack.layers[static_cast<std::size_t>(index)].id;
  }

 private slots:
  void the_first_frame_has_all_pictures() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(wait_until([&] { return session.frame() && session.frame()->metrics && session.frame()->film; }));
    const auto frame = session.frame();
    QCOMPARE(frame->state, app::RunState::paused);
    QCOMPARE(frame->step, std::int64_t{0});
    QVERIFY(frame->stack && frame->target && frame->density && frame->warp && frame->latent && frame->samples);
    const auto& density = *frame->density;
    const auto cells = static_cast<std::size_t>(density.grid.columns) * static_cast<std::size_t>(density.grid.rows);
    QCOMPARE(density.log_prob.size(), cells);
    QCOMPARE(density.log_det.size(), cells);
    QCOMPARE(frame->warp->points.size(), std::size_t{2 * 61 * 61});
    QCOMPARE(frame->latent->points.size(), std::size_t{2 * 1600});
    QCOMPARE(frame->samples->points.size(), std::size_t{2 * 1000});
    QCOMPARE(frame->layers->size(), std::size_t{3});
    QCOMPARE(frame->film->size(), std::size_t{4});
    // What is drawn is the model: its field at a cell is log q there.
    const auto& grid = density.grid;
    Matrix x(2, 1);
    x << grid.box.left + 10.5 * (grid.box.right - grid.box.left) / grid.columns,
        grid.box.bottom + 20.5 * (grid.box.top - grid.box.bottom) / grid.rows;
    const double exact = log_prob(*frame->stack, x)(0);
    QVERIFY(std::abs(density.log_prob[static_cast<std::size_t>(20 * grid.columns + 10)] - exact) < 1e-3);
    const auto& metrics = frame->metrics->back();
    QVERIFY(std::abs(metrics.metrics.integral - 1.0) < 0.01);
    QVERIFY(metrics.round_trip < 1e-5);
  }

  void training_goes_on_through_every_edit() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 20));
    std::int64_t last_step = 0;
    bool went_back = false;
    connect(&session, &Session::frame_ready, this, [&] {
      went_back |= session.frame()->step < last_step;
      last_step = session.frame()->step;
    });
    const std::vector<std::function<void()>> edits{
        [&] { session.insert_layer(QStringLiteral("radial"), 1); },
        [&] { session.move_layer(id_at(session, 0), 2); },
        [&] { session.set_bypassed(id_at(session, 1), true); },
        [&] { session.set_bypassed(id_at(session, 1), false); },
        [&] { session.set_inverted(id_at(session, 0), true); },
        [&] { session.set_frozen(id_at(session, 0), true); },
        [&] { session.duplicate_layer(id_at(session, 1)); },
        [&] { session.set_value(id_at(session, 0), 0, 0.5); },
        [&] { session.remove_layers({id_at(session, 1)}); },
        [&] { session.set_target({.id = "ring", .parameters = {}}); },
        [&] {
          TrainingSettings settings = session.project().training;
          settings.learning_rate = 5e-4;
          settings.batch = 32;
          session.set_training(settings);
        },
        [&] { session.set_temperature(0.8); },
    };
    for (const auto& edit : edits) {
      const std::int64_t before = session.frame()->step;
      edit();
      QVERIFY(reaches_step(session, before + 1));
      QVERIFY(session.is_playing());
      QCOMPARE(session.frame()->stack->layers.size(), session.project().stack.layers.size());
    }
    QVERIFY(wait_until([&] { return session.frame()->target->choice.id == "ring"; }));
    QVERIFY(!went_back);
    QVERIFY(session.is_modified());
    session.pause();
    QVERIFY(wait_until([&] { return session.frame()->state == app::RunState::paused; }));
    for (std::size_t i = 0; i < session.frame()->stack->layers.size(); ++i)
      QVERIFY(session.frame()->stack->layers[i] == session.project().stack.layers[i]);
  }

  void a_layer_inserted_at_the_identity_leaves_the_density_as_it_is() {
    Session session(small_project(), QStringLiteral("reference"));
    app::ViewRequest view = session.view();
    view.longest_side_pixels = 64;
    session.set_view(view);
    for (const Layer* layer : all_layers()) {
      QVERIFY(wait_until([&] { return session.frame() && session.frame()->edit == session.last_edit(); }));
      const auto before = session.frame()->density;
      QCOMPARE(before->grid.columns, 64);
      const std::uint64_t id = session.insert_layer(QString::fromStdString(layer->spec().id), 1);
      QVERIFY(wait_until([&] { return session.frame()->edit == session.last_edit(); }));
      const auto after = session.frame()->density;
      QCOMPARE(after->log_prob.size(), before->log_prob.size());
      float worst = 0.0F;
      for (std::size_t i = 0; i < after->log_prob.size(); ++i)
        worst = std::max(worst, std::abs(std::exp(after->log_prob[i]) - std::exp(before->log_prob[i])));
      // A permutation is no identity: it has nothing to learn and does at once what it was inserted for.
      if (layer->spec().parameters.empty()) {
        session.remove_layers({id});
        continue;
      }
      QVERIFY2(worst < 1e-5F, layer->spec().id.c_str());
    }
  }

  void pause_step_and_restart() {
    Session session(small_project(), QStringLiteral("reference"));
    QSignalSpy playing(&session, &Session::playing_changed);
    session.play();
    QVERIFY(reaches_step(session, 10));
    session.pause();
    QCOMPARE(playing.size(), 2);
    QVERIFY(wait_until([&] { return session.frame()->state == app::RunState::paused; }));
    const std::int64_t step = session.frame()->step;
    session.step_once();
    QVERIFY(wait_until([&] { return session.frame()->step == step + 1; }));
    session.step_once();
    QVERIFY(wait_until([&] { return session.frame()->step == step + 2; }));
    session.restart();
    QVERIFY(wait_until([&] { return session.frame()->edit == session.last_edit(); }));
    QCOMPARE(session.frame()->step, std::int64_t{0});
    QVERIFY(session.frame()->loss->points.empty());
    const auto start = session.frame()->stack->layers;
    session.play();
    QVERIFY(reaches_step(session, 10));
    session.restart();
    QVERIFY(session.is_playing());
    session.pause();
    session.restart();
    QVERIFY(wait_until([&] { return session.frame()->edit == session.last_edit(); }));
    QVERIFY(session.frame()->stack->layers == start);  // the same seed draws the same start
  }

  void a_refused_value_changes_nothing_and_says_why() {
    Project project = small_project();
    project.stack.layers.push_back(make_layer("radial"));
    Session session(project, QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    QSignalSpy notices(&session, &Session::notice);
    const LayerEntry before = session.project().stack.layers[3];
    const int alpha = before.layer().value_layout(before.hyper, 2).slot("alpha").offset;
    session.set_value(before.id, alpha, -2.0);
    QCOMPARE(notices.size(), 1);
    QVERIFY(!notices[0][0].toString().isEmpty());
    QVERIFY(session.project().stack.layers[3] == before);
    session.set_value(before.id, alpha, 2.0);
    QVERIFY(wait_until([&] { return session.frame()->edit == session.last_edit(); }));
    QVERIFY(std::abs(session.frame()->stack->layers[3].values()[static_cast<std::size_t>(alpha)] - 2.0) < 1e-9);
  }

  void depth_shows_the_first_layers_alone() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    app::ViewRequest view = session.view();
    view.depth = 0;
    session.set_view(view);
    QVERIFY(wait_until([&] { return session.frame()->depth == 0; }));
    for (const float value : session.frame()->density->log_det) QCOMPARE(value, 0.0F);
  }

  void a_depth_between_two_layers_shows_the_next_one_in_part_while_training() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 1));
    app::ViewRequest view = session.view();
    view.depth = 1.5;
    session.set_view(view);
    QVERIFY(wait_until([&] { return session.frame()->depth == 1.5; }));
    QVERIFY(reaches_step(session, session.frame()->step + 5));
    session.pause();
    QVERIFY(
        wait_until([&] { return session.frame()->state == app::RunState::paused && session.frame()->density->exact; }));
    QTRY_VERIFY_WITH_TIMEOUT(
        ([&] {
          // The field is that of the layers up to there, by the reference mathematics, and the latent points are not.
          const auto frame = session.frame();
          const Stack part = stack_at(*frame->stack, 1.5);
          const Grid& grid = frame->density->grid;
          const int column = grid.columns / 3, row = grid.rows / 2;
          const Matrix x =
              Eigen::Vector2d(grid.box.left + (column + 0.5) * (grid.box.right - grid.box.left) / grid.columns,
                              grid.box.bottom + (row + 0.5) * (grid.box.top - grid.box.bottom) / grid.rows);
          const Pass pass = run(part, Direction::inverse, x, {0, 2});
          const double wanted = base_log_density(pass.points)(0) + pass.log_det(0);
          const double found = frame->density->log_prob[static_cast<std::size_t>(row * grid.columns + column)];
          const auto& data = frame->target->pool_points;
          const Matrix first = Eigen::Vector2d(static_cast<double>(data[0]), static_cast<double>(data[1]));
          const Matrix z = run(*frame->stack, Direction::inverse, first).points;
          return std::abs(found - wanted) < 1e-4 && std::abs(frame->latent->points[0] - z(0)) < 1e-4;
        }()),
        20000);
  }
};

PUSHFORWARD_GUI_TEST(SessionEditsTest)
#include "session_edits_test.moc"
