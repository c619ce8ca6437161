// The dialog shows a preview and writes the animation, while training goes on; cancel acts soon and leaves nothing.
#include "app/animation_export/animation_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include "app/animation_export/preview_picture.h"
#include "app/style/theme.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"
#include "tests/support/named_widget.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

struct OpenDialog {
  OpenDialog() : session(test::small_project(), QStringLiteral("reference")) {
    (void)Theme::current();
    QSettings().clear();
    session.play();
    const bool trains = test::reaches_step(session, 5);
    Q_UNUSED(trains)
    dialog = new AnimationDialog(
        session, [](const std::string&) { return make_reference_engine(); }, nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    Animation quick = dialog->animation();
    quick.seconds = 0.4;
    quick.frames_per_second = 10;
    quick.figure.size = {.width = 640, .height = 360, .unit = LengthUnit::pixel, .dpi = 66};
    compose_views(quick.figure, {"density"});
    dialog->choose(quick);
  }
  ~OpenDialog() { delete dialog; }
  template <class Widget>
  [[nodiscard]] Widget& named(const char* name) const {
    return test::required_widget<Widget>(*dialog, QString::fromUtf8(name));
  }
  [[nodiscard]] bool says(const char* words) const {
    return std::ranges::any_of(dialog->findChildren<QLabel*>(),
                               [words](const QLabel* label) { return label->text().contains(QLatin1String(words)); });
  }
  [[nodiscard]] const QImage& preview() const { return named<PreviewPicture>("Preview").picture(); }
  [[nodiscard]] bool ends() const {
    return test::wait_until([this] { return !dialog->is_running(); });
  }

  Session session;
  AnimationDialog* dialog;
};

}  // namespace

class AnimationDialogTest : public QObject {
  Q_OBJECT
 private slots:
  void the_preview_follows_what_is_chosen() {
    OpenDialog open;
    QVERIFY(test::wait_until([&] { return !open.preview().isNull(); }));
    const QImage before = open.preview();
    QCOMPARE(before.size(), QSize(640, 360));
    open.named<QSlider>("Time of the preview").setValue(1);
    QVERIFY(test::wait_until([&] { return open.preview() != before; }));
    const QImage later = open.preview();
    open.named<QCheckBox>("target's contours").setChecked(false);
    QVERIFY(test::wait_until([&] { return open.preview() != later; }));
  }

  void every_format_is_written_while_training_goes_on_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<AnimationOver>("over");
    QTest::addColumn<bool>("anew");
    QTest::newRow("mp4") << QStringLiteral("mp4") << AnimationOver::depth << false;
    QTest::newRow("gif") << QStringLiteral("gif") << AnimationOver::temperature << false;
    QTest::newRow("webp") << QStringLiteral("webp") << AnimationOver::training << true;
    QTest::newRow("kept states") << QStringLiteral("webp") << AnimationOver::training << false;
  }
  void every_format_is_written_while_training_goes_on() {
    QFETCH(const QString, ending);
    QFETCH(const AnimationOver, over);
    QFETCH(const bool, anew);
    OpenDialog open;
    open.named<QComboBox>("What moves").setCurrentIndex(static_cast<int>(over));
    if (anew) QTest::keyClick(&open.named<QComboBox>("States"), Qt::Key_End);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("动画 1.") + ending);
    const std::int64_t before = open.session.frame()->step;
    open.dialog->save_to(path);
    QVERIFY(open.dialog->is_running());
    QVERIFY(open.named<QPushButton>("Cancel").isVisible());
    QVERIFY(open.ends());
    QCOMPARE(open.dialog->sentence(), QStringLiteral("Written: ") + path);
    QVERIFY(QFileInfo(path).size() > 1000);
    QVERIFY(test::reaches_step(open.session, before + 2));
    QVERIFY(open.session.is_playing());
  }

  // Over training the preview walks through the states that the window has kept, and says which it has.
  void kept_states_are_seen_in_the_preview() {
    OpenDialog open;
    auto& over = open.named<QComboBox>("What moves");
    auto& states = open.named<QComboBox>("States");
    QVERIFY(!states.isVisible());
    QTest::keyClick(&over, Qt::Key_Down);
    QCOMPARE(over.currentText(), QStringLiteral("training"));
    QVERIFY(states.isVisible());
    auto& time = open.named<QSlider>("Time of the preview");
    QVERIFY(time.isEnabled());
    QVERIFY(open.says("states were kept, from step 0"));
    QImage before = open.preview();
    QVERIFY(test::wait_until([&] { return !open.preview().isNull() && open.preview() != before; }));
    before = open.preview();
    time.setFocus();
    QTest::keyClick(&time, Qt::Key_Home);
    QVERIFY(test::wait_until([&] { return open.preview() != before; }));
    QTest::keyClick(&states, Qt::Key_End);
    QVERIFY(!time.isEnabled());
    QVERIFY(open.says("done again from its seed"));
  }

  void a_standstill_for_each_layer_is_typed() {
    OpenDialog open;
    auto& hold = open.named<QLineEdit>("Standstill");
    auto& save = open.named<QPushButton>("Save as…");
    hold.selectAll();
    QTest::keyClicks(&hold, QStringLiteral("30, 0, 80"));
    QCOMPARE(open.dialog->animation().hold, (std::vector<double>{0.3, 0.0, 0.8}));
    QVERIFY(save.isEnabled() && open.dialog->sentence().isEmpty());
    QTest::keyClicks(&hold, QStringLiteral("0"));
    QVERIFY(open.dialog->sentence().contains(QStringLiteral("from 0 to 90")));
    QVERIFY(!save.isEnabled());
    QCOMPARE(open.dialog->animation().hold, (std::vector<double>{0.3, 0.0, 0.8}));
    // Escape gives up what is wrong, not the dialog.
    QTest::keyClick(&hold, Qt::Key_Escape);
    QCOMPARE(hold.text(), QStringLiteral("30, 0, 80 %"));
    QVERIFY(open.dialog->isVisible() && save.isEnabled() && open.dialog->sentence().isEmpty());
    // More numbers than there are places to stand still: said where the picture would be.
    hold.selectAll();
    QTest::keyClicks(&hold, QStringLiteral("1, 2, 3, 4, 5, 6, 7"));
    QVERIFY(
        test::wait_until([&] { return open.dialog->sentence().contains(QStringLiteral("places to stand still")); }));
  }

  void cancel_acts_soon_and_leaves_nothing() {
    OpenDialog open;
    Animation longer = open.dialog->animation();
    longer.seconds = 60.0;
    open.dialog->choose(longer);
    const QTemporaryDir folder;
    open.dialog->save_to(folder.filePath(QStringLiteral("a.mp4")));
    QVERIFY(test::wait_until([&] { return open.named<QProgressBar>("Progress of the export").value() > 0; }));
    QTest::mouseClick(&open.named<QPushButton>("Cancel"), Qt::LeftButton);
    QVERIFY(!open.dialog->is_running());
    QVERIFY(open.dialog->sentence().contains(QStringLiteral("nothing was written")));
    QVERIFY(test::wait_until([&] { return QDir(folder.path()).isEmpty(); }));
  }

  void a_failure_is_a_sentence() {
    OpenDialog open;
    const QTemporaryDir folder;
    open.dialog->save_to(folder.filePath(QStringLiteral("nowhere/a.gif")));
    QVERIFY(open.ends());
    QVERIFY2(open.dialog->sentence().contains(QStringLiteral("No such file or directory")),
             qPrintable(open.dialog->sentence()));
    open.dialog->save_to(folder.filePath(QStringLiteral("a.avi")));
    QVERIFY(open.ends());
    QVERIFY(open.dialog->sentence().contains(QStringLiteral("has to end with")));
  }

  void the_last_choice_is_remembered() {
    const QTemporaryDir folder;
    Animation chosen;
    {
      OpenDialog open;
      open.named<QComboBox>("Ground").setCurrentIndex(1);
      open.dialog->save_to(folder.filePath(QStringLiteral("a.gif")));
      QVERIFY(open.ends());
      chosen = open.dialog->animation();
    }
    Session session(test::small_project(), QStringLiteral("reference"));
    AnimationDialog again(
        session, [](const std::string&) { return make_reference_engine(); }, nullptr);
    QVERIFY(again.animation() == chosen);
  }

  void nothing_chosen_is_nothing_to_save() {
    OpenDialog open;
    open.named<QCheckBox>("Density").setChecked(false);
    for (const QPushButton* button : open.dialog->findChildren<QPushButton*>())
      if (button->accessibleName() == QStringLiteral("Save as…")) QVERIFY(!button->isEnabled());
  }
};

PUSHFORWARD_GUI_TEST(AnimationDialogTest)
#include "animation_dialog_test.moc"
