#include "app/language/caption_words.h"

#include <QCoreApplication>

#include "app/language/core_text.h"

namespace pushforward::app {
namespace {

// For the translators' tools; core/export/caption.cpp says them. They are no patterns of core_sentences.cpp: they are
// asked for before their places are filled, and some would fit any sentence.
[[maybe_unused]] constexpr const char* phrases[] = {
    QT_TRANSLATE_NOOP("core", "%1."),
    QT_TRANSLATE_NOOP("core", "%1, %2"),
    QT_TRANSLATE_NOOP("core", "%1 (%2)"),
    QT_TRANSLATE_NOOP("core", "%1 (inverse)"),
    QT_TRANSLATE_NOOP("core", "%1 (bypassed)"),
    QT_TRANSLATE_NOOP("core", "%1, in turn"),
    QT_TRANSLATE_NOOP("core", "no layers"),
    QT_TRANSLATE_NOOP("core", "Stack from base to data: %1."),
    QT_TRANSLATE_NOOP("core", "Target: %1."),
    QT_TRANSLATE_NOOP("core", "Training: %1, seed %2."),
    QT_TRANSLATE_NOOP("core", "untrained, to be trained by %1"),
    QT_TRANSLATE_NOOP("core", "%1 step of %2 on %3, batch %4, learning rate %5"),
    QT_TRANSLATE_NOOP("core", "%1 steps of %2 on %3, batch %4, learning rate %5"),
    QT_TRANSLATE_NOOP("core", "forward KL(p‖q)"),
    QT_TRANSLATE_NOOP("core", "reverse KL(q‖p)"),
    QT_TRANSLATE_NOOP("core", "Base at temperature %1."),
    QT_TRANSLATE_NOOP("core", "KL(p‖q) = %1 nats, KL(q‖p) = %2 nats, by quadrature on %3 × %4 cells."),
};

}  // namespace

std::string caption_word(const std::string& english) {
  return QCoreApplication::translate(core_context, english.c_str()).toStdString();
}

}  // namespace pushforward::app
