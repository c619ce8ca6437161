// `pushforward bench`: every standard case, the chosen ones, the shares of the peak, the cost by size.
#include <gmock/gmock.h>

#include <ctime>

#include "app/cli/bench_cases.h"
#include "app/cli/bench_report.h"
#include "app/cli/bench_scaling.h"
#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAreArray;

std::vector<std::string> names_of(const nlohmann::json& list) {
  std::vector<std::string> names;
  for (const nlohmann::json& item : list) names.push_back(item["name"]);
  return names;
}

TEST(Bench, MeasuresEveryCaseInSeconds) {
  // Of all threads, so that a busy machine changes nothing.
  const std::clock_t begin = std::clock();
  const CommandResult result = run_command({"bench", "--quick", "--json"});
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_LT(seconds, 30.0);
  const nlohmann::json object = result.json();
  EXPECT_THAT(keys(object), ElementsAre("cases", "ceilings", "comparisons", "compute_units", "device", "device_name",
                                        "edits", "frames", "rounds"));
  std::vector<std::string> expected;
  for (const TrainingCase& bench_case : training_cases()) expected.push_back(bench_case.name());
  EXPECT_THAT(names_of(object["cases"]), UnorderedElementsAreArray(expected));
  for (const nlohmann::json& item : object["cases"]) {
    EXPECT_GT(item["steps_per_second"].get<double>(), 0.0);
    EXPECT_LE(item["slowest"].get<double>(), item["fastest"].get<double>());
    if (!item.contains("flops")) continue;
    EXPECT_GT(item["flops"].get<double>(), 0.0);
    EXPECT_DOUBLE_EQ(item["share_of_peak"].get<double>(),
                     item["flops"].get<double>() / object["ceilings"]["peak_flops"].get<double>());
  }
  EXPECT_EQ(object["comparisons"].size(), comparisons().size());
  for (const nlohmann::json& item : object["comparisons"]) EXPECT_GT(item["ratio"].get<double>(), 0.0);
  EXPECT_THAT(names_of(object["frames"]),
              ElementsAre("frame-couplings-64-relu", "frame-couplings-64-tanh", "frame-planar-32"));
  for (const nlohmann::json& item : object["frames"]) {
    EXPECT_GT(item["milliseconds"].get<double>(), 0.0);
    EXPECT_GT(item["exact_milliseconds"].get<double>(), 0.0);
    EXPECT_GE(item["density_error"].get<double>(), 0.0);
    EXPECT_LT(item["density_error"].get<double>(), 0.05);
  }
  EXPECT_THAT(names_of(object["edits"]),
              ElementsAre("edit-couplings-64-relu", "edit-couplings-64-tanh", "edit-planar-32"));
  for (const nlohmann::json& item : object["edits"]) EXPECT_GT(item["milliseconds"].get<double>(), 0.0);
}

TEST(Bench, MeasuresOnlyTheCasesThatAreAskedFor) {
  const CommandResult result = run_command({"bench", "--quick", "--case", "planar-32-reverse-256"});
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("planar-32-reverse-256"), HasSubstr("GFLOP/s in float")));
  for (const char* absent : {"couplings-64", "frame-", "edit-", "1024"})
    EXPECT_EQ(result.out.find(absent), std::string::npos) << absent << " in " << result.out;
}

TEST(Bench, NamesTheCasesWhenNoneIsMeant) {
  const CommandResult result = run_command({"bench", "--case", "no such case"});
  EXPECT_NE(result.code, 0);
  EXPECT_THAT(result.err, AllOf(HasSubstr("--case"), HasSubstr("radial-32-reverse-4096")));
}

TEST(Bench, TheReferenceEngineHasNoCeilings) {
  const CommandResult result = run_command({"bench", "--device", "reference", "--rounds", "1", "--seconds", "0.001",
                                            "--case", "mixed-part-rotation", "--json"});
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_TRUE(result.json()["ceilings"].is_null());
}

TEST(Bench, CountsTheConditionersProducts) {
  for (const TrainingCase& bench_case : training_cases()) {
    const double operations = conditioner_operations(bench_case);
    // 8 layers, three products of 1 x 64 + 64 x 64 + 64 x 2 multiply-adds a sample.
    if (bench_case.model.starts_with("couplings-64")) {
      // Tabulated training evaluates them at nodes, whatever the batch.
      const bool tabulated = bench_case.training.table_nodes > 0;
      EXPECT_EQ(operations, tabulated ? 0.0 : 8.0 * 3 * 2 * 4288 * bench_case.training.batch);
    }
    if (bench_case.model.starts_with("planar")) {
      EXPECT_EQ(operations, 0.0);
    }
  }
}

TEST(Bench, RatiosAreTakenWithinRounds) {
  std::vector<TrainingResult> training;
  for (const TrainingCase& bench_case : training_cases()) {
    if (bench_case.name() == "planar-32-forward-1024") training.push_back({bench_case, {{1.0, 20.0, 3.0}}});
    if (bench_case.name() == "planar-32-reverse-1024") training.push_back({bench_case, {{2.0, 40.0, 6.0}}});
  }
  ASSERT_EQ(training.size(), 2U);
  const Comparison speeds = comparisons().front();
  const std::optional<double> found = ratio(speeds, training);
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(*found, 0.5);
  training.pop_back();
  EXPECT_FALSE(ratio(speeds, training)) << "a case is missing";
}

TEST(Bench, ScalingIsATableOfLayersAndBatches) {
  const CommandResult result = run_command({"bench", "--quick", "--scaling", "--case", "planar-2-"});
  ASSERT_EQ(result.code, 0) << result.err;
  const auto rows = parse_csv(result.out);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0], ElementsAre("family", "layers", "batch", "steps_per_second", "microseconds_per_step",
                                   "nanoseconds_per_layer_and_sample"));
  EXPECT_EQ(rows[1][0], "planar");
  EXPECT_EQ(rows[1][1], "2");
  EXPECT_NEAR(std::stod(rows[1][3]) * std::stod(rows[1][4]), 1e6, 1e2);
  int most_layers = 0;
  int largest_batch = 0;
  for (const TrainingCase& bench_case : scaling_cases()) {
    most_layers = std::max(most_layers, static_cast<int>(bench_case.stack.layers.size()));
    largest_batch = std::max(largest_batch, bench_case.training.batch);
  }
  EXPECT_EQ(most_layers, 256);
  EXPECT_EQ(largest_batch, 1 << 20);
}

}  // namespace
}  // namespace pushforward::app
