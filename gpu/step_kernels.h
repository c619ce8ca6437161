// The kernels of a training step and how they are launched; gpu/kernels/train.cl, persistent.cl, team_train.cl,
// tabulated_step.cl and update.cl say what they do.
#pragma once

#include <vector>

#include "gpu/cl/program.h"
#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

// What changes from launch to launch; see STEP_ARGUMENTS in gpu/kernels/update.cl.
struct StepLaunch {
  int slot = 0;
  cl_uint step = 0;
  int history_slot = 0;
  int steps = 1;
  int mode = update_all;
};

class StepKernels {
 public:
  explicit StepKernels(Program& program);

  // Whether the chunks of a step are taken by teams. Tables of nodes are for single items.
  [[nodiscard]] bool takes_teams(int tabulated) const { return teams_ && tabulated == tabulated_off; }

  // The buffers, in the order of STEP_ARGUMENTS, for all launches from now on.
  template <typename... Buffers>
  void set_buffers(const Buffers&... buffers) {
    static_assert(sizeof...(Buffers) == launch_arguments_begin);
    for (cl::Kernel* kernel : all()) set_arguments(*kernel, buffers...);
  }

  // The chunks of a step, by `groups` groups. Teams then sum their `partial_size` numbers.
  void gradient(const StepLaunch& what, int groups, int tabulated, int partial_size);
  // The `tasks` of the update: by `groups` items, or by an item each where there are teams, whose groups are whole
  // ones.
  void update(const StepLaunch& what, int groups, int tasks);
  // All of a step, `what.steps` times.
  void train(const StepLaunch& what, int groups) { run(train_, groups, what); }
  // The networks' parts of a tabulated step.
  void node_backward(const StepLaunch& what, int groups) { run(node_backward_, groups, what); }
  void node_forward(const StepLaunch& what, int groups) { run(node_forward_, groups, what); }

 private:
  static constexpr cl_uint launch_arguments_begin = 26;

  [[nodiscard]] std::vector<cl::Kernel*> all();
  static void set_launch(cl::Kernel& kernel, const StepLaunch& what);
  void run(cl::Kernel& kernel, int groups, const StepLaunch& what);

  Program& program_;
  bool teams_;
  cl::Kernel gradient_, update_, train_, node_backward_, node_forward_;
  cl::Kernel gradient_team_, reduce_team_;  // null without teams
};

}  // namespace pushforward::gpu
