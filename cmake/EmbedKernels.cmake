# pushforward_embed_kernels(OUT_VARIABLE FOLDER): writes a C++ file that holds every .cl file below FOLDER, by its path
# relative to FOLDER, and the list of layers. See gpu/cl/kernel_source.h.
function(pushforward_embed_kernels out folder)
  file(GLOB_RECURSE kernels CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.cl)
  set(generated ${PROJECT_BINARY_DIR}/generated/embedded_kernels.cpp)
  set(depends ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedKernels.cmake)
  foreach(kernel ${kernels})
    list(APPEND depends ${folder}/${kernel})
  endforeach()
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} "-DKERNELS=${kernels}" -DOUTPUT=${generated}
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedKernels.cmake
    DEPENDS ${depends} VERBATIM COMMENT "Embedding the OpenCL kernels")
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
