// resources/schema/project.schema.json says of files what the reader says, as far as a schema can.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/utils/nlohmann_json_utils.hpp>
#include <valijson/validator.hpp>

#include "core/layers/registry.h"
#include "core/project/project.h"

namespace pushforward {
namespace {

const std::filesystem::path source_folder = PUSHFORWARD_SOURCE_DIR;

nlohmann::json read_json(const std::filesystem::path& path) {
  nlohmann::json document;
  EXPECT_TRUE(valijson::utils::loadDocument(path.string(), document)) << path;
  return document;
}

class ProjectSchema {
 public:
  ProjectSchema() : text_(read_json(source_folder / "resources/schema/project.schema.json")) {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(text_), schema_);
  }
  // The first complaint; empty for a valid document.
  [[nodiscard]] std::string complaint(const nlohmann::json& document) {
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(document), &results)) return {};
    valijson::ValidationResults::Error error;
    std::string text = "invalid";
    while (results.popError(error)) {
      text += "; ";
      for (const std::string& part : error.context) text += part;
      text += " " + error.description;
    }
    return text;
  }

 private:
  nlohmann::json text_;
  valijson::Schema schema_;
};

TEST(Schema, AcceptsEveryPresetFile) {
  ProjectSchema schema;
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder / "resources/presets")) {
    if (entry.path().extension() != ".pushforward") continue;
    EXPECT_EQ(schema.complaint(read_json(entry.path())), "") << entry.path();
    ++count;
  }
  EXPECT_EQ(count, static_cast<int>(all_presets().size()));
}

TEST(Schema, AcceptsWhatIsWritten) {
  ProjectSchema schema;
  for (const Preset& preset : all_presets()) {
    Project project = make_preset(preset.name);
    project.fresh = false;  // with parameters
    project.view.numbers = {{"left", -4.0}};
    EXPECT_EQ(schema.complaint(nlohmann::json::parse(format_project(project))), "") << preset.name;
  }
  for (const Layer* layer : all_layers()) {
    Project project;
    project.stack.layers.push_back(make_layer(layer->spec().id));
    EXPECT_EQ(schema.complaint(nlohmann::json::parse(format_project(project))), "") << layer->spec().id;
  }
}

TEST(Schema, AcceptsEveryTarget) {
  ProjectSchema schema;
  for (const TargetSpec& spec : all_targets()) {
    Project project;
    project.target.id = spec.id;
    if (spec.data) project.target.data = spec.data->example;
    EXPECT_EQ(schema.complaint(nlohmann::json::parse(format_project(project))), "") << spec.id;
  }
}

TEST(Schema, RefusesWhatTheReaderRefuses) {
  ProjectSchema schema;
  // Those of the malformed files that are JSON and whose fault needs no knowledge of layers and targets.
  for (const std::string name : {"top-level-list",
                                 "wrong-format",
                                 "missing-format",
                                 "missing-version",
                                 "newer-version",
                                 "version-as-text",
                                 "missing-stack",
                                 "missing-layers",
                                 "layers-not-a-list",
                                 "dim-zero",
                                 "dim-huge",
                                 "too-many-layers",
                                 "unknown-key",
                                 "unknown-layer-key",
                                 "layer-without-type",
                                 "flag-as-number",
                                 "mask-with-fraction",
                                 "hidden-endless",
                                 "params-and-values",
                                 "parameter-wrong-type",
                                 "target-parameter-as-text",
                                 "energy-as-number",
                                 "mixture-sigma-zero",
                                 "mixture-row-too-short",
                                 "raster-too-wide",
                                 "raster-unknown-key",
                                 "points-too-few",
                                 "points-three-columns",
                                 "temperature-zero",
                                 "objective-unknown",
                                 "objective-out-of-range",
                                 "optimiser-unknown",
                                 "batch-zero",
                                 "batch-fraction",
                                 "learning-rate-zero",
                                 "seed-negative",
                                 "schedule-kind-unknown",
                                 "schedule-as-text",
                                 "annealing-steps-zero",
                                 "view-as-text"})
    EXPECT_NE(schema.complaint(read_json(source_folder / "tests/data/malformed" / (name + ".pushforward"))), "")
        << name;
}

}  // namespace
}  // namespace pushforward
