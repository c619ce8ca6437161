// Animated WebP: pictures encoded by libwebp, each written as soon as it is made. libwebp's own WebPAnimEncoder keeps
// all of them until the end, so its memory grows with the animation.
#pragma once

#include "app/animation/frame_writer.h"

namespace pushforward::app {

[[nodiscard]] std::unique_ptr<FrameWriter> make_webp_writer(const QString& path, const AnimationShape& shape);

}  // namespace pushforward::app
