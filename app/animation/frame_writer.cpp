#include "app/animation/frame_writer.h"

#include <QFileInfo>
#include <array>

#include "app/animation/ffmpeg_writer.h"
#include "app/animation/webp_writer.h"

namespace pushforward::app {

std::optional<AnimationFormat> animation_format_of(const QString& path) {
  const QString ending = QFileInfo(path).suffix().toLower();
  for (const AnimationFormat format : {AnimationFormat::webp, AnimationFormat::gif, AnimationFormat::mp4})
    if (ending == ending_of(format)) return format;
  return std::nullopt;
}

QString ending_of(AnimationFormat format) {
  static const std::array endings{QStringLiteral("webp"), QStringLiteral("gif"), QStringLiteral("mp4")};
  return endings.at(static_cast<std::size_t>(format));
}

std::unique_ptr<FrameWriter> make_frame_writer(const QString& path, AnimationFormat format,
                                               const AnimationShape& shape) {
  switch (format) {
    case AnimationFormat::webp:
      return make_webp_writer(path, shape);
    case AnimationFormat::gif:
      return make_gif_writer(path, shape);
    case AnimationFormat::mp4:
      return make_mp4_writer(path, shape);
  }
  return nullptr;
}

}  // namespace pushforward::app
