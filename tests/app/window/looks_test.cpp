// Hints, theme, colours and title, by the menus and keys of the window, while training runs.
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>
#include <set>

#include "app/editors/layer_palette.h"
#include "app/editors/palette_grid.h"
#include "app/editors/stack_panel.h"
#include "app/views/density_view.h"
#include "app/window/hint_row.h"
#include "app/window/look_settings.h"
#include "app/window/title_editor.h"
#include "tests/app/window/canvas_driver.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::Theme;

class LooksTest : public QObject {
  Q_OBJECT
  QTemporaryDir place_;

  static QAction* menu_entry(const OpenWindow& open, const QString& text) {
    for (QMenu* menu : open.window.findChildren<QMenu*>())
      for (QAction* action : menu->actions())
        if (action->text().remove(u'&') == text) return action;
    return nullptr;
  }
  static QStringList hints(const OpenWindow& open) {
    QStringList shown;
    for (const auto* label : open.window.hints().findChildren<QLabel*>())
      if (label->isVisible()) shown << label->text();
    return shown;
  }
  static bool hint(const OpenWindow& open, const char* words) {
    return !hints(open).filter(QLatin1String(words)).isEmpty();
  }

 private slots:
  void initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("Pushforward tests"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, place_.path());
  }
  void init() { QSettings().clear(); }
  void cleanup() {
    Theme::current().set_mode(Theme::Mode::dark);
    Theme::current().set_density_map(QStringLiteral("viridis"));
  }

  void hints_cover_nothing_take_no_focus_and_go_when_done() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(hints(open).isEmpty() && !open.window.hints().isVisible());
    QWidget* const focus = open.window.focusWidget();
    open.window.hints().start();
    QCOMPARE(hints(open).size(), 3);
    QVERIFY(open.window.focusWidget() == focus);
    // In a row of their own, over no panel.
    const auto* density = open.named<app::View>("Density");
    QTRY_VERIFY(density->mapTo(&open.window, QPoint()).y() >=
                open.window.hints().mapTo(&open.window, QPoint()).y() + open.window.hints().height());

    auto& palette = open.window.palette_panel().grid();
    palette.setCurrentIndex(palette.index_of(QStringLiteral("planar")));
    QTest::keyClick(&palette, Qt::Key_Return);
    QVERIFY(!hint(open, "into the stack"));
    QVERIFY(hint(open, "orange handle"));  // the new planar layer has one
    QVERIFY(open.goes_on());

    CanvasDriver canvas(open.window, "Density", "density");
    QVERIFY(wait_until([&] { return !canvas.handle(QStringLiteral("b")).id.isEmpty(); }));
    const QPointF grip = canvas.pixel(QStringLiteral("b"));
    canvas.press(grip);
    for (int i = 1; i <= 5; ++i) canvas.move(grip + QPointF(3 * i, 2 * i));
    canvas.release(grip + QPointF(15, 10));
    // Not before the button is up: what lies below would move under the pointer.
    QTRY_VERIFY(!hint(open, "orange handle"));
    QCOMPARE(hints(open).size(), 1);
    QVERIFY(open.goes_on());

    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(!open.window.hints().isVisible());
    // What was done stays done.
    open.window.hints().start();
    QVERIFY(!open.window.hints().isVisible());
    QVERIFY(menu_entry(open, QStringLiteral("Show hints")));
    menu_entry(open, QStringLiteral("Show hints"))->trigger();
    QCOMPARE(hints(open).size(), 3);
  }

  void nothing_moves_under_a_button_that_is_held_and_what_is_left_closes_up() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto& row = open.window.hints();
    row.start();
    const auto* density = open.named<app::View>("Density");
    const auto top = [&] { return density->mapTo(&open.window, QPoint()).y(); };
    const auto left_of = [&](const char* words) {
      for (const auto* label : row.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(QLatin1String(words)))
          return label->mapTo(&open.window, QPoint()).x();
      return -1;
    };
    QTRY_VERIFY(left_of("Space pauses") > 280);
    row.done(app::Hint::add_layer);
    QTRY_VERIFY(left_of("Space pauses") < 40);
    row.done(app::Hint::drag);
    QTRY_COMPARE(hints(open).size(), 1);
    const int before = top();
    // The last hint is done in the middle of a drag in a view.
    auto* log_det = open.named<app::View>("Log-det");
    const QPoint middle = log_det->rect().center();
    QTest::mousePress(log_det, Qt::LeftButton, {}, middle);
    QTest::keyClick(&open.window, Qt::Key_Space);
    QTest::mouseMove(log_det, middle + QPoint(20, 10));
    QTest::qWait(200);
    QCOMPARE(top(), before);
    QVERIFY(row.isVisible());
    QTest::mouseRelease(log_det, Qt::LeftButton, {}, middle + QPoint(20, 10));
    QTRY_VERIFY(!row.isVisible());
    QTRY_VERIFY(top() < before);
  }

  void a_hint_is_dismissed() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.window.hints().start();
    for (auto* button : open.window.hints().findChildren<QToolButton*>()) QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!open.window.hints().isVisible());
    OpenWindow next;
    next.window.hints().start();
    QVERIFY(!next.window.hints().isVisible());
  }

  void theme_and_colours_switch_at_once_and_are_kept() {
    app::restore_look(std::nullopt);
    QCOMPARE(Theme::current().mode(), Theme::Mode::system);  // nothing was chosen yet
    OpenWindow open;
    app::keep_look(&open.window);
    QVERIFY(open.is_ready());
    auto* density = open.named<app::View>("Density");
    QAction* magma = menu_entry(open, QStringLiteral("magma"));
    QVERIFY(magma && !magma->isChecked() && menu_entry(open, QStringLiteral("viridis"))->isChecked());
    magma->trigger();
    QVERIFY(magma->isChecked() && !menu_entry(open, QStringLiteral("viridis"))->isChecked());
    // Of the pixels that no contour, sample or handle covers, the colours are the map's own.
    const QImage shown = density->grab().toImage();
    const auto pixels_of = [&shown](const char* name) {
      const app::ColorMap map = app::ColorMap::named(QLatin1String(name));
      const std::set<QRgb> colours(map.table().begin(), map.table().end());
      int count = 0;
      for (int y = 40; y < shown.height() - 30; ++y)
        for (int x = 40; x < shown.width() - 20; ++x) count += colours.contains(shown.pixel(x, y) | 0xFF000000) ? 1 : 0;
      return count;
    };
    QVERIFY(pixels_of("magma") > 10 * pixels_of("viridis"));
    menu_entry(open, QStringLiteral("Light"))->trigger();
    QVERIFY(!Theme::current().is_dark());
    QVERIFY(open.goes_on());

    Theme::current().set_density_map(QStringLiteral("cividis"));
    Theme::current().set_mode(Theme::Mode::dark);
    menu_entry(open, QStringLiteral("magma"))->trigger();
    menu_entry(open, QStringLiteral("Light"))->trigger();
    QVERIFY(QSettings().value(QStringLiteral("theme")).toString() == QStringLiteral("light"));
    Theme::current().disconnect(&open.window);
    Theme::current().set_density_map(QStringLiteral("viridis"));
    Theme::current().set_mode(Theme::Mode::dark);
    app::restore_look(std::nullopt);
    QVERIFY(!Theme::current().is_dark());
    QCOMPARE(Theme::current().density_map(), QStringLiteral("magma"));
    app::restore_look(true);
    QVERIFY(Theme::current().is_dark());
  }

  void colour_scales_are_held_by_their_locks_in_every_view_that_has_one() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    for (const char* name : {"Density", "Grid warp", "Log-det"}) {
      auto* lock = open.named<app::View>(name)->findChild<QToolButton*>(QStringLiteral("lock"));
      QVERIFY2(lock != nullptr, name);
      QVERIFY(!lock->isChecked() && (lock->focusPolicy() & Qt::TabFocus) != 0);
    }
    auto* density = open.named<app::DensityView>("Density");
    QTest::mouseClick(density->findChild<QToolButton*>(QStringLiteral("lock")), Qt::LeftButton);
    const double held = density->scale().value();
    QVERIFY(open.goes_on());
    QVERIFY(reaches_step(open.session, open.session.frame()->step + 20));
    QCOMPARE(density->scale().value(), held);
    // Warp and log-det have one scale.
    QTest::mouseClick(open.named<app::View>("Log-det")->findChild<QToolButton*>(QStringLiteral("lock")),
                      Qt::LeftButton);
    QVERIFY(open.named<app::View>("Grid warp")->findChild<QToolButton*>(QStringLiteral("lock"))->isChecked());
  }

  void the_title_is_edited_in_its_place_as_one_step() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* title = open.window.findChild<app::TitleEditor*>();
    auto* field = open.named<QLineEdit>("Title of the project");
    QVERIFY(title && field && !field->isVisible());
    const int steps = open.session.history().count();
    QTest::mouseDClick(title, Qt::LeftButton, {}, QPoint(10, title->height() / 2));
    QVERIFY(field->isVisible() && field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("One layer. Rip it"));  // letters are text here, no commands
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!field->isVisible());
    QCOMPARE(open.session.project().title, std::string("One layer. Rip it"));
    QCOMPARE(open.session.history().count(), steps + 1);
    QVERIFY(open.goes_on());
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.session.project().title, std::string("small"));

    open.window.stack_panel().setFocus();
    QTest::keyClick(&open.window, Qt::Key_F2);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("never"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QCOMPARE(open.session.project().title, std::string("small"));
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(LooksTest)
#include "looks_test.moc"
