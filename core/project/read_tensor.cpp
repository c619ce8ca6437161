#include "core/project/read_tensor.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "core/project/json_text.h"

namespace pushforward {

namespace {

void expect_count(const JsonNode& node, std::size_t count, const std::string& what) {
  if (node.json().is_array() && node.size() == count) return;
  node.refuse("expected a list of " + std::to_string(count) + " " + what + ", found " + node.description() + ".");
}

void read_row(const JsonNode& node, int count, std::vector<double>& numbers) {
  expect_count(node, static_cast<std::size_t>(count), count == 1 ? "number" : "numbers");
  std::size_t index = 0;
  for (const nlohmann::json& item : node.json()) {
    // The place of an element is only written down when it is at fault: there may be many thousands of them.
    if (!item.is_number())
      node.element(index).refuse("expected a number, found " + node.element(index).description() + ".");
    numbers.push_back(item.get<double>());
    ++index;
  }
}

void read_tensor(const JsonNode& node, const TensorShape& shape, std::vector<double>& numbers) {
  if (shape.rank < 2 && shape.size() == 1 && !node.json().is_array()) {
    numbers.push_back(node.number());
  } else if (shape.rank < 2) {
    read_row(node, shape.size(), numbers);
  } else {
    expect_count(node, static_cast<std::size_t>(shape.rows), "rows");
    for (int row = 0; row < shape.rows; ++row)
      read_row(node.element(static_cast<std::size_t>(row)), shape.cols, numbers);
  }
}

std::string missing_sentence(const std::string& layer, const std::string& known) {
  return "this parameter is missing; the layer '" + layer + "' needs all of " + known +
         ", or none of them to start afresh.";
}

}  // namespace

std::int64_t count_numbers(const std::vector<ParameterSpec>& specs, const HyperValues& hyper, int dim) {
  std::int64_t count = 0;
  for (const ParameterSpec& spec : specs)
    for (const TensorShape& shape : spec.shapes(hyper, dim)) count += std::int64_t{shape.rows} * shape.cols;
  return count;
}

std::vector<double> read_tensors(const JsonNode& node, const std::vector<ParameterSpec>& specs,
                                 const HyperValues& hyper, int dim, const std::string& layer) {
  node.expect_object();
  std::string known;
  for (const ParameterSpec& spec : specs) known += (known.empty() ? "" : ", ") + spec.id;
  for (const auto& [key, value] : node.json().items())
    if (std::ranges::find(specs, key, &ParameterSpec::id) == specs.end())
      throw InputError(member_path(node.path(), key), "the layer '" + layer +
                                                          "' has no parameter of this name here; it has " +
                                                          (known.empty() ? "none" : known) + ".");

  std::vector<double> numbers;
  for (const ParameterSpec& spec : specs) {
    const std::optional<JsonNode> given = node.find(spec.id);
    if (!given) throw InputError(member_path(node.path(), spec.id), missing_sentence(layer, known));
    const std::vector<TensorShape> shapes = spec.shapes(hyper, dim);
    if (spec.is_list) {
      expect_count(*given, shapes.size(), "tensors");
      for (std::size_t index = 0; index < shapes.size(); ++index)
        read_tensor(given->element(index), shapes[index], numbers);
    } else {
      read_tensor(*given, shapes.at(0), numbers);
    }
  }
  return numbers;
}

}  // namespace pushforward
