// The window changes its language while it trains: nothing else changes, and nothing stays behind in the old one.
#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <set>

#include "app/canvas/handle_overlay.h"
#include "app/editors/stack_list.h"
#include "app/editors/stack_panel.h"
#include "app/gallery/preset_gallery.h"
#include "app/language/language.h"
#include "app/views/film_view.h"
#include "app/views/registry.h"
#include "app/window/keys_dialog.h"
#include "app/window/panel_grid.h"
#include "app/window/status_line.h"
#include "app/window/window_actions.h"
#include "core/layers/registry.h"
#include "tests/app/window/open_window.h"
#include "tests/app/window/seen_texts.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::test;
using app::Language;

namespace {

const QString english = QStringLiteral("en");
const QString chinese = QStringLiteral("zh_CN");

// Latin words that belong to the field, to keys or to software, and so to every language.
const std::set<QString> international{
    "Adam",  "AdamW",   "RMSProp",  "SGD",     "OpenCL",      "CPU",         "RealNVP", "NICE",    "MAF",     "IAF",
    "NLL",   "log",     "exp",      "tanh",    "det",         "max",         "min",     "sin",     "cos",     "tan",
    "atan",  "diag",    "sqrt",     "abs",     "pow",         "sigmoid",     "silu",    "relu",    "leaky",   "float",
    "nat",   "Shift",   "Tab",      "Esc",     "Home",        "End",         "Ctrl",    "Alt",     "Del",     "Return",
    "Enter", "Up",      "Down",     "Space",   "PgUp",        "ActNorm",     "Scott",   "Rezende", "Mohamed", "base",
    "order", "raw",     "Language", "English", "Pushforward", "pushforward", "kernel",  "RQS",     "wTz",     "viridis",
    "magma", "cividis", "sign",     "PgDown",  "Page",        "CSV",         "npy",     "Delete",  "LaTeX",   "PyTorch",
    "NumPy", "amsmath", "GIF",      "WebP",    "PDF",         "SVG",         "PNG"};

QStringList words_of(QString text) {
  static const QRegularExpression tags(QStringLiteral("<[^>]*>|&[a-z]+;"));
  static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
  QStringList words;
  for (auto matches = word.globalMatch(text.replace(tags, QStringLiteral(" "))); matches.hasNext();)
    words << matches.next().captured();
  return words;
}

// References are cited as they were printed, and the keys of files name the numbers of a layer.
QString without_citations(QString text) {
  for (const Layer* layer : all_layers()) {
    text.remove(QString::fromStdString(layer->spec().reference).toHtmlEscaped());
    text.remove(QString::fromStdString(layer->spec().reference));
  }
  for (const Layer* layer : all_layers()) {
    for (const HyperSpec& hyper : layer->spec().hyperparameters) text.remove(QString::fromStdString(hyper.symbol));
    for (const ParameterSpec& value : layer->spec().values)
      text.remove(QRegularExpression(QStringLiteral("\\b%1\\b").arg(QString::fromStdString(value.id))));
  }
  return text;
}

Project project_of_every_layer() {
  Project project = small_project();
  project.title.clear();
  project.stack.layers.clear();
  for (const Layer* layer : all_layers()) {
    HyperValues small;
    for (const HyperSpec& hyper : layer->spec().hyperparameters)
      if (hyper.id == "hidden") small[hyper.id] = std::vector<std::int64_t>{4};
    project.stack.layers.push_back(make_layer(layer->spec().id, small, 2, Initialisation::training, 1));
  }
  return project;
}

// Through the menu, as a person does.
bool choose_language(app::MainWindow& window, const QString& name) {
  for (QAction* action : window.findChildren<QAction*>()) {
    if (action->text() != name) continue;
    const QPointer<app::StackPanel> old = &window.stack_panel();
    action->trigger();
    return wait_until([&] { return old.isNull(); });
  }
  return false;
}

}  // namespace

class WindowLanguageTest : public QObject {
  Q_OBJECT

  static QStringList left_in_english(QWidget& window) {
    QStringList complaints;
    for (const SeenText& seen : seen_texts(window))
      for (const QString& word : words_of(without_citations(seen.text)))
        if (!international.contains(word)) complaints << seen.where + QStringLiteral(": ") + seen.text;
    complaints.removeDuplicates();
    return complaints;
  }

 private slots:
  void what_was_edited_and_said_before_is_named_in_the_new_language() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    const auto undo = [&] {
      for (const QAction* action : open.window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_Z)) return action->text();
      return QString();
    };
    open.session.move_layer(open.session.project().stack.layers[2].id, 0);
    QCOMPARE(undo(), QStringLiteral("Undo move of layer 3"));
    emit open.window.actions().failed(open.session.open(QStringLiteral("/nowhere/at all.pushforward")));
    QVERIFY(open.window.status_line().notice().startsWith(QStringLiteral("The project")));
    QVERIFY(choose_language(open.window, QStringLiteral("简体中文")));
    QVERIFY2(undo().contains(QStringLiteral("移动")) && words_of(undo()).isEmpty(), qPrintable(undo()));
    QVERIFY2(!open.window.status_line().notice().startsWith(QStringLiteral("The")),
             qPrintable(open.window.status_line().notice()));
    QVERIFY(choose_language(open.window, QStringLiteral("English")));
    QCOMPARE(undo(), QStringLiteral("Undo move of layer 3"));
    QVERIFY(open.window.status_line().notice().startsWith(QStringLiteral("The project")));
    QVERIFY(open.goes_on());
  }

  void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
  void init() { Language::current().choose(english); }
  void cleanup() {
    Language::current().choose(english);
    QSettings().clear();
  }

  void switching_keeps_all_but_the_words() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    app::MainWindow& window = open.window;
    const quint64 selected = open.session.project().stack.layers[1].id;
    window.stack_panel().select_layer(selected);
    window.panel_grid().show_alone(window.panel_grid().middle_views()[2]);
    window.view_links().probe.set_on(true);
    window.view_links().x_viewport.zoom(2.0, 0.3, 0.2);
    window.findChild<app::FilmView*>()->choose(1.5);
    const Box box = window.view_links().x_viewport.box();
    const std::int64_t step = open.session.frame()->step;

    QVERIFY(choose_language(window, QStringLiteral("简体中文")));
    QCOMPARE(Language::current().shown(), chinese);
    QCOMPARE(window.stack_panel().selected_layers(), std::vector<std::uint64_t>{selected});
    QCOMPARE(window.panel_grid().alone(), window.panel_grid().middle_views()[2]);
    QVERIFY(window.actions().probe->isChecked());
    QVERIFY(window.view_links().x_viewport.box() == box);
    QCOMPARE(window.findChild<app::FilmView*>()->depth(), 1.5);
    QCOMPARE(window.findChild<QMenuBar*>()->actions().front()->text(), QStringLiteral("文件"));
    QVERIFY(open.session.is_playing());
    QVERIFY(reaches_step(open.session, step + 20));

    QVERIFY(choose_language(window, QStringLiteral("English")));
    QCOMPARE(window.findChild<QMenuBar*>()->actions().front()->text(), QStringLiteral("File"));
    QCOMPARE(window.findChildren<QMenuBar*>().size(), 1);
    QVERIFY(open.goes_on());
  }

  void the_choice_is_remembered() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(choose_language(open.window, QStringLiteral("简体中文")));
    Language::current().choose(english);
    Language::current().restore();
    QCOMPARE(Language::current().chosen(), chinese);
  }

  void actions_and_keys_work_in_the_new_contents() {
    OpenWindow open;
    QVERIFY(open.is_ready());
    QVERIFY(choose_language(open.window, QStringLiteral("简体中文")));
    QTest::keyClick(&open.window, Qt::Key_Space);
    QVERIFY(wait_until([&] { return !open.session.is_playing(); }));
    QTest::keyClick(&open.window, Qt::Key_F, Qt::AltModifier);
    QVERIFY(wait_until([] { return QApplication::activePopupWidget() != nullptr; }));
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QTest::keyClick(&open.window, Qt::Key_P);
    QVERIFY(open.window.view_links().probe.is_on());
    open.window.stack_panel().list().setFocus();
    QTest::keyClick(&open.window.stack_panel().list(), Qt::Key_Delete);
    QCOMPARE(open.session.project().stack.layers.size(), 2U);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.session.project().stack.layers.size(), 3U);
  }

  void errors_come_in_the_language_of_the_window() {
    Language::current().choose(chinese);
    OpenWindow open;
    QVERIFY(open.is_ready());
    emit open.session.notice(QStringLiteral("not invertible"), true);
    QCOMPARE(open.window.status_line().notice(), QStringLiteral("不可逆"));
  }

  void nothing_is_left_in_english() {
    OpenWindow open(project_of_every_layer());
    QVERIFY(open.is_ready());
    QVERIFY(choose_language(open.window, QStringLiteral("简体中文")));
    open.window.view_links().probe.set_on(true);
    open.window.view_links().lens.set_on(true);
    QVERIFY(open.goes_on());
    QStringList complaints = left_in_english(open.window);
    // At rest everything is computed soon.
    open.session.pause();
    QVERIFY(
        wait_until([&] { return open.session.frame()->film != nullptr && open.session.frame()->metrics != nullptr; }));
    for (const LayerEntry& entry : open.session.project().stack.layers) {
      open.window.stack_panel().select_layer(entry.id);
      complaints << left_in_english(open.window);
    }
    for (const double alpha : {0.0, 0.5}) {
      TrainingSettings training = open.session.project().training;
      training.alpha = alpha;
      open.session.set_training(training);
      complaints << left_in_english(open.window);
    }
    app::PresetGallery gallery(&open.window, app::PresetGallery::Offers::presets_and_pairs);
    gallery.show();
    complaints << left_in_english(gallery);
    open.window.actions().show_keys->trigger();
    auto* keys = open.window.findChild<app::KeysDialog*>();
    QVERIFY(keys != nullptr);
    complaints << left_in_english(*keys);
    complaints.removeDuplicates();
    for (const QString& complaint : complaints) qWarning("%s", qPrintable(complaint));
    QVERIFY2(complaints.isEmpty(), "Some texts have English words, see above.");
  }
};

PUSHFORWARD_GUI_TEST(WindowLanguageTest)

#include "language_test.moc"
