#include "gpu/evaluator.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <stdexcept>
#include <utility>

#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

namespace {

constexpr int job_size = 24;      // ints, gpu/kernels/evaluate.cl
constexpr int probe_count = 256;  // points in each of the two ways of looking for the tables' error

// Points of the field that also go through coarser tables: every so many.
constexpr int coarse_stride = 5;
// A cubic on cells of twice the width errs 16 times as much where it resolves the function, less where it does not.
constexpr float coarse_factor = 4.0F;

using Coordinates = std::vector<float>;

// Radical inverse: the digits of `index` in `base`, mirrored at the point.
double radical_inverse(int index, int base) {
  double result = 0.0, digit = 1.0;
  for (; index > 0; index /= base) result += (digit /= base) * (index % base);
  return result;
}

// Standard normal, evenly spread: a Halton sequence through Box and Muller's map.
Coordinates base_probes(double temperature) {
  Coordinates points;
  for (int i = 1; i <= probe_count; ++i) {
    const double radius = temperature * std::sqrt(-2.0 * std::log(radical_inverse(i, 2)));
    const double angle = 2.0 * std::numbers::pi * radical_inverse(i, 3);
    points.push_back(static_cast<float>(radius * std::cos(angle)));
    points.push_back(static_cast<float>(radius * std::sin(angle)));
  }
  return points;
}

// A coarser grid, from edge to edge.
std::vector<int> grid_probes(const Grid& grid) {
  constexpr int side = 16;
  static_assert(side * side == probe_count);
  std::vector<int> indices;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      indices.push_back(row * (grid.rows - 1) / (side - 1) * grid.columns + column * (grid.columns - 1) / (side - 1));
  return indices;
}

// (left, bottom, width and height of a cell), as the kernel reads it.
std::array<float, 4> cells_of(const Grid& grid) {
  return {static_cast<float>(grid.box.left), static_cast<float>(grid.box.bottom),
          static_cast<float>((grid.box.right - grid.box.left) / grid.columns),
          static_cast<float>((grid.box.top - grid.box.bottom) / grid.rows)};
}

Coordinates coordinates_of(const Grid& grid, const std::vector<int>& indices) {
  const auto cells = cells_of(grid);
  Coordinates points;
  for (const int index : indices) {
    const int row = index / grid.columns;
    points.push_back(std::fma(static_cast<float>(index - row * grid.columns) + 0.5F, cells[2], cells[0]));
    points.push_back(std::fma(static_cast<float>(row) + 0.5F, cells[3], cells[1]));
  }
  return points;
}

// Of the density relative to its peak; infinite when one of two numbers that should agree is none.
double density_error(const std::vector<float>& exact, const std::vector<float>& looked_up,
                     const std::vector<float>& coarse, const std::vector<float>& field) {
  float peak = -std::numeric_limits<float>::infinity();
  for (const float log_prob : field) peak = std::max(peak, log_prob);
  for (const float log_prob : exact) peak = std::max(peak, log_prob);
  const auto difference = [peak](float a, float b) {
    constexpr float negligible = -16.0F;  // 1e-7 of the peak
    if ((a - peak < negligible && b - peak < negligible) || (std::isnan(a) && std::isnan(b))) return 0.0F;
    const float found = std::abs(std::exp(a - peak) - std::exp(b - peak));
    return std::isnan(found) ? std::numeric_limits<float>::infinity() : found;
  };
  float error = 0.0F;
  for (std::size_t i = 0; i < exact.size(); ++i) error = std::max(error, difference(exact[i], looked_up[i]));
  float to_coarse = 0.0F;
  for (std::size_t i = 0; i < coarse.size(); ++i)
    to_coarse = std::max(to_coarse, difference(coarse[i], field[coarse_stride * i]));
  return std::max(error, to_coarse / coarse_factor);
}

}  // namespace

// One job of a launch; offsets are in the batch's data, below zero when there is no such thing.
struct Evaluator::Job {
  Direction direction = Direction::inverse;
  LayerRange range;
  const Grid* grid = nullptr;
  int count = 0;
  int on_grid = 0;
  int points = 0;
  int images = -1, log_det = -1, by_layer = -1, log_prob = -1;
  double temperature = 1.0;
  int tables = tables_none;
  int stride = 1;
};

// As the kernel reads them. The launches [0, first) and [first, end) count their blocks apart.
std::vector<int> Evaluator::numbers_of(const std::vector<Job>& jobs, std::size_t first, int dim, int block) {
  std::vector<int> numbers;
  int blocks = 0;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const Job& job = jobs[i];
    if (i == first) blocks = 0;
    blocks += (job.count + block - 1) / block;
    const auto as_bits = [](double number) { return std::bit_cast<int>(static_cast<float>(number)); };
    const double t = job.temperature;
    const auto cells = job.grid != nullptr ? cells_of(*job.grid) : std::array<float, 4>{};
    numbers.insert(numbers.end(), {pass_code(job.direction), job.range.first, job.range.last, job.count,
                                   job.grid != nullptr ? job.grid->columns : 1, job.on_grid, job.points, blocks,
                                   job.images, job.log_det, job.by_layer, job.log_prob});
    for (const float number : cells) numbers.push_back(std::bit_cast<int>(number));
    numbers.push_back(as_bits(-dim * (0.5 * std::log(2.0 * std::numbers::pi) + std::log(t))));
    numbers.push_back(as_bits(-0.5 / (t * t)));
    numbers.push_back(job.tables);
    numbers.push_back(job.stride);
    numbers.resize((i + 1) * job_size, 0);
  }
  return numbers;
}

std::shared_ptr<Evaluator::Batch> Evaluator::free_batch() {
  for (const auto& batch : batches_)
    if (batch.use_count() == 1) return batch;
  return batches_.emplace_back(std::make_shared<Batch>());
}

Scratch Evaluator::scratch_for(const StackImage& image, int items) {
  const auto& options = program_.options();
  const int size =
      options.block * (2 * options.dim + 4) + image.layout.largest_saved + image.layout.temporary_size + table_header;
  const int padded = (size + 15) / 16 * 16;
  scratch_.reserve(program_, items * padded);
  return {scratch_, padded};
}

void Evaluator::enqueue_read(const DeviceBuffer<float>& data, int offset, std::vector<float>& into, int count,
                             Pending& pending) {
  if (offset < 0 || count == 0) return;
  into.resize(static_cast<std::size_t>(count));
  cl::Event done;
  program_.queue().enqueueReadBuffer(data.get(), CL_FALSE, sizeof(float) * static_cast<std::size_t>(offset),
                                     sizeof(float) * into.size(), into.data(), nullptr, &done);
  pending.reads.push_back(done);
}

int Evaluator::launch(const std::vector<Job>& jobs, std::size_t first, std::size_t last, const StackImage& image,
                      const Batch& batch, bool observes) {
  const int block = program_.options().block;
  int blocks = 0;
  for (std::size_t i = first; i < last; ++i) blocks += (jobs[i].count + block - 1) / block;
  if (blocks == 0) return 0;
  const int items = std::min(blocks, groups_);
  const Scratch scratch = scratch_for(image, items);
  observed_.reserve(program_, observes ? items * std::max(1, image.layout.layers) * table_header : 1);
  set_arguments(kernel_, image.records.get(), image.hyper.get(), image.values.get(), image.layout.layers,
                batch.jobs.get(), static_cast<int>(first), blocks, batch.data.get(), scratch.buffer.get(), scratch.size,
                image.layout.largest_saved);
  if (teams_) {
    program_.run_teams(kernel_, items);
    return items;
  }
  constexpr cl_uint behind_common_arguments = 11;
  cl_uint argument = behind_common_arguments;
  kernel_.setArg(argument++, tables_.offsets());
  kernel_.setArg(argument++, tables_.tables());
  kernel_.setArg(argument++, observed_.get());
  kernel_.setArg(argument++, observes ? 1 : 0);
  program_.run(kernel_, items);
  return items;
}

std::vector<EvaluationTicket> Evaluator::begin(const std::vector<EvaluationRequest>& requests,
                                               const StackImage& image) {
  const int dim = program_.options().dim;
  const LayerRange whole{0, image.layout.layers};
  const auto batch = free_batch();
  batch->uploaded.clear();
  int size = 0;  // of the batch's data
  const auto upload = [&](const Coordinates& points) {
    batch->uploaded.insert(batch->uploaded.end(), points.begin(), points.end());
    return std::exchange(size, size + static_cast<int>(points.size()));
  };

  int cells = 0;
  for (const EvaluationRequest& request : requests) cells = std::max(cells, request.table_cells);
  const bool tabulated = !teams_ && dim == 2 && cells > 0 && tables_.plan(image, cells, scratch_for(image, 1));

  // What is asked for.
  std::vector<Job> asked;
  std::optional<std::size_t> deepest;  // density on a grid through tables
  for (const EvaluationRequest& request : requests) {
    Job job{.direction = request.direction,
            .range = request.range.last < 0 ? whole : request.range,
            .grid = std::get_if<Grid>(&request.source),
            .temperature = request.temperature,
            .tables = tabulated && request.table_cells > 0 ? tables_used : tables_none};
    if (job.grid != nullptr) {
      job.count = job.on_grid = job.grid->columns * job.grid->rows;
    } else {
      const auto& points = std::get<Coordinates>(request.source);
      job.count = static_cast<int>(points.size()) / dim;
      job.points = upload(points);
    }
    const auto depth = [](const Job& of) { return of.range.last - of.range.first; };
    if (job.tables == tables_used && job.on_grid > 0 && job.direction == Direction::inverse && request.want_log_prob &&
        (!deepest || depth(job) > depth(asked[*deepest])))
      deepest = asked.size();
    asked.push_back(job);
  }

  // What must go through exactly before.
  std::vector<Job> jobs;
  std::vector<int> grid_indices;
  if (tabulated) {
    const double temperature = deepest ? asked[*deepest].temperature : 1.0;
    Job samples{.direction = Direction::forward, .range = whole, .count = probe_count, .temperature = temperature};
    samples.points = upload(base_probes(temperature));
    samples.tables = tables_observed;
    jobs.push_back(samples);
    if (deepest) {
      const Job& density = asked[*deepest];
      if (density.range != whole) {
        samples.range = density.range;
        samples.tables = tables_none;
        jobs.push_back(samples);
      }
      grid_indices = grid_probes(*density.grid);
      jobs.push_back({.direction = Direction::inverse,
                      .range = density.range,
                      .count = probe_count,
                      .points = upload(coordinates_of(*density.grid, grid_indices)),
                      .temperature = temperature});
    }
  }
  const std::size_t exact_jobs = jobs.size();

  // Where the results go.
  const auto place = [&size](int count) { return std::exchange(size, size + count); };
  if (deepest) {
    Job& samples = jobs[exact_jobs - 2];
    samples.images = place(dim * probe_count);
    samples.log_prob = place(probe_count);
    jobs.back().log_prob = place(probe_count);  // right behind
    asked[*deepest].points = samples.images;
    asked[*deepest].count += probe_count;
  }
  for (std::size_t i = 0; i < requests.size(); ++i) {
    Job& job = asked[i];
    if (requests[i].want_points) job.images = place(dim * job.count);
    if (requests[i].want_log_det) job.log_det = place(job.count);
    if (requests[i].want_log_prob) job.log_prob = place(job.count);
    if (requests[i].want_log_det_by_layer) job.by_layer = place((job.range.last - job.range.first) * job.count);
    jobs.push_back(job);
  }
  Job coarse;
  if (deepest && !tables_.all_exact()) {
    coarse = asked[*deepest];
    coarse.count = coarse.on_grid = (coarse.on_grid + coarse_stride - 1) / coarse_stride;
    coarse.stride = coarse_stride;
    coarse.tables = tables_coarse;
    coarse.images = coarse.log_det = coarse.by_layer = -1;
    coarse.log_prob = place(coarse.count);
    jobs.push_back(coarse);
  }

  batch->data.reserve(program_, std::max(1, size));
  batch->jobs.reserve(program_, job_size * static_cast<int>(jobs.size()));
  batch->job_numbers = numbers_of(jobs, exact_jobs, dim, program_.options().block);
  const auto& numbers = batch->job_numbers;
  program_.queue().enqueueWriteBuffer(batch->jobs.get(), CL_FALSE, 0, sizeof(int) * numbers.size(), numbers.data());
  if (!batch->uploaded.empty())
    program_.queue().enqueueWriteBuffer(batch->data.get(), CL_FALSE, 0, sizeof(float) * batch->uploaded.size(),
                                        batch->uploaded.data());
  if (tabulated) {
    const int items = launch(jobs, 0, exact_jobs, image, *batch, true);
    tables_.enqueue(image, observed_, items, scratch_for(image, groups_), groups_);
  }
  launch(jobs, exact_jobs, jobs.size(), image, *batch, false);

  std::vector<EvaluationTicket> tickets;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const Job& job = asked[i];
    tickets.push_back(next_ticket_++);
    Pending& pending = pending_[tickets.back()];
    pending.batch = batch;
    const bool measured = deepest && i == *deepest;
    const int count = measured ? job.on_grid : job.count;
    pending.result.count = count;
    pending.result.tabulated = job.tables == tables_used;
    enqueue_read(batch->data, job.images, pending.result.points, dim * count, pending);
    enqueue_read(batch->data, job.log_det, pending.result.log_det, count, pending);
    enqueue_read(batch->data, job.by_layer, pending.result.log_det_by_layer, (job.range.last - job.range.first) * count,
                 pending);
    enqueue_read(batch->data, job.log_prob, pending.result.log_prob, count, pending);
    if (!measured) continue;
    enqueue_read(batch->data, jobs[exact_jobs - 2].log_prob, pending.exact, 2 * probe_count, pending);
    enqueue_read(batch->data, job.log_prob + count, pending.looked_up, probe_count, pending);
    enqueue_read(batch->data, coarse.log_prob, pending.coarse, coarse.count, pending);
    pending.grid_indices = grid_indices;
  }
  program_.queue().flush();
  return tickets;
}

Evaluation Evaluator::finish(EvaluationTicket ticket) {
  const auto place = pending_.find(ticket);
  if (place == pending_.end()) throw std::logic_error("finish() of a ticket that was never given");
  Pending& pending = place->second;
  if (!pending.reads.empty()) cl::Event::waitForEvents(pending.reads);
  if (!pending.exact.empty()) {
    for (const int index : pending.grid_indices)
      pending.looked_up.push_back(pending.result.log_prob[static_cast<std::size_t>(index)]);
    pending.result.density_error =
        density_error(pending.exact, pending.looked_up, pending.coarse, pending.result.log_prob);
  }
  Evaluation result = std::move(pending.result);
  pending_.erase(place);
  return result;
}

}  // namespace pushforward::gpu
