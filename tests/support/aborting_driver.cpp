// An OpenCL driver that takes the process down as soon as it is asked for its platforms. The loader finds a driver's
// functions as cl_khr_icd lays down: clGetExtensionFunctionAddress first, then clIcdGetPlatformIDsKHR.
#include <CL/cl.h>

#include <cstdlib>
#include <cstring>

extern "C" {

cl_int clIcdGetPlatformIDsKHR(cl_uint, cl_platform_id*, cl_uint*);
cl_int clIcdGetPlatformIDsKHR(cl_uint, cl_platform_id*, cl_uint*) { std::abort(); }

cl_int clGetPlatformInfo(cl_platform_id, cl_platform_info, size_t, void*, size_t*) { return CL_INVALID_PLATFORM; }

void* clGetExtensionFunctionAddress(const char* name) {
  if (std::strcmp(name, "clIcdGetPlatformIDsKHR") == 0) return reinterpret_cast<void*>(&clIcdGetPlatformIDsKHR);
  if (std::strcmp(name, "clGetPlatformInfo") == 0) return reinterpret_cast<void*>(&clGetPlatformInfo);
  return nullptr;
}

}  // extern "C"
