#include "gpu/chunk_room.h"

#include <algorithm>
#include <cstdint>

namespace pushforward::gpu {

ChunkRoom::ChunkRoom(const Program& program, int groups) : program_(program), groups_(groups) {
  // Kernels need a buffer behind every argument.
  partials_.reserve(program_, 8);
  losses_.reserve(program_, 1);
  scratch_.reserve(program_, 1);
}

int ChunkRoom::chunks_for(int batch, int numbers) const {
  const int blocks = (batch + program_.options().block - 1) / program_.options().block;
  constexpr int most_numbers = 1 << 26;
  return std::clamp(std::min(blocks, most_chunks()), 1, std::max(1, most_numbers / numbers));
}

int ChunkRoom::sums_size(const StackLayout& layout) const {
  const int team = program_.options().team;
  return team > 1 ? layout.sum_numbers * team : 0;
}

bool ChunkRoom::reserve(int chunks, const StackLayout& layout, int dim, bool all_groups) {
  if (chunks <= capacity_) return false;
  constexpr std::int64_t most_in_areas = 1 << 24;  // numbers: 64 MiB
  areas_ = all_groups && std::int64_t{groups_} * chunks * layout.partial_size <= most_in_areas ? groups_ : 1;
  partials_.reserve(program_, areas_ * chunks * layout.partial_size);
  losses_.reserve(program_, areas_ * chunks);
  const int block = program_.options().block;
  scratch_size_ =
      block * (dim * (layout.active + 2) + 3) + layout.saved_size + layout.temporary_size + sums_size(layout);
  scratch_size_ = (scratch_size_ + 15) / 16 * 16;
  launched_groups_ = all_groups ? groups_ : std::min(chunks, groups_);
  scratch_.reserve(program_, launched_groups_ * scratch_size_);
  capacity_ = chunks;
  return true;
}

}  // namespace pushforward::gpu
