#include "gpu/evaluator.h"

#include <algorithm>
#include <stdexcept>

#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

namespace {

// (left, bottom, width, height of a cell), as gpu/kernels/evaluate.cl reads it.
cl_float4 cells_of(const Grid& grid) {
  const double width = (grid.box.right - grid.box.left) / grid.columns;
  const double height = (grid.box.top - grid.box.bottom) / grid.rows;
  return {{static_cast<float>(grid.box.left), static_cast<float>(grid.box.bottom), static_cast<float>(width),
           static_cast<float>(height)}};
}

}  // namespace

EvaluationTicket Evaluator::begin(const EvaluationRequest& request, const StackImage& image) {
  const EvaluationTicket ticket = next_ticket_++;
  enqueue(request, image, pending_[ticket]);
  program_.queue().flush();
  return ticket;
}

Evaluation Evaluator::finish(EvaluationTicket ticket) {
  const auto place = pending_.find(ticket);
  if (place == pending_.end()) throw std::logic_error("finish() of a ticket that was never given");
  if (!place->second.reads.empty()) cl::Event::waitForEvents(place->second.reads);
  Evaluation result = std::move(place->second.result);
  pending_.erase(place);
  return result;
}

void Evaluator::enqueue_read(DeviceBuffer<float>& buffer, std::vector<float>& into, int count, Pending& pending) {
  into.resize(static_cast<std::size_t>(count));
  if (count == 0) return;
  cl::Event done;
  program_.queue().enqueueReadBuffer(buffer.get(), CL_FALSE, 0, sizeof(float) * into.size(), into.data(), nullptr,
                                     &done);
  pending.reads.push_back(done);
}

void Evaluator::enqueue(const EvaluationRequest& request, const StackImage& image, Pending& pending) {
  const StackLayout& layout = image.layout;
  const LayerRange range = request.range.last < 0 ? LayerRange{0, layout.layers} : request.range;
  const Grid* grid = std::get_if<Grid>(&request.source);
  const int dim = program_.options().dim;
  const int block = program_.options().block;
  Evaluation& result = pending.result;
  DeviceBuffer<float> points;
  points.reserve(program_, 1);
  if (grid != nullptr) {
    result.count = grid->columns * grid->rows;
  } else {
    pending.uploaded = std::get<std::vector<float>>(request.source);
    result.count = static_cast<int>(pending.uploaded.size()) / dim;
    points.reserve(program_, result.count * dim);
    if (result.count > 0)
      program_.queue().enqueueWriteBuffer(points.get(), CL_FALSE, 0, sizeof(float) * pending.uploaded.size(),
                                          pending.uploaded.data());
  }
  if (result.count == 0) return;

  const int depth = range.last - range.first;
  const int per_group = block * (2 * dim + 3) + layout.largest_saved + layout.temporary_size;
  const int scratch_size = (per_group + 15) / 16 * 16;
  const int groups = std::min((result.count + block - 1) / block, groups_);
  scratch_.reserve(program_, groups * scratch_size);
  DeviceBuffer<float> out_points;
  DeviceBuffer<float> out_log_det;
  DeviceBuffer<float> out_by_layer;
  out_points.reserve(program_, request.want_points ? result.count * dim : 1);
  out_log_det.reserve(program_, result.count);
  out_by_layer.reserve(program_, request.want_log_det_by_layer ? std::max(1, result.count * depth) : 1);

  set_arguments(kernel_, image.records.get(), image.hyper.get(), image.values.get(), range.first, range.last,
                pass_code(request.direction), grid != nullptr ? source_grid : source_points, result.count, points.get(),
                grid != nullptr ? grid->columns : 1, grid != nullptr ? cells_of(*grid) : cl_float4{},
                request.want_points ? 1 : 0, request.want_log_det_by_layer ? 1 : 0, out_points.get(), out_log_det.get(),
                out_by_layer.get(), scratch_.get(), scratch_size, layout.largest_saved);
  program_.run(kernel_, groups);

  if (request.want_points) enqueue_read(out_points, result.points, result.count * dim, pending);
  enqueue_read(out_log_det, result.log_det, result.count, pending);
  if (request.want_log_det_by_layer) enqueue_read(out_by_layer, result.log_det_by_layer, result.count * depth, pending);
}

}  // namespace pushforward::gpu
