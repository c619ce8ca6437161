#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/project/project.h"
#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Train : public testing::Test {
 protected:
  // In double precision and on one small model, so that the tests ask nothing of the machine.
  [[nodiscard]] CommandResult train(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"train", project_, "--device", "reference", "--batch", "32"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_command(arguments);
  }

  TemporaryFolder folder_;
  std::string project_ = folder_.file("model.pushforward", small_project_text());
  std::string output_ = folder_.path("trained.pushforward");
};

TEST_F(Train, JsonHasTheseKeysAndNothingElseIsWritten) {
  const CommandResult result = train({"--steps", "5", "--json"});
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(result.err, "");
  const nlohmann::json object = result.json();
  EXPECT_THAT(keys(object), ElementsAre("device", "integral", "kl_forward", "kl_reverse", "nll", "seconds", "steps",
                                        "steps_per_second"));
  EXPECT_EQ(object["steps"], 5);
  EXPECT_EQ(object["device"], "reference");
  EXPECT_NEAR(object["integral"].get<double>(), 1.0, 0.005);
  EXPECT_GT(object["steps_per_second"].get<double>(), 0.0);
  EXPECT_GT(object["kl_forward"].get<double>(), 0.0);
}

TEST_F(Train, LowersBothDivergences) {
  const nlohmann::json before = train({"--steps", "1", "--lr", "1e-12", "--json"}).json();
  for (const char* objective : {"forward", "reverse", "0.5"}) {
    const nlohmann::json after = train({"--steps", "200", "--lr", "0.02", "--objective", objective, "--json"}).json();
    EXPECT_LT(after["kl_forward"].get<double>(), 0.5 * before["kl_forward"].get<double>()) << objective;
    EXPECT_LT(after["kl_reverse"].get<double>(), 0.5 * before["kl_reverse"].get<double>()) << objective;
  }
}

TEST_F(Train, OptionsGoIntoTheSavedProject) {
  const CommandResult result =
      train({"--steps", "30", "--lr", "0.003", "--schedule", "cosine", "--objective", "0.25", "--optimiser", "rmsprop",
             "--target", "two-gaussians:distance=3", "--seed", "77", "--tabulated", "96", "-o", output_});
  ASSERT_EQ(result.code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr(output_));
  const Project saved = load_project(output_);
  EXPECT_EQ(saved.steps, 30);
  EXPECT_FALSE(saved.fresh);
  EXPECT_EQ(saved.target.id, "two-gaussians");
  EXPECT_EQ(saved.target.parameters.at("distance"), 3.0);
  EXPECT_EQ(saved.training.alpha, 0.25);
  EXPECT_EQ(saved.training.batch, 32);
  EXPECT_EQ(saved.training.learning_rate, 0.003);
  EXPECT_EQ(saved.training.optimiser, OptimiserKind::rmsprop);
  EXPECT_EQ(saved.training.schedule, ScheduleKind::cosine);
  EXPECT_EQ(saved.training.schedule_steps, 30);  // the cosine spans --steps
  EXPECT_EQ(saved.training.seed, 77U);
  EXPECT_EQ(saved.training.table_nodes, 96);
}

TEST_F(Train, SaysWhetherItWasTabulated) {
  // The reference engine always trains exactly.
  const CommandResult plain = train({"--steps", "2", "--tabulated", "64"});
  EXPECT_THAT(plain.out, HasSubstr("tabulated   no: "));
  const nlohmann::json object = train({"--steps", "2", "--tabulated", "64", "--json"}).json();
  EXPECT_EQ(object["table_nodes"], 64);
  EXPECT_TRUE(object["gradient_error"].is_null());
  // The device tells how far its gradient is off.
  const CommandResult device =
      run_command({"train", "realnvp-8", "--device", "opencl:0", "--steps", "2", "--tabulated", "256", "--json"});
  ASSERT_EQ(device.code, 0) << device.err;
  EXPECT_GT(device.json()["gradient_error"].get<double>(), 0.0);
  EXPECT_LT(device.json()["gradient_error"].get<double>(), 0.01);
}

TEST_F(Train, TargetsOfOnesOwnComeFromTheCommandLine) {
  ASSERT_EQ(train({"--steps", "2", "--target", "formula:energy=min(x^2, 4) + x^2/8 + y^2", "-o", output_}).code, 0);
  EXPECT_EQ(std::get<std::string>(data_of(load_project(output_).target)), "min(x^2, 4) + x^2/8 + y^2");

  std::string points = "x,y\n";
  for (int i = 0; i < 40; ++i) points += std::to_string(1000 + i % 7) + "," + std::to_string(i % 5) + "\n";
  const std::string file = folder_.file("samples.csv", points);
  const CommandResult imported =
      train({"--steps", "2", "--target", "points:file=" + file + ",bandwidth=0.3", "-o", output_});
  ASSERT_EQ(imported.code, 0) << imported.err;
  EXPECT_THAT(imported.err, HasSubstr("scaled by"));
  const TargetChoice saved = load_project(output_).target;
  EXPECT_EQ(saved.parameters.at("bandwidth"), 0.3);
  EXPECT_EQ(std::get<NumberRows>(data_of(saved)).rows(), 40);
}

TEST_F(Train, RefusesTargetsThatAreNoDensities) {
  const auto refusal = [this](const std::string& target) {
    const CommandResult result = train({"--steps", "2", "--target", target});
    EXPECT_EQ(result.code, 3) << target;
    return result.err;
  };
  EXPECT_THAT(refusal("formula:energy=x^2 + * y"), HasSubstr("target.energy: Column 7"));
  EXPECT_THAT(refusal("formula:energy=x"), HasSubstr("does not fall off"));
  EXPECT_THAT(refusal("points:file=" + folder_.path("none.csv")), HasSubstr("none.csv"));
  const std::string file = folder_.file("three.csv", "1,2\n2,1\n0,0\n");
  EXPECT_THAT(refusal("painted:file=" + file), HasSubstr("points:file="));
  EXPECT_THAT(refusal("two-moons:file=" + file), HasSubstr("sets no parameter"));
}

TEST_F(Train, ScheduleStepsOverrideTheSpanOfTheCosine) {
  ASSERT_EQ(train({"--steps", "3", "--schedule", "cosine", "--schedule-steps", "400", "-o", output_}).code, 0);
  EXPECT_EQ(load_project(output_).training.schedule_steps, 400);
}

TEST_F(Train, GoesOnFromASavedFile) {
  ASSERT_EQ(train({"--steps", "3", "-o", output_}).code, 0);
  const Project first = load_project(output_);
  ASSERT_EQ(run_command({"train", output_, "--device", "reference", "--steps", "4", "-o", output_}).code, 0);
  const Project second = load_project(output_);
  EXPECT_EQ(second.steps, 7);
  EXPECT_NE(second.stack.layers[0].parameters, first.stack.layers[0].parameters);
}

TEST_F(Train, SameSeedSameParameters) {
  const std::string again = folder_.path("again.pushforward");
  const std::string other = folder_.path("other.pushforward");
  ASSERT_EQ(train({"--fresh", "--steps", "5", "--seed", "3", "-o", output_}).code, 0);
  ASSERT_EQ(train({"--fresh", "--steps", "5", "--seed", "3", "-o", again}).code, 0);
  ASSERT_EQ(train({"--fresh", "--steps", "5", "--seed", "4", "-o", other}).code, 0);
  const auto parameters = [](const std::string& path) { return load_project(path).stack.layers[0].parameters; };
  EXPECT_EQ(parameters(output_), parameters(again));
  EXPECT_NE(parameters(output_), parameters(other));
}

TEST_F(Train, PresetBringsItsOwnTargetObjectiveAndBatch) {
  const Project preset = make_preset("single-planar");
  const CommandResult result =
      run_command({"train", "single-planar", "--device", "reference", "--steps", "2", "-o", output_});
  ASSERT_EQ(result.code, 0) << result.err;
  const Project saved = load_project(output_);
  EXPECT_EQ(saved.target, preset.target);
  EXPECT_EQ(saved.training.alpha, preset.training.alpha);
  EXPECT_EQ(saved.training.batch, preset.training.batch);
  EXPECT_EQ(saved.training.learning_rate, preset.training.learning_rate);
}

TEST_F(Train, EvalOfTheSavedFileGivesItsLikelihood) {
  const nlohmann::json trained = train({"--steps", "50", "--json", "-o", output_}).json();
  // A grid sum of -p log q over the target's samples would be noisy; a sample mean is enough to tell models apart.
  const CommandResult samples = run_command({"sample", output_, "-n", "4000", "--device", "reference"});
  const auto rows =
      parse_csv(run_command({"eval", output_, "--device", "reference", "--points", "-"}, samples.out).out);
  ASSERT_EQ(rows.size(), 4001U);
  double entropy = 0.0;
  for (std::size_t row = 1; row < rows.size(); ++row) entropy -= std::stod(rows[row][5]) / 4000.0;
  // Under q itself: -E_q[log q], while nll is -E_p[log q]; both near the entropy once q is near p.
  EXPECT_NEAR(entropy, trained["nll"].get<double>(), 0.5);
}

TEST_F(Train, RefusesSettingsThatNoFileCouldHold) {
  const CommandResult result = train({"--steps", "1", "--lr", "1e200"});
  EXPECT_EQ(result.code, 3);
  EXPECT_THAT(result.err, HasSubstr("learning_rate"));
}

TEST_F(Train, StopsAndSavesWhenTheLossIsNotFinite) {
  const CommandResult result = train({"--steps", "50", "--optimiser", "sgd", "--lr", "1000", "--json", "-o", output_});
  EXPECT_EQ(result.code, 3);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("not finite"));
  EXPECT_LT(load_project(output_).steps, 50);
}

}  // namespace
}  // namespace pushforward::app
