#include "tests/app/pictures/gallery_page.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QTextStream>

namespace pushforward::pictures {

void write_gallery_page(const QString& folder) {
  QMap<QString, QStringList> scenes;
  for (const QString& file : QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name))
    scenes[file.section(QStringLiteral("--"), 0, 0)] << file;
  QFile page(folder + QStringLiteral("/index.html"));
  if (!page.open(QIODevice::WriteOnly)) return;
  QTextStream out(&page);
  out << "<!doctype html><meta charset=\"utf-8\"><title>Pushforward in pictures</title>\n"
         "<style>body{background:#555;color:#fff;font:14px sans-serif}div{display:flex;flex-wrap:wrap;gap:8px}"
         "figure{margin:0}img{width:460px;display:block}a{color:#fff}</style>\n";
  for (auto scene = scenes.begin(); scene != scenes.end(); ++scene) {
    out << "<h2>" << scene.key() << "</h2>\n<div>\n";
    for (const QString& file : scene.value())
      out << "<figure><a href=\"" << file << "\"><img loading=\"lazy\" src=\"" << file << "\" alt=\"" << file
          << "\"></a><figcaption>" << file.section(QStringLiteral("--"), 1).chopped(4) << "</figcaption></figure>\n";
    out << "</div>\n";
  }
}

}  // namespace pushforward::pictures
