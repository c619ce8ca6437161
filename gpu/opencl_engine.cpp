#include "gpu/opencl_engine.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/errors.h"
#include "gpu/chunk_room.h"
#include "gpu/cl/program.h"
#include "gpu/comparison.h"
#include "gpu/device_stack.h"
#include "gpu/evaluator.h"
#include "gpu/given_stack.h"
#include "gpu/job.h"
#include "gpu/kernel_codes.h"
#include "gpu/optimiser_state.h"
#include "gpu/step_kernels.h"
#include "gpu/training_tables.h"
#include "gpu/update_tasks.h"

namespace pushforward::gpu {

namespace {

// Steps whose schedule and counters are uploaded at once; the persistent kernel does as many in one launch, since a
// launch costs as much as several steps of a small stack.
constexpr int steps_per_upload = 256;
// Tabulated training: samples of the batch that say where the networks' inputs lie before the first step, and of the
// one that the gradient's error is measured on; steps between two measurements.
constexpr int most_observed = 4096;
constexpr int most_compared = 1024;
constexpr int steps_between_comparisons = 200;
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
                     .compute_units = device.compute_units,
                     .is_gpu = !device.is_cpu},
        program_(device, build_options(device, options)),
        uploader_(program_),
        state_(program_),
        tables_(program_),
        evaluator_(program_, groups_for(device) * (program_.options().team > 1 ? 1 : 4)),
        kernels_(program_),
        persistent_(options.persistent && device.is_cpu && device.shares_between_groups &&
                    program_.options().team == 1),
        groups_(groups_for(device)),
        chunks_(program_, groups_) {
    guarded(description_.name, [&] {
      job_.reserve(program_, 1);
      schedule_.reserve(program_, 2 * steps_per_upload);
      // Behind the counters: who finished the chunks of both parts of a batch.
      counters_.reserve(program_, (counters_per_step + 2 * chunks_.most_chunks()) * steps_per_upload);
      history_.reserve(program_, history_size);
      stopped_.reserve(program_, 1);
      stopped_.fill_zero(program_, 1);
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
      const OptimiserState::MomentsById kept = state_.moments(stack_);
      stack_ = stack;
      image_ = uploader_.image_of(stack_);
      const int lanes = program_.options().lanes;
      cut_ = cut_update(layout(), program_.options());
      tasks_.upload(program_, cut_.tasks);
      norms_.reserve(program_, std::max(1, cut_.count));
      norms_.fill_zero(program_, std::max(1, cut_.count));
      gradients_.reserve(program_, layout().parameter_size);
      chunks_.forget();
      forget_tables();
      state_.upload(stack_, layout(), cut_, lanes, kept);
      start_job({}, no_given_points, 1);
      kernels_.update({.mode = update_derive}, 1, cut_.count);
      program_.queue().finish();
      uploads_.clear();
    });
  }

  [[nodiscard]] Stack stack() override {
    guarded(description_.name, [&] { state_.read_parameters(stack_); });
    return stack_;
  }

  void set_target(std::shared_ptr<const CompiledTarget> target) override {
    guarded(description_.name, [&] {
      program_.queue().finish();
      target_ = std::move(target);
      forget_tables();
      pool_.upload(program_, target_->pool_points);
      coefficients_.upload(program_, target_->table.coefficients);
    });
  }

  void set_training(const TrainingSettings& settings) override {
    if (settings.table_nodes > 0 && program_.options().dim != 2)
      throw InputError("training.table_nodes",
                       "tabulated training needs a stack in 2 dimensions, where a conditioner is a function of one "
                       "number; this one has " +
                           std::to_string(program_.options().dim) + ". Use 0, which trains exactly.");
    if (settings.optimiser != settings_.optimiser) reset_moments();
    if (settings.table_nodes != settings_.table_nodes || settings.alpha != settings_.alpha) forget_tables();
    settings_ = settings;
    chunks_.forget();
  }

  void restart(std::int64_t step) override {
    reset_moments();
    step_ = step;
    if (uncollected_ == 0 && report_.losses.empty()) report_.first_step = step;
    forget_tables();
    guarded(description_.name, [&] { stopped_.fill_zero(program_, 1); });
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
      // One wait for all that is read: beside a window every round trip to the device counts.
      std::vector<float> squares(static_cast<std::size_t>(cut_.count));
      if (cut_.count > 0) norms_.read_soon(program_, squares.data(), cut_.count);
      int stopped = 0;
      stopped_.read_soon(program_, &stopped, 1);
      fetch_losses();
      TrainingReport report = std::move(report_);
      report_ = {};
      report_.first_step = step_;
      report.gradient_norm = std::sqrt(std::accumulate(squares.begin(), squares.end(), 0.0));
      const auto bad = std::ranges::find_if(report.losses, [](float loss) { return !std::isfinite(loss); });
      if (stopped != 0) {
        // The device skipped every step from the bad one on.
        report.finite = false;
        const auto done = bad - report.losses.begin();
        step_ = report.first_step + done;
        if (bad != report.losses.end()) report.losses.erase(bad + 1, report.losses.end());
        report_.first_step = step_;
        stopped_.fill_zero(program_, 1);
        forget_tables();
      } else {
        report.gradient_error = gradient_error();
      }
      return report;
    });
  }

  [[nodiscard]] EvaluationTicket begin(const EvaluationRequest& request) override {
    return begin_all({request}).front();
  }

  [[nodiscard]] std::vector<EvaluationTicket> begin_all(const std::vector<EvaluationRequest>& requests) override {
    if (requests.empty()) return {};
    const EvaluationRequest& first = requests.front();
    if (first.held && first.stack) throw std::logic_error("an evaluation of held parameters and of a given stack");
    return guarded(description_.name, [&] {
      const StackImage& image = first.stack ? given_.image_of(first.stack) : first.held ? held_ : image_;
      return evaluator_.begin(requests, image);
    });
  }

  [[nodiscard]] Evaluation finish(EvaluationTicket ticket) override {
    return guarded(description_.name, [&] { return evaluator_.finish(ticket); });
  }

  void hold() override {
    guarded(description_.name, [&] { held_ = uploader_.copy_of(image_); });
  }

  [[nodiscard]] BatchGradient batch_gradient(std::int64_t step) override {
    return guarded(description_.name, [&] {
      const bool tabulated = prepare_tables(step);
      BatchGradient result;
      result.parameters = reduced_gradient(step, settings_.batch, tabulated ? tabulated_gradient : tabulated_off);
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
      std::swap(source, pool_);
      start_job(schedule_of(0, 1), pass_code(direction), count);
      launch_gradient({}, tabulated_off);
      kernels_.update({.history_slot = history_size - 1, .mode = update_reduce}, 1, cut_.count);
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
  // Work-groups that keep the device busy: one a core on a CPU, several teams or many single items a unit on a GPU.
  static int groups_for(const ListedDevice& device) {
    if (device.is_cpu) return device.compute_units;
    return device.compute_units * (device.largest_team > 1 ? 8 : 64);
  }

  static BuildOptions build_options(const ListedDevice& device, const OpenClOptions& options) {
    BuildOptions build;
    build.dim = options.dim;
    build.lanes = options.lanes != 0 ? options.lanes : (device.is_cpu ? 8 : 1);
    build.team = options.team != 0 ? options.team : (device.is_cpu ? 1 : device.largest_team);
    // Of 32, 64 and 128, measured on a GPU: teams of 128 items wait least for memory with 64 (performance.md).
    build.block = options.block != 0 ? options.block : build.lanes == 8 ? 128 : build.team > 1 ? 64 : 16;
    build.optimised = options.optimised;
    return build;
  }

  [[nodiscard]] const StackLayout& layout() const { return image_.layout; }

  void reset_moments() {
    guarded(description_.name, [&] { state_.forget_moments(); });
  }

  // --- training ---

  [[nodiscard]] std::vector<float> schedule_of(std::int64_t first_step, int count) const {
    return schedule_numbers(settings_, first_step, count);
  }

  // Everything that stays the same over the steps of an upload, without waiting. `count`: samples in each part of the
  // batch. `takes_many_steps`: for the kernel `train`.
  void start_job(std::vector<float> schedule, int given_pass, int count, int tabulated = tabulated_off,
                 bool takes_many_steps = false) {
    const bool given = given_pass != no_given_points;
    const double forward_share = given ? 1.0 : settings_.alpha;
    Job job;
    const int each = chunks_.chunks_for(count, layout().partial_size + tables_.pull_size());
    job.data_chunks = forward_share > 0.0 ? each : 0;
    job.latent_chunks = forward_share < 1.0 ? each : 0;
    const int chunks = job.data_chunks + job.latent_chunks;
    // Any group of the persistent kernel may claim the only chunk, and all take part in the work on tables.
    if (chunks_.reserve(chunks, layout(), stack_.dim, persistent_ || !tables_.is_empty()))
      tables_.reserve_chunks(chunks);
    if (target_) job.set_target(*target_, stack_.dim);
    job.set_optimiser(settings_);
    job.layers = layout().layers;
    job.active = layout().active;
    job.partial_size = layout().partial_size;
    job.scratch_size = chunks_.scratch_size();
    job.saved_size = layout().saved_size;
    job.given_pass = given_pass;
    job.batch = count;
    job.data_weight = static_cast<float>(forward_share / count);
    job.latent_weight = static_cast<float>((1.0 - forward_share) / count);
    job.tasks = cut_.count;
    job.partials = kernels_.takes_teams(tabulated) ? 1 : chunks;
    job.sums_size = chunks_.sums_size(layout());
    job.undivided = cut_.undivided && tabulated == tabulated_off ? 1 : 0;
    const int steps = static_cast<int>(schedule.size()) / 2;
    // Behind the counters lies what else the groups of one launch tell each other. A tabulated step's chunks leave
    // pulls as well, and those only once, so nobody finishes another group's.
    const int behind = counters_per_step * steps_per_upload;
    const int homes = tabulated == tabulated_step ? (groups_ + tables_.count()) * home_size * steps : 0;
    if (takes_many_steps && tabulated == tabulated_off && chunks_.has_areas()) job.finishers = behind;
    job.homes = behind;
    counters_.reserve(program_, behind + homes);
    tables_.describe(job, tabulated);
    write_soon(job_, std::vector<Job>{job}, jobs_);
    if (!schedule.empty()) {
      counters_.fill_zero(program_, counters_per_step * steps);
      if (job.finishers > 0) counters_.fill_zero(program_, chunks * steps, job.finishers);
      if (homes > 0) counters_.fill_zero(program_, homes, job.homes);
      write_soon(schedule_, std::move(schedule), uploads_);
    }
    kernels_.set_buffers(job_.get(), image_.records.get(), image_.hyper.get(), image_.values.get(), tasks_.get(),
                         pool_.get(), coefficients_.get(), seeds_.get(), input_grad_.get(), schedule_.get(),
                         chunks_.partials(), chunks_.losses(), chunks_.scratch(), state_.parameters(), state_.first(),
                         state_.second(), gradients_.get(), state_.warmth(), norms_.get(), history_.get(),
                         stopped_.get(), tables_.entries(), tables_.tables(), tables_.pulls(), tables_.numbers(),
                         counters_.get());
  }

  // The device reads `numbers` when it comes to it, so they are kept until losses are fetched.
  template <typename Number>
  void write_soon(DeviceBuffer<Number>& buffer, std::vector<Number> numbers, std::vector<std::vector<Number>>& kept) {
    kept.push_back(std::move(numbers));
    program_.queue().enqueueWriteBuffer(buffer.get(), CL_FALSE, 0, sizeof(Number) * kept.back().size(),
                                        kept.back().data());
  }

  // The chunks of a step.
  void launch_gradient(const StepLaunch& what, int tabulated) {
    kernels_.gradient(what, chunks_.launched_groups(), tabulated, layout().partial_size);
  }

  // The gradient of step `step`'s first `count` samples, without a step.
  std::vector<std::vector<double>> reduced_gradient(std::int64_t step, int count, int tabulated) {
    program_.queue().finish();
    const StepLaunch what{.step = static_cast<cl_uint>(step), .history_slot = history_size - 1, .mode = update_reduce};
    start_job(schedule_of(step, 1), no_given_points, count, tabulated);
    launch_gradient(what, tabulated);
    if (tabulated != tabulated_off) kernels_.node_backward(what, chunks_.launched_groups());
    kernels_.update(what, 1, cut_.count);
    return read_gradient(record_trained);
  }

  // --- tabulated training ---

  void forget_tables() {
    tables_.set_up_to_date(false);
    compared_step_.reset();
  }

  // Whether training is tabulated; if so the tables are those for step `step` afterwards. Those of the first step span
  // what its batch meets in the exact networks, those of later steps follow.
  bool prepare_tables(std::int64_t step) {
    if (tables_.up_to_date()) return true;
    if (!tables_.plan(image_, cut_, settings_.table_nodes)) return false;
    chunks_.forget();
    program_.queue().finish();
    const StepLaunch what{.step = static_cast<cl_uint>(step)};
    start_job(schedule_of(step, 1), no_given_points, std::min(settings_.batch, most_observed), tabulated_observe);
    launch_gradient(what, tabulated_observe);
    kernels_.node_backward(what, chunks_.launched_groups());
    kernels_.node_forward(what, chunks_.launched_groups());
    tables_.set_up_to_date(true);
    return true;
  }

  // |g - g exact| / |g exact| of the next step, on some samples of its batch, measured anew now and then.
  std::optional<double> gradient_error() {
    if (!tables_.up_to_date()) return std::nullopt;
    if (compared_step_ && step_ < *compared_step_ + steps_between_comparisons) return compared_error_;
    const int count = std::min(settings_.batch, most_compared);
    const auto exact = reduced_gradient(step_, count, tabulated_off);
    compared_error_ = relative_l2(reduced_gradient(step_, count, tabulated_gradient), exact);
    compared_step_ = step_;
    return compared_error_;
  }

  void enqueue_steps(int count) {
    const bool tabulated = prepare_tables(step_);
    const int how = tabulated ? tabulated_step : tabulated_off;
    start_job(schedule_of(step_, count), no_given_points, settings_.batch, how, persistent_);
    for (int i = 0; i < count;) {
      StepLaunch what{.slot = i, .step = static_cast<cl_uint>(step_ + i), .history_slot = uncollected_ + i};
      if (persistent_) {
        what.steps = count - i;
        kernels_.train(what, groups_);
      } else {
        launch_gradient(what, how);
        if (tabulated) kernels_.node_backward(what, chunks_.launched_groups());
        const int groups = cut_.undivided ? 1 : std::min(cut_.count, groups_);
        what.mode = settings_.clip_norm > 0.0 ? update_reduce : update_all;
        kernels_.update(what, groups, cut_.count);
        what.mode = update_step;
        if (settings_.clip_norm > 0.0) kernels_.update(what, groups, cut_.count);
        if (tabulated) kernels_.node_forward(what, chunks_.launched_groups());
      }
      i += what.steps;
    }
    step_ += count;
    uncollected_ += count;
  }

  void fetch_losses() {
    const std::size_t before = report_.losses.size();
    report_.losses.resize(before + static_cast<std::size_t>(uncollected_));
    if (uncollected_ > 0) history_.read_soon(program_, report_.losses.data() + before, uncollected_);
    uncollected_ = 0;
    program_.queue().finish();
    uploads_.clear();
    jobs_.clear();
  }

  std::vector<std::vector<double>> read_gradient(int wanted_field) {
    std::vector<float> all(static_cast<std::size_t>(layout().parameter_size));
    gradients_.read(program_, all.data(), layout().parameter_size);
    uploads_.clear();
    jobs_.clear();
    return numbers_by_layer(layout(), all, wanted_field);
  }

  EngineDescription description_;
  Program program_;
  StackUploader uploader_;
  OptimiserState state_;
  TrainingTables tables_;
  Evaluator evaluator_;
  StepKernels kernels_;
  bool persistent_;
  int groups_;
  ChunkRoom chunks_;

  Stack stack_;  // structure; parameters as last uploaded or read
  StackImage image_;
  StackImage held_;
  GivenStack given_{program_, uploader_};
  TrainingSettings settings_;
  std::shared_ptr<const CompiledTarget> target_;
  std::int64_t step_ = 0;

  DeviceBuffer<Job> job_;
  DeviceBuffer<int> tasks_;
  DeviceBuffer<float> gradients_;  // of the parameters, in their layout
  DeviceBuffer<float> schedule_;
  DeviceBuffer<int> counters_;
  DeviceBuffer<int> stopped_;
  DeviceBuffer<float> norms_;
  DeviceBuffer<float> history_;
  DeviceBuffer<float> pool_;
  DeviceBuffer<float> coefficients_;
  DeviceBuffer<float> seeds_;
  DeviceBuffer<float> input_grad_;
  UpdateTasks cut_;

  std::optional<std::int64_t> compared_step_;  // of compared_error_
  std::optional<double> compared_error_;

  int uncollected_ = 0;                      // losses on the device
  TrainingReport report_;                    // losses fetched so far
  std::vector<std::vector<float>> uploads_;  // what the device may still have to read
  std::vector<std::vector<Job>> jobs_;
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
