// Pairs of models that are ready to be compared. A new one is an entry in compare_pairs.cpp.
#pragma once

#include <QString>
#include <array>
#include <functional>
#include <vector>

#include "core/project/project.h"

namespace pushforward::app {

struct ComparePair {
  QString id;        // e.g. "depth", for the command line and tests
  QString title;     // e.g. "4 planar against 32 planar"
  QString sentence;  // what it shows
  std::function<Project()> a;
  std::function<Project()> b;
  std::array<QString, 2> pictures;  // of a and b, as carried_picture() knows them: a preset's, or the pair's own
};

[[nodiscard]] std::vector<ComparePair> all_compare_pairs();
// Throws InputError naming the pairs that there are.
[[nodiscard]] ComparePair compare_pair(const QString& id);

}  // namespace pushforward::app
