// eval, transform, sample, and the points they read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>

#include "app/cli/point_reader.h"
#include "core/errors.h"
#include "core/flow/flow.h"
#include "core/project/project.h"
#include "tests/app/cli/command_line_runner.h"

namespace pushforward::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Matrix read(const std::string& text, const std::string& variable = "x", int dim = 2) {
  std::istringstream in(text);
  return read_points(in, "points.csv", variable, dim);
}

TEST(PointReader, TakesPlainRowsAndHeaders) {
  Matrix expected(2, 2);
  expected << 1.0, -3.5, 2.5, 1e-3;
  EXPECT_EQ(read("1,2.5\n-3.5,1e-3\n"), expected);
  EXPECT_EQ(read("1,2.5\n-3.5,1e-3"), expected);
  EXPECT_EQ(read("\xEF\xBB\xBFx1,x2\r\n 1 , +2.5\r\n\r\n-3.5,1e-3\r\n"), expected);
  EXPECT_EQ(read("first,second\n1,2.5\n-3.5,1e-3\n"), expected);
}

TEST(PointReader, FindsNamedColumns) {
  const std::string text = "x2,z1,z2,x1\n1,2,3,4\n";
  EXPECT_EQ(read(text, "x"), (Matrix(2, 1) << 4.0, 1.0).finished());
  EXPECT_EQ(read(text, "z"), (Matrix(2, 1) << 2.0, 3.0).finished());
}

TEST(PointReader, ReadsOtherDimensions) {
  EXPECT_EQ(read("1,2,3\n", "x", 3), (Matrix(3, 1) << 1.0, 2.0, 3.0).finished());
}

struct BrokenPoints {
  std::string name;
  std::string text;
  std::string field;
};

class PointReaderRefuses : public testing::TestWithParam<BrokenPoints> {};

TEST_P(PointReaderRefuses, WithTheLine) {
  try {
    static_cast<void>(read(GetParam().text));
    FAIL() << "accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.field(), GetParam().field);
  }
}

INSTANTIATE_TEST_SUITE_P(All, PointReaderRefuses,
                         testing::Values(BrokenPoints{"nothing", "", "points.csv"},
                                         BrokenPoints{"header_alone", "x1,x2\n", "points.csv"},
                                         BrokenPoints{"a_word", "x1,x2\n1,2\n1,two\n", "points.csv:3"},
                                         BrokenPoints{"a_word_in_the_first_row", "1,two\n", "points.csv:1"},
                                         BrokenPoints{"one_column", "1\n2\n", "points.csv:1"},
                                         BrokenPoints{"three_columns", "1,2,3\n", "points.csv:1"},
                                         BrokenPoints{"three_columns_of_other_names", "a,b,c\n1,2,3\n", "points.csv:1"},
                                         BrokenPoints{"a_column_missing", "1,2\n\n3\n", "points.csv:3"},
                                         BrokenPoints{"a_column_too_many", "1,2\n3,4,5\n", "points.csv:2"},
                                         BrokenPoints{"an_empty_field", "1,2\n3,\n", "points.csv:2"},
                                         BrokenPoints{"not_a_number", "1,2\nnan,1\n", "points.csv:2"},
                                         BrokenPoints{"infinity", "1,2\n1,inf\n", "points.csv:2"},
                                         BrokenPoints{"beyond_double", "1,2\n1,1e999\n", "points.csv:2"},
                                         BrokenPoints{"semicolons", "1;2\n3;4\n", "points.csv:1"}),
                         [](const auto& broken) { return broken.param.name; });

class Points : public testing::Test {
 protected:
  [[nodiscard]] CommandResult run(const std::string& command, const std::string& device, const std::string& points,
                                  const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{command, project_, "--device", device, "--points", "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_command(arguments, points);
  }

  TemporaryFolder folder_;
  std::string project_ = folder_.file("model.pushforward", small_project_text());
};

TEST_F(Points, EvalWritesWhatTheFormulaSays) {
  const CommandResult result = run("eval", "reference", "0.5,-1\n");
  ASSERT_EQ(result.code, 0) << result.err;
  const auto rows = parse_csv(result.out);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0], ElementsAre("x1", "x2", "z1", "z2", "log_det", "log_prob"));
  const auto number = [&](std::size_t column) { return std::stod(rows[1][column]); };
  EXPECT_EQ(number(0), 0.5);
  EXPECT_EQ(number(1), -1.0);
  // The project scales areas by 1.5 * 0.5 = 0.75 and then rotates.
  EXPECT_NEAR(number(4), -std::log(0.75), 1e-14);
  const double log_base = -std::log(2.0 * std::numbers::pi) - 0.5 * (number(2) * number(2) + number(3) * number(3));
  EXPECT_NEAR(number(5), log_base + number(4), 1e-14);
  const Matrix z = (Matrix(2, 1) << number(2), number(3)).finished();
  const Pass back = pushforward::run(load_project(project_).stack, Direction::forward, z);
  EXPECT_NEAR(back.points(0, 0), 0.5, 1e-14);
  EXPECT_NEAR(back.points(1, 0), -1.0, 1e-14);
}

TEST_F(Points, EvalUndoesTransform) {
  const std::string points = "z1,z2\n0.1,-0.7\n2,3\n-1.5,0\n";
  for (const auto& [device, tolerance] : {std::pair{"reference", 1e-12}, std::pair{"auto", 1e-5}}) {
    const CommandResult there = run("transform", device, points);
    ASSERT_EQ(there.code, 0) << there.err;
    const CommandResult back = run("eval", device, there.out);
    ASSERT_EQ(back.code, 0) << back.err;
    const auto forward = parse_csv(there.out);
    const auto inverse = parse_csv(back.out);
    EXPECT_THAT(forward[0], ElementsAre("z1", "z2", "x1", "x2", "log_det"));
    ASSERT_EQ(inverse.size(), 4U);
    for (std::size_t row = 1; row < 4; ++row) {
      EXPECT_NEAR(std::stod(inverse[row][2]), std::stod(forward[row][0]), tolerance);
      EXPECT_NEAR(std::stod(inverse[row][3]), std::stod(forward[row][1]), tolerance);
      EXPECT_NEAR(std::stod(inverse[row][4]), -std::stod(forward[row][4]), tolerance);
    }
  }
}

TEST_F(Points, DevicesAgree) {
  const auto exact = parse_csv(run("eval", "reference", "0.5,-1\n2,2\n").out);
  const auto device = parse_csv(run("eval", "auto", "0.5,-1\n2,2\n").out);
  ASSERT_EQ(device.size(), 3U);
  for (std::size_t row = 1; row < 3; ++row) {
    for (std::size_t column = 0; column < 6; ++column) {
      EXPECT_NEAR(std::stod(device[row][column]), std::stod(exact[row][column]), 1e-4);
    }
  }
}

TEST_F(Points, JsonHoldsTheColumns) {
  const nlohmann::json object = run("eval", "reference", "0.5,-1\n2,2\n", {"--json"}).json();
  EXPECT_THAT(keys(object), ElementsAre("count", "device", "log_det", "log_prob", "x1", "x2", "z1", "z2"));
  EXPECT_EQ(object["count"], 2);
  EXPECT_EQ(object["x1"], (nlohmann::json{0.5, 2.0}));
  EXPECT_EQ(object["log_prob"].size(), 2U);
}

TEST_F(Points, OutputGoesToAFileAndJsonSaysWhere) {
  const std::string output = folder_.path("out.csv");
  const CommandResult plain = run("eval", "reference", "0.5,-1\n");
  const CommandResult filed = run("eval", "reference", "0.5,-1\n", {"-o", output, "--json"});
  ASSERT_EQ(filed.code, 0) << filed.err;
  std::ostringstream written;
  written << std::ifstream(output).rdbuf();
  EXPECT_EQ(written.str(), plain.out);
  EXPECT_THAT(keys(filed.json()), ElementsAre("count", "device", "output"));
  EXPECT_EQ(run("eval", "reference", "0.5,-1\n", {"-o", folder_.path("none/out.csv")}).code, 3);
}

TEST_F(Points, BrokenPointsAreBadInput) {
  const CommandResult result = run("eval", "reference", "1,2\n3,oops\n");
  EXPECT_EQ(result.code, 3);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, HasSubstr("standard input:2"));
  EXPECT_THAT(result.err, HasSubstr("oops"));
}

TEST_F(Points, SamplesAreThoseOfTheFlow) {
  const CommandResult result =
      run_command({"sample", project_, "-n", "20", "--seed", "9", "--temperature", "0.5", "--device", "reference"});
  ASSERT_EQ(result.code, 0) << result.err;
  const auto rows = parse_csv(result.out);
  ASSERT_EQ(rows.size(), 21U);
  EXPECT_THAT(rows[0], ElementsAre("x1", "x2"));
  const Matrix expected = sample(load_project(project_).stack, 20, 9, 0.5);
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_NEAR(std::stod(rows[i + 1][0]), expected(0, static_cast<Eigen::Index>(i)), 1e-12);
    EXPECT_NEAR(std::stod(rows[i + 1][1]), expected(1, static_cast<Eigen::Index>(i)), 1e-12);
  }
}

TEST_F(Points, TemperatureScalesTheSpread) {
  const auto spread = [&](const std::string& temperature) {
    const auto rows = parse_csv(
        run_command({"sample", project_, "-n", "500", "--temperature", temperature, "--device", "reference"}).out);
    double mean = 0.0;
    double squares = 0.0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      mean += std::stod(rows[i][0]) / 500.0;
      squares += std::pow(std::stod(rows[i][0]), 2) / 500.0;
    }
    return std::sqrt(squares - mean * mean);
  };
  EXPECT_NEAR(spread("0.5") / spread("1"), 0.5, 1e-9);
}

}  // namespace
}  // namespace pushforward::app
