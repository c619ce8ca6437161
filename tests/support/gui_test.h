// Registration of GUI test classes, so that one program per folder runs all of them.
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

namespace pushforward::test {

using GuiTestFactory = std::function<std::unique_ptr<QObject>()>;
std::vector<GuiTestFactory>& gui_tests();

struct GuiTestRegistration {
  explicit GuiTestRegistration(GuiTestFactory factory) { gui_tests().push_back(std::move(factory)); }
};

}  // namespace pushforward::test

#define PUSHFORWARD_GUI_TEST(Class)                                              \
  static const ::pushforward::test::GuiTestRegistration registration_of_##Class( \
      [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });
