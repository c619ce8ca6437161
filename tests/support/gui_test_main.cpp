// Runs every registered GUI test class in one QApplication; fails when any fails or when none is registered.
#include <QApplication>
#include <QTest>
#include <cstdio>

#include "app/style/painting_thread.h"
#include "tests/support/gui_test.h"

namespace pushforward::test {

std::vector<GuiTestFactory>& gui_tests() {
  static std::vector<GuiTestFactory> tests;
  return tests;
}

}  // namespace pushforward::test

int main(int argc, char** argv) {
  pushforward::app::keep_painting_on_its_thread();
  const QApplication application(argc, argv);
  int failures = 0;
  for (const auto& make : pushforward::test::gui_tests()) failures += QTest::qExec(make().get(), argc, argv);
  if (pushforward::test::gui_tests().empty()) {
    std::fputs("no GUI test is registered in this program\n", stderr);
    return 1;
  }
  return failures == 0 ? 0 : 1;
}
