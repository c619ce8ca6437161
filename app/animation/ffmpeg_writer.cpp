#include "app/animation/ffmpeg_writer.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>

#include "app/animation/palette.h"
#include "core/errors.h"
#include "core/files/new_file.h"

namespace pushforward::app {
namespace {

class FfmpegWriterTexts {
  Q_DECLARE_TR_FUNCTIONS(FfmpegWriter)
};

struct FormatEnd {
  void operator()(AVFormatContext* format) const {
    if (format->pb != nullptr) avio_closep(&format->pb);
    avformat_free_context(format);
  }
};
struct CodecEnd {
  void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
};
struct FrameEnd {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct PacketEnd {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct ScalerEnd {
  void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
};

// What GIF and MP4 have in common: one video stream, pictures in, packets to the file.
class FfmpegWriter : public FrameWriter {
 public:
  void add(const QImage& picture) override {
    // The encoder may still hold the data of the picture before.
    check(av_frame_make_writable(frame_.get()));
    fill(*frame_, picture.convertToFormat(QImage::Format_RGB32));
    frame_->pts = av_rescale_q(frames_++, {1, shape_.frames_per_second}, codec_->time_base);
    encode(frame_.get());
  }

  void finish() override {
    encode(nullptr);
    check(av_write_trailer(format_.get()));
    check_file();
    check(avio_closep(&format_->pb));
    file_.take_its_name();
  }

 protected:
  FfmpegWriter(const QString& path, const AnimationShape& shape) : shape_(shape), file_(path.toStdString()) {
    // Errors are told by exceptions, not on standard error.
    av_log_set_level(AV_LOG_QUIET);
  }

  // Opens the stream; `set_up` gives the encoder its format and options.
  template <class SetUp>
  void open(const char* container, const AVCodec* encoder, QSize size, AVPixelFormat pixels, AVRational time_base,
            const SetUp& set_up) {
    if (encoder == nullptr)
      throw InputError("", FfmpegWriterTexts::tr("The FFmpeg libraries of this system have no encoder for this "
                                                 "format; choose another one.")
                               .toStdString());
    AVFormatContext* format = nullptr;
    check(avformat_alloc_output_context2(&format, nullptr, container, file_.path().c_str()));
    format_.reset(format);
    format_->flags |= AVFMT_FLAG_BITEXACT;
    codec_.reset(avcodec_alloc_context3(encoder));
    frame_.reset(av_frame_alloc());
    packet_.reset(av_packet_alloc());
    AVStream* stream = avformat_new_stream(format_.get(), nullptr);
    if (!codec_ || !frame_ || !packet_ || stream == nullptr) check(AVERROR(ENOMEM));
    codec_->width = size.width();
    codec_->height = size.height();
    codec_->pix_fmt = pixels;
    codec_->time_base = time_base;
    codec_->framerate = {shape_.frames_per_second, 1};
    // One thread, since the number of threads changes the bytes, and the training wants the others.
    codec_->thread_count = 1;
    codec_->flags |= AV_CODEC_FLAG_BITEXACT;
    if ((format_->oformat->flags & AVFMT_GLOBALHEADER) != 0) codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    set_up(*codec_);
    check(avcodec_open2(codec_.get(), encoder, nullptr));
    check(avcodec_parameters_from_context(stream->codecpar, codec_.get()));
    stream->time_base = time_base;
    stream->avg_frame_rate = codec_->framerate;
    frame_->format = pixels;
    frame_->width = size.width();
    frame_->height = size.height();
    check(av_frame_get_buffer(frame_.get(), 0));
    check(avio_open(&format_->pb, file_.path().c_str(), AVIO_FLAG_WRITE));
  }
  void write_header(AVDictionary* options) {
    const int result = avformat_write_header(format_.get(), &options);
    av_dict_free(&options);
    check(result);
  }

  virtual void fill(AVFrame& frame, const QImage& picture) = 0;  // in Format_RGB32

  void check(int result) const {
    if (result >= 0) return;
    if (result == AVERROR(ENOMEM))
      throw InputError(
          "", FfmpegWriterTexts::tr("There is not enough memory for pictures of this size; choose a smaller one.")
                  .toStdString());
    constexpr std::array in_the_file{ENOSPC, EFBIG, EACCES, EROFS, ENOENT, EIO, EDQUOT};
    for (const int error : in_the_file)
      if (result == AVERROR(error)) file_.refuse(error);
    std::array<char, AV_ERROR_MAX_STRING_SIZE> reason{};
    av_strerror(result, reason.data(), reason.size());
    throw InputError("", FfmpegWriterTexts::tr("The animation could not be encoded: %1. Choose another size or format.")
                             .arg(QString::fromUtf8(reason.data()))
                             .toStdString());
  }

  AnimationShape shape_;

 private:
  // What went wrong in the buffer behind the encoder's back.
  void check_file() const {
    if (format_->pb != nullptr && format_->pb->error < 0) check(format_->pb->error);
  }

  void encode(const AVFrame* frame) {
    check(avcodec_send_frame(codec_.get(), frame));
    for (;;) {
      const int result = avcodec_receive_packet(codec_.get(), packet_.get());
      if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) break;
      check(result);
      if (packet_->duration == 0) packet_->duration = av_rescale_q(1, av_inv_q(codec_->framerate), codec_->time_base);
      av_packet_rescale_ts(packet_.get(), codec_->time_base, format_->streams[0]->time_base);
      check(av_interleaved_write_frame(format_.get(), packet_.get()));
    }
    check_file();
  }

  NewFile file_;
  std::unique_ptr<AVFormatContext, FormatEnd> format_;
  std::unique_ptr<AVCodecContext, CodecEnd> codec_;
  std::unique_ptr<AVFrame, FrameEnd> frame_;
  std::unique_ptr<AVPacket, PacketEnd> packet_;
  std::int64_t frames_ = 0;
};

class GifWriter final : public FfmpegWriter {
 public:
  GifWriter(const QString& path, const AnimationShape& shape) : FfmpegWriter(path, shape) {
    constexpr int largest_side = 65535;
    if (shape.size.isEmpty() || shape.size.width() > largest_side || shape.size.height() > largest_side)
      throw InputError(
          "size", FfmpegWriterTexts::tr("A GIF has 1 to 65535 pixels on a side; choose another size.").toStdString());
    // A GIF counts time in hundredths of a second.
    open("gif", avcodec_find_encoder(AV_CODEC_ID_GIF), shape.size, AV_PIX_FMT_PAL8, {1, 100}, [](AVCodecContext&) {});
    write_header(nullptr);
  }

 private:
  void fill(AVFrame& frame, const QImage& picture) override {
    // The same colours as long as they do: what does not change need not be written again then.
    if (!palette_ || !palette_->fits(picture)) palette_.emplace(picture);
    auto* colors = reinterpret_cast<std::uint32_t*>(frame.data[1]);
    std::fill_n(colors, 256, 0U);  // what is no colour is transparent: "as before"
    std::ranges::copy(palette_->colors(), colors);
    for (int y = 0; y < picture.height(); ++y)
      palette_->map_line(reinterpret_cast<const QRgb*>(picture.constScanLine(y)), picture.width(), y,
                         frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0]);
  }

  std::optional<Palette> palette_;
};

class Mp4Writer final : public FfmpegWriter {
 public:
  Mp4Writer(const QString& path, const AnimationShape& shape) : FfmpegWriter(path, shape), size_(even(shape.size)) {
    constexpr int largest_side = 16384;
    if (shape.size.isEmpty() || size_.width() > largest_side || size_.height() > largest_side)
      throw InputError(
          "size", FfmpegWriterTexts::tr("An MP4 has 1 to 16384 pixels on a side; choose another size.").toStdString());
    const AVCodec* encoder = avcodec_find_encoder_by_name("libx264");
    const bool is_h264 = encoder != nullptr;
    if (!is_h264) encoder = avcodec_find_encoder(AV_CODEC_ID_MPEG4);
    open("mp4", encoder, size_, AV_PIX_FMT_YUV420P, {1, shape.frames_per_second}, [&](AVCodecContext& codec) {
      codec.colorspace = AVCOL_SPC_BT709;
      codec.color_primaries = AVCOL_PRI_BT709;
      codec.color_trc = AVCOL_TRC_BT709;
      codec.color_range = AVCOL_RANGE_MPEG;
      if (is_h264) {
        av_opt_set(codec.priv_data, "preset", "veryfast", 0);
        av_opt_set(codec.priv_data, "tune", "animation", 0);
        av_opt_set(codec.priv_data, "crf", "18", 0);
      } else {
        codec.flags |= AV_CODEC_FLAG_QSCALE;
        codec.global_quality = 3 * FF_QP2LAMBDA;
      }
    });
    scaler_.reset(sws_getContext(size_.width(), size_.height(), AV_PIX_FMT_BGRA, size_.width(), size_.height(),
                                 AV_PIX_FMT_YUV420P, SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT, nullptr, nullptr,
                                 nullptr));
    if (!scaler_) check(AVERROR(ENOMEM));
    const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
    constexpr int full_range = 1;
    constexpr int video_range = 0;
    constexpr int unchanged = 1 << 16;
    sws_setColorspaceDetails(scaler_.get(), bt709, full_range, bt709, video_range, 0, unchanged, unchanged);
    // The table of contents at the beginning, so that a browser plays it while it comes.
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "+faststart", 0);
    write_header(options);
  }

 private:
  static QSize even(QSize size) { return {size.width() + size.width() % 2, size.height() + size.height() % 2}; }

  void fill(AVFrame& frame, const QImage& picture) override {
    const QImage whole = picture.size() == size_ ? picture : widened(picture);
    const std::uint8_t* lines[] = {whole.constBits()};
    const int length[] = {static_cast<int>(whole.bytesPerLine())};
    sws_scale(scaler_.get(), lines, length, 0, size_.height(), frame.data, frame.linesize);
  }

  // With the last column and row once more where the size is odd.
  [[nodiscard]] QImage widened(const QImage& picture) const {
    QImage whole(size_, QImage::Format_RGB32);
    for (int y = 0; y < size_.height(); ++y) {
      const auto* from = reinterpret_cast<const QRgb*>(picture.constScanLine(std::min(y, picture.height() - 1)));
      auto* to = reinterpret_cast<QRgb*>(whole.scanLine(y));
      std::copy_n(from, picture.width(), to);
      to[size_.width() - 1] = from[picture.width() - 1];
    }
    return whole;
  }

  QSize size_;
  std::unique_ptr<SwsContext, ScalerEnd> scaler_;
};

}  // namespace

std::unique_ptr<FrameWriter> make_gif_writer(const QString& path, const AnimationShape& shape) {
  return std::make_unique<GifWriter>(path, shape);
}

std::unique_ptr<FrameWriter> make_mp4_writer(const QString& path, const AnimationShape& shape) {
  return std::make_unique<Mp4Writer>(path, shape);
}

}  // namespace pushforward::app
