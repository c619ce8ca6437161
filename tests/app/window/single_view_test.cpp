// One view alone in the middle of the window, by mouse and by keyboard, while training runs.
#include <QAction>
#include <QTest>
#include <QToolButton>

#include "app/views/plot_area.h"
#include "app/window/panel_grid.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::PlotArea;

class SingleViewTest : public QObject {
  Q_OBJECT
 private slots:
  void a_double_click_gives_a_view_the_middle_and_escape_gives_it_back() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* warp = open.named<PlotArea>("Grid warp");
    auto* latent = open.named<PlotArea>("Latent");
    const QSize before = warp->size();
    QTest::mouseDClick(warp, Qt::LeftButton, {}, QPoint(50, 12));
    QVERIFY(!latent->isVisible() && warp->isVisible() && warp->hasFocus());
    QTRY_VERIFY(warp->width() > 1.9 * before.width() && warp->height() > 1.9 * before.height());
    QVERIFY(open.goes_on());
    QTest::keyClick(warp, Qt::Key_Escape);
    QTRY_COMPARE(warp->size(), before);
    QVERIFY(latent->isVisible());
    QVERIFY(open.goes_on());
  }

  void the_fields_cover_what_the_large_view_shows() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    auto* density = open.named<PlotArea>("Density");
    QTest::mouseClick(density->findChild<QToolButton*>("alone"), Qt::LeftButton);
    QTRY_VERIFY(density->width() > 1000);
    const auto is_covered = [&] {
      const Box shown = density->transform().box;
      const auto& field = open.session.frame()->density;
      const Box& box = field->grid.box;
      const double slack = 1e-6;
      return box.left <= shown.left + slack && box.right >= shown.right - slack && box.bottom <= shown.bottom + slack &&
             box.top >= shown.top - slack;
    };
    QVERIFY(wait_until(is_covered));
  }

  void every_view_has_a_key() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const QList<const char*> names{"Density", "Grid warp", "Log-det", "Latent"};
    for (int i = 0; i < names.size(); ++i) {
      QTest::keyClick(&open.window, static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
      QVERIFY(open.window.panel_grid().alone() == open.named<PlotArea>(names[i]));
      QVERIFY(open.window.panel_grid().view_actions()[i]->isChecked());
    }
    QTest::keyClick(&open.window, Qt::Key_4, Qt::ControlModifier);
    QVERIFY(open.window.panel_grid().alone() == nullptr);
    for (const char* name : names) QVERIFY(open.named<PlotArea>(name)->isVisible());
    QVERIFY(open.goes_on());
  }
};

PUSHFORWARD_GUI_TEST(SingleViewTest)
#include "single_view_test.moc"
