// Pictures one after the other into an animated file: WebP, GIF or MP4. However many there are, the memory is that of a
// few; what was written before finish() is no file yet and leaves no trace. The same pictures make the same bytes.
// Belongs to one thread at a time.
#pragma once

#include <QImage>
#include <QString>
#include <memory>
#include <optional>

namespace pushforward::app {

enum class AnimationFormat { webp, gif, mp4 };

// By the ending of a file's name.
[[nodiscard]] std::optional<AnimationFormat> animation_format_of(const QString& path);
// "webp", "gif", "mp4".
[[nodiscard]] QString ending_of(AnimationFormat format);

struct AnimationShape {
  QSize size;  // of every picture, in pixels; an MP4 of an odd size gets another row or column of the same colour
  int frames_per_second = 25;
  bool operator==(const AnimationShape&) const = default;
};

class FrameWriter {
 public:
  virtual ~FrameWriter() = default;
  FrameWriter(const FrameWriter&) = delete;
  FrameWriter& operator=(const FrameWriter&) = delete;

  // Of the shape's size; transparent parts become black. All throw InputError with a whole sentence.
  virtual void add(const QImage& picture) = 0;
  // The file takes its name. At least one picture was added.
  virtual void finish() = 0;

 protected:
  FrameWriter() = default;
};

[[nodiscard]] std::unique_ptr<FrameWriter> make_frame_writer(const QString& path, AnimationFormat format,
                                                             const AnimationShape& shape);

}  // namespace pushforward::app
