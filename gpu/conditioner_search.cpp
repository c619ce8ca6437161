#include "gpu/conditioner_search.h"

#include <algorithm>
#include <bit>

namespace pushforward::gpu {

std::vector<int> ConditionerSearch::networks_of(const StackImage& image, const Scratch& scratch) {
  DeviceBuffer<float> found;
  const int numbers = net_size * std::max(1, image.layout.layers);
  found.reserve(program_, numbers);
  set_arguments(find_, image.records.get(), image.hyper.get(), image.values.get(), image.layout.layers, found.get(),
                scratch.buffer.get(), image.layout.largest_saved);
  program_.run(find_, 1);
  std::vector<float> bits(static_cast<std::size_t>(numbers));
  found.read(program_, bits.data(), numbers);
  std::vector<int> networks(bits.size());
  std::ranges::transform(bits, networks.begin(), [](float number) { return std::bit_cast<int>(number); });
  return networks;
}

}  // namespace pushforward::gpu
