// Undo and redo: of every kind of edit, of a thousand of them, and while training moves what was not edited.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <cmath>
#include <functional>

#include "core/layers/registry.h"
#include "core/targets/target.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using pushforward::app::EditGesture;
using pushforward::app::LayerFlag;
using pushforward::app::Session;
using namespace pushforward::test;

namespace {

bool is_settled(const Session& session) {
  return wait_until([&] { return session.frame() && session.frame()->edit == session.last_edit(); });
}

std::string text_of(const Session& session) { return format_project(session.project()); }

std::uint64_t id_at(const Session& session, std::size_t index) { return session.project().stack.layers[index].id; }

// One edit of every kind that a person can make, chosen and shaped by the generator.
class RandomEditor {
 public:
  RandomEditor(Session& session, std::uint64_t seed) : session_(session), generator_(seed) {}

  void edit() {
    const std::vector<std::function<void()>> kinds{
        [&] { insert(); },
        [&] { insert(); },
        [&] { remove(); },
        [&] { session_.move_layer(any_layer().id, below(static_cast<int>(layers().size()))); },
        [&] { session_.duplicate_layers(some_layers()); },
        [&] { session_.set_flag(some_layers(), LayerFlag::bypassed, coin()); },
        [&] { session_.set_flag(some_layers(), LayerFlag::frozen, coin()); },
        [&] { session_.set_flag(some_layers(), LayerFlag::inverted, coin()); },
        [&] { reshape(); },
        [&] { write_values(); },
        [&] { drag(); },
        [&] { session_.reset_layers(some_layers()); },
        [&] { session_.randomise_layers(some_layers()); },
        [&] { paste(); },
        [&] { choose_target(); },
        [&] { train_otherwise(); },
        [&] { session_.set_temperature(0.5 + generator_.uniform()); },
        [&] { session_.set_title(QStringLiteral("title %1").arg(generator_())); },
        [&] { session_.restart(); },
        [&] { session_.open_preset(QString::fromStdString(all_presets()[0].name)); },
    };
    // Rare kinds that replace everything would hide what the others do.
    const auto kind = generator_.below(static_cast<std::uint32_t>(kinds.size()));
    const bool is_rare = kind + 2 >= kinds.size();
    if (layers().empty() || (is_rare && generator_.below(8) != 0))
      insert();
    else
      kinds[kind]();
  }

 private:
  [[nodiscard]] const std::vector<LayerEntry>& layers() const { return session_.project().stack.layers; }
  int below(int count) { return static_cast<int>(generator_.below(static_cast<std::uint32_t>(count))); }
  bool coin() { return generator_.below(2) == 1; }
  const LayerEntry& any_layer() { return layers()[static_cast<std::size_t>(below(static_cast<int>(layers().size())))]; }
  std::vector<std::uint64_t> some_layers() {
    std::vector<std::uint64_t> ids;
    for (const LayerEntry& layer : layers())
      if (ids.size() < 3 && coin()) ids.push_back(layer.id);
    return ids;
  }

  void insert() {
    if (layers().size() > 12) return remove();
    const Layer& chosen = *all_layers()[generator_.below(static_cast<std::uint32_t>(all_layers().size()))];
    session_.insert_layer(QString::fromStdString(chosen.spec().id), below(static_cast<int>(layers().size()) + 1));
  }
  void remove() { session_.remove_layers(some_layers()); }

  void reshape() {
    const LayerEntry& layer = any_layer();
    HyperValues hyper = layer.hyper;
    for (const HyperSpec& spec : layer.layer().spec().hyperparameters) {
      if (spec.kind == HyperKind::choice)
        hyper[spec.id] = spec.choices[generator_.below(static_cast<std::uint32_t>(spec.choices.size()))];
      if (spec.id == "hidden") hyper[spec.id] = std::vector<std::int64_t>{2 + below(6)};
    }
    try {
      session_.set_hyper(layer.id, hyper);
    } catch (const InputError&) {
      return;  // no such layer: nothing may have changed
    }
  }

  app::ValueChanges some_values(const LayerEntry& layer) {
    const std::vector<double> values = layer.values();
    app::ValueChanges changes;
    for (int count = 1 + below(2); count > 0 && !values.empty(); --count) {
      const int index = below(static_cast<int>(values.size()));
      changes.push_back({index, values[static_cast<std::size_t>(index)] + generator_.uniform(-0.5, 0.5)});
    }
    return changes;
  }
  void write_values() {
    const LayerEntry& layer = any_layer();
    (void)session_.set_values(layer.id, some_values(layer));  // a refusal is an answer too
  }
  void drag() {
    const EditGesture gesture(session_);
    const std::uint64_t id = any_layer().id;
    for (int move = 0; move < 4; ++move)
      (void)session_.set_values(id,
                                some_values(layers()[static_cast<std::size_t>(session_.project().stack.index_of(id))]));
  }

  void paste() {
    if (layers().size() > 12) return remove();
    std::vector<LayerEntry> copied(layers().begin(), layers().begin() + 1 + below(static_cast<int>(layers().size())));
    (void)session_.paste_layers(std::move(copied), below(static_cast<int>(layers().size()) + 1));
  }

  void choose_target() {
    const TargetSpec& target = all_targets()[generator_.below(static_cast<std::uint32_t>(all_targets().size()))];
    TargetChoice choice{.id = target.id, .parameters = {}};
    for (const TargetParameterSpec& parameter : target.parameters)
      choice.parameters[parameter.id] = generator_.uniform(parameter.minimum, parameter.maximum);
    if (target.data) choice.data = target.data->example;
    session_.set_target(choice);
  }
  void train_otherwise() {
    TrainingSettings settings = session_.project().training;
    settings.alpha = generator_.uniform();
    settings.learning_rate = 1e-3 * (1 + below(9));
    settings.batch = 16 << below(3);
    settings.seed = 1 + generator_.below(1000);
    session_.set_training(settings);
  }

  Session& session_;
  Generator generator_;
};

}  // namespace

class SessionUndoTest : public QObject {
  Q_OBJECT

 private slots:
  void a_thousand_edits_and_back() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(is_settled(session));
    const std::string first = text_of(session);
    const std::uint64_t first_state = session.state_number();
    RandomEditor editor(session, 2024);
    constexpr int edits = 1000;
    for (int edit = 0; edit < edits; ++edit) {
      editor.edit();
      // Frames come in between, as they do.
      if (edit % 50 == 0) QVERIFY(is_settled(session));
    }
    QVERIFY(is_settled(session));
    const std::string last = text_of(session);
    const std::uint64_t last_state = session.state_number();
    QVERIFY(session.history().count() > edits * 3 / 4);
    for (int round = 0; round < 2; ++round) {
      while (session.history().canUndo()) session.undo();
      QCOMPARE(text_of(session), first);
      QCOMPARE(session.state_number(), first_state);
      QVERIFY(is_settled(session));
      QCOMPARE(text_of(session), first);  // and so it is on the engine
      QVERIFY(session.frame()->stack->layers == session.project().stack.layers);
      while (session.history().canRedo()) session.redo();
      QCOMPARE(text_of(session), last);
      QCOMPARE(session.state_number(), last_state);
      QVERIFY(is_settled(session));
      QCOMPARE(text_of(session), last);
    }
  }

  void every_step_back_is_the_document_of_before() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(is_settled(session));
    RandomEditor editor(session, 7);
    std::vector<std::string> documents{text_of(session)};
    std::vector<int> counts{0};
    for (int edit = 0; edit < 60; ++edit) {
      editor.edit();
      QVERIFY(is_settled(session));
      if (session.history().count() == counts.back()) continue;
      counts.push_back(session.history().count());
      documents.push_back(text_of(session));
    }
    for (std::size_t step = documents.size() - 1; step > 0; --step) {
      QVERIFY(!session.undo_name().isEmpty());
      session.undo();
      QCOMPARE(text_of(session), documents[step - 1]);
    }
    for (std::size_t step = 1; step < documents.size(); ++step) {
      session.redo();
      QCOMPARE(text_of(session), documents[step]);
    }
  }

  void training_goes_on_through_undo_and_redo() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 10));
    RandomEditor editor(session, 99);
    for (int edit = 0; edit < 40; ++edit) {
      editor.edit();
      const int back = edit % 4;
      for (int i = 0; i < back; ++i) session.undo();
      for (int i = 0; i < back; ++i) session.redo();
      const std::int64_t step = session.project().steps;
      QVERIFY(reaches_step(session, step + 1));
      QVERIFY(session.is_playing());
      QCOMPARE(session.frame()->stack->layers.size(), session.project().stack.layers.size());
    }
    while (session.history().canUndo()) session.undo();
    QVERIFY(reaches_step(session, session.project().steps + 1));
    QCOMPARE(session.project().stack.layers.size(), std::size_t{3});
  }

  void a_removed_layer_comes_back_with_what_it_had_learnt() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 20));
    const LayerEntry removed = session.project().stack.layers[1];
    session.remove_layers({removed.id});
    QVERIFY(reaches_step(session, session.frame()->step + 20));
    const LayerEntry trained = session.project().stack.layers[0];
    session.undo();
    QVERIFY(session.project().stack.layers[1] == removed);
    QVERIFY(session.project().stack.layers[0] == trained);  // what was not removed is as live as it was
    QVERIFY(is_settled(session));
    QVERIFY(reaches_step(session, session.frame()->step + 5));
    QVERIFY(session.project().stack.layers[1].parameters != removed.parameters);  // and it trains again
  }

  void a_changed_shape_comes_back_with_its_parameters() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 20));
    const LayerEntry before = session.project().stack.layers[1];
    HyperValues hyper = before.hyper;
    hyper["hidden"] = std::vector<std::int64_t>{4, 4};
    session.set_hyper(before.id, hyper);
    QVERIFY(reaches_step(session, session.frame()->step + 5));
    session.undo();
    QVERIFY(session.project().stack.layers[1] == before);
    QVERIFY(reaches_step(session, session.frame()->step + 5));
    session.redo();
    QVERIFY(session.project().stack.layers[1].hyper == hyper);
  }

  void a_restart_is_taken_back() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 50));
    session.pause();
    QVERIFY(wait_until([&] { return session.frame()->state == app::RunState::paused; }));
    const std::string before = text_of(session);
    const std::int64_t step = session.project().steps;
    session.restart();
    QVERIFY(is_settled(session));
    QCOMPARE(session.project().steps, 0);
    const std::string restarted = text_of(session);
    QVERIFY(restarted != before);
    session.undo();
    QVERIFY(is_settled(session));
    QCOMPARE(session.frame()->step, step);
    QCOMPARE(text_of(session), before);
    session.redo();
    QVERIFY(is_settled(session));
    QCOMPARE(text_of(session), restarted);
    session.undo();
    session.play();
    QVERIFY(reaches_step(session, step + 1));
  }

  void a_drag_is_one_step() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(reaches_step(session, 5));
    const std::uint64_t planar = id_at(session, 2);
    session.set_value(planar, 0, 0.1);
    session.set_value(planar, 0, 0.2);
    QCOMPARE(session.history().count(), 2);  // no gesture: two writings
    {
      const EditGesture drag(session);
      for (int i = 0; i < 10; ++i) {
        QCOMPARE(session.set_values(planar, {{0, 0.2 + 0.05 * i}, {2, 0.1 * i}}), QString());
        QVERIFY(reaches_step(session, session.frame()->step + 1));
      }
    }
    QCOMPARE(session.history().count(), 3);
    session.undo();
    QVERIFY(reaches_step(session, session.frame()->step + 1));
    const EditGesture other(session);
    session.set_value(planar, 0, 0.7);
    QCOMPARE(session.history().count(), 3);  // the undone drag has gone, this one is new
    session.set_temperature(0.5);
    session.set_flag({planar}, LayerFlag::frozen, true);
    session.set_value(planar, 0, 0.9);
    QCOMPARE(session.history().count(), 3);
    session.undo();
    QCOMPARE(session.project().base.temperature, 1.0);
    QVERIFY(!session.project().stack.layers[2].frozen);
  }

  void a_drag_back_to_its_start_leaves_no_step() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(is_settled(session));
    {
      const EditGesture drag(session);
      session.set_temperature(0.5);
      QVERIFY(session.is_modified());
      session.set_temperature(1.0);
    }
    QCOMPARE(session.history().count(), 0);
    QVERIFY(!session.is_modified());
  }

  void undo_in_the_middle_of_a_drag_ends_its_step() {
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(is_settled(session));
    const EditGesture drag(session);
    session.set_temperature(0.5);
    session.undo();
    QCOMPARE(session.project().base.temperature, 1.0);
    session.set_temperature(0.6);
    session.undo();
    QCOMPARE(session.project().base.temperature, 1.0);
  }

  void steps_have_names() {
    Session session(small_project(), QStringLiteral("reference"));
    const auto name = [&] { return session.undo_name(); };
    session.move_layer(id_at(session, 2), 0);
    QCOMPARE(name(), QStringLiteral("move of layer 3"));
    session.remove_layers({id_at(session, 0), id_at(session, 1)});
    QVERIFY(name().contains(u'2'));
    session.insert_layer(QStringLiteral("radial"), 0);
    QCOMPARE(name(), QStringLiteral("insertion of layer 1"));
    session.set_value(id_at(session, 0), 0, 0.5);
    QCOMPARE(name(), QStringLiteral("change of z0 of layer 1"));
    session.undo();
    QCOMPARE(session.redo_name(), QStringLiteral("change of z0 of layer 1"));
    TargetChoice other;
    other.id = "ring";
    session.set_target(other);
    QCOMPARE(name(), QStringLiteral("choice of target ") + QString::fromStdString(find_target("ring").title));
  }

  void saved_is_the_state_that_was_saved() {
    QTemporaryDir folder;
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(is_settled(session));
    QVERIFY(!session.is_modified());
    session.set_temperature(0.5);
    QVERIFY(session.is_modified());
    QCOMPARE(save_now(session, folder.filePath(QStringLiteral("a.pushforward"))), QString());
    QVERIFY(!session.is_modified());
    session.set_temperature(0.6);
    session.undo();
    QVERIFY(!session.is_modified());  // undone to what lies in the file
    session.undo();
    QVERIFY(session.is_modified());
    session.redo();
    QVERIFY(!session.is_modified());
    session.undo();
    session.set_temperature(0.7);  // the saved state can no longer be reached
    session.undo();
    QVERIFY(session.is_modified());
  }

  void opening_is_taken_back_with_its_file() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.pushforward"));
    Session session(small_project(), QStringLiteral("reference"));
    QVERIFY(is_settled(session));
    QCOMPARE(save_now(session, path), QString());
    session.set_temperature(0.5);
    const std::string edited = text_of(session);
    session.open_preset(QStringLiteral("single-planar"));
    QVERIFY(session.path().isEmpty() && !session.is_modified());
    session.undo();
    QCOMPARE(session.path(), path);
    QVERIFY(session.is_modified());
    QCOMPARE(text_of(session), edited);
    session.undo();
    QVERIFY(!session.is_modified());
    QVERIFY(is_settled(session));
    QCOMPARE(session.frame()->stack->layers.size(), std::size_t{3});
  }
};

PUSHFORWARD_GUI_TEST(SessionUndoTest)
#include "session_undo_test.moc"
