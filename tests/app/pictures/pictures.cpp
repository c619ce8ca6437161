// window_pictures FOLDER WIDTHxHEIGHT [SCENE]: draws the window in every scene, both themes and all languages at that
// size in device pixels (the ratio is that of the screen), and the page that shows them.
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <cstdio>

#include "app/compare/model_comparison.h"
#include "app/language/language.h"
#include "app/session/session.h"
#include "app/style/theme.h"
#include "tests/app/pictures/gallery_page.h"
#include "tests/app/pictures/scenes.h"

using namespace pushforward;
using app::Theme;

namespace {

constexpr int patience = 60'000;  // milliseconds, for a state of the training
constexpr int least_rest = 60;    // without a paint: what a frame or a gesture has set off is over
constexpr int most_rest = 1500;   // what blinks or moves never rests

bool is_complete(const app::Session& session) {
  const auto frame = session.frame();
  return frame && frame->edit == session.last_edit() && frame->state == app::RunState::paused && frame->film &&
         frame->metrics && !frame->metrics->empty() && frame->metrics->back().step == frame->step && frame->density &&
         frame->density->exact;
}

void train(app::Session& session, const pictures::Chapter& chapter) {
  session.replace(chapter.project);
  session.play();
  (void)QTest::qWaitFor(
      [&] {
        const auto frame = session.frame();
        if (!frame || frame->edit != session.last_edit()) return false;
        return chapter.runs_into_trouble ? !session.is_playing() : frame->step >= chapter.steps;
      },
      patience);
  session.pause();
  if (!QTest::qWaitFor([&] { return is_complete(session); }, patience)) std::fputs("no complete frame\n", stderr);
}

QString file_name(const QString& scene, const QString& folder, const QSize& pixels, double ratio) {
  QString name = scene;
  return QStringLiteral("%1/%2--%3-%4-%5x%6@%7.png")
      .arg(folder, name.replace(u' ', u'-'), app::Language::current().shown(),
           Theme::current().is_dark() ? QStringLiteral("dark") : QStringLiteral("light"))
      .arg(pixels.width())
      .arg(pixels.height())
      .arg(ratio);
}

// Knows how long nothing was painted: sizes, smoothed scales and the like have then come to rest.
class PaintWatch : public QObject {
 public:
  PaintWatch() { qApp->installEventFilter(this); }
  void wait_for_rest() {
    QElapsedTimer whole;
    whole.start();
    since_paint_.start();
    while (since_paint_.elapsed() < least_rest && whole.elapsed() < most_rest) QTest::qWait(10);
  }
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint || event->type() == QEvent::Resize) since_paint_.start();
    return false;
  }

 private:
  QElapsedTimer since_paint_;
};

// What the scenes of a chapter find: its document, in the present, alone.
void return_to(app::Session& session, std::uint64_t state) {
  app::ModelComparison::of(session).leave();
  session.pause();
  session.show_step(std::nullopt);
  while (session.state_number() != state && session.history().canUndo()) session.undo();
}

// In both themes.
void draw(app::Session& session, const pictures::Scene& scene, const QString& folder, const QSize& pixels) {
  PaintWatch watch;
  const std::uint64_t state = session.state_number();
  {
    app::MainWindow window(session);
    const double ratio = window.devicePixelRatioF();
    window.resize(pixels / ratio);
    window.show();
    watch.wait_for_rest();
    QWidget* shown = scene.prepare(window, session);
    if (shown != nullptr) {
      // A presentation has changed the ratio; its screen is the size that was asked for.
      if (shown == &window) window.resize(pixels / window.devicePixelRatioF());
      shown->show();
      // A comparison and an earlier step have pictures of their own, which the scene waits for.
      if (!app::ModelComparison::of(session).is_on() && !session.wanted_step())
        (void)QTest::qWaitFor([&] { return is_complete(session); }, patience);
    }
    for (const Theme::Mode mode : {Theme::Mode::dark, Theme::Mode::light}) {
      if (shown == nullptr) break;
      Theme::current().set_mode(mode);
      watch.wait_for_rest();
      const QString file = file_name(scene.name, folder, pixels, ratio);
      if (!shown->grab().save(file)) std::fprintf(stderr, "can't write %s\n", qPrintable(file));
      std::printf("%s\n", qPrintable(file));
    }
    for (QWidget* other : QApplication::topLevelWidgets())
      if (other != &window) other->hide();
  }
  return_to(session, state);
}

}  // namespace

int main(int argc, char** argv) {
  // Neither the person's settings nor their unsaved work.
  const QTemporaryDir own;
  for (const char* place : {"XDG_CONFIG_HOME", "XDG_STATE_HOME"}) qputenv(place, own.path().toLocal8Bit());
  QCoreApplication::setOrganizationName(QStringLiteral("Pushforward pictures"));
  QApplication application(argc, argv);
  const QStringList arguments = QCoreApplication::arguments();
  const QStringList sides = arguments.value(2).split(QLatin1Char('x'));
  if (sides.size() != 2) {
    std::fputs("usage: window_pictures FOLDER WIDTHxHEIGHT [SCENE]\n", stderr);
    return 2;
  }
  const QString folder = arguments[1];
  const QString only = arguments.value(3);
  QDir().mkpath(folder);
  app::Session session(make_preset("realnvp-8"), QStringLiteral("auto"));
  for (const pictures::Chapter& chapter : pictures::all_chapters()) {
    const auto is_wanted = [&](const pictures::Scene& scene) { return only.isEmpty() || scene.name.startsWith(only); };
    if (std::ranges::none_of(chapter.scenes, is_wanted)) continue;
    train(session, chapter);
    for (const app::LanguageName& language : app::Language::known()) {
      app::Language::current().choose(language.code);
      for (const pictures::Scene& scene : chapter.scenes)
        if (is_wanted(scene)) draw(session, scene, folder, {sides[0].toInt(), sides[1].toInt()});
    }
  }
  pictures::write_gallery_page(folder);
  session.shut_down(std::chrono::seconds(4));
  std::fflush(nullptr);
  std::_Exit(0);
}
