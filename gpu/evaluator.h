// Points through a stack on the device, without waiting: what views, metrics and exports are made of.
//
// What is asked for in one call is one launch. With tables it is four: the model's own samples and a coarse grid go
// through exactly (which tells where each layer's input lies, and what the density is there), tables are started and
// filled, and everything runs through them, those points again included.
#pragma once

#include <map>
#include <memory>

#include "core/train/engine.h"
#include "gpu/conditioner_tables.h"

namespace pushforward::gpu {

class Evaluator {
 public:
  // `groups`: work-groups that keep the device busy.
  Evaluator(Program& program, int groups)
      : program_(program),
        teams_(program.options().team > 1),
        kernel_(program.kernel(teams_ ? "evaluate_team" : "evaluate")),
        tables_(program),
        groups_(groups) {}

  [[nodiscard]] std::vector<EvaluationTicket> begin(const std::vector<EvaluationRequest>& requests,
                                                    const StackImage& image);
  // Waits for this evaluation alone. Throws std::logic_error for a ticket that was never given or is used up.
  [[nodiscard]] Evaluation finish(EvaluationTicket ticket);

 private:
  // What one call of begin() uses until its last evaluation is finished; then the next call takes it.
  struct Batch {
    DeviceBuffer<float> data;  // points, then results
    DeviceBuffer<int> jobs;
    std::vector<float> uploaded;
    std::vector<int> job_numbers;
  };
  struct Pending {
    Evaluation result;
    std::vector<cl::Event> reads;
    std::shared_ptr<Batch> batch;
    // Log-density at points that went through exactly, and through the tables as far as `result` does not hold it.
    std::vector<float> exact, looked_up;
    std::vector<float> coarse;      // at every so many points of the field, through coarser tables
    std::vector<int> grid_indices;  // of the last points of `exact`
  };
  struct Job;
  [[nodiscard]] static std::vector<int> numbers_of(const std::vector<Job>& jobs, std::size_t first, int dim, int block);

  [[nodiscard]] std::shared_ptr<Batch> free_batch();
  [[nodiscard]] Scratch scratch_for(const StackImage& image, int items);
  // Runs jobs [first, last) of a batch. Returns the number of work-items.
  int launch(const std::vector<Job>& jobs, std::size_t first, std::size_t last, const StackImage& image,
             const Batch& batch, bool observes);
  void enqueue_read(const DeviceBuffer<float>& data, int offset, std::vector<float>& into, int count, Pending& pending);

  Program& program_;
  bool teams_;  // then nothing goes through tables: they would have to agree on every block
  cl::Kernel kernel_;
  ConditionerTables tables_;
  int groups_;
  DeviceBuffer<float> scratch_, observed_;
  std::vector<std::shared_ptr<Batch>> batches_;
  std::map<EvaluationTicket, Pending> pending_;
  EvaluationTicket next_ticket_ = 1;
};

}  // namespace pushforward::gpu
