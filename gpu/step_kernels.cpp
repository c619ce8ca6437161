#include "gpu/step_kernels.h"

#include <algorithm>

namespace pushforward::gpu {

StepKernels::StepKernels(Program& program)
    : program_(program),
      teams_(program.options().team > 1),
      gradient_(program.kernel("gradient")),
      update_(program.kernel("update")),
      train_(program.kernel("train")),
      node_backward_(program.kernel("node_backward")),
      node_forward_(program.kernel("node_forward")) {
  if (!teams_) return;
  gradient_team_ = program.kernel("gradient_team");
  reduce_team_ = program.kernel("reduce_team");
}

std::vector<cl::Kernel*> StepKernels::all() {
  std::vector<cl::Kernel*> kernels{&gradient_, &update_, &train_, &node_backward_, &node_forward_};
  if (teams_) kernels.insert(kernels.end(), {&gradient_team_, &reduce_team_});
  return kernels;
}

void StepKernels::set_launch(cl::Kernel& kernel, const StepLaunch& what) {
  cl_uint argument = launch_arguments_begin;
  kernel.setArg(argument++, what.slot);
  kernel.setArg(argument++, what.step);
  kernel.setArg(argument++, what.history_slot);
  kernel.setArg(argument++, what.steps);
  kernel.setArg(argument++, what.mode);
}

void StepKernels::run(cl::Kernel& kernel, int groups, const StepLaunch& what) {
  set_launch(kernel, what);
  program_.run(kernel, groups);
}

void StepKernels::gradient(const StepLaunch& what, int groups, int tabulated, int partial_size) {
  if (!takes_teams(tabulated)) {
    run(gradient_, groups, what);
    return;
  }
  set_launch(gradient_team_, what);
  program_.run_teams(gradient_team_, groups);
  set_launch(reduce_team_, what);
  const int team = program_.options().team;
  program_.run_teams(reduce_team_, (partial_size + team - 1) / team);
}

void StepKernels::update(const StepLaunch& what, int groups, int tasks) {
  if (!teams_) {
    run(update_, groups, what);
    return;
  }
  set_launch(update_, what);
  const int team = program_.options().team;
  program_.run_teams(update_, std::max(1, (tasks + team - 1) / team));
}

}  // namespace pushforward::gpu
