#include "gpu/device_stack.h"

#include <algorithm>

#include "gpu/kernel_codes.h"

namespace pushforward::gpu {

StackImage StackUploader::image_of(const Stack& stack) {
  StackImage image;
  image.layout = lay_out(stack);
  image.records.upload(program_, image.layout.records);
  image.hyper.upload(program_, image.layout.hyper);
  std::vector<int> sizes(static_cast<std::size_t>(std::max(image.layout.layers, 1)) * plan_size);
  DeviceBuffer<int> planned;
  planned.reserve(program_, static_cast<int>(sizes.size()));
  set_arguments(plan_, image.records.get(), image.hyper.get(), image.layout.layers, planned.get());
  program_.run(plan_, 1);
  planned.read(program_, sizes.data(), static_cast<int>(sizes.size()));
  complete_layout(image.layout, sizes);
  image.records.upload(program_, image.layout.records);
  image.values.reserve(program_, image.layout.value_size);
  set_arguments(masks_, image.records.get(), image.hyper.get(), image.layout.layers, image.values.get());
  program_.run(masks_, 1);
  return image;
}

StackImage StackUploader::copy_of(const StackImage& image) {
  StackImage copy = image;
  copy.values = {};
  copy.values.reserve(program_, image.layout.value_size);
  program_.queue().enqueueCopyBuffer(image.values.get(), copy.values.get(), 0, 0,
                                     sizeof(float) * static_cast<std::size_t>(image.layout.value_size));
  return copy;
}

}  // namespace pushforward::gpu
