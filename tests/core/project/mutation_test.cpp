// Ten thousand broken variants of valid files: each is read or refused with an InputError; nothing else happens.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/errors.h"
#include "core/layers/registry.h"
#include "core/project/project.h"
#include "core/random/counter.h"
#include "tests/core/project/project_equality.h"

namespace pushforward {
namespace {

std::vector<std::string> valid_files() {
  std::vector<std::string> files;
  for (const Layer* layer : all_layers()) {
    Project project;
    HyperValues hyper;
    for (const HyperSpec& spec : layer->spec().hyperparameters)
      if (spec.id == "hidden") hyper["hidden"] = std::vector<std::int64_t>{3};  // small, so that mutations hit more
    project.stack.layers.push_back(make_layer(layer->spec().id, hyper, 2, Initialisation::training, 5));
    project.view.numbers = {{"left", -4.0}};
    project.target = {"two-gaussians", {{"distance", 4.0}}};
    files.push_back(format_project(project));
  }
  files.push_back(format_project(make_preset("mixed")));
  for (const TargetSpec& spec : all_targets()) {
    if (!spec.data) continue;
    Project project;
    // The example's points are many: a few serve as well.
    project.target = {
        spec.id, {}, spec.id == "points" ? TargetDatum(NumberRows{2, {0, 1, 1, 0.5, -1, 2}}) : spec.data->example};
    files.push_back(format_project(project));
  }
  files.emplace_back(R"({"format": "pushforward-project", "version": 1, "stack": {"layers": [
    {"type": "planar", "values": {"u": [0.5, 0.5], "w": [1, 0], "b": [0]}},
    {"type": "radial", "values": {"z0": [0, 0], "alpha": [1], "beta": [-0.5]}},
    {"type": "actnorm", "values": {"scale": [1, 2], "shift": [0, 0]}},
    {"type": "linear", "values": {"matrix": [[0, 1], [1, 0.5]], "shift": [0, 0]}}]}})");
  return files;
}

constexpr std::string_view fragments[] = {"null",
                                          "true",
                                          "-1",
                                          "0",
                                          "1e999",
                                          "-1e-400",
                                          "1e308",
                                          "NaN",
                                          "[",
                                          "]",
                                          "{",
                                          "}",
                                          ",",
                                          ":",
                                          "\"",
                                          "\\",
                                          "\\ud800",
                                          "2.5",
                                          "[]",
                                          "{}",
                                          "\"params\"",
                                          "\"values\": {}, ",
                                          "\"type\": \"radial\", ",
                                          "9223372036854775808",
                                          "18446744073709551616",
                                          "\xff",
                                          "[[[[[[[["};

// Breaks the text: bytes are changed, removed, repeated or put in.
std::string mutated_text(std::string text, Generator& random) {
  const std::uint32_t count = 1 + random.below(3);
  for (std::uint32_t change = 0; change < count && !text.empty(); ++change) {
    const std::size_t place = random.below(static_cast<std::uint32_t>(text.size()));
    const std::size_t length = 1 + random.below(12);
    switch (random.below(5)) {
      case 0:
        text[place] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.erase(place, length);
        break;
      case 2:
        text.insert(place, text.substr(place, length));
        break;
      case 3:
        text.insert(place, fragments[random.below(static_cast<std::uint32_t>(std::size(fragments)))]);
        break;
      default:
        text.resize(place);
    }
  }
  return text;
}

nlohmann::json strange_value(Generator& random) {
  switch (random.below(12)) {
    case 0:
      return nullptr;
    case 1:
      return true;
    case 2:
      return -1;
    case 3:
      return 0;
    case 4:
      return 1e300 * random.normal();
    case 5:
      return random.normal();
    case 6:
      return std::numeric_limits<std::uint64_t>::max();
    case 7:
      return "text";
    case 8:
      return nlohmann::json::array();
    case 9:
      return nlohmann::json::object();
    case 10:
      return nlohmann::json::array({1, 0});
    default:
      return nlohmann::json::array({{1.0, 0.5}, {0.25, 1.0}});
  }
}

// Keeps the text valid JSON and breaks one value, key or element of it.
std::string mutated_value(const std::string& text, Generator& random) {
  nlohmann::json document = nlohmann::json::parse(text);
  nlohmann::json* node = &document;
  while (node->is_structured() && !node->empty() && (node == &document || random.below(5) != 0)) {
    auto member = node->begin();
    std::advance(member, random.below(static_cast<std::uint32_t>(node->size())));
    node = &*member;
  }
  switch (random.below(node->is_structured() ? 4 : 2)) {
    case 0:
    case 1:
      *node = strange_value(random);
      break;
    case 2:
      if (node->is_object())
        (*node)["extra"] = strange_value(random);
      else
        node->push_back(strange_value(random));
      break;
    default:
      if (!node->empty()) node->erase(node->begin());
  }
  return document.dump();
}

TEST(Mutations, AreReadOrRefused) {
  const std::vector<std::string> files = valid_files();
  for (const std::string& file : files) ASSERT_NO_THROW(static_cast<void>(parse_project(file))) << file;
  Generator random(20150521);
  int read = 0;
  int refused = 0;
  for (int count = 0; count < 10000; ++count) {
    const std::string& file = files[random.below(static_cast<std::uint32_t>(files.size()))];
    const std::string text = count % 2 == 0 ? mutated_text(file, random) : mutated_value(file, random);
    try {
      const Project project = parse_project(text);
      ++read;
      // What was read can be written and read again.
      testing::expect_same_project(parse_project(format_project(project)), project);
    } catch (const InputError& error) {
      EXPECT_FALSE(std::string_view(error.what()).empty());
      ++refused;
    } catch (const std::exception& error) {
      ADD_FAILURE() << "an error that is no InputError: " << error.what() << "\n" << text;
    }
    ASSERT_FALSE(::testing::Test::HasFailure()) << text;
  }
  // Both happen often, or the mutations test nothing.
  EXPECT_GT(read, 500);
  EXPECT_GT(refused, 4000);
}

}  // namespace
}  // namespace pushforward
