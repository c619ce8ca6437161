#include "gpu/opencl_engine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/errors.h"
#include "gpu/cl/program.h"
#include "gpu/device_stack.h"
#include "gpu/evaluator.h"
#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

namespace {

// Positions of the arguments that change from step to step.
constexpr cl_uint gradient_slot_argument = 20;  // then the step
constexpr cl_uint update_slot_argument = 12;    // then the mode
constexpr cl_uint update_history_argument = 19;

// Steps whose schedule and chunk counters are uploaded at once.
constexpr int steps_per_upload = 256;
// Losses kept on the device between two collect().
constexpr int history_size = 1 << 16;

// Runs `call` and turns OpenCL's errors into sentences.
template <typename Call>
auto guarded(const std::string& device, const Call& call) {
  try {
    return call();
  } catch (const cl::Error& error) {
    throw DeviceError("The device " + device + " failed: " + describe(error) +
                      ". The last parameters are kept; choose another device.");
  }
}

class OpenClEngine final : public Engine {
 public:
  OpenClEngine(const ListedDevice& device, int index, const OpenClOptions& options)
      : description_{.id = "opencl:" + std::to_string(index),
                     .name = device.name,
                     .backend = device.is_cpu ? "OpenCL, CPU" : "OpenCL, GPU",
                     .precision = "float32",
                     .compute_units = device.compute_units},
        program_(device, build_options(device, options)),
        uploader_(program_),
        evaluator_(program_, groups_for(device) * 4),
        gradient_(program_.kernel("gradient")),
        update_(program_.kernel("update")),
        groups_(groups_for(device)) {
    guarded(description_.name, [&] {
      schedule_.reserve(program_, 2 * steps_per_upload);
      claims_.reserve(program_, steps_per_upload);
      history_.reserve(program_, history_size);
      stopped_.reserve(program_, 1);
      fill_zero(stopped_, 1);
      // Kernels need a buffer behind every argument; these stand in until there is a target.
      pool_.upload(program_, {0.0F, 0.0F});
      coefficients_.upload(program_, std::vector<float>(16, 0.0F));
      seeds_.reserve(program_, 1);
      input_grad_.reserve(program_, 1);
      set_stack(Stack{.dim = program_.options().dim, .layers = {}});
    });
  }

  [[nodiscard]] const EngineDescription& description() const override { return description_; }

  void set_stack(const Stack& stack) override {
    if (stack.dim != program_.options().dim)
      throw InputError("stack.dim", "this engine was made for " + std::to_string(program_.options().dim) +
                                        " dimensions, the stack has " + std::to_string(stack.dim) + ".");
    guarded(description_.name, [&] {
      const std::map<std::uint64_t, Moments> kept = moments();
      stack_ = stack;
      image_ = uploader_.image_of(stack_);
      norms_.reserve(program_, std::max(1, layout().layers));
      fill_zero(norms_, std::max(1, layout().layers));
      chunks_changed();
      upload_parameters(kept);
      uploader_.derive_values(image_, parameters_);
    });
  }

  [[nodiscard]] Stack stack() override {
    guarded(description_.name, [&] { read_parameters(stack_); });
    return stack_;
  }

  void set_target(std::shared_ptr<const CompiledTarget> target) override {
    guarded(description_.name, [&] {
      program_.queue().finish();
      target_ = std::move(target);
      pool_.upload(program_, target_->pool_points);
      coefficients_.upload(program_, target_->table.coefficients);
    });
  }

  void set_training(const TrainingSettings& settings) override {
    if (settings.optimiser != settings_.optimiser) reset_moments();
    settings_ = settings;
    chunks_changed();
  }

  void restart(std::int64_t step) override {
    reset_moments();
    step_ = step;
    guarded(description_.name, [&] { fill_zero(stopped_, 1); });
  }

  [[nodiscard]] std::int64_t step() const override { return step_; }

  void train(int steps) override {
    if (!target_) throw std::logic_error("train() needs a target");
    guarded(description_.name, [&] {
      while (steps > 0) {
        const int now = std::min({steps, steps_per_upload, history_size - uncollected_});
        if (now == 0) {
          fetch_losses();
          continue;
        }
        enqueue_steps(now);
        steps -= now;
      }
      program_.queue().flush();
    });
  }

  [[nodiscard]] TrainingReport collect() override {
    return guarded(description_.name, [&] {
      fetch_losses();
      TrainingReport report = std::move(report_);
      report_ = {};
      report_.first_step = step_;
      report.gradient_norm = gradient_norm();
      const auto bad = std::ranges::find_if(report.losses, [](float loss) { return !std::isfinite(loss); });
      int stopped = 0;
      stopped_.read(program_, &stopped, 1);
      if (stopped != 0) {
        // The device skipped every step from the bad one on.
        report.finite = false;
        const auto done = bad - report.losses.begin();
        step_ = report.first_step + done;
        if (bad != report.losses.end()) report.losses.erase(bad + 1, report.losses.end());
        report_.first_step = step_;
        fill_zero(stopped_, 1);
      }
      return report;
    });
  }

  [[nodiscard]] EvaluationTicket begin(const EvaluationRequest& request) override {
    return guarded(description_.name, [&] { return evaluator_.begin(request, request.held ? held_ : image_); });
  }

  [[nodiscard]] Evaluation finish(EvaluationTicket ticket) override {
    return guarded(description_.name, [&] { return evaluator_.finish(ticket); });
  }

  void hold() override {
    guarded(description_.name, [&] { held_ = uploader_.copy_of(image_); });
  }

  [[nodiscard]] BatchGradient batch_gradient(std::int64_t step) override {
    return guarded(description_.name, [&] {
      program_.queue().finish();
      upload_schedule(step, 1);
      set_gradient_arguments(no_given_points, settings_.batch);
      enqueue_gradient(0, step);
      enqueue_update(0, update_reduce, history_size - 1);
      BatchGradient result;
      result.parameters = read_gradient(record_trained);
      float loss = 0.0F;
      history_.read(program_, &loss, 1, history_size - 1);
      result.loss = loss;
      return result;
    });
  }

  [[nodiscard]] Gradient gradient(Direction direction, const Matrix& points, const Matrix& seed_points,
                                  const Vector& seed_log_det) override {
    return guarded(description_.name, [&] {
      program_.queue().finish();
      const int count = static_cast<int>(points.cols());
      const int dim = stack_.dim;
      std::vector<float> seeds;
      for (int i = 0; i < count; ++i) {
        for (int d = 0; d < dim; ++d) seeds.push_back(static_cast<float>(seed_points(d, i)));
        seeds.push_back(static_cast<float>(seed_log_det(i)));
      }
      const Eigen::MatrixXf given = points.cast<float>();
      DeviceBuffer<float> source;
      source.upload(program_, std::vector<float>(given.data(), given.data() + given.size()));
      seeds_.upload(program_, seeds);
      input_grad_.reserve(program_, dim * count);
      upload_schedule(0, 1);
      std::swap(source, pool_);
      set_gradient_arguments(pass_code(direction), count);
      enqueue_gradient(0, 0);
      enqueue_update(0, update_probe, history_size - 1);
      Gradient result;
      result.parameters = read_gradient(record_active);
      std::vector<float> at_inputs(static_cast<std::size_t>(dim) * static_cast<std::size_t>(count));
      input_grad_.read(program_, at_inputs.data(), dim * count);
      std::swap(source, pool_);
      result.points = Eigen::Map<const Eigen::MatrixXf>(at_inputs.data(), dim, count).cast<double>();
      return result;
    });
  }

 private:
  struct Moments {
    std::vector<float> first;
    std::vector<float> second;
    std::array<float, 2> warmth{};
  };

  // Work-groups that keep the device busy: one a core on a CPU, many a unit on a GPU.
  static int groups_for(const ListedDevice& device) {
    return device.is_cpu ? device.compute_units : device.compute_units * 64;
  }

  static BuildOptions build_options(const ListedDevice& device, const OpenClOptions& options) {
    BuildOptions build;
    build.dim = options.dim;
    build.lanes = options.lanes != 0 ? options.lanes : (device.is_cpu ? 8 : 1);
    build.block = build.lanes == 8 ? 128 : 16;
    return build;
  }

  template <typename Number>
  void fill_zero(DeviceBuffer<Number>& buffer, int count) {
    program_.queue().enqueueFillBuffer(buffer.get(), Number{}, 0, sizeof(Number) * static_cast<std::size_t>(count));
  }

  [[nodiscard]] const StackLayout& layout() const { return image_.layout; }

  // --- structure and parameters ---

  std::map<std::uint64_t, Moments> moments() {
    std::map<std::uint64_t, Moments> kept;
    if (stack_.layers.empty()) return kept;
    std::vector<float> first(static_cast<std::size_t>(layout().parameter_size));
    std::vector<float> second(first.size());
    first_moment_.read(program_, first.data(), layout().parameter_size);
    second_moment_.read(program_, second.data(), layout().parameter_size);
    std::vector<float> warmth(2 * stack_.layers.size());
    warmth_.read(program_, warmth.data(), static_cast<int>(warmth.size()));
    for (std::size_t i = 0; i < stack_.layers.size(); ++i) {
      const auto begin = layout().parameter_offsets[i];
      const auto end = begin + layout().parameter_counts[i];
      kept[stack_.layers[i].id] = {{first.begin() + begin, first.begin() + end},
                                   {second.begin() + begin, second.begin() + end},
                                   {warmth[2 * i], warmth[2 * i + 1]}};
    }
    return kept;
  }

  void upload_parameters(const std::map<std::uint64_t, Moments>& kept) {
    std::vector<float> parameters(static_cast<std::size_t>(layout().parameter_size), 0.0F);
    std::vector<float> first = parameters;
    std::vector<float> second = parameters;
    std::vector<float> warmth(2 * std::max<std::size_t>(1, stack_.layers.size()), 0.0F);
    for (std::size_t i = 0; i < stack_.layers.size(); ++i) {
      const LayerEntry& entry = stack_.layers[i];
      const auto begin = layout().parameter_offsets[i];
      std::ranges::transform(entry.parameters, parameters.begin() + begin,
                             [](double number) { return static_cast<float>(number); });
      const auto before = kept.find(entry.id);
      if (before == kept.end() || before->second.first.size() != entry.parameters.size()) continue;
      std::ranges::copy(before->second.first, first.begin() + begin);
      std::ranges::copy(before->second.second, second.begin() + begin);
      std::ranges::copy(before->second.warmth, warmth.begin() + static_cast<std::ptrdiff_t>(2 * i));
    }
    parameters_.upload(program_, parameters);
    first_moment_.upload(program_, first);
    second_moment_.upload(program_, second);
    warmth_.upload(program_, warmth);
  }

  void read_parameters(Stack& into) {
    std::vector<float> parameters(static_cast<std::size_t>(layout().parameter_size));
    parameters_.read(program_, parameters.data(), layout().parameter_size);
    for (std::size_t i = 0; i < into.layers.size(); ++i) {
      auto& own = into.layers[i].parameters;
      for (std::size_t j = 0; j < own.size(); ++j) {
        const float now = parameters[static_cast<std::size_t>(layout().parameter_offsets[i]) + j];
        // What no step has moved keeps its digits beyond float.
        if (now != static_cast<float>(own[j])) own[j] = now;
      }
    }
  }

  void reset_moments() {
    guarded(description_.name, [&] {
      fill_zero(first_moment_, layout().parameter_size);
      fill_zero(second_moment_, layout().parameter_size);
      fill_zero(warmth_, std::max(2, 2 * layout().layers));
    });
  }

  // --- training ---

  // The batch is cut into chunks, each of which leaves one partial gradient. How many follows from batch and device
  // alone, never from timing, so that the sums are the same every time.
  [[nodiscard]] int chunks_for(int batch) const {
    const int blocks = (batch + program_.options().block - 1) / program_.options().block;
    constexpr int most_partial_numbers = 1 << 26;
    return std::clamp(std::min(blocks, groups_ * 2), 1, std::max(1, most_partial_numbers / layout().value_size));
  }

  void chunks_changed() { chunk_capacity_ = 0; }

  void reserve_chunks(int chunks) {
    if (chunks <= chunk_capacity_) return;
    partials_.reserve(program_, chunks * layout().value_size);
    losses_.reserve(program_, chunks);
    const int block = program_.options().block;
    scratch_size_ = block * (stack_.dim * (layout().active + 2) + 3) + layout().saved_size + layout().temporary_size;
    scratch_size_ = (scratch_size_ + 15) / 16 * 16;
    launched_groups_ = std::min(chunks, groups_);
    scratch_.reserve(program_, launched_groups_ * scratch_size_);
    chunk_capacity_ = chunks;
  }

  void upload_schedule(std::int64_t first_step, int count) {
    std::vector<float> numbers;
    for (int i = 0; i < count; ++i) {
      numbers.push_back(static_cast<float>(scheduled_learning_rate(settings_, first_step + i)));
      numbers.push_back(static_cast<float>(annealing_factor(settings_, first_step + i)));
    }
    uploads_.push_back(std::move(numbers));
    program_.queue().enqueueWriteBuffer(schedule_.get(), CL_FALSE, 0, sizeof(float) * uploads_.back().size(),
                                        uploads_.back().data());
    fill_zero(claims_, count);
  }

  // Everything that stays the same over the steps of an upload. `count`: samples in each part of the batch.
  void set_gradient_arguments(int given_pass, int count) {
    const bool given = given_pass != no_given_points;
    const double forward_share = given ? 1.0 : settings_.alpha;
    data_chunks_ = forward_share > 0.0 ? chunks_for(count) : 0;
    latent_chunks_ = forward_share < 1.0 ? chunks_for(count) : 0;
    reserve_chunks(data_chunks_ + latent_chunks_);
    const TargetTable empty;
    const TargetTable& table = target_ ? target_->table : empty;
    const auto as_float = [](double number) { return static_cast<float>(number); };
    const cl_int2 table_size = {{table.columns, table.rows}};
    const cl_float4 box = {
        {as_float(table.box.left), as_float(table.box.right), as_float(table.box.bottom), as_float(table.box.top)}};
    const cl_float4 scale = {
        {as_float(1.0 / table.spacing_x), as_float(1.0 / table.spacing_y), as_float(table.tail), 0.0F}};
    const cl_float2 weights = {{as_float(forward_share / count), as_float((1.0 - forward_share) / count)}};
    const cl_uint2 key = {{static_cast<cl_uint>(settings_.seed), static_cast<cl_uint>(settings_.seed >> 32)}};
    const int pool_count = target_ ? static_cast<int>(target_->pool_points.size()) / stack_.dim : 1;

    set_arguments(gradient_, image_.records.get(), image_.hyper.get(), image_.values.get(), layout().layers,
                  layout().active, pool_.get(), pool_count, coefficients_.get(), table_size, box, scale, seeds_.get(),
                  input_grad_.get(), given_pass, count, weights, data_chunks_, latent_chunks_, key, schedule_.get(),
                  /*slot*/ 0, /*step*/ cl_uint{0}, partials_.get(), layout().value_size, losses_.get(), scratch_.get(),
                  scratch_size_, layout().saved_size, claims_.get(), stopped_.get());
    set_update_arguments();
  }

  void set_update_arguments() {
    const auto as_float = [](double number) { return static_cast<float>(number); };
    const cl_float8 constants = {{as_float(settings_.beta1), as_float(settings_.beta2), as_float(settings_.epsilon),
                                  as_float(settings_.weight_decay), as_float(settings_.momentum),
                                  as_float(settings_.decay), 0.0F, 0.0F}};
    set_arguments(update_, image_.records.get(), image_.hyper.get(), image_.values.get(), layout().layers,
                  parameters_.get(), first_moment_.get(), second_moment_.get(), partials_.get(), layout().value_size,
                  data_chunks_ + latent_chunks_, losses_.get(), schedule_.get(), /*slot*/ 0, update_all,
                  optimiser_code(settings_.optimiser), constants, as_float(settings_.clip_norm), norms_.get(),
                  history_.get(), /*history slot*/ 0, stopped_.get(), warmth_.get());
  }

  void enqueue_gradient(int slot, std::int64_t step) {
    gradient_.setArg(gradient_slot_argument, slot);
    gradient_.setArg(gradient_slot_argument + 1, static_cast<cl_uint>(step));
    program_.run(gradient_, launched_groups_);
  }

  void enqueue_update(int slot, int mode, int history_slot) {
    update_.setArg(update_slot_argument, slot);
    update_.setArg(update_slot_argument + 1, mode);
    update_.setArg(update_history_argument, history_slot);
    program_.run(update_, std::clamp(layout().parameter_size / 2048, 1, groups_));
  }

  void enqueue_steps(int count) {
    upload_schedule(step_, count);
    set_gradient_arguments(no_given_points, settings_.batch);
    for (int i = 0; i < count; ++i) {
      enqueue_gradient(i, step_ + i);
      if (settings_.clip_norm > 0.0) {
        enqueue_update(i, update_reduce, uncollected_ + i);
        enqueue_update(i, update_step, uncollected_ + i);
      } else {
        enqueue_update(i, update_all, uncollected_ + i);
      }
    }
    step_ += count;
    uncollected_ += count;
  }

  void fetch_losses() {
    const std::size_t before = report_.losses.size();
    report_.losses.resize(before + static_cast<std::size_t>(uncollected_));
    if (uncollected_ > 0) history_.read(program_, report_.losses.data() + before, uncollected_);
    uncollected_ = 0;
    uploads_.clear();
  }

  double gradient_norm() {
    if (layout().layers == 0) return 0.0;
    std::vector<float> squares(static_cast<std::size_t>(layout().layers));
    norms_.read(program_, squares.data(), layout().layers);
    double sum = 0.0;
    for (const float square : squares) sum += square;
    return std::sqrt(sum);
  }

  std::vector<std::vector<double>> read_gradient(int wanted_field) {
    std::vector<float> all(static_cast<std::size_t>(layout().value_size));
    partials_.read(program_, all.data(), layout().value_size);
    uploads_.clear();
    std::vector<std::vector<double>> parameters;
    for (int i = 0; i < layout().layers; ++i) {
      const int* record = layout().records.data() + static_cast<std::ptrdiff_t>(i) * record_size;
      std::vector<double> own(static_cast<std::size_t>(layout().parameter_counts[static_cast<std::size_t>(i)]), 0.0);
      if (record[wanted_field] != 0) std::copy_n(all.begin() + record[record_values], own.size(), own.begin());
      parameters.push_back(std::move(own));
    }
    return parameters;
  }

  // --- evaluation ---

  EngineDescription description_;
  Program program_;
  StackUploader uploader_;
  Evaluator evaluator_;
  cl::Kernel gradient_;
  cl::Kernel update_;
  int groups_;

  Stack stack_;  // structure; parameters as last uploaded or read
  StackImage image_;
  StackImage held_;
  TrainingSettings settings_;
  std::shared_ptr<const CompiledTarget> target_;
  std::int64_t step_ = 0;

  DeviceBuffer<float> parameters_;
  DeviceBuffer<float> first_moment_;
  DeviceBuffer<float> second_moment_;
  DeviceBuffer<float> warmth_;  // 2 a layer, see update.cl
  DeviceBuffer<float> partials_;
  DeviceBuffer<float> losses_;
  DeviceBuffer<float> scratch_;
  DeviceBuffer<float> schedule_;
  DeviceBuffer<int> claims_;
  DeviceBuffer<int> stopped_;
  DeviceBuffer<float> norms_;
  DeviceBuffer<float> history_;
  DeviceBuffer<float> pool_;
  DeviceBuffer<float> coefficients_;
  DeviceBuffer<float> seeds_;
  DeviceBuffer<float> input_grad_;
  int chunk_capacity_ = 0;
  int scratch_size_ = 0;
  int launched_groups_ = 1;
  int data_chunks_ = 0;
  int latent_chunks_ = 0;

  int uncollected_ = 0;                      // losses on the device
  TrainingReport report_;                    // losses fetched so far
  std::vector<std::vector<float>> uploads_;  // what the device may still have to read
};

}  // namespace

std::unique_ptr<Engine> make_opencl_engine(int index, const OpenClOptions& options) {
  const std::vector<ListedDevice> devices = list_devices();
  if (index < 0 || index >= static_cast<int>(devices.size()))
    throw DeviceError("There is no OpenCL device " + std::to_string(index) + " on this machine; it has " +
                      std::to_string(devices.size()) + ". `pushforward devices` lists them.");
  return std::make_unique<OpenClEngine>(devices[static_cast<std::size_t>(index)], index, options);
}

}  // namespace pushforward::gpu
