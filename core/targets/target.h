// A target: what a flow is trained against. A normalised log-density on the plane, a sampler, a box and a name.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layers/layer.h"
#include "core/random/counter.h"
#include "core/targets/target_data.h"

namespace pushforward {

// Axis-aligned rectangle in the plane.
struct Box {
  double left = -4.0;
  double right = 4.0;
  double bottom = -4.0;
  double top = 4.0;
  bool operator==(const Box&) const = default;
};

struct Samples {
  Matrix points;                // 2 x N
  std::vector<int> components;  // N, which part of the data (0, 1, ...) a point belongs to: upper or lower moon, say
};

class Target {
 public:
  virtual ~Target() = default;
  // Normalised; -infinity where the density is zero. `points` is 2 x N.
  [[nodiscard]] virtual Vector log_density(const Matrix& points) const = 0;
  // The same at the nodes of a tensor grid: element (j, i) belongs to (x1(i), x2(j)). A target whose density separates
  // may do this faster than point by point, as tables, contours and quadratures need it.
  [[nodiscard]] virtual Matrix log_density_on_grid(const Vector& x1, const Vector& x2) const;
  [[nodiscard]] virtual Samples sample(int count, std::uint64_t seed) const = 0;
  // Differential entropy in nats: the floor of every model's expected negative log-likelihood.
  [[nodiscard]] virtual double entropy() const = 0;
  // Says how the entropy was computed, e.g. "closed form", "midpoint quadrature, 2048 x 2048".
  [[nodiscard]] virtual std::string entropy_method() const = 0;
  // Holds all but about 1e-6 of the mass; views open on it.
  [[nodiscard]] virtual Box box() const = 0;
  // Discontinuous densities (checkerboard, uniform-square) can't be tabulated exactly near their edges.
  [[nodiscard]] virtual bool is_continuous() const { return true; }
  // Names of the components, for legends; empty when there is one only.
  [[nodiscard]] virtual std::vector<std::string> component_names() const { return {}; }
};

struct TargetParameterSpec {
  std::string id;  // e.g. "distance"
  std::string title;
  std::string doc;
  double minimum = 0.0;
  double maximum = 1.0;
  double default_value = 0.0;
};

// Of a target that a person makes: what it is made of, and how.
struct TargetDataSpec {
  std::string id;  // key in files, e.g. "energy"
  std::string title;
  std::string doc;
  TargetDatum example;  // what the target is while nothing else is given; tells the datum's kind, and a row's length
  // Throws InputError with a field relative to the target ("components[2]"); quick, unlike making the target.
  void (*check)(const TargetDatum& datum);
  std::shared_ptr<const Target> (*make)(const std::map<std::string, double>& parameters, const TargetDatum& datum);
};

struct TargetSpec {
  std::string id;  // e.g. "two-moons"
  std::string title;
  std::string doc;
  std::string formula_html;
  std::vector<TargetParameterSpec> parameters;
  std::shared_ptr<const Target> (*make)(const std::map<std::string, double>& parameters);  // null for one's own
  std::optional<TargetDataSpec> data = std::nullopt;                                       // of one's own only
};

// What a project says of its target: an id, its parameters (missing ones take their default) and, for a target of one's
// own, its data (the example when there are none).
struct TargetChoice {
  std::string id = "two-moons";
  std::map<std::string, double> parameters;
  TargetData data{};
  bool operator==(const TargetChoice&) const = default;
};

// In order of the gallery, those of one's own last.
[[nodiscard]] const std::vector<TargetSpec>& all_targets();
// Both throw InputError (fields "target.id", "target.<parameter>", "target.<data>...") that names what is known.
[[nodiscard]] const TargetSpec& find_target(std::string_view id);
[[nodiscard]] std::shared_ptr<const Target> make_target(const TargetChoice& choice);
// The choice's data, or the example of its target.
[[nodiscard]] const TargetDatum& data_of(const TargetChoice& choice);
// The choice's value of a parameter, or its default.
[[nodiscard]] double parameter_of(const TargetChoice& choice, std::string_view parameter);

}  // namespace pushforward
