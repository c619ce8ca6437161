#include "core/targets/formula_range.h"

#include <array>
#include <cmath>
#include <limits>
#include <sstream>

#include "core/targets/parallel_density.h"

namespace pushforward {

namespace {

constexpr std::array half_sides = {6.0, 12.0, 24.0, 48.0, 96.0};
constexpr int side = 160;       // of the grids that are looked at
constexpr double depth = 36.0;  // nats: what lies lower is no part of the target
constexpr double shallow = 18.0;

struct Look {
  double half = 0.0;
  Vector at;        // node coordinates along both axes
  Matrix energies;  // (row, column)
  double lowest = std::numeric_limits<double>::infinity();
  double lowest_at_edge = std::numeric_limits<double>::infinity();
  double edge1 = 0.0;  // where that is
  double edge2 = 0.0;
};

std::string place(double x1, double x2) {
  std::ostringstream text;
  text.precision(3);
  text << "(" << x1 << ", " << x2 << ")";
  return text.str();
}

Look look(const Expression& energy, double half) {
  Look seen{.half = half, .at = cell_centres(-half, half, side), .energies = {}};
  seen.energies = energy_on_grid(energy, seen.at, seen.at);
  for (Eigen::Index column = 0; column < side; ++column) {
    for (Eigen::Index row = 0; row < side; ++row) {
      const double value = seen.energies(row, column);
      if (std::isnan(value)) continue;
      seen.lowest = std::min(seen.lowest, value);
      const bool at_edge = row == 0 || column == 0 || row == side - 1 || column == side - 1;
      if (at_edge && value < seen.lowest_at_edge) {
        seen.lowest_at_edge = value;
        seen.edge1 = seen.at(column);
        seen.edge2 = seen.at(row);
      }
    }
  }
  return seen;
}

// The fault nearest to the origin is named.
void check_numbers(const Look& seen) {
  double nearest = std::numeric_limits<double>::infinity();
  std::string sentence;
  for (Eigen::Index column = 0; column < side; ++column) {
    for (Eigen::Index row = 0; row < side; ++row) {
      const double value = seen.energies(row, column);
      if (!std::isnan(value) && value != -std::numeric_limits<double>::infinity()) continue;
      const double distance = std::hypot(seen.at(column), seen.at(row));
      if (distance >= nearest) continue;
      nearest = distance;
      sentence = "U is " + std::string(std::isnan(value) ? "not a number" : "minus infinity") + " at " +
                 place(seen.at(column), seen.at(row)) +
                 "; it must be a number wherever there is density. Mind logarithms and roots of what may be negative.";
    }
  }
  if (!sentence.empty()) throw InputError("", sentence);
}

double lowest_beyond(const Look& seen, double half) {
  double lowest = std::numeric_limits<double>::infinity();
  for (Eigen::Index column = 0; column < side; ++column) {
    for (Eigen::Index row = 0; row < side; ++row) {
      if (std::abs(seen.at(column)) <= half && std::abs(seen.at(row)) <= half) continue;
      if (seen.energies(row, column) < lowest) lowest = seen.energies(row, column);
    }
  }
  return lowest;
}

Box box_above(const Look& seen, double below_peak) {
  Box box{seen.half, -seen.half, seen.half, -seen.half};
  for (Eigen::Index column = 0; column < side; ++column) {
    for (Eigen::Index row = 0; row < side; ++row) {
      if (!(seen.energies(row, column) < seen.lowest + below_peak)) continue;
      box.left = std::min(box.left, seen.at(column));
      box.right = std::max(box.right, seen.at(column));
      box.bottom = std::min(box.bottom, seen.at(row));
      box.top = std::max(box.top, seen.at(row));
    }
  }
  const double cell = 2.0 * seen.half / side;
  return {box.left - cell, box.right + cell, box.bottom - cell, box.top + cell};
}

}  // namespace

Matrix energy_on_grid(const Expression& energy, const Vector& x1, const Vector& x2) {
  Matrix values(x2.size(), x1.size());
  const Expression::Numbers second = x2.array();
  Expression::Numbers first(x2.size());
  for (Eigen::Index column = 0; column < x1.size(); ++column) {
    first.setConstant(x1(column));
    values.col(column) = energy.evaluate(first, second).matrix();
  }
  return values;
}

FormulaRange find_formula_range(const Expression& energy) {
  const Look widest = look(energy, half_sides.back());
  for (const double half : half_sides) {
    const Look seen = half == widest.half ? widest : look(energy, half);
    check_numbers(seen);
    // A valley that lies farther out counts as well.
    const double lowest_elsewhere = std::min(seen.lowest_at_edge, lowest_beyond(widest, half));
    if (!(lowest_elsewhere > seen.lowest + depth)) continue;
    return {.checked = {-half, half, -half, half},
            .lowest = seen.lowest,
            .all = box_above(seen, depth),
            .most = box_above(seen, shallow)};
  }
  std::ostringstream sentence;
  sentence.precision(3);
  if (!std::isfinite(widest.lowest)) {
    sentence << "U is infinite everywhere, so there is no density at all; give it a finite value somewhere.";
  } else {
    sentence << "exp(−U) does not fall off far out, so it is no density: at " << place(widest.edge1, widest.edge2)
             << " U is only " << widest.lowest_at_edge - widest.lowest
             << " above its lowest value. Add something that grows in every direction, for instance + 0.1*(x^2 + y^2).";
  }
  throw InputError("", sentence.str());
}

}  // namespace pushforward
