// Animated files as others read them: FFmpeg's tools and libwebp's.
#include "app/animation/frame_writer.h"

#include <webp/demux.h>

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "app/animation/changed_part.h"
#include "app/animation/palette.h"
#include "core/errors.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

// A disc that goes round over a gradient, with a number: smooth parts, edges and text.
QImage picture(const QSize& size, int number) {
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  QLinearGradient gradient(0, 0, size.width(), size.height());
  gradient.setColorAt(0.0, QColor(68, 1, 84));
  gradient.setColorAt(0.5, QColor(33, 145, 140));
  gradient.setColorAt(1.0, QColor(253, 231, 37));
  painter.fillRect(image.rect(), gradient);
  painter.fillRect(QRect(0, 0, size.width(), size.height() / 4), QColor(20, 22, 26));
  painter.setPen(Qt::white);
  painter.drawText(QPointF(6, 16), QStringLiteral("step %1").arg(number));
  painter.setBrush(QColor(230, 80, 60));
  painter.setPen(Qt::NoPen);
  const double angle = 0.3 * number;
  painter.drawEllipse(
      QPointF(size.width() * (0.5 + 0.25 * std::cos(angle)), size.height() * (0.6 + 0.2 * std::sin(angle))),
      size.height() * 0.12, size.height() * 0.12);
  return image;
}

void write(const QString& path, AnimationFormat format, const AnimationShape& shape, int count) {
  const std::unique_ptr<FrameWriter> writer = make_frame_writer(path, format, shape);
  for (int i = 0; i < count; ++i) writer->add(picture(shape.size, i));
  writer->finish();
}

QString output_of(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(program, arguments);
  if (!process.waitForFinished(30'000)) return QStringLiteral("it did not end");
  const QString text = QString::fromUtf8(process.readAll());
  return process.exitCode() == 0 ? text : QStringLiteral("failed: ") + text;
}

QByteArray content_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Mean over the pixels of the largest difference of a channel, 0 to 255.
double difference(const QImage& one, const QImage& other) {
  if (one.size() != other.size()) return 255.0;
  double sum = 0.0;
  for (int y = 0; y < one.height(); ++y)
    for (int x = 0; x < one.width(); ++x) {
      const QRgb a = one.pixel(x, y);
      const QRgb b = other.pixel(x, y);
      sum += std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
    }
  return sum / (one.width() * one.height());
}

// Frame `index` as libwebp's own decoder puts it together.
QImage decoded_webp(const QString& path, int index) {
  const QByteArray bytes = content_of(path);
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
  const std::unique_ptr<WebPAnimDecoder, void (*)(WebPAnimDecoder*)> decoder(WebPAnimDecoderNew(&data, nullptr),
                                                                             WebPAnimDecoderDelete);
  WebPAnimInfo info;
  if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0) return {};
  std::uint8_t* pixels = nullptr;
  int end = 0;
  for (int i = 0; i <= index; ++i)
    if (WebPAnimDecoderGetNext(decoder.get(), &pixels, &end) == 0) return {};
  return QImage(pixels, static_cast<int>(info.canvas_width), static_cast<int>(info.canvas_height),
                QImage::Format_RGBA8888)
      .copy();
}

// Frame `index` as another program decodes it.
QImage decoded(const QString& path, AnimationFormat format, int index, const QTemporaryDir& folder) {
  if (format == AnimationFormat::webp) return decoded_webp(path, index);
  const QString png = folder.filePath(QStringLiteral("decoded.png"));
  output_of(QStringLiteral("ffmpeg"),
            {QStringLiteral("-y"), QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), path,
             QStringLiteral("-vf"), QStringLiteral("select=eq(n\\,%1)").arg(index), QStringLiteral("-frames:v"),
             QStringLiteral("1"), png});
  return QImage(png);
}

long resident_kilobytes() {
  QFile file(QStringLiteral("/proc/self/statm"));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  return file.readAll().split(' ').at(1).toLong() * 4;
}

}  // namespace

class FrameWriterTest : public QObject {
  Q_OBJECT

  void add_formats() {
    QTest::addColumn<AnimationFormat>("format");
    for (const AnimationFormat format : {AnimationFormat::webp, AnimationFormat::gif, AnimationFormat::mp4})
      QTest::newRow(qPrintable(ending_of(format))) << format;
  }

 private slots:
  void others_read_every_frame_data() { add_formats(); }
  void others_read_every_frame() {
    QFETCH(const AnimationFormat, format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("动画 1.") + ending_of(format));
    const AnimationShape shape{.size = {321, 201}, .frames_per_second = 20};  // an odd size
    write(path, format, shape, 12);
    if (format == AnimationFormat::webp) {
      const QString info = output_of(QStringLiteral("webpinfo"), {path});
      QVERIFY2(info.contains(QStringLiteral("No error detected")), qPrintable(info));
      QVERIFY2(info.contains(QStringLiteral("Canvas size 321 x 201")), qPrintable(info));
      QCOMPARE(info.count(QStringLiteral("Chunk ANMF")), 12);
      QCOMPARE(info.count(QStringLiteral("Duration: 50")), 12);
    } else {
      const QString info = output_of(QStringLiteral("ffprobe"),
                                     {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-count_frames"),
                                      QStringLiteral("-show_entries"),
                                      QStringLiteral("stream=codec_name,width,height,nb_read_frames:format=duration"),
                                      QStringLiteral("-of"), QStringLiteral("default=noprint_wrappers=1"), path});
      const bool odd = format == AnimationFormat::gif;
      QVERIFY2(info.contains(odd ? QStringLiteral("width=321\nheight=201") : QStringLiteral("width=322\nheight=202")),
               qPrintable(info));
      QVERIFY2(info.contains(QStringLiteral("nb_read_frames=12")), qPrintable(info));
      QVERIFY2(info.contains(QStringLiteral("duration=0.60")), qPrintable(info));
    }
    for (const int index : {0, 7, 11}) {
      const QImage found = decoded(path, format, index, folder).copy(0, 0, 321, 201);
      const double off = difference(found, picture(shape.size, index));
      // Lossy formats and 255 colours; a wrong picture is off by twenty or more.
      QVERIFY2(off < 5.0, qPrintable(QStringLiteral("frame %1 is off by %2").arg(index).arg(off)));
    }
  }

  void the_same_pictures_make_the_same_bytes_data() { add_formats(); }
  void the_same_pictures_make_the_same_bytes() {
    QFETCH(const AnimationFormat, format);
    const QTemporaryDir folder;
    const AnimationShape shape{.size = {160, 120}, .frames_per_second = 25};
    for (const char* name : {"one", "two"}) write(folder.filePath(QLatin1String(name)), format, shape, 8);
    QVERIFY(!content_of(folder.filePath(QStringLiteral("one"))).isEmpty());
    QCOMPARE(content_of(folder.filePath(QStringLiteral("one"))), content_of(folder.filePath(QStringLiteral("two"))));
  }

  void one_that_is_given_up_leaves_nothing_data() { add_formats(); }
  void one_that_is_given_up_leaves_nothing() {
    QFETCH(const AnimationFormat, format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    {
      const std::unique_ptr<FrameWriter> writer =
          make_frame_writer(path, format, {.size = {160, 120}, .frames_per_second = 25});
      for (int i = 0; i < 5; ++i) writer->add(picture({160, 120}, i));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a")});
    QCOMPARE(content_of(path), QByteArray("old"));
  }

  void a_full_disk_is_a_sentence_data() { add_formats(); }
  void a_full_disk_is_a_sentence() {
    QFETCH(const AnimationFormat, format);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a"));
    QString sentence;
    {
      const pushforward::test::FileSizeLimit limit(4096);
      try {
        write(path, format, {.size = {320, 240}, .frames_per_second = 25}, 60);
      } catch (const InputError& error) {
        sentence = QString::fromUtf8(error.what());
      }
    }
    QVERIFY2(sentence.startsWith(QStringLiteral("The file could not be written as '%1'").arg(path)),
             qPrintable(sentence));
    QVERIFY(QDir(folder.path()).isEmpty());
  }

  void what_cannot_be_is_a_sentence_data() { add_formats(); }
  void what_cannot_be_is_a_sentence() {
    QFETCH(const AnimationFormat, format);
    const QTemporaryDir folder;
    QVERIFY_THROWS_EXCEPTION(InputError, make_frame_writer(folder.filePath(QStringLiteral("a")), format,
                                                           {.size = {0, 10}, .frames_per_second = 25}));
    QVERIFY_THROWS_EXCEPTION(InputError, make_frame_writer(folder.filePath(QStringLiteral("nowhere/a")), format,
                                                           {.size = {10, 10}, .frames_per_second = 25}));
    QVERIFY(QDir(folder.path()).isEmpty());
  }

  void memory_does_not_grow_data() { add_formats(); }
  void memory_does_not_grow() {
    QFETCH(const AnimationFormat, format);
    const QTemporaryDir folder;
    const AnimationShape shape{.size = {320, 240}, .frames_per_second = 25};
    const std::unique_ptr<FrameWriter> writer = make_frame_writer(folder.filePath(QStringLiteral("a")), format, shape);
    long early = 0;
    for (int i = 0; i < 240; ++i) {
      writer->add(picture(shape.size, i));
      if (i == 80) early = resident_kilobytes();  // x264 looks forty frames ahead
    }
    // One picture has 300 kB.
    QVERIFY2(resident_kilobytes() - early < 3000, qPrintable(QString::number(resident_kilobytes() - early)));
    writer->finish();
  }

  void a_picture_that_stays_makes_its_webp_last() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.webp"));
    const std::unique_ptr<FrameWriter> writer =
        make_frame_writer(path, AnimationFormat::webp, {.size = {64, 64}, .frames_per_second = 30});
    for (const int shown : {1, 1, 1, 2}) writer->add(picture({64, 64}, shown));
    writer->finish();
    const QString info = output_of(QStringLiteral("webpinfo"), {path});
    QCOMPARE(info.count(QStringLiteral("Chunk ANMF")), 2);
    QVERIFY2(info.contains(QStringLiteral("Duration: 100")), qPrintable(info));
    QVERIFY2(info.contains(QStringLiteral("Duration: 33")), qPrintable(info));
  }

  void the_changed_part_is_the_smallest_rectangle() {
    QImage before(20, 10, QImage::Format_RGB32);
    before.fill(Qt::black);
    QImage after = before;
    QVERIFY(changed_part(before, after).isEmpty());
    after.setPixel(3, 7, qRgb(1, 0, 0));
    after.setPixel(15, 2, qRgb(0, 1, 0));
    QCOMPARE(changed_part(before, after), QRect(QPoint(3, 2), QPoint(15, 7)));
  }

  void few_colours_are_kept_as_they_are() {
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(qRgb(10, 20, 30));
    for (int x = 0; x < 16; ++x) image.setPixel(x, 3, qRgb(200, 16 * x, 0));
    Palette palette(image);
    QVERIFY(palette.fits(image));
    std::array<std::uint8_t, 16> indices{};
    palette.map_line(reinterpret_cast<const QRgb*>(image.constScanLine(3)), 16, 3, indices.data());
    for (int x = 0; x < 16; ++x) QCOMPARE(palette.colors()[indices[static_cast<std::size_t>(x)]], qRgb(200, 16 * x, 0));
    image.fill(qRgb(250, 250, 250));
    QVERIFY(!palette.fits(image));
  }
};

PUSHFORWARD_GUI_TEST(FrameWriterTest)
#include "frame_writer_test.moc"
