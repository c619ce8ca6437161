// zlib's streams (RFC 1950) by Qt, which puts the length in front of its own.
#pragma once

#include <QByteArray>
#include <QtEndian>
#include <algorithm>

namespace pushforward::app {

[[nodiscard]] inline QByteArray deflated(const QByteArray& bytes) { return qCompress(bytes, 9).mid(4); }

// Empty when the stream is damaged. Qt wants a guess of the length, and goes on from there.
[[nodiscard]] inline QByteArray inflated(const QByteArray& stream) {
  if (stream.size() < 6) return {};
  QByteArray sized(4, '\0');
  qToBigEndian(static_cast<quint32>(std::min<qsizetype>(stream.size() * 4, 1 << 28)), sized.data());
  return qUncompress(sized + stream);
}

}  // namespace pushforward::app
