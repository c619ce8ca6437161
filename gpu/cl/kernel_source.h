// The text of the OpenCL program, put together from the embedded .cl files.
#pragma once

#include <functional>
#include <map>
#include <string>

namespace pushforward::gpu {

// Every file below gpu/kernels by its relative path; generated at build time (cmake/EmbedKernels.cmake).
[[nodiscard]] const std::map<std::string, std::string, std::less<>>& embedded_kernels();

// program.cl with its includes in place, the layers of core/layers/list.def in their order, and the macro LAYER_CASES
// of the switches. #line directives keep the compiler's messages pointing at the files.
[[nodiscard]] std::string program_source();

}  // namespace pushforward::gpu
