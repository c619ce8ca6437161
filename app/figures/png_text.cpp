#include "app/figures/png_text.h"

#include <QIODevice>
#include <QtEndian>

#include "app/figures/zlib_stream.h"

namespace pushforward::app {
namespace {

constexpr qsizetype signature_length = 8;
constexpr qsizetype chunk_overhead = 12;  // length, type, checksum

// PNG specification, annex D: the CRC of ISO 3309, polynomial 0xEDB88320, bits reversed.
quint32 checksum(const QByteArray& bytes) {
  quint32 crc = 0xFFFFFFFFU;
  for (const char byte : bytes) {
    crc ^= static_cast<quint8>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
  }
  return ~crc;
}

QByteArray big_endian(quint32 number) {
  QByteArray bytes(4, '\0');
  qToBigEndian(number, bytes.data());
  return bytes;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data) {
  const QByteArray body = type + data;
  return big_endian(static_cast<quint32>(data.size())) + body + big_endian(checksum(body));
}

// What follows the key and its zero byte.
QByteArray text_of(const QByteArray& type, const QByteArray& rest) {
  if (type == "tEXt") return QString::fromLatin1(rest).toUtf8();
  if (type == "zTXt") return QString::fromLatin1(inflated(rest.mid(1))).toUtf8();
  // iTXt: whether compressed, method, language, zero, translated key, zero, text.
  const qsizetype language_end = rest.indexOf('\0', 2);
  const qsizetype key_end = language_end < 0 ? -1 : rest.indexOf('\0', language_end + 1);
  if (key_end < 0) return {};
  const QByteArray text = rest.mid(key_end + 1);
  return rest[0] == 1 ? inflated(text) : text;
}

}  // namespace

QByteArray with_png_text(const QByteArray& png, const QByteArray& key, const QByteArray& text) {
  const QByteArray header = QByteArray("\0\1\0\0\0", 5);  // zero, compressed, by zlib, no language, no translated key
  const qsizetype place = signature_length + chunk_overhead + 13;  // behind IHDR, which comes first and has 13 bytes
  QByteArray result = png;
  result.insert(place, chunk("iTXt", key + header + deflated(text)));
  return result;
}

bool has_png_text(QIODevice& png, const QByteArray& key) {
  constexpr int most_chunks = 64;
  if (!png.read(signature_length).startsWith("\x89PNG")) return false;
  for (int i = 0; i < most_chunks; ++i) {
    const QByteArray head = png.read(8);
    if (head.size() < 8 || head.endsWith("IDAT")) return false;
    const auto length = static_cast<qint64>(qFromBigEndian<quint32>(head.constData()));
    const qint64 start = png.pos();
    if (head.mid(4).endsWith("Xt") && png.read(key.size() + 1) == key + '\0') return true;
    if (!png.seek(start + length + 4)) return false;
  }
  return false;
}

QByteArray png_text(const QByteArray& png, const QByteArray& key) {
  for (qsizetype place = signature_length; place + chunk_overhead <= png.size();) {
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + place));
    if (length > png.size() - place - chunk_overhead) break;
    const QByteArray type = png.mid(place + 4, 4);
    const QByteArray data = png.mid(place + 8, length);
    if ((type == "iTXt" || type == "zTXt" || type == "tEXt") && data.startsWith(key + '\0'))
      return text_of(type, data.mid(key.size() + 1));
    place += length + chunk_overhead;
  }
  return {};
}

}  // namespace pushforward::app
