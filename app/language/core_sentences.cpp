#include "app/language/core_sentences.h"

#include <QCoreApplication>

namespace pushforward::app {
namespace {

constexpr const char* sentences[] = {
    // What a layer's form says of its constraint, and names of parts that are numbered.
    QT_TRANSLATE_NOOP("core", "not invertible"),
    QT_TRANSLATE_NOOP("core", "Gaussian %1"),
};

}  // namespace

std::span<const char* const> core_sentences() { return sentences; }

}  // namespace pushforward::app
