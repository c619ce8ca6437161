// International text in a PNG, the chunk iTXt (PNG specification, section 11.3.4.5). Qt takes such texts for lines of a
// paragraph: it joins them, and what is not Latin suffers.
#pragma once

#include <QByteArray>

class QIODevice;

namespace pushforward::app {

// The picture with a text in front of its pixels, compressed. `key` is Latin and short, `text` UTF-8.
[[nodiscard]] QByteArray with_png_text(const QByteArray& png, const QByteArray& key, const QByteArray& text);

// The text of that key in an iTXt, zTXt or tEXt chunk; empty when there is none, or the file is damaged before it.
[[nodiscard]] QByteArray png_text(const QByteArray& png, const QByteArray& key);

// Whether a chunk of that key stands in front of the pixels; reads the chunks' heads only.
[[nodiscard]] bool has_png_text(QIODevice& png, const QByteArray& key);

}  // namespace pushforward::app
