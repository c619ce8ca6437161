// write_core_texts FILE: core's texts as a source for lupdate. Part of the target update_translations.
#include <QFile>
#include <cstdio>

#include "app/language/core_texts.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: write_core_texts FILE\n", stderr);
    return 2;
  }
  QFile file(QString::fromLocal8Bit(argv[1]));
  const QByteArray source = pushforward::app::core_texts_for_lupdate();
  if (file.open(QIODevice::WriteOnly) && file.write(source) == source.size()) return 0;
  std::fprintf(stderr, "error: can't write \"%s\"\n", argv[1]);
  return 3;
}
