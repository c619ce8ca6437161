// The window's own options, and that the command line does not see them.
#include "app/window/window_options.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <string>

#include "app/window/start_window.h"
#include "core/errors.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using pushforward::app::read_window_options;

class WindowOptionsTest : public QObject {
  Q_OBJECT
 private slots:
  void all_are_read() {
    const auto options = read_window_options({"pushforward", "--picture", "a.png", "--after-steps=20", "--theme",
                                              "light", "--size", "1366x768", "--probe", "1.5,-0.25", "--lens=0.5,1",
                                              "--depth=2.5", "--compare", "depth", "p.pushforward"});
    QCOMPARE(options.picture, QStringLiteral("a.png"));
    QCOMPARE(options.after_steps, std::int64_t{20});
    QCOMPARE(options.dark, std::optional<bool>(false));
    QCOMPARE(options.size, QSize(1366, 768));
    QCOMPARE(options.lens, std::optional<QPointF>(QPointF(0.5, 1)));
    QCOMPARE(options.depth, std::optional<double>(2.5));
    QCOMPARE(options.compare, QStringLiteral("depth"));
    QCOMPARE(options.probe, std::optional<QPointF>(QPointF(1.5, -0.25)));
  }

  void none_is_needed() {
    const auto options = read_window_options({"pushforward"});
    QVERIFY(options.picture.isEmpty() && !options.dark && options.size.isEmpty());
  }

  void bad_values_are_refused() {
    for (const QStringList& arguments :
         {QStringList{"p", "--size", "big"}, QStringList{"p", "--theme", "pink"},
          QStringList{"p", "--after-steps", "-1"}, QStringList{"p", "--picture"}, QStringList{"p", "--probe", "1.5"},
          QStringList{"p", "--lens", "1,a"}, QStringList{"p", "--depth", "-1"}})
      QVERIFY_EXCEPTION_THROWN((void)read_window_options(arguments), InputError);
  }

  void the_command_line_does_not_see_them() {
    std::array<std::string, 6> arguments{"pushforward", "--picture", "a.png", "x.pushforward", "--size=1x1", "--seed"};
    std::array<char*, 6> argv{};
    std::ranges::transform(arguments, argv.begin(), [](std::string& argument) { return argument.data(); });
    const auto kept = app::without_window_options(static_cast<int>(argv.size()), argv.data());
    QCOMPARE(kept.size(), std::size_t{3});
    QCOMPARE(std::string(kept[1]), std::string("x.pushforward"));
    QCOMPARE(std::string(kept[2]), std::string("--seed"));
  }
};

PUSHFORWARD_GUI_TEST(WindowOptionsTest)
#include "window_options_test.moc"
