// Stands between the checked program and Oclgrind 21.10, where that one falls short.
//
// It notes down what is initialised in one piece a buffer, and every write from the host makes a new piece as long as
// that write: after a part of a buffer has been written, the rest of it counts as uninitialised for ever. (A fill is
// one write an element.) So here every write covers its whole buffer, at the price that what a buffer's first write
// leaves out counts as initialised. And it takes a new buffer in a released one's place for the released one: so none
// is.
#include "tests/gpu/oclgrind/host_side.h"

#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <dlfcn.h>

#include <cstddef>
#include <cstring>
#include <vector>

namespace {

bool pretends_shared_atomics = false;

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

// Calls `change` with the buffer's content and writes it back.
template <typename Change>
cl_int rewrite(cl_command_queue queue, cl_mem buffer, cl_uint waits, const cl_event* wait_list, cl_event* event,
               const Change& change) {
  std::size_t size = 0;
  cl_int status = clGetMemObjectInfo(buffer, CL_MEM_SIZE, sizeof(size), &size, nullptr);
  if (status != CL_SUCCESS) return status;
  std::vector<unsigned char> content(size);
  status = clEnqueueReadBuffer(queue, buffer, CL_TRUE, 0, size, content.data(), waits, wait_list, nullptr);
  if (status != CL_SUCCESS) return status;
  change(content.data());
  static const auto write = next<decltype(clEnqueueWriteBuffer)>("clEnqueueWriteBuffer");
  return write(queue, buffer, CL_TRUE, 0, size, content.data(), 0, nullptr, event);
}

}  // namespace

namespace pushforward::gpu {

void pretend_shared_atomics() { pretends_shared_atomics = true; }

}  // namespace pushforward::gpu

extern "C" {

cl_int clEnqueueWriteBuffer(cl_command_queue queue, cl_mem buffer, cl_bool, std::size_t offset, std::size_t size,
                            const void* from, cl_uint waits, const cl_event* wait_list, cl_event* event) {
  return rewrite(queue, buffer, waits, wait_list, event,
                 [&](unsigned char* content) { std::memcpy(content + offset, from, size); });
}

cl_int clEnqueueFillBuffer(cl_command_queue queue, cl_mem buffer, const void* pattern, std::size_t pattern_size,
                           std::size_t offset, std::size_t size, cl_uint waits, const cl_event* wait_list,
                           cl_event* event) {
  return rewrite(queue, buffer, waits, wait_list, event, [&](unsigned char* content) {
    for (std::size_t i = 0; i < size; i += pattern_size) std::memcpy(content + offset + i, pattern, pattern_size);
  });
}

cl_int clReleaseMemObject(cl_mem) { return CL_SUCCESS; }

cl_int clGetDeviceInfo(cl_device_id device, cl_device_info what, std::size_t size, void* value,
                       std::size_t* size_found) {
  constexpr cl_device_info atomic_memory_capabilities = 0x1063;
  if (pretends_shared_atomics && what == atomic_memory_capabilities && size == sizeof(cl_ulong)) {
    const cl_ulong all = 0x7f;
    std::memcpy(value, &all, sizeof(all));
    return CL_SUCCESS;
  }
  static const auto ask = next<decltype(clGetDeviceInfo)>("clGetDeviceInfo");
  return ask(device, what, size, value, size_found);
}

}  // extern "C"
