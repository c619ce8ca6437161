// Points through a stack on the device, without waiting: what views, metrics and exports are made of.
#pragma once

#include <map>

#include "core/train/engine.h"
#include "gpu/device_stack.h"

namespace pushforward::gpu {

class Evaluator {
 public:
  // `groups`: work-groups that keep the device busy.
  Evaluator(Program& program, int groups) : program_(program), kernel_(program.kernel("evaluate")), groups_(groups) {}

  [[nodiscard]] EvaluationTicket begin(const EvaluationRequest& request, const StackImage& image);
  // Waits for this evaluation alone. Throws std::logic_error for a ticket that was never given or is used up.
  [[nodiscard]] Evaluation finish(EvaluationTicket ticket);

 private:
  struct Pending {
    Evaluation result;
    std::vector<cl::Event> reads;
    std::vector<float> uploaded;  // must live until the device has read it
  };
  void enqueue(const EvaluationRequest& request, const StackImage& image, Pending& pending);
  void enqueue_read(DeviceBuffer<float>& buffer, std::vector<float>& into, int count, Pending& pending);

  Program& program_;
  cl::Kernel kernel_;
  int groups_;
  DeviceBuffer<float> scratch_;
  std::map<EvaluationTicket, Pending> pending_;
  EvaluationTicket next_ticket_ = 1;
};

}  // namespace pushforward::gpu
