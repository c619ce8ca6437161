#include "app/figures/figure_kind.h"

#include <algorithm>
#include <cmath>

#include "core/errors.h"
#include "core/flow/depth.h"

namespace pushforward::app {
namespace {

// So many that a device is kept busy, so few that progress is told often and networks' levels fit into memory.
constexpr int points_at_once = 1 << 15;

void append(std::vector<float>& all, std::vector<float>&& piece) { all.insert(all.end(), piece.begin(), piece.end()); }

// The pieces of a request, in order; their results follow one another as those of the whole do.
std::vector<EvaluationRequest> pieces_of(const EvaluationRequest& request) {
  std::vector<EvaluationRequest> pieces;
  if (const auto* grid = std::get_if<Grid>(&request.source)) {
    const int rows_at_once = std::max(1, points_at_once / grid->columns);
    const double cell = (grid->box.top - grid->box.bottom) / grid->rows;
    for (int row = 0; row < grid->rows; row += rows_at_once) {
      const int rows = std::min(rows_at_once, grid->rows - row);
      pieces.push_back(request);
      Grid band = *grid;
      band.rows = rows;
      band.box.bottom = grid->box.bottom + row * cell;
      band.box.top = band.box.bottom + rows * cell;
      pieces.back().source = band;
    }
    return pieces;
  }
  const auto& points = std::get<std::vector<float>>(request.source);
  constexpr std::size_t numbers = 2 * static_cast<std::size_t>(points_at_once);
  for (std::size_t first = 0; first < points.size(); first += numbers) {
    pieces.push_back(request);
    pieces.back().source =
        std::vector<float>(points.begin() + static_cast<std::ptrdiff_t>(first),
                           points.begin() + static_cast<std::ptrdiff_t>(std::min(points.size(), first + numbers)));
  }
  return pieces;
}

}  // namespace

QSize PanelInput::pixels() const {
  return {std::max(1, static_cast<int>(std::lround(size.width() * dpi / points_per_inch))),
          std::max(1, static_cast<int>(std::lround(size.height() * dpi / points_per_inch)))};
}

double PanelInput::depth() const {
  const auto layers = static_cast<double>(state.stack->layers.size());
  if (panel.depth && *panel.depth > layers)
    throw InputError("depth", "the model has " + std::to_string(state.stack->layers.size()) + " layers only.");
  return panel.depth.value_or(layers);
}

double PanelInput::temperature() const { return panel.temperature.value_or(state.project.base.temperature); }

Evaluation PanelInput::evaluate(EvaluationRequest request) const { return evaluate_at(depth(), std::move(request)); }

Evaluation PanelInput::evaluate_at(double other_depth, EvaluationRequest request) const {
  request.range = {0, layers_at(other_depth)};
  request.stack =
      is_in_part(other_depth) ? std::make_shared<const Stack>(stack_at(*state.stack, other_depth)) : state.stack;
  request.temperature = temperature();
  request.table_cells = 0;
  Evaluation all;
  const std::vector<EvaluationRequest> pieces = pieces_of(request);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    tell(progress, static_cast<double>(i) / static_cast<double>(pieces.size()));
    Evaluation piece = engine.evaluate(pieces[i]);
    all.count += piece.count;
    append(all.points, std::move(piece.points));
    append(all.log_det, std::move(piece.log_det));
    append(all.log_prob, std::move(piece.log_prob));
  }
  return all;
}

const FigureKind& find_kind(const FigureKinds& kinds, std::string_view id) {
  std::string known;
  for (const FigureKind& kind : kinds) {
    if (kind.id == QLatin1String(id.data(), static_cast<qsizetype>(id.size()))) return kind;
    if (!known.empty()) known += ", ";
    known += kind.id.toStdString();
  }
  throw InputError("view", "\"" + std::string(id) + "\" can't be drawn; there are " + known + ".");
}

}  // namespace pushforward::app
