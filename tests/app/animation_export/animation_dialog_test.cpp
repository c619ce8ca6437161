// The dialog shows a preview and writes the animation, while training goes on; cancel acts soon and leaves nothing.
#include "app/animation_export/animation_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
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
    for (Widget* widget : dialog->findChildren<Widget*>())
      if (widget->accessibleName() == QLatin1String(name)) return *widget;
    qFatal("there is no %s", name);
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
    QTest::newRow("mp4") << QStringLiteral("mp4") << AnimationOver::depth;
    QTest::newRow("gif") << QStringLiteral("gif") << AnimationOver::temperature;
    QTest::newRow("webp") << QStringLiteral("webp") << AnimationOver::training;
  }
  void every_format_is_written_while_training_goes_on() {
    QFETCH(const QString, ending);
    QFETCH(const AnimationOver, over);
    OpenDialog open;
    open.named<QComboBox>("What moves").setCurrentIndex(static_cast<int>(over));
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
