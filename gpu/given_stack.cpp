#include "gpu/given_stack.h"

#include <algorithm>

#include "core/errors.h"
#include "gpu/kernel_codes.h"
#include "gpu/update_tasks.h"

namespace pushforward::gpu {

namespace {

// Places in STEP_ARGUMENTS of gpu/kernels/update.cl. Deriving touches the first five and the parameters; behind the
// buffers come slot, step, history_slot, steps and mode.
constexpr cl_uint parameters_argument = 13;
constexpr cl_uint numbers_behind_buffers = 5;

}  // namespace

void GivenStack::take_structure(const Stack& stack, StackLayout layout) {
  laid_out_ = std::move(layout);
  image_ = uploader_.image_of(stack);
  const UpdateTasks cut = cut_update(image_.layout, program_.options());
  tasks_.upload(program_, cut.tasks);
  Job job;
  job.layers = image_.layout.layers;
  job.active = image_.layout.active;
  job.tasks = cut.count;
  job_.upload(program_, {job});
  unused_.upload(program_, {0.0F, 0.0F});
}

const StackImage& GivenStack::image_of(const std::shared_ptr<const Stack>& stack) {
  if (stack == stack_) return image_;
  if (stack->dim != program_.options().dim)
    throw InputError("stack.dim", "this engine was made for " + std::to_string(program_.options().dim) +
                                      " dimensions, the stack has " + std::to_string(stack->dim) + ".");
  stack_.reset();
  StackLayout layout = lay_out(*stack);
  if (layout.records != laid_out_.records || layout.hyper != laid_out_.hyper || laid_out_.records.empty())
    take_structure(*stack, std::move(layout));
  std::vector<float> parameters(static_cast<std::size_t>(image_.layout.parameter_size), 0.0F);
  for (std::size_t i = 0; i < stack->layers.size(); ++i) {
    std::ranges::transform(stack->layers[i].parameters, parameters.begin() + image_.layout.parameter_offsets[i],
                           [](double number) { return static_cast<float>(number); });
  }
  parameters_.upload(program_, parameters);
  const auto arguments = derive_.getInfo<CL_KERNEL_NUM_ARGS>();
  for (cl_uint i = 0; i + numbers_behind_buffers < arguments; ++i) derive_.setArg(i, unused_.get());
  set_arguments(derive_, job_.get(), image_.records.get(), image_.hyper.get(), image_.values.get(), tasks_.get());
  derive_.setArg(parameters_argument, parameters_.get());
  for (cl_uint i = arguments - numbers_behind_buffers; i + 1 < arguments; ++i) derive_.setArg(i, cl_int{0});
  derive_.setArg(arguments - 1, cl_int{update_derive});
  program_.run(derive_, 1);
  stack_ = stack;
  return image_;
}

}  // namespace pushforward::gpu
