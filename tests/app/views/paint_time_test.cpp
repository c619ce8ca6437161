// What a frame costs on the GUI thread, in processor time, at the size of the look's window.
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <ctime>

#include "app/views/density_view.h"
#include "app/views/film_view.h"
#include "app/views/latent_view.h"
#include "app/views/log_det_view.h"
#include "app/views/loss_view.h"
#include "app/views/warp_view.h"
#include "tests/app/views/frame_maker.h"
#include "tests/support/gui_test.h"

using namespace pushforward::app;

namespace {

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

// Every part is new, so that nothing comes from a cache.
std::shared_ptr<const Frame> fresh_copy(const Frame& frame) {
  auto copy = std::make_shared<Frame>(frame);
  copy->density = std::make_shared<DensityField>(*frame.density);
  copy->warp = std::make_shared<WarpMesh>(*frame.warp);
  copy->latent = std::make_shared<PointCloud>(*frame.latent);
  copy->film = std::make_shared<std::vector<FilmFrame>>(*frame.film);
  copy->loss = std::make_shared<LossHistory>(*frame.loss);
  return copy;
}

}  // namespace

class PaintTimeTest : public QObject {
  Q_OBJECT
 private slots:
  void four_views_can_be_drawn_thirty_times_a_second_on_one_core() {
    auto frame = pushforward::test::make_frame(pushforward::test::mixed_stack(), pushforward::test::two_moons(),
                                               {.grid = {{-3.3, 3.3, -3.3, 3.3}, 256, 256}});
    frame->loss = pushforward::test::falling_loss(4, 1.6, 2000);
    ViewportLink x;
    ViewportLink z;
    LogDetScale scale;
    DensityView density(x);
    WarpView warp(x, scale);
    LogDetView log_det(x, scale);
    LatentView latent(z);
    FilmView film;
    LossView loss;
    double four = 0.0;
    for (View* view : std::initializer_list<View*>{&density, &warp, &log_det, &latent, &film, &loss}) {
      view->resize(view == &film ? QSize(820, 160) : view == &loss ? QSize(540, 160) : QSize(540, 385));
      QImage image(view->size(), QImage::Format_RGB32);
      std::vector<double> times;
      for (int i = 0; i < 9; ++i) {
        const auto copy = fresh_copy(*frame);
        const double start = thread_milliseconds();
        view->show_frame(copy);
        view->render(&image);
        times.push_back(thread_milliseconds() - start);
      }
      std::nth_element(times.begin(), times.begin() + 4, times.end());
      std::printf("%-10s %6.2f ms a frame\n", qPrintable(view->accessibleName()), times[4]);
      if (view != &film && view != &loss) four += times[4];
    }
    std::printf("four views %6.2f ms a frame\n", four);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(four < 33.0, qPrintable(QString::number(four)));
#endif
  }
};

PUSHFORWARD_GUI_TEST(PaintTimeTest)
#include "paint_time_test.moc"
