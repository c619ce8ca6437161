// A target from a person's file: points from CSV or .npy, a density from .npy or a picture.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/import/import_progress.h"
#include "core/layers/layer.h"
#include "core/targets/target.h"

namespace pushforward {

struct ImportedTarget {
  TargetChoice choice;
  std::string remark;  // a sentence on what was changed on the way (scaled, thinned); empty when nothing was
};

// Points that lie far from the base N(0, I), or are much wider or narrower, are shifted and scaled by one factor; of
// too many every k-th is kept; the remark says so.
[[nodiscard]] ImportedTarget target_of_points(NumberRows points);

// `density` are values, not negative, the top row first as in pictures; more is denser. Averaged down to at most
// 128 cells a side with its aspect kept. Throws InputError (field `name`).
[[nodiscard]] ImportedTarget target_of_picture(const Matrix& density, const std::string& name);

// By the file's beginning: .npy of shape (N, 2) are points and of any other a density; what is no .npy is read as
// delimited text. Throws InputError whose field begins with the file's name.
[[nodiscard]] ImportedTarget import_target(std::string_view bytes, const std::string& name,
                                           const ImportProgress& progress = {});
// The same; also says when the file cannot be read or is larger than 256 MiB.
[[nodiscard]] ImportedTarget import_target(const std::filesystem::path& path);

}  // namespace pushforward
