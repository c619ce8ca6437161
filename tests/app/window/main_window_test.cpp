// The whole window with training running, driven by real mouse and key events.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QScrollBar>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <set>

#include "app/editors/layer_palette.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/editors/target_gallery.h"
#include "app/gallery/preset_gallery.h"
#include "app/views/view.h"
#include "app/window/status_line.h"
#include "app/window/title_editor.h"
#include "app/window/window_actions.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::StackList;
using app::View;

class MainWindowTest : public QObject {
  Q_OBJECT

  static QPoint card_center(const StackList& list, int row) {
    return list.visualRect(list.model()->index(row, 0)).center();
  }

  // Press on one widget, move in steps, release over another, as a hand does.
  static void drag(QWidget* from, const QPoint& start, QWidget* to, const QPoint& end) {
    QTest::mousePress(from, Qt::LeftButton, Qt::NoModifier, start);
    const QPoint global_start = from->mapToGlobal(start), global_end = to->mapToGlobal(end);
    constexpr int moves = 12;
    for (int i = 1; i <= moves; ++i)
      QTest::mouseMove(from, from->mapFromGlobal(global_start + (global_end - global_start) * i / moves), 5);
    QTest::mouseRelease(from, Qt::LeftButton, Qt::NoModifier, from->mapFromGlobal(global_end));
  }

 private slots:
  void panels_lie_in_their_columns() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto place = [&](const char* name) {
      const auto* view = open.named<View>(name);
      return view ? QRect(view->mapTo(&open.window, QPoint()), view->size()) : QRect();
    };
    const auto near = [](int value, int wanted) { return std::abs(value - wanted) <= 2; };
    const QRect density = place("Density"), warp = place("Grid warp"), latent = place("Latent"), loss = place("Loss");
    QVERIFY(near(density.left(), 280) && near(density.width(), 540) && near(density.top(), 44));
    QVERIFY(near(warp.left(), 820) && near(warp.width(), 540));
    QVERIFY(near(density.height(), 385) && near(latent.height(), 385));
    QVERIFY(near(loss.left(), 820) && near(loss.width(), 540) && near(loss.height(), 160));
    QVERIFY(near(open.window.status_line().height(), 26));
    QCOMPARE(open.window.status_line().mapTo(&open.window, QPoint()).y() + open.window.status_line().height(), 1000);
  }

  void a_layer_is_dragged_from_the_palette_into_the_training_stack() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto before = open.session.project().stack;
    auto& grid = open.window.palette_panel().grid();
    auto& list = open.window.stack_panel().list();
    const QPoint above_the_last = card_center(list, 2) - QPoint(0, 20);
    drag(grid.viewport(), grid.visualRect(grid.index_of(QStringLiteral("radial"))).center(), list.viewport(),
         above_the_last);
    const auto& layers = open.session.project().stack.layers;
    QCOMPARE(layers.size(), before.layers.size() + 1);
    QCOMPARE(layers[1].type, std::string("radial"));  // rows count from the top, layers from the base
    QVERIFY(open.goes_on());
    QCOMPARE(open.session.frame()->stack->layers.size(), layers.size());
  }

  void cards_are_reordered_by_dragging_while_training() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto before = open.session.project().stack;
    auto& list = open.window.stack_panel().list();
    drag(list.viewport(), card_center(list, 0) - QPoint(0, 18), list.viewport(), card_center(list, 2) + QPoint(0, 28));
    const auto& after = open.session.project().stack;
    QCOMPARE(after.layers.front().id, before.layers.back().id);
    QVERIFY(open.goes_on());
    QCOMPARE(open.session.frame()->stack->layers.front().id, before.layers.back().id);
  }

  void keys_play_step_restart_and_edit() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(!open.session.is_playing());
    QVERIFY(wait_until([&] { return open.session.frame()->state == app::RunState::paused; }));
    const std::int64_t step = open.session.frame()->step;
    QTest::keyClick(&open.window, Qt::Key_Period);
    QVERIFY(wait_until([&] { return open.session.frame()->step == step + 1; }));
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(open.session.is_playing());
    QVERIFY(reaches_step(open.session, step + 3));
    QTest::keyClick(&open.window, Qt::Key_Space);
    QTest::keyClick(&open.window, Qt::Key_R);
    QVERIFY(wait_until([&] { return open.session.frame()->edit == open.session.last_edit(); }));
    QCOMPARE(open.session.frame()->step, std::int64_t{0});

    auto& list = open.window.stack_panel().list();
    list.setFocus(Qt::TabFocusReason);
    const std::uint64_t top = open.session.project().stack.layers.back().id;
    open.window.stack_panel().select_layer(top);
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(open.session.project().stack.index_of(top), 1);
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(open.session.project().stack.index_of(top), 2);
    QTest::keyClick(&list, Qt::Key_Delete);
    QCOMPARE(open.session.project().stack.index_of(top), -1);
  }

  void space_presses_the_button_that_has_the_focus() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* theme = open.named<QToolButton>("Switch between dark and light");
    QVERIFY(theme);
    const QColor before = app::Theme::current().color(QStringLiteral("panel"));
    theme->setFocus(Qt::TabFocusReason);
    QTest::keyClick(theme, Qt::Key_Space);
    QVERIFY(open.session.is_playing());
    const QColor after = app::Theme::current().color(QStringLiteral("panel"));
    QVERIFY(before != after);
    // The picture follows: the panel's colour is what the metrics stand on.
    QWidget* metrics = open.named<QWidget>("Metrics");
    QVERIFY(metrics);
    QCOMPARE(metrics->grab().toImage().pixelColor(3, metrics->height() - 3).name(), after.name());
  }

  void settings_act_while_training_runs() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* rate = open.named<QLineEdit>("Learning rate");
    QVERIFY(rate);
    QTest::mouseClick(rate, Qt::LeftButton);
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("2e-4"));
    QTest::keyClick(rate, Qt::Key_Return);
    QCOMPARE(open.session.project().training.learning_rate, 2e-4);
    QTest::keyClick(rate, Qt::Key_Up);
    QVERIFY(std::abs(open.session.project().training.learning_rate - 5e-4) < 1e-12);
    rate->selectAll();
    QTest::keyClicks(rate, QStringLiteral("fast"));
    QTest::keyClick(rate, Qt::Key_Return);
    QVERIFY(std::abs(open.session.project().training.learning_rate - 5e-4) < 1e-12);
    QVERIFY(open.window.status_line().notice().contains(QStringLiteral("fast")));
    QTest::keyClick(rate, Qt::Key_Escape);
    open.window.status_line().dismiss();

    auto* batch = open.named<QLineEdit>("Batch");
    QTest::mouseClick(batch, Qt::LeftButton);
    QTest::keyClick(batch, Qt::Key_Down);
    QCOMPARE(open.session.project().training.batch, 32);
    auto* dial = open.named<QSlider>("Objective, from forward to reverse KL");
    dial->setFocus();
    QTest::keyClick(dial, Qt::Key_End);
    QCOMPARE(open.session.project().training.alpha, 0.0);
    QTest::keyClick(dial, Qt::Key_Home);
    QCOMPARE(open.session.project().training.alpha, 1.0);
    auto* optimiser = open.named<QComboBox>("Optimiser");
    optimiser->setFocus();
    QTest::keyClick(optimiser, Qt::Key_Down);
    QCOMPARE(open.session.project().training.optimiser, OptimiserKind::adamw);
    QVERIFY(open.goes_on());
    QVERIFY(open.session.frame()->learning_rate > 0.0);
  }

  void clipping_is_switched_and_set_while_training_runs() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* clip = open.named<QCheckBox>("Gradient clipping");
    auto* norm = open.named<QLineEdit>("Largest norm of the gradient");
    QVERIFY(clip && norm);
    QVERIFY(clip->parentWidget()->toolTip().contains(QStringLiteral("‖∇‖")));
    QVERIFY(!clip->isChecked() && !norm->isEnabled());
    clip->setFocus();
    QTest::keyClick(clip, Qt::Key_Space);
    QCOMPARE(open.session.project().training.clip_norm, 1.0);
    QTest::keyClick(clip, Qt::Key_Tab);
    QVERIFY(norm->hasFocus());
    norm->selectAll();
    QTest::keyClicks(norm, QStringLiteral("0.25"));
    QTest::keyClick(norm, Qt::Key_Return);
    QCOMPARE(open.session.project().training.clip_norm, 0.25);
    QTest::keyClick(norm, Qt::Key_Up);
    QCOMPARE(open.session.project().training.clip_norm, 0.5);
    QVERIFY(open.goes_on());
    // Off and on again: the number comes back.
    clip->setFocus();
    QTest::keyClick(clip, Qt::Key_Space);
    QCOMPARE(open.session.project().training.clip_norm, 0.0);
    QVERIFY(!norm->isEnabled());
    QTest::keyClick(clip, Qt::Key_Space);
    QCOMPARE(open.session.project().training.clip_norm, 0.5);
    QVERIFY(open.goes_on());
  }

  void tabulated_training_is_switched_on_and_off_while_training_runs() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* tabulated = open.named<QCheckBox>("Tabulated training");
    auto* nodes = open.named<QLineEdit>("Nodes of the conditioners' tables");
    QVERIFY(tabulated && nodes);
    QVERIFY(!tabulated->isChecked() && !nodes->isEnabled());
    tabulated->setFocus();
    QTest::keyClick(tabulated, Qt::Key_Space);
    QCOMPARE(open.session.project().training.table_nodes, 256);
    nodes->setFocus();
    nodes->selectAll();
    QTest::keyClicks(nodes, QStringLiteral("100"));
    QTest::keyClick(nodes, Qt::Key_Return);
    QCOMPARE(open.session.project().training.table_nodes, 100);
    QVERIFY(open.goes_on());
    tabulated->setFocus();
    QTest::keyClick(tabulated, Qt::Key_Space);
    QCOMPARE(open.session.project().training.table_nodes, 0);
    QVERIFY(open.goes_on());
  }

  void a_lower_temperature_draws_the_samples_together() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* temperature = open.named<QLineEdit>("Temperature");
    QVERIFY(temperature);
    QVERIFY(temperature->toolTip().contains(QStringLiteral("N(0, T² I)")));
    temperature->setFocus();
    QTest::keyClick(temperature, Qt::Key_Down);
    QVERIFY(std::abs(open.session.project().base.temperature - 0.95) < 1e-12);
    temperature->selectAll();
    QTest::keyClicks(temperature, QStringLiteral("0"));
    QTest::keyClick(temperature, Qt::Key_Return);
    QVERIFY(std::abs(open.session.project().base.temperature - 0.95) < 1e-12);
    QVERIFY(open.window.status_line().notice().contains(QStringLiteral("temperature")));
    QTest::keyClick(temperature, Qt::Key_Escape);
    const auto spread = [&] {
      double sum = 0.0;
      for (const float value : open.session.frame()->samples->points) sum += static_cast<double>(value) * value;
      return sum / static_cast<double>(open.session.frame()->samples->points.size());
    };
    const double before = spread();
    temperature->selectAll();
    QTest::keyClicks(temperature, QStringLiteral("0.1"));
    QTest::keyClick(temperature, Qt::Key_Return);
    QCOMPARE(open.session.project().base.temperature, 0.1);
    QVERIFY(
        wait_until([&] { return open.session.frame()->edit == open.session.last_edit() && spread() < before / 2; }));
    QVERIFY(open.goes_on());
  }

  void a_target_is_chosen_by_mouse_and_by_key() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& list = open.window.target_gallery().list();
    const auto id_of = [&](int row) { return all_targets()[static_cast<std::size_t>(row)].id; };
    QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::NoModifier,
                      list.visualRect(list.model()->index(3, 0)).center());
    QCOMPARE(open.session.project().target.id, id_of(3));
    QVERIFY(wait_until([&] { return open.session.frame()->target->choice.id == id_of(3); }));
    list.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&list, Qt::Key_Right);
    QCOMPARE(open.session.project().target.id, id_of(3));  // moving is not choosing
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(open.session.project().target.id, id_of(4));
    QVERIFY(wait_until([&] { return open.session.frame()->target->choice.id == id_of(4); }));
    QVERIFY(open.goes_on());
  }

  void a_targets_parameter_has_a_field() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto with_parameters =
        std::ranges::find_if(all_targets(), [](const TargetSpec& spec) { return !spec.parameters.empty(); });
    QVERIFY(with_parameters != all_targets().end());
    open.session.set_target({.id = with_parameters->id, .parameters = {}});
    const TargetParameterSpec& parameter = with_parameters->parameters.front();
    auto* field = open.named<QLineEdit>(parameter.title.c_str());
    QVERIFY(field);
    QTRY_VERIFY(field->isVisible());
    const double middle = 0.5 * (parameter.minimum + parameter.maximum);
    QTest::mouseClick(field, Qt::LeftButton);
    field->selectAll();
    QTest::keyClicks(field, QString::number(middle));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(open.session.project().target.parameters.at(parameter.id), middle);
    QVERIFY(open.goes_on());
  }

  void errors_take_the_middle_of_the_status_line_until_dismissed() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& status = open.window.status_line();
    emit open.session.notice(QStringLiteral("Something went wrong."), true);
    QCOMPARE(status.notice(), QStringLiteral("Something went wrong."));
    emit open.session.notice(QStringLiteral("By the way."), false);
    QCOMPARE(status.notice(), QStringLiteral("Something went wrong."));
    auto* dismiss = open.named<QToolButton>("Dismiss the message");
    QVERIFY(dismiss && dismiss->isVisible());
    QTest::mouseClick(dismiss, Qt::LeftButton);
    QVERIFY(status.notice().isEmpty());
  }

  void every_control_says_what_it_is_and_can_be_reached_by_key() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QStringList missing;
    int controls = 0;
    for (QWidget* widget : open.window.findChildren<QWidget*>()) {
      const bool is_control = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
                              qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractSlider*>(widget) ||
                              qobject_cast<QAbstractItemView*>(widget) || qobject_cast<View*>(widget);
      if (!is_control || !widget->isVisible() || qobject_cast<QScrollBar*>(widget)) continue;
      ++controls;
      const QString name = QStringLiteral("%1 \"%2\"").arg(widget->metaObject()->className(), widget->accessibleName());
      if (widget->accessibleName().isEmpty()) missing << name + QStringLiteral(" has no accessible name");
      if (widget->isEnabled() && !(widget->focusPolicy() & Qt::TabFocus) && !qobject_cast<View*>(widget))
        missing << name + QStringLiteral(" is not reached by Tab");
      // Items of a list have tooltips of their own; a view says in its header what it shows.
      if (widget->toolTip().isEmpty() && !qobject_cast<QAbstractItemView*>(widget) && !qobject_cast<View*>(widget))
        missing << name + QStringLiteral(" has no tooltip");
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    QVERIFY(controls > 25);
  }

  void everything_fits_in_a_small_window() {
    OpenWindow open;
    open.window.resize(1366, 768);
    QVERIFY(open.is_ready());
    QCOMPARE(open.window.size(), QSize(1366, 768));
    for (const char* name : {"Density", "Grid warp", "Log-det", "Latent"}) {
      const auto* view = open.named<View>(name);
      QVERIFY(view && view->width() > 400 && view->height() > 250);
    }
  }

  void a_long_title_has_the_room_up_to_the_last_button() {
    OpenWindow open;
    open.window.resize(1366, 768);
    QVERIFY(open.is_ready());
    const QString title = QStringLiteral("32 planar layers on U1, two modes on a ring, a second try");
    open.session.set_title(title);
    const auto& editor = *open.window.findChild<app::TitleEditor*>();
    QTRY_COMPARE(editor.findChild<QLabel*>()->text(), title);
    for (const char* name : {"Density", "Grid warp"})
      QVERIFY(open.named<View>(name)->mapTo(&open.window, QPoint()).x() <= editor.mapTo(&open.window, QPoint()).x());
  }

  void presets_open_from_the_gallery() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.window.actions().presets->trigger();
    auto* gallery = open.window.findChild<app::PresetGallery*>();
    QVERIFY(gallery && gallery->isVisible());
    open.window.actions().presets->trigger();  // the one that is there comes to the front
    QCOMPARE(open.window.findChildren<app::PresetGallery*>().size(), qsizetype{1});
    QVERIFY(open.goes_on());
    int row = 0;
    while (all_presets()[static_cast<std::size_t>(row)].name != "single-planar") ++row;
    QListView& list = gallery->list();
    list.setCurrentIndex(list.model()->index(row, 0));
    QTest::keyClick(&list, Qt::Key_Return);
    QVERIFY(open.session.is_playing());
    QVERIFY(reaches_step(open.session, 1));
    QCOMPARE(open.session.frame()->stack->layers.size(), make_preset("single-planar").stack.layers.size());
    QVERIFY(open.window.windowTitle().contains(QString::fromStdString(make_preset("single-planar").title)));
    // The layer on top is selected, so that its form shows what there is to move.
    QCOMPARE(open.window.stack_panel().selected_layers().size(), std::size_t{1});
  }

  void the_title_of_a_preset_says_that_its_target_was_changed() {
    OpenWindow open(make_preset("single-planar"));
    QVERIFY(open.is_ready());
    const QString title = open.window.windowTitle();
    TargetChoice ring;
    ring.id = "ring";
    open.session.set_target(ring);
    QVERIFY(open.window.windowTitle().contains(QString::fromStdString(find_target("ring").title)));
    open.session.undo();
    QCOMPARE(open.window.windowTitle().remove(u'*'), QString(title).remove(u'*'));
    open.session.set_target(ring);
    open.session.set_title(QStringLiteral("Mine"));  // a title of one's own is left alone
    QVERIFY(!open.window.windowTitle().contains(QString::fromStdString(find_target("ring").title)));
  }

  void closes_at_once_while_training() {
    auto open = std::make_unique<OpenWindow>();
    QVERIFY(open->is_ready());
    QElapsedTimer time;
    time.start();
    QVERIFY(open->window.close());
    QVERIFY(time.elapsed() < 500);
    open.reset();
    QVERIFY(time.elapsed() < 5000);
  }
};

PUSHFORWARD_GUI_TEST(MainWindowTest)
#include "main_window_test.moc"
