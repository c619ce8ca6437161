// The presentation: large type, no chrome, every key, while training runs.
#include <QAbstractScrollArea>
#include <QAction>
#include <QScreen>
#include <QSettings>
#include <QTest>

#include "app/editors/layer_form.h"
#include "app/editors/layer_palette.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/editors/target_gallery.h"
#include "app/editors/training_panel.h"
#include "app/language/language.h"
#include "app/views/registry.h"
#include "app/window/hint_row.h"
#include "app/window/panel_grid.h"
#include "app/window/status_line.h"
#include "app/window/top_row.h"
#include "app/window/window_actions.h"
#include "app/window/window_comparison.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::View;

class PresentationTest : public QObject {
  Q_OBJECT

  static double ratio(const OpenWindow& open) { return open.window.devicePixelRatioF(); }
  // The screen of a test may be smaller than the least window, which then is not a full screen to Qt.
  static bool presents(const OpenWindow& open) { return open.window.actions().present->isChecked(); }
  static bool has_chrome(const OpenWindow& open) {
    const auto& window = open.window;
    return window.findChild<app::TopRow*>()->isVisible() || window.status_line().isVisible() ||
           window.palette_panel().isVisible() || window.target_gallery().isVisible() ||
           window.training_panel().isVisible() || window.layer_form().isVisible();
  }
  static void verify_whole(const OpenWindow& open) {
    const QRect inside = open.window.rect();
    for (const app::ViewSpec& spec : app::all_views()) {
      const auto* view = open.named<View>(spec.title.toUtf8().constData());
      QVERIFY2(view != nullptr, qPrintable(spec.id));
      const auto place = open.window.panel_grid().middle_views().indexOf(view);
      if (spec.id == QStringLiteral("probe") || place >= 4) continue;  // shown on demand
      QVERIFY2(view->isVisible(), qPrintable(spec.id));
      QVERIFY2(inside.contains(QRect(view->mapTo(&open.window, QPoint()), view->size())), qPrintable(spec.id));
    }
    QVERIFY(open.window.stack_panel().isVisible());
  }

  // Widgets that are not wholly in the window; what scrolls may lie beyond.
  static QStringList outside(const OpenWindow& open) {
    QStringList found;
    for (const QWidget* widget : open.window.findChildren<QWidget*>()) {
      if (!widget->isVisible() || widget->isWindow() || widget->visibleRegion().isEmpty()) continue;
      if (qobject_cast<const QAbstractScrollArea*>(widget->parentWidget()) != nullptr) continue;
      const QRect place(widget->mapTo(&open.window, QPoint()), widget->size());
      if (!open.window.rect().contains(place))
        found << QStringLiteral("%1 %2: %3 to %4 of %5")
                     .arg(widget->metaObject()->className(), widget->accessibleName())
                     .arg(place.left())
                     .arg(place.right())
                     .arg(open.window.width());
    }
    return found;
  }

 private slots:
  void f11_shows_views_and_stack_alone_and_larger_and_gives_all_back() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const QSize before = open.window.size();
    const double plain = ratio(open);
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(open.window.isFullScreen());
    QTRY_VERIFY(ratio(open) > 1.1 * plain);
    QVERIFY(!has_chrome(open));
    QTRY_COMPARE(open.window.height(), open.window.screen()->size().height());
    verify_whole(open);
    QVERIFY(open.window.stack_panel().list().is_one_line());
    QVERIFY(open.goes_on());
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(!open.window.isFullScreen());
    QTRY_COMPARE(ratio(open), plain);
    QTRY_COMPARE(open.window.size(), before);
    QVERIFY(open.named<QWidget>("Menus")->isVisible() && open.window.palette_panel().isVisible());
    QVERIFY(!open.window.stack_panel().list().is_one_line());
    QVERIFY(open.goes_on());
  }

  // Nobody tells a window that has the screen's size already that its pixels have become larger.
  void a_window_as_large_as_the_screen_is_laid_out_anew() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_C);
    QVERIFY(wait_until([&] { return open.window.comparison().pane() != nullptr; }));
    open.window.setMinimumSize(1, 1);
    open.window.setGeometry(open.window.screen()->geometry());
    const QSize before = open.window.size();
    QTest::keyClick(&open.window, Qt::Key_F11);
    // As small as its layout lets it be.
    const QSize screen = open.window.screen()->size();
    const QSize least = open.window.centralWidget()->minimumSizeHint();
    QTRY_COMPARE(open.window.size(), screen.expandedTo(least));
    QTRY_COMPARE(outside(open), QStringList());
    QVERIFY(open.goes_on());
    QTest::keyClick(&open.window, Qt::Key_F11);
    QTRY_COMPARE(open.window.size(), before);
  }

  // The panels that go are wider than the screen has room for in larger pixels, and hints must not come back.
  void it_is_no_wider_than_the_screen_and_has_no_hints() {
    QSettings().clear();
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& hints = open.window.hints();
    hints.start_anew();
    QTRY_VERIFY(hints.isVisible());
    open.window.setMinimumSize(1, 1);
    open.window.setGeometry(open.window.screen()->geometry());
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(presents(open) && !hints.isVisible());
    // As large as the screen, or as its layout lets it be.
    const auto most = [&] {
      return std::max(open.window.screen()->size().width(), open.window.centralWidget()->minimumSizeHint().width());
    };
    QTRY_VERIFY(open.window.width() <= most());
    QTRY_COMPARE(outside(open), QStringList());
    QTest::keyClick(&open.window, Qt::Key_H);  // what a hint speaks of
    QVERIFY(!hints.isVisible());
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(hints.isVisible());
    QVERIFY(open.goes_on());
    QSettings().clear();
  }

  void handles_are_away_until_they_are_wanted() {
    QSettings().clear();
    OpenWindow open;
    QVERIFY(open.is_ready());
    QAction* handles = open.window.actions().handles;
    const CanvasDriver canvas(open.window, "Density", "density");
    const auto shown = [&] { return open.window.handles().is_shown_in(canvas.place()); };
    open.session.insert_layer(QStringLiteral("planar"), static_cast<int>(open.session.project().stack.layers.size()));
    open.window.stack_panel().select_layer(open.session.project().stack.layers.back().id);
    QVERIFY(wait_until(shown));
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(!shown() && !handles->isChecked());
    QTest::keyClick(&open.window, Qt::Key_H);
    QVERIFY(shown() && handles->isChecked());
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(shown() && handles->isChecked());
    // What is chosen in the window is remembered, and holds for both sides of a comparison.
    QTest::keyClick(&open.window, Qt::Key_H);
    QVERIFY(!shown() && !handles->isChecked());
    QTest::keyClick(&open.window, Qt::Key_C);
    QVERIFY(wait_until([&] { return open.window.comparison().pane() != nullptr; }));
    QVERIFY(!open.window.comparison().pane()->handles(app::CompareSide::b).is_shown_in(canvas.place()));
    const OpenWindow next;
    QVERIFY(!next.window.actions().handles->isChecked());
    QVERIFY(open.goes_on());
    QSettings().clear();
  }

  void every_key_goes_on_working() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(presents(open));
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(!open.session.is_playing());
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(open.goes_on());
    QTest::keyClick(&open.window, Qt::Key_P);
    QVERIFY(open.named<View>("Probe")->isVisible());
    QTest::keyClick(&open.window, Qt::Key_P);
    auto& list = open.window.stack_panel().list();
    list.setFocus(Qt::TabFocusReason);
    const bool was_bypassed = open.session.project().stack.layers.back().bypassed;
    QTest::keyClick(&list, Qt::Key_B);
    QCOMPARE(open.session.project().stack.layers.back().bypassed, !was_bypassed);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.session.project().stack.layers.back().bypassed, was_bypassed);
    // Escape goes back among the views first, then to the window.
    QTest::keyClick(&open.window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(open.window.panel_grid().alone() == open.named<View>("Density"));
    QTest::keyClick(open.named<View>("Density"), Qt::Key_Escape);
    QVERIFY(open.window.panel_grid().alone() == nullptr && presents(open));
    QTest::keyClick(open.named<View>("Density"), Qt::Key_Escape);
    QVERIFY(!presents(open) && open.named<QWidget>("Menus")->isVisible());
    QVERIFY(open.goes_on());
  }

  void a_change_of_language_ends_it() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_F11);
    QVERIFY(presents(open));
    app::Language::current().choose(QStringLiteral("zh_CN"));
    QTRY_VERIFY(!presents(open));
    QTRY_VERIFY(open.window.status_line().isVisible() && open.window.palette_panel().isVisible());
    app::Language::current().choose(QStringLiteral("en"));
    QTRY_VERIFY(open.named<QWidget>("Menus") != nullptr);
    QVERIFY(open.goes_on());
  }

  void a_list_with_the_focus_leaves_escape_to_the_presentation() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QTest::keyClick(&open.window, Qt::Key_F11);
    auto& list = open.window.stack_panel().list();
    list.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&list, Qt::Key_Escape);
    QVERIFY(!presents(open) && open.named<QWidget>("Menus")->isVisible());
  }
};

PUSHFORWARD_GUI_TEST(PresentationTest)
#include "presentation_test.moc"
