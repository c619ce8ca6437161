// A shown window whose preset trains on the OpenCL device: what tests of rates and latencies measure on.
#pragma once

#include <QTest>
#include <functional>

#include "app/session/session.h"
#include "app/style/theme.h"
#include "app/window/main_window.h"

namespace pushforward::test {

struct DeviceWindow {
  explicit DeviceWindow(const char* preset) : session(make_preset(preset)), window(session) {
    window.resize(1600, 1000);
    window.show();
  }
  // Shown, the device has taken over, more than `steps` are done, and the newest frame has what `has` asks for.
  [[nodiscard]] bool trains(std::int64_t steps, const std::function<bool(const app::Frame&)>& has) {
    constexpr int patience = 60000;  // ms: kernels may have to be built
    if (!QTest::qWaitForWindowExposed(&window)) return false;
    session.play();
    return QTest::qWaitFor(
        [&] {
          const auto frame = session.frame();
          return frame && frame->device.id.starts_with("opencl") && frame->step > steps && has(*frame);
        },
        patience);
  }

  const app::Theme& theme = app::Theme::current();  // first: the window asks it for everything
  app::Session session;
  app::MainWindow window;
};

}  // namespace pushforward::test
