#include <gtest/gtest.h>

#include <string>

#include "core/layers/registry.h"
#include "core/project/layer_reference.h"

namespace pushforward {
namespace {

TEST(LayerReference, HoldsEveryDeclarationInFull) {
  const std::string text = layer_reference_markdown();
  std::size_t place = 0;
  for (const Layer* layer : all_layers()) {
    const LayerSpec& spec = layer->spec();
    place = text.find("\n## `" + spec.id + "`", place);
    ASSERT_NE(place, std::string::npos) << spec.id << " is missing or out of order";
    const std::string section = text.substr(place, text.find("\n## ", place + 4) - place);
    for (const std::string& part : {spec.title, spec.formula, spec.doc, spec.reference})
      EXPECT_NE(section.find(part), std::string::npos) << spec.id << ": " << part;
    for (const HyperSpec& hyper : spec.hyperparameters)
      EXPECT_NE(section.find("| `" + hyper.id + "` |"), std::string::npos) << spec.id << ": " << hyper.id;
    for (const auto* parameters : {&spec.parameters, &spec.values})
      for (const ParameterSpec& parameter : *parameters)
        EXPECT_NE(section.find("| `" + parameter.id + "` |"), std::string::npos) << spec.id << ": " << parameter.id;
  }
}

TEST(LayerReference, TablesHaveTheSameNumberOfCellsInEveryRow) {
  const std::string text = layer_reference_markdown();
  std::size_t start = 0;
  int wanted = 0;
  int rows = 0;
  while (start < text.size()) {
    const std::size_t end = text.find('\n', start);
    const std::string line = text.substr(start, end - start);
    start = end == std::string::npos ? text.size() : end + 1;
    if (!line.starts_with('|')) {
      wanted = 0;
      continue;
    }
    int bars = 0;
    for (std::size_t index = 0; index < line.size(); ++index)
      if (line[index] == '|' && (index == 0 || line[index - 1] != '\\')) ++bars;
    if (wanted == 0) wanted = bars;
    EXPECT_EQ(bars, wanted) << line;
    ++rows;
  }
  EXPECT_GT(rows, 30);
}

}  // namespace
}  // namespace pushforward
