#include "app/window/start_window.h"

#include <QApplication>
#include <QFileInfo>
#include <QHashFunctions>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "app/figures/carried_project.h"
#include "app/gallery/compare_pairs.h"
#include "app/gallery/preset_picture.h"
#include "app/language/language.h"
#include "app/session/autosave.h"
#include "app/session/recovery.h"
#include "app/session/session.h"
#include "app/style/painting_thread.h"
#include "app/style/theme.h"
#include "app/views/film_view.h"
#include "app/views/registry.h"
#include "app/window/hint_row.h"
#include "app/window/look_settings.h"
#include "app/window/main_window.h"
#include "app/window/process_age.h"
#include "app/window/recent_files.h"
#include "app/window/recovery_bar.h"
#include "app/window/status_line.h"
#include "app/window/window_comparison.h"
#include "app/window/window_options.h"
#include "core/errors.h"
#include "gpu/devices.h"
#include "gpu/engine_choice.h"

namespace pushforward::app {
namespace {

constexpr const char* default_preset = "realnvp-8";

// Probing devices builds kernels in other processes; it waits until the window's own engine is there.
constexpr int milliseconds_before_probing = 8000;

bool has_display() {
#ifdef Q_OS_LINUX
  return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
         qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
  return true;
#endif
}

bool is_preset(const std::string& name) {
  return std::ranges::find(all_presets(), name, &Preset::name) != all_presets().end();
}

Project first_project(const std::string& file_or_preset) {
  if (file_or_preset.empty()) return make_preset(default_preset);
  if (is_preset(file_or_preset) && !QFileInfo::exists(QString::fromStdString(file_or_preset)))
    return make_preset(file_or_preset);
  const QString path = QString::fromStdString(file_or_preset);
  return is_figure_file(path) ? carried_project(path) : load_project(file_or_preset);
}

// Says when the window showed a trained frame first, and when the device had taken over.
void report_start(Session& session, MainWindow& window) {
  QObject::connect(&session, &Session::frame_ready, &window,
                   [&session, &window, trained = false, taken_over = false]() mutable {
                     const auto frame = session.frame();
                     if (!frame || frame->step == 0) return;
                     const auto say = [&window](const char* what) {
                       // After the painting that this frame has set off.
                       QTimer::singleShot(0, &window, [what] {
                         if (const auto age = process_age()) std::printf("%s %.2f s after the start\n", what, *age);
                       });
                     };
                     if (!std::exchange(trained, true)) say("first trained frame shown");
                     if (frame->device.id != "reference" && !std::exchange(taken_over, true))
                       say("first frame of the device shown");
                   });
}

// At rest every picture is refined and every figure belongs to the step that is shown.
bool is_complete(const Session& session) {
  const auto frame = session.frame();
  return frame && frame->state == RunState::paused && frame->metrics && !frame->metrics->empty() &&
         frame->metrics->back().step == frame->step && frame->density && frame->density->grid.columns >= 200;
}

// Draws the window into a file once the training is so far and every picture is there, then ends the program.
void take_picture(Session& session, MainWindow& window, const WindowOptions& options) {
  const auto look = [&session, &window, options, taken = std::make_shared<bool>(false)] {
    const ModelComparison& comparison = window.comparison().comparison();
    const auto frame = session.frame();
    if (!frame || frame->step < options.after_steps || *taken) return;
    session.pause();
    if (!is_complete(session) || !frame->film) return;
    if (comparison.is_on() && !is_complete(comparison.other())) return;
    *taken = true;
    // After what this frame has set off: sizes, smoothed scales.
    QTimer::singleShot(500, &window, [&window, options] {
      const bool written = window.grab().save(options.picture);
      if (!written) std::fprintf(stderr, "error: can't write \"%s\"\n", qPrintable(options.picture));
      QCoreApplication::exit(written ? 0 : 3);
    });
  };
  QObject::connect(&session, &Session::frame_ready, &window, look);
  const ModelComparison& comparison = window.comparison().comparison();
  if (comparison.is_on()) QObject::connect(&comparison.other(), &Session::frame_ready, &window, look);
}

// What a picture is to show beside the views.
void show_instruments(MainWindow& window, const WindowOptions& options) {
  ViewLinks& links = window.view_links();
  if (options.probe) {
    links.probe.set_on(true);
    links.probe.pin(Plane::x, *options.probe);
  }
  if (options.lens) {
    links.lens.set_on(true);
    links.lens.move_to(*options.lens);
  }
  if (options.depth) window.findChild<FilmView*>()->choose(*options.depth);
}

int run_window(QApplication& application, const WindowOptions& options, Project project, const QString& path,
               const std::string& device) {
  auto session =
      std::make_unique<Session>(std::move(project), QString::fromStdString(device), machine_engines(gpu::this_program));
  if (!path.isEmpty()) {
    session->adopt_path(path);
    RecentFiles::add(path);
  }
  int code = 0;
  {
    const RecoveryFolder folder;
    Autosave autosave(*session, folder);
    MainWindow window(*session);
    QObject::connect(&window, &MainWindow::closed, &autosave, &Autosave::forget);
    // The document beside this one is kept as well, from the first comparison on.
    std::optional<Autosave> other_autosave;
    ModelComparison& comparison = window.comparison().comparison();
    QObject::connect(&comparison, &ModelComparison::begun, &window, [&] {
      if (other_autosave) return;
      other_autosave.emplace(comparison.other(), folder);
      QObject::connect(&window, &MainWindow::closed, &*other_autosave, &Autosave::forget);
    });
    QObject::connect(&autosave, &Autosave::failed, &window,
                     [&window](const QString& sentence) { window.status_line().show_notice(sentence, true); });
    if (options.picture.isEmpty())
      if (auto orphan = folder.claim())
        window.offer_recovery(new RecoveryBar(std::move(*orphan), *session, autosave, &window));
    if (options.picture.isEmpty()) {
      keep_look(&window);
      window.hints().start();
    }
    if (!options.size.isEmpty())
      window.resize(options.size);
    else if (!options.picture.isEmpty())  // the same picture on every screen
      window.resize(Theme::current().size(QStringLiteral("window")).toSize());
    show_instruments(window, options);
    window.show();
    session->play();
    if (!options.compare.isEmpty()) {
      const ComparePair pair = compare_pair(options.compare);
      comparison.begin(pair.a(), pair.b());
    }
    if (!options.picture.isEmpty()) report_start(*session, window);
    if (options.picture.isEmpty())
      QTimer::singleShot(milliseconds_before_probing, &window,
                         [&window] { window.training_panel().find_devices([] { return gpu::probe_devices(); }); });
    else
      take_picture(*session, window, options);
    code = application.exec();
    window.hide();  // gone at once, whatever still has to end
  }
  if (const ModelComparison& comparison = ModelComparison::of(*session); comparison.has_other())
    comparison.other().shut_down(std::chrono::seconds(1));
  session->shut_down(std::chrono::seconds(4));
  session.reset();
  return code;
}

}  // namespace

std::vector<char*> without_window_options(int argc, char** argv) {
  std::vector<char*> kept;
  for (int i = 0; i < argc; ++i) {
    const QString argument = QString::fromLocal8Bit(argv[i]);
    const QString name = argument.section(QLatin1Char('='), 0, 0);
    if (!window_option_names().contains(name))
      kept.push_back(argv[i]);
    else if (!argument.contains(QLatin1Char('=')))
      ++i;  // its value
  }
  return kept;
}

int start_window(int argc, char** argv, const std::string& project_or_preset, const std::string& device,
                 std::optional<std::uint64_t> seed) {
  if (!has_display()) {
    std::fputs("error: there is no display to open a window on. The commands work without one: pushforward --help\n",
               stderr);
    return 1;
  }
  QCoreApplication::setApplicationName(QStringLiteral("Pushforward"));
  QCoreApplication::setOrganizationName(QStringLiteral("Pushforward"));
  QCoreApplication::setApplicationVersion(QStringLiteral(PUSHFORWARD_VERSION));
  // Qt lists the faces of a PDF in the order of a hash: the same in every run, so that the same figure is the same
  // file.
  QHashSeed::setDeterministicGlobalSeed();
  keep_painting_on_its_thread();
  QApplication application(argc, argv);
  int code = 0;
  try {
    const WindowOptions options = read_window_options(QCoreApplication::arguments());
    if (!options.preset_pictures.isEmpty()) {
      const std::unique_ptr<Engine> engine = gpu::make_engine(device, 2);
      write_preset_pictures(options.preset_pictures, *engine,
                            [](const QString& path) { std::printf("%s\n", qPrintable(path)); });
      std::fflush(nullptr);
      std::_Exit(0);
    }
    if (!options.compare.isEmpty()) (void)compare_pair(options.compare);  // before anything is opened
    Project project = first_project(project_or_preset);
    if (seed) {
      project.training.seed = *seed;
      if (project.fresh) initialise_for_training(project.stack, *seed);
    }
    // The model of a figure belongs to no file yet: saving must not write over the picture.
    const bool is_file = !project_or_preset.empty() && !is_preset(project_or_preset) &&
                         !is_figure_file(QString::fromStdString(project_or_preset));
    if (options.picture.isEmpty()) {
      restore_look(options.dark);
      if (options.language.isEmpty()) Language::current().restore();
    } else {  // the same picture whatever the person has chosen
      Theme::current().set_mode(options.dark.value_or(true) ? Theme::Mode::dark : Theme::Mode::light);
      Language::current().choose(Language::known().front().code);
    }
    if (!options.language.isEmpty()) Language::current().choose(options.language);
    code = run_window(application, options, std::move(project),
                      is_file ? QString::fromStdString(project_or_preset) : QString(), device);
  } catch (const InputError& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    code = 3;
  }
  std::fflush(nullptr);
  // A driver may still build kernels on a thread that nobody can interrupt; its library's destructors must not run
  // under it, and nothing is left that they would have to save.
  std::_Exit(code);
}

}  // namespace pushforward::app
