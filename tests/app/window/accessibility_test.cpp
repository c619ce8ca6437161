// The window without a mouse and without looking: every control has a name and can be reached by keys, the focus is
// seen wherever it goes, and every view says in words what it shows.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <functional>
#include <set>

#include "app/editors/stack_panel.h"
#include "app/gallery/preset_gallery.h"
#include "app/language/language.h"
#include "app/views/registry.h"
#include "core/layers/registry.h"
#include "tests/app/window/open_window.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;

namespace {

// What Qt makes for itself within a control, and what only shows where one has scrolled to.
bool is_part_of_a_control(const QWidget& widget) {
  return qobject_cast<const QScrollBar*>(&widget) != nullptr || widget.objectName().startsWith(QStringLiteral("qt_")) ||
         widget.inherits("QComboBoxPrivateContainer") || widget.inherits("QComboBoxListView") ||
         (widget.parentWidget() != nullptr && widget.parentWidget()->inherits("QComboBoxPrivateContainer"));
}

bool takes_input(const QWidget& widget) {
  return !is_part_of_a_control(widget) &&
         (widget.focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
          qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
          qobject_cast<const QLineEdit*>(&widget) != nullptr || qobject_cast<const QComboBox*>(&widget) != nullptr ||
          qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
          qobject_cast<const app::View*>(&widget) != nullptr);
}

QString name_of(QWidget& widget) {
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
  return interface == nullptr ? QString() : interface->text(QAccessible::Name);
}

QString told(const QWidget& widget) {
  QString path = QLatin1String(widget.metaObject()->className()) + QStringLiteral(" “%1”").arg(widget.accessibleName());
  for (const QWidget* up = widget.parentWidget(); up != nullptr; up = up->parentWidget())
    if (!up->accessibleName().isEmpty()) return path + QStringLiteral(" in “%1”").arg(up->accessibleName());
  return path;
}

// Goes with Tab once around and calls at every widget that comes to the focus the first time. A view may hold it for
// its handles for a while.
std::set<QWidget*> walk_by_tab(QWidget& window, const std::function<void(QWidget&)>& arrived) {
  std::set<QWidget*> reached;
  int idle = 0;
  for (int presses = 0; presses < 600 && idle < 60; ++presses) {
    QWidget* at = window.focusWidget() != nullptr ? window.focusWidget() : &window;
    QTest::keyClick(at, Qt::Key_Tab);
    QWidget* now = window.focusWidget();
    const bool is_new = now != nullptr && reached.insert(now).second;
    idle = is_new ? 0 : idle + 1;
    if (is_new) arrived(*now);
  }
  return reached;
}

// Those that Tab never came to. A picture without anything to do in it is only read.
QStringList unreached(QWidget& window, const std::set<QWidget*>& reached) {
  QStringList complaints;
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (!takes_input(*widget) || !widget->isVisible() || !widget->isEnabled() || reached.contains(widget)) continue;
    if (widget->window() != &window) continue;
    if (qobject_cast<QMenu*>(widget) != nullptr || qobject_cast<QMenuBar*>(widget) != nullptr) continue;  // by Alt
    if (qobject_cast<app::View*>(widget) != nullptr && widget->focusPolicy() == Qt::NoFocus) continue;
    complaints << QStringLiteral("Tab never comes to ") + told(*widget);
  }
  return complaints;
}

// Pixels that differ by more than a shade.
int difference(const QImage& a, const QImage& b) {
  int count = 0;
  for (int y = 0; y < std::min(a.height(), b.height()); ++y)
    for (int x = 0; x < std::min(a.width(), b.width()); ++x) {
      const QRgb left = a.pixel(x, y), right = b.pixel(x, y);
      if (std::abs(qRed(left) - qRed(right)) + std::abs(qGreen(left) - qGreen(right)) +
              std::abs(qBlue(left) - qBlue(right)) >
          60)
        ++count;
    }
  return count;
}

// Goes once around with Tab and tells where one does not see that the focus is there.
QStringList unseen_focus(QWidget& window) {
  QStringList complaints;
  // Where the window's opening has put it, Tab has not: no ring is due there.
  if (QWidget* first = window.focusWidget()) first->clearFocus();
  walk_by_tab(window, [&](QWidget& widget) {
    if (is_part_of_a_control(widget)) return;
    const auto picture = [&] {
      const QRect place(widget.mapTo(&window, QPoint(-5, -5)), widget.size() + QSize(10, 10));
      return window.grab(place).toImage();
    };
    QCoreApplication::processEvents();
    const QImage with = picture();
    widget.clearFocus();
    QCoreApplication::processEvents();
    if (difference(with, picture()) < 12) complaints << QStringLiteral("focus is not seen on ") + told(widget);
    widget.setFocus(Qt::TabFocusReason);
  });
  return complaints;
}

// By their words: what asks for more ends with an ellipsis.
QStringList actions_that_open_dialogs(const QWidget& window) {
  QStringList texts;
  for (const QAction* action : window.findChildren<QAction*>())
    if (action->text().endsWith(u'…') && action->isEnabled()) texts << action->text();
  texts.removeDuplicates();
  return texts;
}

// Null when there is none, or one of the desktop's own.
QDialog* dialog_of(app::MainWindow& window, const QString& text) {
  for (QAction* action : window.findChildren<QAction*>())
    if (action->text() == text) {
      action->trigger();
      break;
    }
  for (QDialog* dialog : window.findChildren<QDialog*>())
    if (dialog->isVisible() && qobject_cast<QFileDialog*>(dialog) == nullptr) return dialog;
  return nullptr;
}

void close_dialogs(const app::MainWindow& window) {
  for (QDialog* dialog : window.findChildren<QDialog*>()) dialog->reject();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

Project project_with_all_kinds_of_rows() {
  Project project = small_project();
  project.target.id = "two-gaussians";
  project.training.alpha = 0.5;
  project.training.clip_norm = 1.0;
  project.training.annealing.enabled = true;
  return project;
}

}  // namespace

class AccessibilityTest : public QObject {
  Q_OBJECT

 private slots:
  void every_control_has_a_name() {
    OpenWindow open(project_with_all_kinds_of_rows());
    QVERIFY(open.is_ready());
    QStringList complaints;
    const auto look = [&](QWidget& window) {
      for (QWidget* widget : window.findChildren<QWidget*>())
        if (takes_input(*widget) && name_of(*widget).trimmed().isEmpty()) complaints << told(*widget);
    };
    for (const LayerEntry& entry : open.session.project().stack.layers) {
      open.window.stack_panel().select_layer(entry.id);
      look(open.window);
    }
    app::PresetGallery gallery(&open.window, app::PresetGallery::Offers::presets_and_pairs);
    look(gallery);
    for (const QString& complaint : complaints) qWarning("no accessible name: %s", qPrintable(complaint));
    QVERIFY(complaints.isEmpty());
  }

  void every_action_and_every_item_has_a_name() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    for (const QAction* action : open.window.findChildren<QAction*>())
      if (!action->isSeparator() && action->menu() == nullptr)
        QVERIFY2(!action->text().isEmpty(), action->parent()->metaObject()->className());
    for (const QAbstractItemView* view : open.window.findChildren<QAbstractItemView*>()) {
      if (view->model() == nullptr || is_part_of_a_control(*view)) continue;
      for (int row = 0; row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        const QString name = index.data(Qt::AccessibleTextRole).toString() + index.data().toString();
        QVERIFY2(!name.isEmpty(), qPrintable(told(*view)));
      }
    }
  }

  void tab_reaches_every_control() {
    OpenWindow open(project_with_all_kinds_of_rows());
    QVERIFY(open.is_ready());
    open.window.view_links().probe.set_on(true);
    QVERIFY(open.goes_on());
    const std::set<QWidget*> reached = walk_by_tab(open.window, [](QWidget&) {});
    const QStringList complaints = unreached(open.window, reached);
    for (const QString& complaint : complaints) qWarning("%s", qPrintable(complaint));
    QVERIFY(complaints.isEmpty());
    QVERIFY(reached.size() > 40);
    QVERIFY(open.goes_on());
  }

  void every_action_is_in_a_menu_or_has_a_key() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    std::set<QString> in_menus;
    for (const QMenu* menu : open.window.findChildren<QMenu*>())
      for (const QAction* action : menu->actions()) in_menus.insert(action->text());
    for (const QAction* action : open.window.findChildren<QAction*>()) {
      const bool opens_menu = action->menu() != nullptr;
      const bool of_a_field = qobject_cast<QLineEdit*>(action->parent()) != nullptr;
      if (action->isSeparator() || opens_menu || of_a_field || action->text().isEmpty()) continue;
      QVERIFY2(in_menus.contains(action->text()) || !action->shortcut().isEmpty(), qPrintable(action->text()));
    }
  }

  void focus_is_seen_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
  }
  void focus_is_seen() {
    QFETCH(const bool, dark);
    OpenWindow open(project_with_all_kinds_of_rows());
    app::Theme::current().set_mode(dark ? app::Theme::Mode::dark : app::Theme::Mode::light);
    QVERIFY(open.is_ready());
    // Nothing moves while pictures are compared.
    open.session.pause();
    QVERIFY(wait_until([&] { return open.session.frame()->state == app::RunState::paused; }));
    QTest::qWait(1500);  // smoothed scales come to rest
    const QStringList complaints = unseen_focus(open.window);
    app::Theme::current().set_mode(app::Theme::Mode::dark);
    for (const QString& complaint : complaints) qWarning("%s", qPrintable(complaint));
    QVERIFY(complaints.isEmpty());
  }

  void every_dialog_is_used_by_keys_data() { focus_is_seen_data(); }
  void every_dialog_is_used_by_keys() {
    QFETCH(const bool, dark);
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.session.pause();  // nothing moves while pictures are compared
    QVERIFY(wait_until([&] { return open.session.frame()->state == app::RunState::paused; }));
    app::Theme::current().set_mode(dark ? app::Theme::Mode::dark : app::Theme::Mode::light);
    QStringList complaints;
    int dialogs = 0;
    for (const QString& text : actions_that_open_dialogs(open.window)) {
      QDialog* dialog = dialog_of(open.window, text);
      if (dialog != nullptr) {
        ++dialogs;
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        for (QWidget* widget : dialog->findChildren<QWidget*>())
          if (takes_input(*widget) && name_of(*widget).trimmed().isEmpty())
            complaints << QStringLiteral("%1 no name: %2").arg(text, told(*widget));
        const QStringList unseen = unseen_focus(*dialog);
        const QStringList left_out = unreached(*dialog, walk_by_tab(*dialog, [](QWidget&) {}));
        for (const QString& complaint : unseen + left_out) complaints << text + u' ' + complaint;
        // Escape goes out of every one.
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY2(!dialog->isVisible(), qPrintable(text));
      }
      close_dialogs(open.window);
    }
    app::Theme::current().set_mode(app::Theme::Mode::dark);
    for (const QString& complaint : complaints) qWarning("%s", qPrintable(complaint));
    QVERIFY(complaints.isEmpty());
    QVERIFY(dialogs >= 5);  // presets, three exports and the keys
  }

  void every_view_says_what_it_shows_data() {
    QTest::addColumn<QString>("language");
    for (const app::LanguageName& language : app::Language::known())
      QTest::newRow(qPrintable(language.code)) << language.code;
  }
  void every_view_says_what_it_shows() {
    QFETCH(const QString, language);
    app::Language::current().choose(language);
    OpenWindow open;
    QVERIFY(open.is_ready());
    open.window.view_links().probe.set_on(true);
    open.window.view_links().probe.pin(app::Plane::x, {0.5, 0.5});
    QVERIFY(wait_until([&] {
      const auto frame = open.session.frame();
      return frame->density && frame->warp && frame->latent && frame->film && frame->loss &&
             frame->loss->points.size() > 2;
    }));
    // The loss is drawn a little later than it comes.
    QVERIFY(wait_until([&] {
      return std::ranges::all_of(open.window.findChildren<app::View*>(), [](app::View* view) {
        static const QRegularExpression number(QStringLiteral("\\d"));
        return view->state_in_words().contains(number);
      });
    }));
    for (app::View* view : open.window.findChildren<app::View*>()) {
      QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(view);
      QVERIFY(interface != nullptr);
      QCOMPARE(interface->role(), QAccessible::Graphic);
      QVERIFY2(interface->text(QAccessible::Description).size() > view->state_in_words().size(),
               qPrintable(told(*view)));
    }
    // And says something else when it shows something else.
    auto* density = open.named<app::View>(language == QStringLiteral("en") ? "Density" : "密度");
    QVERIFY(density != nullptr);
    const QString before = density->state_in_words();
    QVERIFY(open.goes_on());
    QVERIFY(wait_until([&] { return density->state_in_words() != before; }));
    app::Language::current().choose(QStringLiteral("en"));
  }
};

PUSHFORWARD_GUI_TEST(AccessibilityTest)

#include "accessibility_test.moc"
