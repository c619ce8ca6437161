// Pictures of an animation: exact at every depth, trained anew from the seed, on a scale that stands.
#include "app/animation/animation_frames.h"

#include <QTest>

#include "app/figures/figure_painter.h"
#include "app/figures/kept_states.h"
#include "app/views/registry.h"
#include "core/train/data_initialisation.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

// What a session has at hand: trained for some steps by the reference engine from the project's seed. Made once.
std::shared_ptr<const ModelState> trained(int steps) {
  static std::map<int, std::shared_ptr<const ModelState>> made;
  if (made.contains(steps)) return made[steps];
  Project project = test::small_project();
  project.fresh = true;
  const auto target = compile_target(project.target, 1 << 12);
  initialise_for_training(project.stack, project.training.seed);
  initialise_from_data(project.stack, *target, project.training);
  const auto engine = make_reference_engine();
  engine->set_training(project.training);
  engine->set_target(target);
  engine->set_stack(project.stack);
  engine->restart(0);
  engine->train(steps);
  (void)engine->collect();
  auto state = std::make_shared<ModelState>();
  state->project = project;
  state->project.stack = engine->stack();
  state->project.steps = steps;
  state->project.fresh = false;
  state->stack = std::make_shared<const Stack>(state->project.stack);
  state->target = target;
  return made[steps] = state;
}

Animation small(AnimationOver over, const std::vector<std::string>& views = {"density"}) {
  Animation animation;
  animation.over = over;
  animation.seconds = 0.3;
  animation.frames_per_second = 10;
  apply_animation_look(animation.figure);
  animation.figure.size = {.width = 320, .height = 200, .unit = LengthUnit::pixel, .dpi = 60};
  animation.figure.parts.titles = false;
  compose_views(animation.figure, views);
  return animation;
}

}  // namespace

class AnimationFramesTest : public QObject {
  Q_OBJECT
 private slots:
  void every_view_can_move_over_everything_data() {
    QTest::addColumn<QString>("view");
    QTest::addColumn<AnimationOver>("over");
    for (const FigureKind& kind : figure_kinds())
      for (const AnimationOver over : {AnimationOver::depth, AnimationOver::training, AnimationOver::temperature})
        QTest::addRow("%s over %s", qPrintable(kind.id), over_name(over).data()) << kind.id << over;
  }
  void every_view_can_move_over_everything() {
    QFETCH(const QString, view);
    QFETCH(const AnimationOver, over);
    const auto engine = make_reference_engine();
    Animation animation = small(over, {view.toStdString()});
    if (view == QStringLiteral("probe"))
      for (Panel& panel : animation.figure.panels) panel.probe = {0.5, 0.2};
    // The loss is known where training is done again.
    if (view == QStringLiteral("loss") && over != AnimationOver::training) return;
    AnimationFrames frames(animation, figure_kinds(), trained(20), *engine);
    for (int i = 0; i < frames.count(); ++i) QCOMPARE(frames.frame(i).size(), QSize(320, 200));
  }

  void the_last_frame_over_training_is_the_model_at_hand() {
    const auto model = trained(30);
    const auto engine = make_reference_engine();
    const Animation animation = small(AnimationOver::training);
    AnimationFrames frames(animation, figure_kinds(), model, *engine);
    QImage last;
    for (int i = 0; i < frames.count(); ++i) last = frames.frame(i);
    // The same figure of the trained model itself, on the scale of the film.
    TrainedModels models(model);
    const auto contents = compute_figure(animation.figure, figure_kinds(), models, *engine);
    QVERIFY(contents->panels[0].scale_end > 0.0);
    FigureContents own = *contents;
    int differing = 0;
    const QImage wanted = figure_image(own);
    for (int y = 0; y < wanted.height(); ++y)
      for (int x = 0; x < wanted.width(); ++x)
        differing += std::abs(qGreen(wanted.pixel(x, y)) - qGreen(last.pixel(x, y))) > 24 ? 1 : 0;
    // The colour scale is still a little behind, which moves ticks and shades, not shapes.
    QVERIFY2(differing < wanted.width() * wanted.height() / 50, qPrintable(QString::number(differing)));
  }

  void the_same_animation_twice_has_the_same_pictures() {
    for (const AnimationOver over : {AnimationOver::depth, AnimationOver::training}) {
      QImage found[2];
      for (QImage& image : found) {
        const auto engine = make_reference_engine();
        AnimationFrames frames(small(over), figure_kinds(), trained(10), *engine);
        for (int i = 0; i < frames.count(); ++i) image = frames.frame(i);
      }
      QVERIFY(found[0] == found[1]);
    }
  }

  void depth_zero_is_the_base_and_the_end_is_the_model() {
    const auto model = trained(30);
    const auto engine = make_reference_engine();
    AnimationFrames frames(small(AnimationOver::depth), figure_kinds(), model, *engine);
    const QImage first = frames.frame(0);
    const QImage last = frames.frame(frames.count() - 1);
    QVERIFY(first != last);
  }

  void progress_can_end_it() {
    const auto engine = make_reference_engine();
    AnimationFrames frames(small(AnimationOver::depth), figure_kinds(), trained(5), *engine);
    QVERIFY_THROWS_EXCEPTION(FigureCancelled, (void)frames.frame(0, [](double) { return false; }));
  }

  // What was kept is shown as it was, to the pixel; between two states the nearer one.
  void kept_states_are_shown_as_they_were() {
    auto model = std::make_shared<ModelState>(*trained(30));
    auto kept = std::make_shared<std::vector<Snapshot>>();
    for (const int step : {5, 10}) kept->push_back({step, trained(step)->stack});
    kept->push_back({40, trained(10)->stack});  // later than the model itself
    model->kept = kept;
    Animation animation = small(AnimationOver::training);
    animation.as_kept = true;
    animation.easing = Easing::even;
    animation.hold = {0.0};
    animation.seconds = 1.0;
    const auto engine = make_reference_engine();
    AnimationFrames frames(animation, figure_kinds(), model, *engine);
    std::vector<QImage> pictures;
    for (int i = 0; i < frames.count(); ++i) pictures.push_back(frames.frame(i));
    TrainedModels models(trained(5));
    QVERIFY(pictures.front() == figure_image(*compute_figure(animation.figure, figure_kinds(), models, *engine)));
    // Nothing was trained for it.
    QCOMPARE(engine->step(), std::int64_t{0});
    QCOMPARE(kept_steps(*model), (std::vector<std::int64_t>{5, 10, 30}));
    QCOMPARE(nearest_kept_step(*model, 21.0), std::int64_t{30});
    QVERIFY(kept_state(model, 40) == nullptr && kept_state(model, 7) == nullptr);
    QVERIFY(kept_state(model, 30) == std::shared_ptr<const ModelState>(model));
    model->kept = nullptr;
    AnimationFrames nothing(animation, figure_kinds(), model, *engine);
    QVERIFY_THROWS_EXCEPTION(InputError, (void)nothing.frame(0));
  }

  void more_holds_than_stops_are_a_mistake() {
    const auto engine = make_reference_engine();
    Animation animation = small(AnimationOver::depth);
    animation.hold = {0.1, 0.2, 0.3, 0.4, 0.5};  // three layers: four stops
    AnimationFrames frames(animation, figure_kinds(), trained(5), *engine);
    QVERIFY_THROWS_EXCEPTION(InputError, (void)frames.frame(0));
  }

  void an_untrained_model_has_no_training_to_show() {
    const auto engine = make_reference_engine();
    AnimationFrames frames(small(AnimationOver::training), figure_kinds(), trained(0), *engine);
    QVERIFY_THROWS_EXCEPTION(InputError, (void)frames.frame(0));
  }
};

PUSHFORWARD_GUI_TEST(AnimationFramesTest)
#include "animation_frames_test.moc"
