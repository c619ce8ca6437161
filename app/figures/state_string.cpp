#include "app/figures/state_string.h"

#include <QRegularExpression>

#include "app/figures/zlib_stream.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr qsizetype longest = 64 << 20;  // characters

}  // namespace

QString state_string(const Project& project) {
  const QByteArray packed = deflated(QByteArray::fromStdString(format_project(project)));
  return QLatin1String(state_string_mark) +
         QString::fromLatin1(packed.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Project project_of_state_string(const QString& text) {
  static const QRegularExpression space(QStringLiteral("\\s+"));
  const QString line = text.size() > longest ? QString() : QString(text).remove(space);
  if (!line.startsWith(QLatin1String(state_string_mark)))
    throw InputError("",
                     "The clipboard holds no state string; one begins with pushforward1: and is made by “Copy as "
                     "state string”.");
  const QByteArray letters = line.mid(QLatin1String(state_string_mark).size()).toLatin1();
  const auto packed =
      QByteArray::fromBase64Encoding(letters, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
  const QByteArray json = packed ? inflated(*packed) : QByteArray();
  if (json.isEmpty()) throw InputError("", "The state string is damaged or was cut off; copy all of it.");
  return parse_project(json.toStdString());
}

}  // namespace pushforward::app
