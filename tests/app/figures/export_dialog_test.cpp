// The dialog, with real events, while the model trains.
#include "app/figure_export/export_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/figure_export/figure_form.h"
#include "app/figure_export/figure_preview.h"
#include "app/figure_export/shown_model.h"
#include "app/figures/carried_project.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"
#include "tests/support/named_widget.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;
using namespace pushforward::test;

struct OpenDialog {
  OpenDialog() : session(small_project(), QStringLiteral("reference")), dialog(session, nullptr) {
    dialog.show();
    session.play();
  }
  [[nodiscard]] bool has_preview() const {
    return wait_until([this] { return !dialog.preview().image().isNull() && dialog.note().contains("Preview"); });
  }
  template <class Widget>
  [[nodiscard]] Widget& named(const QString& name) const {
    return test::required_widget<Widget>(dialog, name);
  }
  [[nodiscard]] QPushButton& button(const QString& text) const {
    for (auto* button : dialog.findChildren<QPushButton*>())
      if (button->text() == text) return *button;
    qFatal("the dialog has no such button");
  }
  Session session;
  ExportDialog dialog;
};

class ExportDialogTest : public QObject {
  Q_OBJECT

 private slots:
  void it_begins_at_the_depth_that_the_window_shows() {
    Session session(small_project(), QStringLiteral("reference"));
    session.play();
    QVERIFY(wait_until([&] { return shown_model(session) != nullptr; }));
    const auto own = shown_model(session);
    const auto depth_of = [&](const ExportDialog& dialog) {
      return dialog.form().choice().figure(*own).panels.front().depth;
    };
    QVERIFY(!depth_of(ExportDialog(session, nullptr)));
    ViewRequest request = session.view();
    request.depth = 1.5;
    session.set_view(request);
    ExportDialog dialog(session, nullptr);
    QCOMPARE(depth_of(dialog), std::optional(1.5));
    auto& box = test::required_widget<QCheckBox>(dialog, QStringLiteral("depth as shown, k = 1.5"));
    QVERIFY(box.isChecked());
    box.click();
    QVERIFY(!depth_of(dialog));
    box.click();
    QCOMPARE(depth_of(dialog), std::optional(1.5));
    const Figure figure = dialog.form().choice().figure(*own);
    QVERIFY(QString::fromStdString(figure.panels.front().title.value_or("")).contains(QStringLiteral("= 1.5")));
    // Another time it begins at what is shown then.
    request.depth = -1.0;
    session.set_view(request);
    QVERIFY(!depth_of(ExportDialog(session, nullptr)));
    dialog.show();
    QVERIFY(wait_until([&] { return !dialog.preview().image().isNull(); }));
  }

  void initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("Pushforward tests"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, place_.path());
  }
  void init() { QSettings().clear(); }

  void the_preview_follows_the_training() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    const QImage first = open.dialog.preview().image();
    QVERIFY(wait_until([&] { return open.dialog.preview().image() != first; }));
    QVERIFY(open.session.is_playing());
  }

  void the_preview_follows_every_choice() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    open.session.pause();
    auto& theme = open.named<QComboBox>("Theme");
    theme.setFocus();
    QTest::keyClick(&theme, Qt::Key_End);
    QVERIFY(wait_until([&] {
      const QImage& image = open.dialog.preview().image();
      return qGray(image.pixel(2, 2)) < 60;
    }));
    auto& title = open.named<QLineEdit>("Title");
    const QImage before = open.dialog.preview().image();
    QTest::keyClicks(&title, QStringLiteral("two moons"));
    QVERIFY(wait_until([&] { return open.dialog.preview().image() != before; }));
    QCOMPARE(open.dialog.form().choice().look.title, std::string("two moons"));
  }

  void a_figure_that_is_too_large_says_so_and_loses_nothing() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    auto& width = open.named<QLineEdit>("Width");
    width.selectAll();
    QTest::keyClicks(&width, QStringLiteral("9999"));
    QTest::keyClick(&width, Qt::Key_Return);
    QVERIFY(wait_until([&] { return open.dialog.preview().accessibleDescription().contains("16384"); }));
    width.selectAll();
    QTest::keyClicks(&width, QStringLiteral("84"));
    QTest::keyClick(&width, Qt::Key_Return);
    QVERIFY(wait_until([&] { return open.dialog.preview().accessibleDescription().contains("pixels"); }));
  }

  void the_last_choice_is_remembered() {
    {
      OpenDialog open;
      auto& views = open.named<QListWidget>("Views");
      views.setCurrentRow(1);
      QTest::keyClick(&views, Qt::Key_Space);
      QTest::keyClick(&open.named<QComboBox>("Theme"), Qt::Key_Down);
    }
    OpenDialog again;
    QCOMPARE(again.dialog.form().choice().views.size(), 2);
    QCOMPARE(again.dialog.form().choice().look.theme, FigureTheme::transparent);
  }

  void a_figure_is_written_and_carries_the_model() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("月亮 figure.pdf"));
    QSignalSpy written(&open.dialog, &ExportDialog::exported);
    open.dialog.export_to(path);
    QVERIFY(wait_until([&] { return written.count() == 1; }));
    const Project carried = carried_project(path);
    QCOMPARE(carried.stack.layers.size(), open.session.project().stack.layers.size());
    QVERIFY(carried.steps <= open.session.frame()->step && !carried.fresh);
    QVERIFY(open.dialog.note().contains("月亮 figure.pdf"));
    QVERIFY(open.session.is_playing());
  }

  void what_can_not_be_written_says_so() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    QSignalSpy failed(&open.dialog, &ExportDialog::failed);
    open.dialog.export_to(QStringLiteral("/no/such/folder/figure.svg"));
    QVERIFY(wait_until([&] { return failed.count() == 1; }));
    QVERIFY(open.dialog.note().contains("/no/such/folder/figure.svg"));
    QVERIFY(!open.dialog.is_exporting());
  }

  void an_export_can_be_cancelled() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    auto& views = open.named<QListWidget>("Views");
    views.item(1)->setCheckState(Qt::Checked);
    auto& dpi = open.named<QLineEdit>("Pixels per inch");
    dpi.selectAll();
    QTest::keyClicks(&dpi, QStringLiteral("900"));
    QTest::keyClick(&dpi, Qt::Key_Return);
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.png");
    open.dialog.export_to(path);
    QVERIFY(open.dialog.is_exporting());
    QTest::keyClick(&open.dialog, Qt::Key_Escape);
    QVERIFY(!open.dialog.is_exporting());
    QVERIFY(open.dialog.isVisible());
    QVERIFY(open.dialog.note().contains("Cancelled"));
    QVERIFY(wait_until([&] { return open.dialog.note().contains("Preview"); }));  // the thread has gone on
    QVERIFY(!QFile::exists(path));
  }

  void a_figure_is_copied() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    QSignalSpy copied(&open.dialog, &ExportDialog::copied);
    QTest::mouseClick(&open.button("Copy"), Qt::LeftButton);
    QVERIFY(wait_until([&] { return copied.count() == 1; }));
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QVERIFY(data->data("image/svg+xml").contains("<svg"));
    QVERIFY(data->data("application/pdf").startsWith("%PDF"));
  }

  // What the window has kept, while the document trains on.
  void small_multiples_over_training_are_what_the_window_kept() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    QVERIFY(wait_until([&] { return open.session.frame()->kept->size() > 2; }));
    auto& panels = open.named<QComboBox>("Panels");
    QVERIFY(!open.named<QComboBox>("States").isVisible());
    for (int i = 0; i < 2; ++i) QTest::keyClick(&panels, Qt::Key_Down);
    QVERIFY(open.named<QComboBox>("States").isVisible());
    QVERIFY(wait_until([&] { return open.dialog.note().contains("states were kept, from step 0 to step"); }));
    QVERIFY(open.session.is_playing());
    const QTemporaryDir folder;
    const QString path = folder.filePath("kept.png");
    QSignalSpy written(&open.dialog, &ExportDialog::exported);
    open.dialog.export_to(path);
    QVERIFY(wait_until([&] { return written.count() == 1; }));
    QCOMPARE(carried_project(path).steps, 0);  // the figure's first panel
  }

  // Restarted, a model has no past.
  void nothing_kept_is_said() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    open.session.pause();
    open.session.restart();
    QVERIFY(reaches_step(open.session, 0) && wait_until([&] { return open.session.frame()->step == 0; }));
    auto& panels = open.named<QComboBox>("Panels");
    for (int i = 0; i < 2; ++i) QTest::keyClick(&panels, Qt::Key_Down);
    QVERIFY(wait_until([&] { return open.dialog.preview().accessibleDescription().contains("No earlier state"); }));
    QSignalSpy failed(&open.dialog, &ExportDialog::failed);
    open.dialog.export_to(QStringLiteral("/no/such/folder/figure.svg"));
    QCOMPARE(failed.count(), 1);
    QVERIFY(!open.dialog.is_exporting());
  }

  // A figure that trains for itself leaves the document's training alone.
  void small_multiples_over_training_are_trained_anew() {
    OpenDialog open;
    QVERIFY(open.has_preview());
    auto& panels = open.named<QComboBox>("Panels");
    for (int i = 0; i < 2; ++i) QTest::keyClick(&panels, Qt::Key_Down);
    QTest::keyClick(&open.named<QComboBox>("States"), Qt::Key_End);
    QVERIFY(wait_until([&] { return open.dialog.note().contains("trained anew from the seed"); }));
    QVERIFY(open.session.is_playing());
    QVERIFY(reaches_step(open.session, open.session.frame()->step + 1));
  }

 private:
  QTemporaryDir place_;
};

PUSHFORWARD_GUI_TEST(ExportDialogTest)

}  // namespace

#include "export_dialog_test.moc"
