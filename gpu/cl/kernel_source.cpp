#include "gpu/cl/kernel_source.h"

#include <sstream>
#include <stdexcept>

#include "core/layers/registry.h"

namespace pushforward::gpu {

namespace {

const std::string& file(const std::string& path) {
  const auto found = embedded_kernels().find(path);
  if (found == embedded_kernels().end()) throw std::logic_error("the kernel file " + path + " is missing");
  return found->second;
}

void append(std::string& source, const std::string& path) {
  source += "#line 1 \"" + path + "\"\n" + file(path) + "\n";
}

void append_layers(std::string& source) {
  std::string cases = "#define LAYER_CASES(suffix, arguments)";
  int code = 0;
  for (const Layer* layer : all_layers()) {
    const std::string& id = layer->spec().id;
    append(source, "layers/" + id + ".cl");
    cases += " case " + std::to_string(code++) + ": " + id + "##suffix arguments; break;";
  }
  source += cases + "\n";
}

}  // namespace

std::string program_source() {
  std::string source;
  std::istringstream lines(file("program.cl"));
  const std::string opening = "#include \"";
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(opening)) continue;
    const std::string name = line.substr(opening.size(), line.size() - opening.size() - 1);
    if (name == "layers")
      append_layers(source);
    else
      append(source, name);
  }
  return source;
}

}  // namespace pushforward::gpu
