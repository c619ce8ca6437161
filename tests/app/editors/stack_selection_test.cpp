// Several cards at once, the clipboard, reset and randomise, with real keys while training runs: each is one step.
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QUndoStack>
#include <algorithm>
#include <cmath>

#include "app/editors/layer_actions.h"
#include "app/editors/layer_clipboard.h"
#include "core/layers/registry.h"
#include "core/project/project.h"
#include "tests/app/editors/editors_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::EditorsUnderTest;
using Types = std::vector<std::string>;
using Ids = std::vector<std::uint64_t>;

class TestStackSelection : public QObject {
  Q_OBJECT

  // Training reaches a later step in a frame that holds the last edit.
  static bool goes_on(const EditorsUnderTest& editors) {
    const auto frame = editors.session.frame();
    const std::int64_t step = frame ? frame->step : 0;
    return QTest::qWaitFor(
        [&] {
          const auto now = editors.session.frame();
          return now && now->step > step && now->edit == editors.session.last_edit();
        },
        30'000);
  }
  static int steps(const EditorsUnderTest& editors) { return editors.session.history().count(); }
  static void key(const EditorsUnderTest& editors, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&editors.list(), key, modifiers);
  }

 private slots:
  void cards_are_selected_by_mouse_and_by_key() {
    EditorsUnderTest editors({"planar", "radial", "rotation", "linear", "actnorm"});
    editors.session.play();
    editors.click_card(4);
    editors.click_card(2, Qt::ShiftModifier);
    QCOMPARE(editors.stack->selected_layers(), (Ids{editors.id(2), editors.id(3), editors.id(4)}));
    editors.click_card(3, Qt::ControlModifier);
    QCOMPARE(editors.stack->selected_layers(), (Ids{editors.id(2), editors.id(4)}));
    editors.click_card(1);
    key(editors, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(editors.stack->selected_layers(), (Ids{editors.id(0), editors.id(1)}));
    key(editors, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(editors.stack->selected_layers().size(), std::size_t{5});
    QVERIFY(goes_on(editors));
    QCOMPARE(editors.stack->selected_layers().size(), std::size_t{5});  // frames leave it alone
  }

  void an_action_on_the_selection_is_one_step_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("bypass") << int{Qt::Key_B} << 0;
    QTest::newRow("freeze") << int{Qt::Key_F} << 0;
    QTest::newRow("flip") << int{Qt::Key_I} << 0;
    QTest::newRow("duplicate") << int{Qt::Key_D} << int{Qt::ControlModifier};
    QTest::newRow("delete") << int{Qt::Key_Delete} << 0;
    QTest::newRow("cut") << int{Qt::Key_X} << int{Qt::ControlModifier};
    QTest::newRow("move") << int{Qt::Key_Up} << int{Qt::AltModifier};
    QTest::newRow("reset") << int{Qt::Key_0} << 0;
    QTest::newRow("randomise") << int{Qt::Key_G} << 0;
  }

  void an_action_on_the_selection_is_one_step() {
    QFETCH(int, key);
    QFETCH(int, modifiers);
    EditorsUnderTest editors({"planar", "radial", "rotation", "linear"});
    QVERIFY(QTest::qWaitFor([&] { return editors.session.frame() != nullptr; }, 30'000));
    const std::string before = format_project(editors.session.project());
    editors.click_card(0);
    editors.click_card(2, Qt::ControlModifier);
    QTest::keyClick(&editors.list(), static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(steps(editors), 1);
    QVERIFY(format_project(editors.session.project()) != before);
    editors.session.undo();
    QCOMPARE(format_project(editors.session.project()), before);
    editors.session.redo();
    editors.session.play();
    QVERIFY(goes_on(editors));
  }

  void copied_layers_are_pasted_into_another_window() {
    EditorsUnderTest editors({"planar", "coupling", "rotation"});
    editors.session.play();
    QVERIFY(goes_on(editors));
    editors.session.set_flag({editors.id(1)}, LayerFlag::inverted, true);
    editors.click_card(0);
    editors.click_card(1, Qt::ShiftModifier);
    key(editors, Qt::Key_C, Qt::ControlModifier);
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied->hasFormat(layer_mime_type()) && copied->hasText());
    const std::vector<LayerEntry> originals = layers_of_mime(copied, 2);
    QCOMPARE(originals.size(), std::size_t{2});

    EditorsUnderTest other({"radial", "linear"});
    other.session.play();
    other.click_card(0);
    key(other, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(other.types(), (Types{"radial", "planar", "coupling", "linear"}));
    QCOMPARE(other.stack->selected_layers(), (Ids{other.id(1), other.id(2)}));
    QVERIFY(other.layer(2).inverted);
    QVERIFY(other.layer(1).parameters == originals[0].parameters);
    QVERIFY(other.layer(2).parameters == originals[1].parameters);
    QCOMPARE(steps(other), 1);
    QVERIFY(goes_on(other));
    key(other, Qt::Key_Z);  // a letter is no undo
    other.session.undo();
    QCOMPARE(other.types(), (Types{"radial", "linear"}));
    QVERIFY(goes_on(other));
  }

  void an_empty_stack_takes_what_is_pasted() {
    EditorsUnderTest editors({});
    QGuiApplication::clipboard()->setMimeData(
        mime_of_layers({make_layer("planar"), make_layer("radial")}, 2).release());
    QTest::keyClick(&editors.window, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(editors.types(), (Types{"planar", "radial"}));
  }

  void what_is_no_layer_is_refused_with_a_sentence_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << QStringLiteral("a shopping list");
    QTest::newRow("empty") << QString();
    QTest::newRow("broken") << QStringLiteral("{ \"format\": \"pushforward-project\", \"version\": 1, \"stack\": ");
    QTest::newRow("unknown layer") << QStringLiteral(
        R"({ "format": "pushforward-project", "version": 1, "stack": { "layers": [ { "type": "spiral" } ] } })");
    QTest::newRow("other dimensions") << QStringLiteral(
        R"({ "format": "pushforward-project", "version": 1, "stack": { "dim": 3, "layers": [ { "type": "planar" } ] } })");
    QTest::newRow("no layers") << QStringLiteral(
        R"({ "format": "pushforward-project", "version": 1, "stack": { "layers": [] } })");
  }

  void what_is_no_layer_is_refused_with_a_sentence() {
    QFETCH(QString, text);
    EditorsUnderTest editors({"planar"});
    editors.session.play();
    QSignalSpy refused(&editors.stack->actions_of_layers(), &LayerActions::refused);
    QGuiApplication::clipboard()->setText(text);
    editors.click_card(0);
    key(editors, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(refused.count(), 1);
    QVERIFY(refused.front().front().toString().contains(QStringLiteral("clipboard")));
    QCOMPARE(editors.types(), Types{"planar"});
    QCOMPARE(steps(editors), 0);
    QVERIFY(goes_on(editors));
  }

  void reset_is_the_identity_for_every_layer() {
    for (const Layer* layer : all_layers()) {
      EditorsUnderTest editors({layer->spec().id});
      editors.click_card(0);
      key(editors, Qt::Key_0);
      if (layer->spec().parameters.empty()) {
        QCOMPARE(steps(editors), 0);  // a permutation has nothing to learn
        continue;
      }
      Matrix z(2, 3);
      z << 0.3, -1.2, 2.0, 0.7, 0.1, -1.5;
      Matrix x;
      Vector log_det;
      const LayerEntry& entry = editors.layer(0);
      const std::vector<double> values = entry.values();
      entry.layer().forward({entry.hyper, 2, values}, z, x, log_det);
      QVERIFY2((x - z).cwiseAbs().maxCoeff() < 1e-9 && log_det.cwiseAbs().maxCoeff() < 1e-9, layer->spec().id.c_str());
    }
  }

  void randomise_is_gentle_and_keeps_every_constraint() {
    for (const Layer* layer : all_layers()) {
      const auto randomised = [&] {
        EditorsUnderTest editors({layer->spec().id});
        editors.click_card(0);
        key(editors, Qt::Key_0);
        const LayerEntry reset = editors.layer(0);
        for (int press = 0; press < 20; ++press) key(editors, Qt::Key_G);
        return std::pair(reset, editors.layer(0));
      };
      const auto [reset, entry] = randomised();
      QCOMPARE(entry.parameters == reset.parameters, entry.parameters.empty());
      QVERIFY2(entry.parameters == randomised().second.parameters, layer->spec().id.c_str());  // the same draw
      // There and back again: the layer is still invertible.
      Matrix z(2, 3);
      z << 0.3, -1.2, 2.0, 0.7, 0.1, -1.5;
      Matrix x, back;
      Vector log_det;
      const std::vector<double> values = entry.values();
      entry.layer().forward({entry.hyper, 2, values}, z, x, log_det);
      QVERIFY2(log_det.allFinite(), layer->spec().id.c_str());
      entry.layer().inverse({entry.hyper, 2, values}, x, back, log_det);
      QVERIFY2((back - z).cwiseAbs().maxCoeff() < 1e-6, layer->spec().id.c_str());
    }
  }

  void every_action_is_in_the_context_menu() {
    EditorsUnderTest editors({"planar"});
    const LayerActions& actions = editors.stack->actions_of_layers();
    int count = 0;
    for (const QList<QAction*>& group : actions.groups())
      for (const QAction* action : group) {
        ++count;
        QVERIFY(!action->text().isEmpty() && !action->shortcut().isEmpty() && !action->toolTip().isEmpty());
        QCOMPARE(action->isEnabled(), action == actions.paste());
      }
    QCOMPARE(count, 12);
  }
};

PUSHFORWARD_GUI_TEST(TestStackSelection)
#include "stack_selection_test.moc"
