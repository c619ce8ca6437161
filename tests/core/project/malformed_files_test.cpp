// Every file of tests/data/malformed is refused with an error that names the field at fault.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/errors.h"
#include "core/project/project.h"

namespace pushforward {
namespace {

const std::filesystem::path folder = std::filesystem::path(PUSHFORWARD_SOURCE_DIR) / "tests/data/malformed";

// File name -> field, from expected-fields.txt.
const std::map<std::string, std::string>& expected_fields() {
  static const auto fields = [] {
    std::map<std::string, std::string> result;
    std::ifstream table(folder / "expected-fields.txt");
    for (std::string line; std::getline(table, line);) {
      if (line.empty() || line.front() == '#') continue;
      const std::size_t space = line.find(' ');
      const std::string field = line.substr(space + 1);
      result[line.substr(0, space)] = field == "-" ? "" : field;
    }
    return result;
  }();
  return fields;
}

std::vector<std::string> malformed_files() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".pushforward") names.insert(entry.path().filename().string());
  return {names.begin(), names.end()};
}

class MalformedFile : public ::testing::TestWithParam<std::string> {};

TEST_P(MalformedFile, IsRefusedWithItsField) {
  const auto expected = expected_fields().find(GetParam());
  ASSERT_NE(expected, expected_fields().end()) << "the file has no line in expected-fields.txt";
  try {
    static_cast<void>(load_project(folder / GetParam()));
    FAIL() << "the file was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.field(), expected->second) << error.what();
    const std::string what = error.what();
    EXPECT_TRUE(what.starts_with(expected->second)) << what;
    EXPECT_NE(what.find(GetParam()), std::string::npos) << "the sentence does not name the file: " << what;
  }
}

INSTANTIATE_TEST_SUITE_P(Folder, MalformedFile, ::testing::ValuesIn(malformed_files()), [](const auto& tested) {
  std::string name;
  for (const char character : tested.param.substr(0, tested.param.find('.')))
    name += character == '-' ? '_' : character;
  return name;
});

TEST(MalformedFiles, AreManyAndAllInTheTable) {
  EXPECT_GE(malformed_files().size(), 20U);
  for (const auto& [name, field] : expected_fields()) EXPECT_TRUE(std::filesystem::exists(folder / name)) << name;
}

TEST(BrokenJson, NamesLineAndColumn) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "line 1, column 1"},
      {"{", "line 1, column 2"},
      {"{\n  \"format\" \"x\" }", "line 2, column 14"},
      {"{\n\n  \"version\": 1,\n}", "line 4, column 1"},
  };
  for (const auto& [text, place] : cases) try {
      static_cast<void>(parse_project(text));
      ADD_FAILURE() << "accepted: " << text;
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find(place), std::string::npos) << error.what();
    }
}

TEST(BrokenJson, SaysThatThereIsNoNaNAndNoInfinity) {
  for (const std::string word : {"NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf", "-inf"}) try {
      static_cast<void>(parse_project(R"({"format": "pushforward-project", "view": {"left": )" + word + "}}"));
      ADD_FAILURE() << "accepted: " << word;
    } catch (const InputError& error) {
      EXPECT_EQ(error.field(), "view.left");
      EXPECT_NE(std::string(error.what()).find("JSON has no NaN"), std::string::npos) << error.what();
    }
}

}  // namespace
}  // namespace pushforward
