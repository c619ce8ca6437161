# pushforward_embed_presets(OUT_VARIABLE FOLDER): writes a C++ file that holds every preset of FOLDER in the order of
# FOLDER/gallery.txt (one name a line, # starts a comment). See core/project/embedded_presets.h.
function(pushforward_embed_presets out folder)
  file(GLOB presets CONFIGURE_DEPENDS ${folder}/*.pushforward)
  set(generated ${PROJECT_BINARY_DIR}/generated/embedded_presets.cpp)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DOUTPUT=${generated}
            -P ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedPresets.cmake
    DEPENDS ${PROJECT_SOURCE_DIR}/cmake/WriteEmbeddedPresets.cmake ${folder}/gallery.txt ${presets}
    VERBATIM COMMENT "Embedding the presets")
  set(${out} ${generated} PARENT_SCOPE)
endfunction()
