# How every library and test of the project is made, so that a new source file needs no CMake edit.

add_library(pushforward_options INTERFACE)
target_include_directories(pushforward_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
target_compile_options(pushforward_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror)
if(PUSHFORWARD_SANITIZER)
  target_compile_options(pushforward_options INTERFACE -fsanitize=${PUSHFORWARD_SANITIZER} -fno-omit-frame-pointer)
  target_link_options(pushforward_options INTERFACE -fsanitize=${PUSHFORWARD_SANITIZER})
endif()

# pushforward_library(NAME [LIBRARIES ...]): a static library of the sources in the current folder (not below it).
function(pushforward_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;SOURCES")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(${name} STATIC ${sources} ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC pushforward_options ${arg_LIBRARIES})
endfunction()

# pushforward_test(NAME [LIBRARIES ...]): a GoogleTest program of the sources in the current folder, registered test
# by test with CTest.
function(pushforward_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE pushforward_options ${arg_LIBRARIES} GTest::gtest GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE
    PUSHFORWARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PUSHFORWARD_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  # PoCL's SIGFPE handler would hide an integer division by zero of our own.
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "POCL_SIGFPE_HANDLER=0" TIMEOUT 900)
endfunction()

# pushforward_gui_test(NAME [LIBRARIES ...]): a QtTest program, one per folder, run on the offscreen platform unless
# the caller's environment names another one. Each .cpp file holds one QObject test class and ends with
# PUSHFORWARD_GUI_TEST(Class) (tests/support/gui_test.h).
function(pushforward_gui_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources} ${PROJECT_SOURCE_DIR}/tests/support/gui_test_main.cpp)
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE pushforward_options ${arg_LIBRARIES} Qt6::Test)
  target_compile_definitions(${name} PRIVATE
    PUSHFORWARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PUSHFORWARD_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "POCL_SIGFPE_HANDLER=0;QT_QPA_PLATFORM=offscreen" TIMEOUT 600)
endfunction()
