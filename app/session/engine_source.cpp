#include "app/session/engine_source.h"

#include "gpu/devices.h"
#include "gpu/engine_choice.h"

namespace pushforward::app {

EngineSource machine_engines() {
  return {.make = [](const std::string& device) { return gpu::make_engine(device); },
          .devices =
              [] {
                std::vector<std::string> names;
                for (int index = 0; index < gpu::device_count(); ++index)
                  names.push_back("opencl:" + std::to_string(index));
                return names;
              }};
}

}  // namespace pushforward::app
