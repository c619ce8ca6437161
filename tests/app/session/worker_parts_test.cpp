// The parts that the worker is made of, each on its own.
#include <QTest>
#include <cmath>

#include "app/session/background_jobs.h"
#include "app/session/frame_slot.h"
#include "app/session/loss_recorder.h"
#include "app/session/pace.h"
#include "app/session/prepared_targets.h"
#include "app/session/snapshot_ring.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

class WorkerPartsTest : public QObject {
  Q_OBJECT
 private slots:
  void the_loss_history_is_bounded_and_keeps_the_extremes() {
    LossRecorder recorder;
    constexpr int steps = 100'000;
    double sum = 0.0;
    for (int step = 0; step < steps; ++step) {
      const float loss = step == 40'001 ? 1e3F : 1.0F + 0.5F * static_cast<float>(step % 2);
      sum += loss;
      recorder.add(step, std::span(&loss, 1));
    }
    const auto history = recorder.history();
    QVERIFY(history->points.size() <= LossRecorder::most_bins);
    QVERIFY(history->points.size() >= LossRecorder::most_bins / 2);
    QCOMPARE(history->points.back().step, std::int64_t{steps - 1});
    float low = 1e9F, high = 0.0F;
    double mean = 0.0;
    for (const LossPoint& point : history->points) {
      low = std::min(low, point.low);
      high = std::max(high, point.high);
      mean += point.mean;
    }
    QCOMPARE(low, 1.0F);
    QCOMPARE(high, 1e3F);
    mean /= static_cast<double>(history->points.size());
    QVERIFY(std::abs(mean - sum / steps) < 0.01 * sum / steps);
  }

  void the_loss_history_can_be_cut() {
    LossRecorder recorder;
    const std::vector<float> losses(100, 1.0F);
    recorder.add(0, losses);
    recorder.cut_after(49);
    QCOMPARE(recorder.history()->points.back().step, std::int64_t{49});
    const float next = 2.0F;
    recorder.add(50, std::span(&next, 1));
    QCOMPARE(recorder.history()->points.back().mean, 2.0F);
  }

  void the_loss_knows_since_when_it_is_against_its_target() {
    const auto target = [](const char* id) {
      auto compiled = std::make_shared<CompiledTarget>();
      compiled->choice.id = id;
      return compiled;
    };
    LossRecorder recorder;
    const std::vector<float> losses(100, 1.0F);
    recorder.begin_target(0, target("first"));
    recorder.add(0, losses);
    QCOMPARE(recorder.history()->target_since, std::int64_t{0});
    recorder.begin_target(100, target("second"));
    QCOMPARE(recorder.history()->target_since, std::int64_t{100});
    // Taken back before a step was made: as if nothing had happened.
    recorder.begin_target(100, target("first"));
    QCOMPARE(recorder.history()->target_since, std::int64_t{0});
    recorder.begin_target(100, target("second"));
    recorder.add(100, losses);
    recorder.begin_target(200, target("first"));
    QCOMPARE(recorder.history()->target_since, std::int64_t{200});
    recorder.cut_after(150);
    QCOMPARE(recorder.history()->target_since, std::int64_t{150});
    recorder.clear();
    QCOMPARE(recorder.history()->target_since, std::int64_t{0});
  }

  void snapshots_are_bounded_and_keep_both_ends() {
    SnapshotRing ring(16);
    const auto stack = std::make_shared<const Stack>();
    for (int step = 0; step < 1000; ++step) ring.add({step, stack});
    QVERIFY(ring.all().size() <= 16);
    QCOMPARE(ring.all().front().step, std::int64_t{0});
    QCOMPARE(ring.newest().step, std::int64_t{999});
    for (std::size_t i = 1; i < ring.all().size(); ++i) QVERIFY(ring.all()[i - 1].step < ring.all()[i].step);
    // Both ends are kept finely, however long the training; nothing between is lost altogether.
    SnapshotRing longer(128);
    constexpr int steps = 200'000;
    for (int step = 0; step <= steps; step += 20) longer.add({step, stack});
    const auto& all = longer.all();
    QVERIFY(all[1].step - all[0].step < steps / 500);
    QVERIFY(all.back().step - all[all.size() - 2].step < steps / 500);
    for (std::size_t i = 1; i < all.size(); ++i) QVERIFY(all[i].step - all[i - 1].step < steps / 8);
  }

  void the_latest_targets_are_known() {
    const auto prepared = [](double distance) {
      auto compiled = std::make_shared<CompiledTarget>();
      compiled->choice = {.id = "two-gaussians", .parameters = {{"distance", distance}}};
      compiled->target = make_target(compiled->choice);
      const Quadrature quadrature(compiled->target, metrics_grid(*compiled->target, 8));
      return std::make_shared<const PreparedTarget>(PreparedTarget{compiled, quadrature, quadrature});
    };
    PreparedTargets known;
    std::vector<std::shared_ptr<const PreparedTarget>> all;
    for (std::size_t i = 0; i < PreparedTargets::most + 1; ++i) {
      all.push_back(prepared(2.0 + static_cast<double>(i)));
      known.keep(all.back());
      // Whoever asks for the first one again and again keeps it.
      QVERIFY(known.find(all.front()->compiled->choice) == all.front());
    }
    QVERIFY(!known.find(all[1]->compiled->choice));
    for (std::size_t i = 2; i < all.size(); ++i) QVERIFY(known.find(all[i]->compiled->choice) == all[i]);
    const auto again = prepared(2.0);
    known.keep(again);
    QVERIFY(known.find(all.front()->compiled->choice) == again);
  }

  void the_window_is_woken_once_until_it_takes_the_frame() {
    FrameSlot slot;
    QVERIFY(slot.is_taken());
    QVERIFY(slot.publish(std::make_shared<Frame>()));
    const auto newer = std::make_shared<Frame>();
    QVERIFY(!slot.publish(newer));
    QVERIFY(!slot.is_taken());
    QVERIFY(slot.take() == newer);
    QVERIFY(slot.publish(std::make_shared<Frame>()));
  }

  void chunks_fill_their_time() {
    ChunkSize chunk;
    QCOMPARE(chunk.steps_for(0.008), 1);
    for (int i = 0; i < 50; ++i) chunk.measured(10, 10 * 1e-4);
    QVERIFY(std::abs(chunk.steps_for(0.008) - 80) <= 1);
    for (int i = 0; i < 5; ++i) chunk.measured(1, 0.1);
    QCOMPARE(chunk.steps_for(0.008), 1);
  }

  void detail_follows_what_it_costs() {
    DetailLevel detail;
    const auto cost = [&](double per_cell) {
      const double side = detail.longest_side(256);
      return per_cell * side * side;
    };
    for (int i = 0; i < 200; ++i) detail.measured(cost(1e-9), 4e-3);
    QCOMPARE(detail.longest_side(256), 256);
    QCOMPARE(detail.longest_side(100), 100);
    for (int i = 0; i < 200; ++i) detail.measured(cost(1e-6), 4e-3);
    QCOMPARE(detail.longest_side(256), 64);
    // In between it settles instead of going back and forth.
    int changes = 0;
    for (int i = 0; i < 300; ++i) {
      const int before = detail.longest_side(256);
      detail.measured(cost(2e-7), 4e-3);
      if (i > 100 && detail.longest_side(256) != before) ++changes;
    }
    QCOMPARE(changes, 0);
  }

  void tables_are_as_fine_as_their_error_asks() {
    // Halving the cells divides the error by sixteen.
    const auto settled = [](double error_of_coarsest) {
      TableDetail tables;
      double error = 0.0;
      for (int i = 0; i < 200; ++i) {
        if (tables.table_cells() == 0) {
          tables.measured_exact();
          continue;
        }
        error = error_of_coarsest * std::pow(1.0 * TableDetail::cells.front() / tables.table_cells(), 4);
        tables.measured(error);
      }
      return std::pair(tables.table_cells(), error);
    };
    QCOMPARE(settled(1e-9).first, TableDetail::cells.front());
    for (const double coarsest : {1e-6, 1e-4, 1e-2, 1.0, 10.0}) QVERIFY(settled(coarsest).second <= 1e-3);
    QVERIFY(settled(1.0).first > settled(1e-2).first);
    // Too far off even so: at once finer, and exact when that is not enough.
    TableDetail tables;
    tables.measured(1.0);
    QCOMPARE(tables.table_cells(), TableDetail::cells.back());
    tables.measured(1.0);
    QCOMPARE(tables.table_cells(), 0);
    for (int i = 0; i < 1000 && tables.table_cells() == 0; ++i) tables.measured_exact();
    QCOMPARE(tables.table_cells(), TableDetail::cells.back());
  }

  void background_jobs_are_waited_for() {
    std::atomic<bool> go = false;
    auto done = std::make_shared<std::atomic<bool>>(false);
    BackgroundJobs jobs;
    jobs.start([&go, done] {
      go.wait(false);
      *done = true;
    });
    QVERIFY(!jobs.wait_for_all(std::chrono::milliseconds(1)));
    go = true;
    go.notify_all();
    QVERIFY(jobs.wait_for_all(std::chrono::seconds(20)));
    QVERIFY(*done);
  }
};

PUSHFORWARD_GUI_TEST(WorkerPartsTest)
#include "worker_parts_test.moc"
