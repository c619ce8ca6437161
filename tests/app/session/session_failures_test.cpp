// What happens when a step, a device or a project goes wrong, and when the session ends in the middle of it all.
#include <QSignalSpy>
#include <QTest>
#include <chrono>
#include <cmath>
#include <thread>

#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using pushforward::app::EngineSource;
using pushforward::app::Session;
using namespace pushforward::test;

class SessionFailuresTest : public QObject {
  Q_OBJECT

  static EngineSource fragile_source(std::shared_ptr<std::atomic<bool>> broken) {
    return {.make = [broken](const std::string& device) -> std::unique_ptr<Engine> {
              if (device == "missing") throw DeviceError("There is no such device.");
              return std::make_unique<FragileEngine>(
                  device, device == "second" ? std::make_shared<std::atomic<bool>>(false) : broken);
            },
            .devices =
                [] {
                  return std::vector<std::string>{"first", "second"};
                }};
  }

 private slots:
  void a_device_that_was_built_in_the_background_takes_over() {
    const auto broken = std::make_shared<std::atomic<bool>>(false);
    Session session(small_project(), QStringLiteral("first"), fragile_source(broken));
    session.play();
    QVERIFY(wait_until([&] { return session.frame() && session.frame()->device.id == "first"; }));
    const std::int64_t step = session.frame()->step;
    QVERIFY(reaches_step(session, step + 5));
  }

  void a_missing_device_is_said_and_training_goes_on() {
    const auto broken = std::make_shared<std::atomic<bool>>(false);
    Session session(small_project(), QStringLiteral("missing"), fragile_source(broken));
    QSignalSpy notices(&session, &Session::notice);
    session.play();
    QVERIFY(wait_until([&] { return notices.size() == 1; }));
    QVERIFY(notices[0][0].toString().contains(QStringLiteral("no such device")));
    QVERIFY(notices[0][1].toBool());
    QVERIFY(reaches_step(session, 5));
    QCOMPARE(session.frame()->device.id, std::string("reference"));
  }

  void a_lost_device_is_followed_by_the_next_with_the_same_parameters() {
    const auto broken = std::make_shared<std::atomic<bool>>(false);
    Session session(small_project(), QStringLiteral("first"), fragile_source(broken));
    QSignalSpy notices(&session, &Session::notice);
    session.play();
    QVERIFY(wait_until([&] { return session.frame() && session.frame()->device.id == "first"; }));
    QVERIFY(reaches_step(session, 20));
    const std::int64_t step = session.frame()->step;
    *broken = true;
    const std::uint64_t id = session.insert_layer(QStringLiteral("planar"), 0);  // an edit at the worst moment
    QVERIFY(wait_until([&] { return session.frame()->device.id == "second"; }));
    QVERIFY(notices.size() >= 1);
    QVERIFY(notices[0][0].toString().contains(QStringLiteral("The device was lost.")));
    QVERIFY(reaches_step(session, step));
    QCOMPARE(session.frame()->stack->index_of(id), 0);
    QVERIFY(session.is_playing());
  }

  void nan_pauses_and_goes_back_to_finite_parameters() {
    Project project = small_project();
    Session session(project, QStringLiteral("reference"));
    QSignalSpy notices(&session, &Session::notice);
    session.play();
    QVERIFY(reaches_step(session, 10));
    TrainingSettings settings = session.project().training;
    settings.optimiser = OptimiserKind::sgd;
    settings.learning_rate = 1e30;
    session.set_training(settings);
    QVERIFY(wait_until([&] { return !session.is_playing(); }));
    QVERIFY(wait_until([&] { return notices.size() == 1; }));
    const QString sentence = notices[0][0].toString();
    QVERIFY2(sentence.contains(QStringLiteral("layer ")) && sentence.contains(QStringLiteral("Step ")),
             qPrintable(sentence));
    QVERIFY(wait_until([&] { return session.frame()->state == app::RunState::paused; }));
    for (const LayerEntry& layer : session.project().stack.layers)
      for (const double parameter : layer.parameters) QVERIFY(std::isfinite(parameter));
    for (const float value : session.frame()->samples->points) QVERIFY(std::isfinite(value));
    settings.learning_rate = 1e-4;
    session.set_training(settings);
    const std::int64_t step = session.frame()->step;
    session.play();
    QVERIFY(reaches_step(session, step + 5));
  }

  void an_unknown_target_is_said() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(reaches_step(session, 0));
    QSignalSpy notices(&session, &Session::notice);
    session.set_target({.id = "no-such-target", .parameters = {}});
    QVERIFY(wait_until([&] { return notices.size() == 1; }));
    QVERIFY(notices[0][0].toString().contains(QStringLiteral("no-such-target")));
  }

  void ends_at_any_moment() {
    using Clock = std::chrono::steady_clock;
    for (const std::int64_t step : {-1, 0, 1, 30}) {
      auto session = std::make_unique<Session>(small_project(), QStringLiteral("reference"));
      session->play();
      if (step >= 0) QVERIFY(reaches_step(*session, step));
      const auto start = Clock::now();
      session.reset();
      QVERIFY(Clock::now() - start < std::chrono::seconds(5));
    }
  }

  void ends_while_a_device_is_being_built() {
    std::atomic<bool> build_goes_on = false;
    std::atomic<bool> building = false;
    auto session = std::make_unique<Session>(small_project(), QStringLiteral("slow"),
                                             EngineSource{.make =
                                                              [&](const std::string&) {
                                                                building = true;
                                                                build_goes_on.wait(false);
                                                                return make_reference_engine();
                                                              },
                                                          .devices = [] { return std::vector<std::string>(); }});
    QVERIFY(wait_until([&] { return building.load(); }));
    QVERIFY(!session->shut_down(std::chrono::milliseconds(10)));
    build_goes_on = true;
    build_goes_on.notify_all();
    QVERIFY(session->shut_down(std::chrono::seconds(20)));
  }
};

PUSHFORWARD_GUI_TEST(SessionFailuresTest)
#include "session_failures_test.moc"
