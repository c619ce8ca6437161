// What moves, how fast, and where it stands still.
#include "app/animation/animation.h"

#include <QFile>
#include <QTest>
#include <cmath>

#include "app/animation/animation_json.h"
#include "core/errors.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

Animation over(AnimationOver what, double hold = 0.3) {
  Animation animation;
  animation.over = what;
  animation.hold = {hold};
  compose_views(animation.figure, {"density"});
  apply_animation_look(animation.figure);
  return animation;
}

std::string refusal_of(const std::function<void()>& mistake) {
  try {
    mistake();
  } catch (const InputError& error) {
    return error.field();
  }
  return "nothing";
}

}  // namespace

class AnimationTest : public QObject {
  Q_OBJECT
 private slots:
  void every_motion_goes_from_the_first_to_the_last_and_never_back() {
    for (const AnimationOver what : {AnimationOver::depth, AnimationOver::training, AnimationOver::temperature})
      for (const Easing easing : {Easing::even, Easing::smooth, Easing::early})
        for (const double hold : {0.0, 0.4, 0.9}) {
          Animation animation = over(what, hold);
          animation.easing = easing;
          const int count = frame_count(animation);
          QCOMPARE(count, 200);
          QCOMPARE(value_at(animation, 0, 0.0, 8.0), 0.0);
          QCOMPARE(value_at(animation, count - 1, 0.0, 8.0), 8.0);
          for (int i = 1; i < count; ++i)
            QVERIFY(value_at(animation, i, 0.0, 8.0) >= value_at(animation, i - 1, 0.0, 8.0));
        }
  }

  void it_stands_still_at_every_whole_depth() {
    const Animation animation = over(AnimationOver::depth, 0.5);
    std::map<double, int> frames;
    for (int i = 0; i < frame_count(animation); ++i) {
      const double depth = value_at(animation, i, 0.0, 4.0);
      if (depth == std::round(depth)) ++frames[depth];
    }
    QCOMPARE(frames.size(), std::size_t{5});
    for (const auto& [depth, count] : frames) QVERIFY2(count >= 20, qPrintable(QString::number(depth)));
  }

  // A number for each stop, the last one for all that follow; what lies between them takes equally long.
  void a_hold_for_each_layer() {
    Animation animation = over(AnimationOver::depth);
    animation.hold = {0.0, 0.75, 0.0, 0.5};
    std::map<double, int> at;
    std::map<double, int> within;  // by the layer that acts in part
    for (int i = 0; i < frame_count(animation); ++i) {
      const double depth = value_at(animation, i, 0.0, 4.0);
      ++(depth == std::round(depth) ? at[depth] : within[std::floor(depth)]);
    }
    // Of 4 moves, and 3, 0, 1 and 1 times as long at the stops after them.
    const double move = frame_count(animation) / 9.0;
    QVERIFY(std::abs(at[1.0] - 3 * move) <= 2 && std::abs(at[3.0] - move) <= 2 && std::abs(at[4.0] - move) <= 2);
    QVERIFY(at[0.0] <= 1 && at[2.0] <= 1);
    for (const auto& [layer, count] : within) QVERIFY2(std::abs(count - move) <= 2, qPrintable(QString::number(layer)));
    // Over all else the last number is the one at the end.
    Animation training = over(AnimationOver::training);
    training.hold = {0.1, 0.5};
    QCOMPARE(value_at(training, frame_count(training) / 2, 0.0, 100.0), 100.0);
  }

  void depth_can_go_back_and_end_within_a_layer() {
    const Animation animation = over(AnimationOver::depth);
    QCOMPARE(value_at(animation, 0, 3.0, 0.5), 3.0);
    QCOMPARE(value_at(animation, frame_count(animation) - 1, 3.0, 0.5), 0.5);
  }

  void training_goes_by_whole_steps_slowly_at_first() {
    const Animation animation = over(AnimationOver::training);
    const double middle = value_at(animation, frame_count(animation) / 3, 0.0, 1000.0);
    QCOMPARE(middle, std::round(middle));
    QVERIFY(middle < 200.0);
  }

  void json_brings_back_what_was_written() {
    Animation animation = over(AnimationOver::training, 0.2);
    animation.easing = Easing::even;
    animation.first = 10.0;
    animation.last = 500.0;
    animation.seconds = 2.5;
    animation.figure.theme = FigureTheme::white;
    QVERIFY(parse_animation(format_animation(animation)) == animation);
    animation.hold = {0.2, 0.0, 0.8};
    animation.as_kept = true;
    QVERIFY(parse_animation(format_animation(animation)) == animation);
    QVERIFY(parse_animation(R"({"panels": [{"view": "density"}]})") == over(AnimationOver::depth));
    const auto batch = parse_animation_batch(
        R"([{"panels": [{"view": "warp"}], "over": "temperature", "output": ["a.gif", "b.mp4"]}])");
    QCOMPARE(batch.size(), std::size_t{1});
    QCOMPARE(batch[0].outputs, (std::vector<std::string>{"a.gif", "b.mp4"}));
  }

  void the_documented_batch_is_one() {
    QFile page(QStringLiteral(PUSHFORWARD_SOURCE_DIR "/resources/docs/animations.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(page.readAll());
    const QString json = text.section(QStringLiteral("```json"), 1).section(QStringLiteral("```"), 0, 0);
    const auto batch = parse_animation_batch(json.toStdString());
    QCOMPARE(batch.size(), std::size_t{2});
    QVERIFY(batch[1].animation.over == AnimationOver::training);
    for (const BatchAnimation& entry : batch) check_animation(entry.animation);
  }

  void what_cannot_be_names_its_place() {
    const auto refused = [](const char* text) { return refusal_of([text] { (void)parse_animation(text); }); };
    QCOMPARE(refused(R"({"over": "space"})"), std::string("over"));
    QCOMPARE(refused(R"({"fps": 0})"), std::string("fps"));
    QCOMPARE(refused(R"({"seconds": -1})"), std::string("seconds"));
    QCOMPARE(refused(R"({"hold": 1})"), std::string("hold"));
    QCOMPARE(refused(R"({"hold": []})"), std::string("hold"));
    QCOMPARE(refused(R"({"hold": [0.1, 2]})"), std::string("hold[1]"));
    QCOMPARE(refused(R"({"speed": 1})"), std::string("speed"));
    const auto unfit = [](const std::function<void(Animation&)>& change) {
      Animation animation = over(AnimationOver::training);
      change(animation);
      return refusal_of([&] { check_animation(animation); });
    };
    QCOMPARE(unfit([](Animation& animation) { animation.figure.theme = FigureTheme::transparent; }),
             std::string("theme"));
    QCOMPARE(unfit([](Animation& animation) { animation.first = 9.0, animation.last = 3.0; }), std::string("to"));
    QCOMPARE(unfit([](Animation& animation) {
               animation.figure.panels.push_back({.view = "warp", .model = FigureModel{.project = "planar-32"}});
             }),
             std::string("panels"));
  }
};

PUSHFORWARD_GUI_TEST(AnimationTest)
#include "animation_test.moc"
