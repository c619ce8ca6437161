// What a person chooses in the dialog: a figure's look, and how its panels come about. Remembered from one time to the
// next.
#pragma once

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "app/figures/figure.h"
#include "app/figures/model_source.h"

namespace pushforward::app {

// FigureModel::project of the window's other side, while two models are side by side.
inline constexpr const char* other_side = "the other side";

enum class Composition { views, depths, steps, temperatures, layer_counts, comparison };

struct FigureChoice {
  Figure look;  // without panels
  Composition composition = Composition::views;
  QStringList views{QStringLiteral("density")};  // all are drawn side by side and in a comparison, else the first
  static constexpr int most_columns = 12;
  int columns = 0;                                  // 0: as many as make the panels largest
  QString other = QStringLiteral("single-planar");  // preset that is compared with, or other_side
  // Of views side by side: so many layers act (Panel::depth), as the window shows it; none: all. Not remembered.
  std::optional<double> depth = std::nullopt;
  bool takes_kept_states = true;  // of steps: what the window kept, else another training from the seed

  // The figure with its panels, of this project, and of the one beside it if there is one. Throws InputError when
  // nothing was kept of what it is to show.
  [[nodiscard]] Figure figure(const ModelState& own, const ModelState* beside = nullptr) const;
  // Whether it shows the project as it is now, so that it changes while training goes on; else it trains for itself.
  [[nodiscard]] bool is_live() const;

  // The person's last choice; what can't be read counts as the default.
  [[nodiscard]] static FigureChoice restored();
  void keep() const;
};

}  // namespace pushforward::app
