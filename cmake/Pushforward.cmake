# How every library and test of the project is made, so that a new source file needs no CMake edit.

add_library(pushforward_options INTERFACE)
target_include_directories(pushforward_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
target_compile_options(pushforward_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror)
if(PUSHFORWARD_SANITIZER)
  # What is undefined ends the program, so that no test passes over it. Warnings are no errors here: in instrumented code
  # GCC sees overflows and uninitialised numbers within its own std::string and std::regex (its bug 105562).
  target_compile_options(pushforward_options INTERFACE -fsanitize=${PUSHFORWARD_SANITIZER} -fno-sanitize-recover=all
    -fno-omit-frame-pointer -Wno-error)
  target_link_options(pushforward_options INTERFACE -fsanitize=${PUSHFORWARD_SANITIZER})
endif()

# pushforward_note_sources(NAME SOURCES): lets moc look again when a file has come or gone. AUTOMOC runs anew only when a
# file that it knows or a CMake file has changed, and a file that a glob has found is neither; so the list is one.
function(pushforward_note_sources name sources)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/${name}_sources.cmake)
  file(CONFIGURE OUTPUT ${list} CONTENT "# ${sources}\n" @ONLY)
  include(${list})
endfunction()

# pushforward_library(NAME [LIBRARIES ...]): a static library of the sources in the current folder (not below it).
function(pushforward_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;SOURCES")
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(${name} STATIC ${sources} ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC pushforward_options ${arg_LIBRARIES})
  pushforward_note_sources(${name} "${sources}")
  if("Qt6::Widgets" IN_LIST arg_LIBRARIES)
    pushforward_precompile(${name} widgets LIBRARIES Qt6::Widgets)
  elseif("Qt6::Gui" IN_LIST arg_LIBRARIES)
    pushforward_precompile(${name} qt LIBRARIES Qt6::Gui)
  else()
    pushforward_precompile(${name} plain)
  endif()
endfunction()

# What every test runs with.
set(pushforward_test_environment "POCL_SIGFPE_HANDLER=0")  # it would hide an integer division by zero of our own
if(PUSHFORWARD_SANITIZER MATCHES "address")
  # PoCL gives its threads signal stacks of its own, at which the sanitizer's stumble when a thread ends.
  list(APPEND pushforward_test_environment "ASAN_OPTIONS=use_sigaltstack=0" "UBSAN_OPTIONS=print_stacktrace=1")
elseif(PUSHFORWARD_SANITIZER STREQUAL "thread")
  list(APPEND pushforward_test_environment
    "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/thread_sanitizer.txt")
endif()

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
  pushforward_precompile(${name} test LIBRARIES GTest::gtest GTest::gmock)
  target_compile_definitions(${name} PRIVATE
    PUSHFORWARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PUSHFORWARD_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${pushforward_test_environment}" TIMEOUT 900)
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
  pushforward_note_sources(${name} "${sources}")
  target_link_libraries(${name} PRIVATE pushforward_options ${arg_LIBRARIES} app_style Qt6::Widgets Qt6::Test)
  pushforward_precompile(${name} widgets LIBRARIES Qt6::Widgets)
  target_compile_definitions(${name} PRIVATE
    PUSHFORWARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}" PUSHFORWARD_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  # The window follows the system's language, tests read English.
  set(environment ${pushforward_test_environment} QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 LANGUAGE=en)
  # What a person would notice of the window, its rates above all, is measured with nothing else running.
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${environment}" TIMEOUT 600 RUN_SERIAL ON)
endfunction()
