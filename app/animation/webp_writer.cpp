#include "app/animation/webp_writer.h"

#include <webp/encode.h>

#include <QCoreApplication>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/animation/changed_part.h"
#include "core/errors.h"
#include "core/files/new_file.h"

namespace pushforward::app {
namespace {

constexpr float quality = 88.0F;  // of 100; text and thin lines keep their edges
constexpr int effort = 3;         // of 6: more costs time and saves few bytes
constexpr int largest_side = 16383;

class WebpWriterTexts {
  Q_DECLARE_TR_FUNCTIONS(WebpWriter)
};

std::string little_endian(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((number >> (8 * i)) & 0xFFU);
  return text;
}

// Numbers and layout by the WebP container specification (developers.google.com/speed/webp/docs/riff_container).
std::string chunk(std::string_view name, std::string_view payload) {
  std::string text(name);
  text += little_endian(static_cast<std::uint32_t>(payload.size()), 4);
  text += payload;
  if (payload.size() % 2 == 1) text += '\0';
  return text;
}

int append(const std::uint8_t* data, std::size_t size, const WebPPicture* picture) {
  static_cast<std::string*>(picture->custom_ptr)->append(reinterpret_cast<const char*>(data), size);
  return 1;
}

// Owns libwebp's memory of a picture.
class Picture {
 public:
  Picture() {
    if (WebPPictureInit(&picture_) == 0)
      throw InputError("", WebpWriterTexts::tr("The WebP library is of another version; reinstall it.").toStdString());
  }
  ~Picture() { WebPPictureFree(&picture_); }
  Picture(const Picture&) = delete;
  Picture& operator=(const Picture&) = delete;
  [[nodiscard]] WebPPicture* get() { return &picture_; }

 private:
  WebPPicture picture_{};
};

class WebpWriter final : public FrameWriter {
 public:
  WebpWriter(const QString& path, const AnimationShape& shape) : file_(path.toStdString()), shape_(shape) {
    if (shape.size.isEmpty() || shape.size.width() > largest_side || shape.size.height() > largest_side)
      throw InputError(
          "size", WebpWriterTexts::tr("A WebP has 1 to 16383 pixels on a side; choose another size.").toStdString());
    const auto side = [](int pixels) { return little_endian(static_cast<std::uint32_t>(pixels - 1), 3); };
    constexpr char animation_flag = 2;
    std::string extended(1, animation_flag);
    extended += std::string(3, '\0') + side(shape.size.width()) + side(shape.size.height());
    // A background of opaque black, and no end of repetitions.
    const std::string animation = std::string("\0\0\0\xFF", 4) + std::string(2, '\0');
    put("RIFF" + little_endian(0, 4) + "WEBP" + chunk("VP8X", extended) + chunk("ANIM", animation));
  }

  void add(const QImage& picture) override {
    QImage opaque = picture.convertToFormat(QImage::Format_RGB32);
    QRect part = opaque.rect();
    if (!last_.isNull()) {
      part = changed_part(last_, opaque);
      // Places are even in the file.
      if (!part.isEmpty()) part.setTopLeft({part.left() - part.left() % 2, part.top() - part.top() % 2});
    }
    if (!last_.isNull() && part.isEmpty()) {
      ++frames_;  // the one before stays longer
      return;
    }
    put_waiting();
    waiting_ = encoded(opaque, part);
    waiting_part_ = part;
    waiting_since_ = frames_++;
    last_ = std::move(opaque);
  }

  void finish() override {
    put_waiting();
    const std::string size = little_endian(static_cast<std::uint32_t>(written_ - 8), 4);
    file_.overwrite(4, size);
    file_.take_its_name();
  }

 private:
  void put(const std::string& bytes) {
    file_.write(bytes);
    written_ += bytes.size();
  }

  // Time in milliseconds of frame number `frame`, so that rounding does not add up.
  [[nodiscard]] int time_of(int frame) const {
    return static_cast<int>((static_cast<std::int64_t>(frame) * 1000 + shape_.frames_per_second / 2) /
                            shape_.frames_per_second);
  }

  // A picture's duration is known when the next one comes.
  void put_waiting() {
    if (waiting_.empty()) return;
    const auto field = [](int number, int bytes) { return little_endian(static_cast<std::uint32_t>(number), bytes); };
    std::string payload = field(waiting_part_.left() / 2, 3) + field(waiting_part_.top() / 2, 3) +
                          field(waiting_part_.width() - 1, 3) + field(waiting_part_.height() - 1, 3) +
                          field(time_of(frames_) - time_of(waiting_since_), 3);
    constexpr char replaces_without_blending = 2;
    payload += replaces_without_blending;
    payload += waiting_;
    put(chunk("ANMF", payload));
    waiting_.clear();
  }

  // The chunk of one picture, without the header of a file around it.
  static std::string encoded(const QImage& picture, const QRect& part) {
    WebPConfig config;
    if (WebPConfigPreset(&config, WEBP_PRESET_DRAWING, quality) == 0)
      throw InputError("", WebpWriterTexts::tr("The WebP library is of another version; reinstall it.").toStdString());
    config.method = effort;
    Picture web;
    web.get()->width = part.width();
    web.get()->height = part.height();
    const std::uint8_t* first =
        picture.constScanLine(part.top()) + sizeof(QRgb) * static_cast<std::size_t>(part.left());
    std::string bytes;
    web.get()->writer = append;
    web.get()->custom_ptr = &bytes;
    // Format_RGB32 lies in memory as B, G, R, X.
    if (WebPPictureImportBGRX(web.get(), first, static_cast<int>(picture.bytesPerLine())) == 0 ||
        WebPEncode(&config, web.get()) == 0)
      throw InputError(
          "", WebpWriterTexts::tr("There is not enough memory for pictures of this size; choose a smaller one.")
                  .toStdString());
    constexpr std::size_t file_header = 12;  // "RIFF", size, "WEBP"
    return bytes.substr(file_header);
  }

  NewFile file_;
  AnimationShape shape_;
  std::size_t written_ = 0;
  int frames_ = 0;
  QImage last_;
  std::string waiting_;  // the chunk of the last picture that differed
  QRect waiting_part_;
  int waiting_since_ = 0;  // the number of its frame
};

}  // namespace

std::unique_ptr<FrameWriter> make_webp_writer(const QString& path, const AnimationShape& shape) {
  return std::make_unique<WebpWriter>(path, shape);
}

}  // namespace pushforward::app
