#include "app/session/prepared_target.h"

namespace pushforward::app {

std::shared_ptr<const PreparedTarget> prepare_target(const TargetChoice& choice) {
  auto compiled = compile_target(choice);
  const auto& target = compiled->target;
  (void)target->entropy();  // remembered by the target, so that the window never has to wait for it
  return std::make_shared<const PreparedTarget>(
      PreparedTarget{.compiled = compiled,
                     .fine = Quadrature(target, metrics_grid(*target, fine_metrics_columns)),
                     .coarse = Quadrature(target, metrics_grid(*target, coarse_metrics_columns))});
}

}  // namespace pushforward::app
