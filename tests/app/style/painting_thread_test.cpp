// While every thread of the pool is taken, painting goes on: it asks the pool for nothing.
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>
#include <atomic>
#include <thread>

#include "app/style/painting_thread.h"
#include "tests/support/gui_test.h"

class PaintingThreadTest : public QObject {
  Q_OBJECT
 private slots:
  void painting_asks_no_pool() {
    QThreadPool& pool = *QThreadPool::globalInstance();
    QSemaphore taken, release;
    const int threads = pool.maxThreadCount();
    for (int i = 0; i < threads; ++i)
      pool.start([&] {
        taken.release();
        release.acquire();
      });
    taken.acquire(threads);
    std::atomic<bool> is_painted = false;
    QImage image(600, 600, QImage::Format_RGB32);
    image.fill(Qt::black);
    std::thread painting([&] {
      QPainter painter(&image);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(QPen(QColor(255, 255, 255, 200), 5.0));
      for (int i = 0; i < 20; ++i) painter.drawLine(QPointF(10.0 * i, 0.0), QPointF(600.0 - 10.0 * i, 600.0));
      is_painted = true;
    });
    const bool was_painted = QTest::qWaitFor([&] { return is_painted.load(); }, 10000);
    release.release(threads);
    painting.join();
    QVERIFY(pool.waitForDone(10000));
    QVERIFY(was_painted);
    QVERIFY(image.pixelColor(300, 300).red() > 150);
  }
};

PUSHFORWARD_GUI_TEST(PaintingThreadTest)
#include "painting_thread_test.moc"
