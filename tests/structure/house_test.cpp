// The house's one-way rule, core <- gpu <- app: a test that reads every include.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include "core/layers/registry.h"
#include "core/project/layer_reference.h"

namespace pushforward {
namespace {

namespace fs = std::filesystem;

struct Rule {
  const char* room;
  std::vector<std::string> forbidden;  // what an include of this room must not begin with
};

class IncludeDirection : public testing::TestWithParam<Rule> {};

bool is_source(const fs::path& path) { return path.extension() == ".cpp" || path.extension() == ".h"; }

TEST_P(IncludeDirection, IsKept) {
  const fs::path room = fs::path(PUSHFORWARD_SOURCE_DIR) / GetParam().room;
  const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(room)) {
    if (!entry.is_regular_file() || !is_source(entry.path())) continue;
    ++files;
    std::ifstream text(entry.path());
    for (std::string line; std::getline(text, line);) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      const std::string included = match[1];
      for (const std::string& forbidden : GetParam().forbidden)
        EXPECT_FALSE(included.starts_with(forbidden)) << entry.path() << " includes " << included;
    }
  }
  EXPECT_GT(files, 0);
}

INSTANTIATE_TEST_SUITE_P(Rooms, IncludeDirection,
                         testing::Values(Rule{"core", {"gpu/", "app/", "Q", "qcustomplot", "CL/"}},
                                         Rule{"gpu", {"app/", "Q", "qcustomplot"}},
                                         Rule{"app/cli",
                                              {"app/session", "app/figures", "app/figure_export", "app/views",
                                               "app/editors", "app/window", "app/style", "app/language", "Q",
                                               "qcustomplot"}}),
                         [](const auto& instance) {
                           std::string name = instance.param.room;
                           std::ranges::replace(name, '/', '_');
                           return name;
                         });

// Generic code never names a layer: what a layer is stands in its own two files, on one line of the list, and in
// presets.
TEST(LayerNames, StandInTheirOwnFilesOnly) {
  const fs::path source = PUSHFORWARD_SOURCE_DIR;
  for (const char* room : {"core/params", "core/flow", "core/train", "core/export", "gpu", "app"})
    for (const auto& entry : fs::recursive_directory_iterator(source / room)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      // The self-test and the benchmark train stacks of known layers: their cases are data.
      const std::string name = entry.path().filename().string();
      if (name == "self_test.cpp" || name.starts_with("bench")) continue;
      std::ifstream text(entry.path());
      for (std::string line; std::getline(text, line);)
        for (const Layer* layer : all_layers())
          EXPECT_EQ(line.find("\"" + layer->spec().id + "\""), std::string::npos) << entry.path() << ": " << line;
    }
}

TEST(LayersPage, IsWhatTheDeclarationsSay) {
  std::ifstream file(fs::path(PUSHFORWARD_SOURCE_DIR) / "resources/docs/layers.md");
  const std::string page((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(page, layer_reference_markdown())
      << "make it anew: pushforward layers --markdown > resources/docs/layers.md";
}

// Every layer has its kernel file and nothing else lies there.
TEST(LayerFiles, AreThreePlacesOnly) {
  const fs::path source = PUSHFORWARD_SOURCE_DIR;
  for (const Layer* layer : all_layers()) {
    EXPECT_TRUE(fs::exists(source / "core/layers" / (layer->spec().id + ".cpp")));
    EXPECT_TRUE(fs::exists(source / "gpu/kernels/layers" / (layer->spec().id + ".cl")));
  }
  const auto kernels = std::distance(fs::directory_iterator(source / "gpu/kernels/layers"), fs::directory_iterator());
  EXPECT_EQ(static_cast<std::size_t>(kernels), all_layers().size());
}

}  // namespace
}  // namespace pushforward
