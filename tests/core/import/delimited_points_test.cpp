#include "core/import/delimited_points.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/errors.h"

namespace pushforward {
namespace {

TEST(DelimitedPoints, AreReadInEveryUsualForm) {
  const std::vector<double> wanted = {1.5, -2.0, 0.25, 30.0};
  for (const std::string text : {"1.5,-2\n0.25,3e1\n", "x,y\n1.5,-2\n0.25,30", "1.5;-2\n0.25;30\n", "1,5;-2\n0,25;30\n",
                                 "1.5\t-2\r\n0.25\t30\r\n", "# x y\n\n  1.5   -2\n 0.25 +30 \n",
                                 "\xef\xbb\xbfx1,x2,log_prob\n1.5,-2,7\n0.25,30,nan\n",
                                 "z1,x2,x1\n0,-2,1.5\n0,30,0.25\n", "\"a\",\"b\"\n\"1.5\",\"-2\"\n\"0.25\",\"30\"\n"}) {
    const NumberRows points = read_delimited_points(text, "f.csv");
    EXPECT_EQ(points.columns, 2) << text;
    EXPECT_EQ(points.values, wanted) << text;
  }
}

struct Fault {
  std::string text;
  std::string field;
  std::string says;
};

TEST(DelimitedPoints, FaultsNameTheirLine) {
  const std::vector<Fault> faults = {
      {"", "f.csv", "no points"},
      {"x,y\n", "f.csv", "no points"},
      {"1,2\n3\n", "f.csv:2", "expected two columns, found 1"},
      {"1,2,3\n", "f.csv:1", "expected two columns, found 3"},
      {"1,2\n\n3,four\n", "f.csv:3", "\"four\" is not a finite number"},
      {"1,2\n3,nan\n", "f.csv:2", "\"nan\" is not"},
      {"1,2\n3,1e999\n", "f.csv:2", "is not a finite number"},
      {"x1,x2\n1,2\n3\n", "f.csv:3", "only 1 columns"},
      {std::string("\0\1\2binary", 9), "f.csv", "no points"},
  };
  for (const Fault& fault : faults) {
    try {
      (void)read_delimited_points(fault.text, "f.csv");
      ADD_FAILURE() << "accepted: " << fault.text;
    } catch (const InputError& error) {
      EXPECT_EQ(error.field(), fault.field) << error.what();
      EXPECT_NE(std::string(error.what()).find(fault.says), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace pushforward
