// Programs that we did not write, as readers of a figure's files.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>

namespace pushforward::test {

// What the program writes to its standard output; the running test fails where it is missing or does not succeed.
[[nodiscard]] QByteArray output_of(const QString& program, const QStringList& arguments);

// The first page of a PDF. Poppler's painter for screens moves every stroke and every picture to whole pixels, its
// cairo painter does not; at four times the resolution, averaged, the first one's whole pixels are a quarter of ours.
[[nodiscard]] QImage seen_by_poppler(const QString& pdf, int dpi);
[[nodiscard]] QImage seen_by_poppler_through_cairo(const QString& pdf, int dpi);
[[nodiscard]] QImage seen_by_librsvg(const QString& svg, int dpi);

}  // namespace pushforward::test
