// GIF and MP4 by the FFmpeg libraries. An MP4 is H.264 where FFmpeg can encode it (libx264), else MPEG-4.
#pragma once

#include "app/animation/frame_writer.h"

namespace pushforward::app {

[[nodiscard]] std::unique_ptr<FrameWriter> make_gif_writer(const QString& path, const AnimationShape& shape);
[[nodiscard]] std::unique_ptr<FrameWriter> make_mp4_writer(const QString& path, const AnimationShape& shape);

}  // namespace pushforward::app
