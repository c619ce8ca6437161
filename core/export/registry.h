// All that a model can be exported as, besides pictures: what `pushforward export --as` and the window's dialog offer.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/export/caption.h"
#include "core/export/model_tables.h"
#include "core/project/project.h"
#include "core/train/metrics.h"

namespace pushforward {

struct ExportRequest {
  Project project;
  std::string format;              // one of the kind's
  int count = 1000;                // points or samples
  int side = 256;                  // cells on the longer side of a field; vertices on a side of the grid
  std::optional<Box> box = {};     // of a field; without it, that of the target
  std::optional<Metrics> metrics;  // for the caption
  CaptionWords words = {};         // of the caption
};

// What of a request, besides the project, a kind looks at.
enum class ExportNeeds { nothing, count, side, metrics };

struct ExportKind {
  std::string id;                    // e.g. "pytorch"
  std::string title;                 // e.g. "PyTorch script"
  std::string doc;                   // a sentence for the tooltip
  std::vector<std::string> formats;  // endings of files without the dot, the usual one first
  ExportNeeds needs = ExportNeeds::nothing;
  int usual_side = 256;
  // The bytes of the file. May throw InputError.
  std::string (*make)(const ExportRequest& request, const ExportProgress& progress);
};

[[nodiscard]] const std::vector<ExportKind>& all_exports();
// Throws InputError naming those that there are.
[[nodiscard]] const ExportKind& find_export(std::string_view id);
// By the ending of a file's name: a format of the kind, its usual one for a name without an ending. Throws InputError
// naming the kind's formats for another one.
[[nodiscard]] std::string format_of(const ExportKind& kind, const std::filesystem::path& file);

}  // namespace pushforward
