# Headers that most files read, compiled once for each kind of target. Half of a cold build's time went into them.
# GCC takes such a header only when the macros and the code generation options are those that it was made with, hence
# one kind for each set of them; -Winvalid-pch, an error here, tells when a target asks for the wrong one.
#
# Files include what they use all the same: PUSHFORWARD_PRECOMPILED=OFF builds without, for clang-tidy (which can't read
# GCC's) and to see that no include is missing.
option(PUSHFORWARD_PRECOMPILED "Precompile the headers that most files read" ON)

set(pushforward_headers_plain <algorithm> <array> <chrono> <cmath> <cstdint> <functional> <limits> <map> <memory>
  <mutex> <numbers> <optional> <span> <sstream> <stdexcept> <string> <string_view> <utility> <variant> <vector> <Eigen/Core>)
set(pushforward_headers_test ${pushforward_headers_plain} <fstream> <set> <gmock/gmock.h> <gtest/gtest.h>)
set(pushforward_headers_qt ${pushforward_headers_plain} <QObject> <QString>)
set(pushforward_headers_widgets ${pushforward_headers_qt} <QAction> <QApplication> <QBoxLayout> <QComboBox>
  <QFontMetricsF> <QImage> <QLabel> <QLineEdit> <QLocale> <QMouseEvent> <QPainter> <QPointer> <QTimer> <QToolButton>
  <QWidget>)

# pushforward_precompile(TARGET KIND [LIBRARIES ...]): TARGET reads the headers of KIND precompiled. LIBRARIES are those
# whose macros and options make the kind; the first call makes it.
function(pushforward_precompile target kind)
  if(NOT PUSHFORWARD_PRECOMPILED)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LIBRARIES")
  set(made precompiled_${kind})
  if(NOT TARGET ${made})
    set(source ${PROJECT_BINARY_DIR}/generated/${made}.cpp)
    if(NOT EXISTS ${source})
      file(WRITE ${source} "// A target must have a source; this one only carries precompiled headers.\n")
    endif()
    add_library(${made} OBJECT ${source})
    set_target_properties(${made} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${made} PRIVATE pushforward_options Eigen3::Eigen nlohmann_json::nlohmann_json
      ${arg_LIBRARIES})
    target_precompile_headers(${made} PRIVATE ${pushforward_headers_${kind}})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${made})
endfunction()
