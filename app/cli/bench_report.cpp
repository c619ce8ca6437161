#include "app/cli/bench_report.h"

#include <algorithm>
#include <iomanip>
#include <sstream>

namespace pushforward::app {
namespace {

constexpr int name_width = 36;
constexpr int number_width = 12;

const TrainingResult* find(const std::vector<TrainingResult>& training, const std::string& name) {
  const auto found = std::ranges::find_if(training, [&](const auto& each) { return each.bench_case.name() == name; });
  return found == training.end() ? nullptr : &*found;
}

// Seconds of one step of every named case together, by round; empty when one is missing.
std::vector<double> step_seconds(const std::vector<std::string>& names, const std::vector<TrainingResult>& training) {
  std::vector<double> sums;
  for (const std::string& name : names) {
    const TrainingResult* result = find(training, name);
    if (result == nullptr) return {};
    sums.resize(result->steps_per_second.values.size());
    for (std::size_t round = 0; round < sums.size(); ++round)
      sums[round] += 1.0 / result->steps_per_second.values[round];
  }
  return sums;
}

// FLOP/s of the conditioners' matrix products; 0 when the case has none.
double operations_per_second(const TrainingResult& result) {
  return conditioner_operations(result.bench_case) * result.steps_per_second.typical();
}

std::string fixed(double number, int digits) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(digits) << number;
  return text.str();
}

void print_row(std::ostream& out, const std::string& name, const std::vector<std::string>& fields) {
  out << std::left << std::setw(name_width) << name << std::right;
  for (const std::string& field : fields) out << std::setw(number_width) << field;
  out << "\n";
}

void print_ceilings(std::ostream& out, const gpu::Ceilings& ceilings) {
  const auto giga = [](double number) { return fixed(1e-9 * number, 1); };
  const auto micro = [](double seconds) { return fixed(1e6 * seconds, 1); };
  out << "Ceilings of the device\n"
      << "  multiply-adds  " << giga(ceilings.peak) << " GFLOP/s in float" << ceilings.peak_lanes << ", "
      << giga(ceilings.peak_one_unit) << " on one unit; " << giga(ceilings.peak_scalar)
      << " with one number a work-item\n"
      << "  memory         " << giga(ceilings.read) << " GB/s read, " << giga(ceilings.triad) << " GB/s triad\n"
      << "  launch         " << micro(ceilings.launch) << " us enqueued and waited for, "
      << micro(ceilings.launch_amortised) << " us each of a thousand\n\n";
}

void print_training(std::ostream& out, const BenchResult& result) {
  print_row(out, "training", {"steps/s", "slowest", "fastest", "GFLOP/s", "% of peak"});
  for (const TrainingResult& each : result.training) {
    const double rate = operations_per_second(each);
    const bool share = rate > 0.0 && result.ceilings;
    print_row(out, each.bench_case.name(),
              {fixed(each.steps_per_second.typical(), 1), fixed(each.steps_per_second.lowest(), 1),
               fixed(each.steps_per_second.highest(), 1), rate > 0.0 ? fixed(1e-9 * rate, 1) : "-",
               share ? fixed(100.0 * rate / result.ceilings->peak, 1) : "-"});
  }
  out << "(GFLOP/s: the three matrix products of the conditioners alone)\n\n";
}

void print_comparisons(std::ostream& out, const BenchResult& result) {
  bool any = false;
  for (const Comparison& comparison : comparisons()) {
    const std::optional<double> found = ratio(comparison, result.training);
    if (!found) continue;
    if (!any) print_row(out, "comparison", {});
    any = true;
    out << "  " << comparison.name << ": " << fixed(*found, 3) << "\n";
  }
  if (any) out << "\n";
}

void print_frames(std::ostream& out, const std::vector<FrameResult>& frames) {
  if (frames.empty()) return;
  print_row(out, "frame, milliseconds", {"live", "exact", "live error"});
  for (const FrameResult& frame : frames) {
    const FrameTimes& times = frame.milliseconds;
    std::ostringstream error;
    error << std::setprecision(2) << times.density_error;
    print_row(out, frame.name, {fixed(times.live.typical(), 2), fixed(times.exact.typical(), 2), error.str()});
  }
  out << "(density and log-det on " << field_side << " x " << field_side << " cells, warp of " << warp_lines << " x "
      << warp_lines << " lines of " << warp_line_points << " points, " << latent_points << " latent points; live: with"
      << " tables of the conditioners, their error of the density relative to its peak)\n\n";
}

void print_edits(std::ostream& out, const std::vector<EditResult>& edits) {
  if (edits.empty()) return;
  print_row(out, "edit to the next trained step", {"ms", "fastest", "slowest"});
  for (const EditResult& edit : edits)
    print_row(out, edit.name,
              {fixed(edit.milliseconds.typical(), 2), fixed(edit.milliseconds.lowest(), 2),
               fixed(edit.milliseconds.highest(), 2)});
}

nlohmann::ordered_json ceilings_json(const gpu::Ceilings& ceilings) {
  return {{"peak_flops", ceilings.peak},
          {"peak_lanes", ceilings.peak_lanes},
          {"peak_one_unit_flops", ceilings.peak_one_unit},
          {"peak_scalar_flops", ceilings.peak_scalar},
          {"read_bytes_per_second", ceilings.read},
          {"triad_bytes_per_second", ceilings.triad},
          {"launch_seconds", ceilings.launch},
          {"launch_amortised_seconds", ceilings.launch_amortised}};
}

nlohmann::ordered_json training_json(const TrainingResult& each, const std::optional<gpu::Ceilings>& ceilings) {
  nlohmann::ordered_json object{{"name", each.bench_case.name()},
                                {"model", each.bench_case.model},
                                {"layers", each.bench_case.stack.layers.size()},
                                {"batch", each.bench_case.training.batch},
                                {"steps_per_second", each.steps_per_second.typical()},
                                {"slowest", each.steps_per_second.lowest()},
                                {"fastest", each.steps_per_second.highest()}};
  const double rate = operations_per_second(each);
  if (rate > 0.0) object["flops"] = rate;
  if (rate > 0.0 && ceilings) object["share_of_peak"] = rate / ceilings->peak;
  return object;
}

}  // namespace

std::optional<double> ratio(const Comparison& comparison, const std::vector<TrainingResult>& training) {
  const std::vector<double> above = step_seconds(comparison.numerator, training);
  const std::vector<double> below = step_seconds(comparison.denominator, training);
  if (above.empty() || below.empty()) return std::nullopt;
  std::vector<double> ratios;
  for (std::size_t round = 0; round < above.size(); ++round)
    ratios.push_back(comparison.of_speeds ? below[round] / above[round] : above[round] / below[round]);
  return median(ratios);
}

void print_text(std::ostream& out, const BenchResult& result) {
  out << result.device.id << " (" << result.device.name << "), " << result.device.compute_units
      << " compute units; medians of " << result.rounds << " rounds, every round measures everything in turn\n\n";
  if (result.ceilings) print_ceilings(out, *result.ceilings);
  if (!result.training.empty()) print_training(out, result);
  print_comparisons(out, result);
  print_frames(out, result.frames);
  print_edits(out, result.edits);
}

nlohmann::ordered_json to_json(const BenchResult& result) {
  nlohmann::ordered_json object{{"device", result.device.id},
                                {"device_name", result.device.name},
                                {"compute_units", result.device.compute_units},
                                {"rounds", result.rounds}};
  object["ceilings"] = result.ceilings ? ceilings_json(*result.ceilings) : nlohmann::ordered_json();
  auto& training = object["cases"] = nlohmann::ordered_json::array();
  for (const TrainingResult& each : result.training) training.push_back(training_json(each, result.ceilings));
  auto& ratios = object["comparisons"] = nlohmann::ordered_json::array();
  for (const Comparison& comparison : comparisons())
    if (const std::optional<double> found = ratio(comparison, result.training))
      ratios.push_back({{"name", comparison.name}, {"ratio", *found}});
  auto& frames = object["frames"] = nlohmann::ordered_json::array();
  for (const FrameResult& frame : result.frames)
    frames.push_back({{"name", frame.name},
                      {"milliseconds", frame.milliseconds.live.typical()},
                      {"exact_milliseconds", frame.milliseconds.exact.typical()},
                      {"density_error", frame.milliseconds.density_error}});
  auto& edits = object["edits"] = nlohmann::ordered_json::array();
  for (const EditResult& edit : result.edits)
    edits.push_back({{"name", edit.name},
                     {"milliseconds", edit.milliseconds.typical()},
                     {"fastest", edit.milliseconds.lowest()},
                     {"slowest", edit.milliseconds.highest()}});
  return object;
}

}  // namespace pushforward::app
