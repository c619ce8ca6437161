#include "app/window/process_age.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTest>

#include "tests/support/gui_test.h"

using namespace pushforward::app;

class ProcessAgeTest : public QObject {
  Q_OBJECT
 private slots:
  void it_grows_as_the_clock_does() {
    const auto before = process_age();
    if (!before) QSKIP("this system does not tell when a process was started");
    QVERIFY(*before >= 0.0 && *before < 3600.0);
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() >= 200);
    const double grown = process_age().value() - *before;
    QVERIFY2(grown >= 0.19 && grown <= 0.01 + 1e-3 * static_cast<double>(clock.elapsed()) + 0.05,
             qPrintable(QString::number(grown)));
  }
};

PUSHFORWARD_GUI_TEST(ProcessAgeTest)
#include "process_age_test.moc"
