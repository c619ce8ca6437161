// Points of the plane from delimited text: CSV, TSV, or columns parted by spaces.
#pragma once

#include <string>
#include <string_view>

#include "core/import/import_progress.h"
#include "core/targets/target_data.h"

namespace pushforward {

// Columns are parted by tabs, semicolons, commas or spaces, whichever the first line with numbers has, in this order;
// beside semicolons and tabs a comma may be the decimal sign. Blank lines and lines that begin with # are skipped. The
// first line may be a header; one that names x1 and x2 (or x and y) says which columns are meant, else there must be
// exactly two. Throws InputError whose field is "<name>:<line>".
[[nodiscard]] NumberRows read_delimited_points(std::string_view text, const std::string& name,
                                               const ImportProgress& progress = {});

}  // namespace pushforward
