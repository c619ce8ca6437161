#include "core/export/python_script.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>
#include <span>
#include <utility>

#include "core/export/python_text.h"
#include "core/flow/flow.h"
#include "core/random/counter.h"

namespace pushforward {

namespace {

constexpr std::size_t line_width = 110;
constexpr int checked_samples = 24;

bool is_part_of_a_name(char character) {
  return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

// "xp.tanh" -> "torch.tanh".
std::string with_library(const std::string& text, PythonLibrary library) {
  const std::string module = library == PythonLibrary::torch ? "torch." : "np.";
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins_a_name = at == 0 || !is_part_of_a_name(text[at - 1]);
    if (begins_a_name && text.compare(at, 3, "xp.") == 0) {
      result += module;
      at += 3;
    } else {
      result += text[at++];
    }
  }
  return result;
}

std::string opening(const Project& project, PythonLibrary library) {
  const bool torch = library == PythonLibrary::torch;
  const std::string title = project.title.empty() ? "A normalizing flow" : docstring_text(project.title);
  std::string text = "#!/usr/bin/env python3\n\"\"\"" + title + ", exported from Pushforward.\n\n";
  text +=
      "A flow f maps z ~ N(0, T^2 I) to x = f(z), so that\n\n"
      "    log q(x) = log N(f^-1(x); 0, T^2 I) + ln |det d f^-1 / dx|.\n\n"
      "Needs " +
      std::string(torch ? "PyTorch" : "NumPy") +
      " alone. Run it, and it checks itself against numbers that Pushforward has computed. Import it for\n\n"
      "    log_prob(x)         log q at points, one a row\n"
      "    sample(n, seed=0)   n points of the model, one a row\n"
      "    forward(z), inverse(x)   a point's image, and ln |det| of the Jacobian there\n"
      "\"\"\"\n\nimport math\nimport sys\n\n";
  text += torch ? "import torch\n" : "import numpy as np\n";
  return text;
}

std::string preamble(PythonLibrary library) {
  if (library == PythonLibrary::torch)
    return R"py(
def array(numbers):
    return torch.as_tensor(numbers, dtype=torch.float64)


def standard_normal(rows, columns, seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(rows, columns, generator=generator, dtype=torch.float64)
)py";
  return R"py(
def array(numbers):
    return np.asarray(numbers, dtype=np.float64)


def standard_normal(rows, columns, seed):
    return np.random.default_rng(seed).standard_normal((rows, columns))
)py";
}

constexpr const char* base_class = R"py(
class Layer:
    """A bijection with its values as attributes. forward(z) gives x, inverse(x) gives z, for points in rows; with it
    goes ln |det| of the Jacobian of that direction, one number a point."""

    def __init__(self, **values):
        self.__dict__.update(values)
)py";

constexpr const char* inverted_class = R"py(
class Inverted:
    """The same layer the other way round."""

    def __init__(self, layer):
        self.forward, self.inverse = layer.inverse, layer.forward
)py";

constexpr const char* flow_functions = R"py(
def forward(z):
    x = array(z)
    log_det = 0 * x[:, 0]
    for layer in LAYERS:
        x, change = layer.forward(x)
        log_det = log_det + change
    return x, log_det


def inverse(x):
    z = array(x)
    log_det = 0 * z[:, 0]
    for layer in reversed(LAYERS):
        z, change = layer.inverse(z)
        log_det = log_det + change
    return z, log_det


def log_prob(x):
    z, log_det = inverse(x)
    log_base = -((z / TEMPERATURE) ** 2).sum(axis=1) / 2 - DIM * math.log(TEMPERATURE * math.sqrt(2 * math.pi))
    return log_base + log_det


def sample(n, seed=0):
    return forward(TEMPERATURE * standard_normal(n, DIM, seed))[0]
)py";

constexpr const char* check_function = R"py(
def check():
    """Compares with what Pushforward computed (in double precision), and says how large the largest difference is."""
    z, _ = inverse(DATA["x"])
    x, log_det = forward(SAMPLES["z"])
    pairs = [
        ("log_prob", log_prob(DATA["x"]), DATA["log_prob"]),
        ("f^-1", z, DATA["z"]),
        ("f", x, SAMPLES["x"]),
        ("ln |det| of f", log_det, SAMPLES["log_det"]),
        ("log_prob of samples", log_prob(SAMPLES["x"]), SAMPLES["log_prob"]),
    ]
    for name, ours, theirs in pairs:
        difference = (abs(ours - theirs) / (1 if "log" in name else 1 + abs(theirs))).max() if len(theirs) else 0.0
        if not difference <= TOLERANCE:
            print(f"{name} differs from Pushforward's by {float(difference):.3g}.", file=sys.stderr)
            return 1
        print(f"{name} agrees with Pushforward's within {float(difference):.1e}")
    return 0


if __name__ == "__main__":
    sys.exit(check())
)py";

// The definitions of all layers of the stack, each once, as PEP 8 spaces them.
std::string definitions(const Stack& stack) {
  std::set<std::string> written;
  std::string text;
  bool inverted = false;
  for (const LayerEntry& entry : stack.layers) {
    if (entry.bypassed) continue;
    inverted = inverted || entry.inverted;
    for (const std::string& definition : entry.layer().spec().python)
      if (written.insert(definition).second) text += "\n" + definition;
  }
  if (inverted) text += std::string("\n") + inverted_class;
  return text;
}

// Whether the layer's class reads an attribute.
bool reads(const LayerSpec& spec, const std::string& name) {
  const std::string attribute = "self." + name;
  return std::ranges::any_of(spec.python, [&](const std::string& definition) {
    for (std::size_t at = definition.find(attribute); at != std::string::npos;
         at = definition.find(attribute, at + 1)) {
      const std::size_t end = at + attribute.size();
      if (end == definition.size() || !is_part_of_a_name(definition[end])) return true;
    }
    return false;
  });
}

std::string indented(std::size_t depth, const std::string& text) {
  return std::string(depth, ' ') + wrapped(text, depth + 4, line_width) + "\n";
}

std::string constructor(const LayerEntry& entry, int dim, std::size_t depth) {
  const LayerSpec& spec = entry.layer().spec();
  std::string text;
  for (const HyperSpec& hyper : spec.hyperparameters)
    if (reads(spec, hyper.id)) text += indented(depth, hyper.id + "=" + python_literal(entry.hyper.at(hyper.id)) + ",");
  const std::vector<double> values = entry.values(dim);
  const Layout layout = entry.layer().value_layout(entry.hyper, dim);
  const auto numbers = [&](const TensorSlot& slot) {
    return python_array(slot.shape, std::span(values).subspan(static_cast<std::size_t>(slot.offset),
                                                              static_cast<std::size_t>(slot.shape.size())));
  };
  for (const ParameterSpec& value : spec.values) {
    if (value.is_list) text += indented(depth, value.id + "=[");
    for (const TensorSlot& slot : layout.tensors) {
      if (slot.spec != &value) continue;
      text += value.is_list ? indented(depth + 4, numbers(slot) + ",")
                            : indented(depth, value.id + "=" + numbers(slot) + ",");
    }
    if (value.is_list) text += indented(depth, "],");
  }
  return text;
}

std::string layer_list(const Stack& stack) {
  std::string text = "\n\nLAYERS = [  # from the base to the data\n";
  for (std::size_t index = 0; index < stack.layers.size(); ++index) {
    const LayerEntry& entry = stack.layers[index];
    const LayerSpec& spec = entry.layer().spec();
    text += "    # " + std::to_string(index + 1) + ": " + spec.title;
    if (entry.bypassed) {
      text += ", bypassed\n";
      continue;
    }
    text += "\n    ";
    text += entry.inverted ? "Inverted(\n        " : "";
    const std::size_t depth = entry.inverted ? 12 : 8;
    text += python_class(spec) + "(\n" + constructor(entry, stack.dim, depth) + std::string(depth - 4, ' ') + ")";
    text += entry.inverted ? "\n    ),\n" : ",\n";
  }
  return text + "]\n";
}

// What the flow makes of the points, as far as it is finite.
struct Checked {
  Checked(const Project& project, Direction direction, const Matrix& points) {
    const Pass pass = run(project.stack, direction, points);
    const Vector log_q = log_density(project, direction == Direction::inverse ? points : pass.points);
    std::vector<Eigen::Index> kept;
    for (Eigen::Index i = 0; i < points.cols(); ++i)
      if (pass.points.col(i).allFinite() && std::isfinite(pass.log_det(i)) && std::isfinite(log_q(i)))
        kept.push_back(i);
    in = points(Eigen::all, kept);
    out = pass.points(Eigen::all, kept);
    log_det = pass.log_det(kept);
    log_prob = log_q(kept);
  }
  static Vector log_density(const Project& project, const Matrix& x) {
    return pushforward::log_prob(project.stack, x, project.base.temperature);
  }
  Matrix in;
  Matrix out;
  Vector log_det;
  Vector log_prob;
};

std::string rows_of(const std::string& name, const Matrix& points) {
  const TensorShape shape{.rank = 2, .rows = static_cast<int>(points.cols()), .cols = static_cast<int>(points.rows())};
  // Columns of Eigen's matrix are what lies side by side, and they are the rows of the script.
  std::string numbers = python_array(shape, {points.data(), static_cast<std::size_t>(points.size())});
  if (points.cols() == 0) numbers = "array([]).reshape(0, " + std::to_string(points.rows()) + ")";
  return indented(4, "\"" + name + "\": " + numbers + ",");
}

std::string numbers_of(const std::string& name, const Vector& numbers) {
  const TensorShape shape{.rank = 1, .rows = static_cast<int>(numbers.size()), .cols = 1};
  return indented(
      4, "\"" + name + "\": " + python_array(shape, {numbers.data(), static_cast<std::size_t>(numbers.size())}) + ",");
}

Matrix base_points(const Project& project) {
  Matrix z(project.stack.dim, checked_samples);
  for (Eigen::Index i = 0; i < z.cols(); ++i)
    for (Eigen::Index component = 0; component < z.rows(); ++component)
      z(component, i) = project.base.temperature * standard_normal(project.training.seed, Stream::sampling, 0,
                                                                   static_cast<std::uint32_t>(i),
                                                                   static_cast<std::uint32_t>(component));
  return z;
}

std::string checked_numbers(const Project& project, const Matrix& data) {
  const Checked samples(project, Direction::forward, base_points(project));
  const Checked points(project, Direction::inverse, data);
  std::string text = "\n# What Pushforward computed, and how far this may be from it.\nTOLERANCE = 1e-5\nDATA = {\n";
  text += rows_of("x", points.in) + rows_of("z", points.out) + numbers_of("log_prob", points.log_prob);
  text += "}\nSAMPLES = {\n";
  text += rows_of("z", samples.in) + rows_of("x", samples.out) + numbers_of("log_det", samples.log_det) +
          numbers_of("log_prob", samples.log_prob);
  return text + "}\n";
}

}  // namespace

std::string python_class(const LayerSpec& spec) {
  std::string name = spec.id;
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

std::string python_script(const Project& project, PythonLibrary library, const Matrix& data) {
  const Stack& stack = project.stack;
  std::string text = opening(project, library) + "\n";
  text += preamble(library);
  text += std::string("\n") + base_class + with_library(definitions(stack), library);
  text += layer_list(stack);
  text += "\nDIM = " + std::to_string(stack.dim) + "\nTEMPERATURE = " + python_literal(project.base.temperature) +
          "  # of the base, N(0, T^2 I)\n";
  text.append("\n").append(flow_functions);
  text.append("\n").append(checked_numbers(project, data));
  return text.append("\n").append(check_function);
}

}  // namespace pushforward
