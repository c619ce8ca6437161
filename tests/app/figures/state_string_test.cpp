// A project as one line of text.
#include <QTest>

#include "app/figures/state_string.h"
#include "core/errors.h"
#include "tests/app/figures/figure_models.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;

class StateStringTest : public QObject {
  Q_OBJECT

 private slots:
  void a_project_comes_back() {
    const Project& project = test::trained_model()->project;
    const QString text = state_string(project);
    QVERIFY(text.startsWith(QStringLiteral("pushforward1:")) && !text.contains(QChar(u' ')));
    QCOMPARE(format_project(project_of_state_string(text)), format_project(project));
  }

  void a_mail_program_may_wrap_it() {
    QString text = state_string(test::trained_model()->project);
    for (qsizetype place = 70; place < text.size(); place += 72) text.insert(place, QStringLiteral("\r\n"));
    QCOMPARE(format_project(project_of_state_string(QStringLiteral("  ") + text)),
             format_project(test::trained_model()->project));
  }

  void what_is_none_says_so_data() {
    const QString whole = state_string(test::trained_model()->project);
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("of others") << QStringLiteral("hello");
    QTest::newRow("mark only") << QStringLiteral("pushforward1:");
    QTest::newRow("cut off") << whole.left(whole.size() / 2);
    QTest::newRow("no base64") << QStringLiteral("pushforward1:%%%%");
    QTest::newRow("newer") << QStringLiteral("pushforward2:") + whole.mid(13);
  }
  void what_is_none_says_so() {
    QFETCH(const QString, text);
    QVERIFY_EXCEPTION_THROWN((void)project_of_state_string(text), InputError);
  }
};

PUSHFORWARD_GUI_TEST(StateStringTest)

}  // namespace

#include "state_string_test.moc"
